"""Changes of records: taken in, edited, merged, renamed, and what becomes of each."""
