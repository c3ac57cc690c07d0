"""Key dates for other calendars: what goes out, and the file that is kept up to date."""
