"""The record: its fields, the readers of each kind of value, its key, its summary; pure functions that know no file."""
