"""Everything that is Qt Widgets: the main window, one folder a screen, the theme and the small widget kit."""
