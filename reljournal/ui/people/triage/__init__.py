"""Looking through people one by one, as after an import."""
