"""The help's knowledge of the commands, for the man page and for other documents."""
