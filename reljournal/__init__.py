"""RelJournal: a private journal of the relationships that matter, kept on your own computer."""

__version__ = "0.1.0"
