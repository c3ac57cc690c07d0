"""Use cases, one function each, named by verbs; each write is one edit of the journal."""
