"""The title of a report: its largest letters, what belongs to them, and the titles it has beside its cover."""
