"""The command line: headless commands for scripts and for cron. No Qt unless a page or a picture is drawn."""
