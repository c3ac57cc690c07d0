"""The practice of relationship management as frozen dataclasses and pure functions; no Qt, no files, no clock."""
