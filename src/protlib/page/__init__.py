"""A page with which an office shares its collection: one file of HTML with the records, their search and what is shown of them."""
