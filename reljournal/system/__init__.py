"""This computer: paths, settings, single instance, clock. Stands beside the store."""
