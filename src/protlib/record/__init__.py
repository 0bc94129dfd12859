"""The record: its fields, key and summary, and a reader for each kind of value; nothing here reads a library."""
