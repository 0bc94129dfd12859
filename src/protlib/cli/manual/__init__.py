"""What the help knows of the commands, for the man page and for other documents."""
