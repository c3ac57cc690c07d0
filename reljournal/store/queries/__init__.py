"""Reading: every question the screens ask, answered with frozen records of the domain."""
