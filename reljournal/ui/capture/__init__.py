"""One line, understood while it is typed."""
