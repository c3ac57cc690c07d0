"""Circles in the window: in the rail, as filters of the list of people, and the builder of rules."""
