"""A page with which an office shares its collection: one HTML file with the records, their search and their display."""
