"""Follow-ups: all of them by when they ask for attention (``screen``), and what every list of them shares."""
