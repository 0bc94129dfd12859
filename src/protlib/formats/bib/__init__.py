"""BibTeX and biblatex: one reader that understands both, one writer with two dialects.

`bibtex` and `biblatex` are the formats. Reading, `file_reader` has `syntax` make entries of a text and `entry_reader` a
record of each, which takes the fields of an `Unread` one by one; writing, `file_writer` has `entry_writer` make the fields of
an entry of each record, a `Draft`. Either has what belongs together from the same modules: `title_fields`, `people_fields`,
`publisher_fields`, `date_fields`, `names` and `latex`; which field is which is in the tables of `entry_types` and `fields`.
What an entry cannot say of its record is `packed` beside, and `kept_fields` are those of the entry that a record cannot hold.
"""
