"""Several people chosen: what can be done with all of them at once."""
