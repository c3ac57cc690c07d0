"""Reminders: told on the desktop and by the command line, shown in Today and in the tray, chosen in Preferences."""
