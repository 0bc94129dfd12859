"""Options that several commands share: each described once."""
