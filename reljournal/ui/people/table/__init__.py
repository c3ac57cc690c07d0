"""The list of people as a table: columns chosen, moved, widened and sorted by, and remembered."""
