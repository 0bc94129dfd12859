"""The fields of a record: their names for people and programs, and the text forms of their values."""
