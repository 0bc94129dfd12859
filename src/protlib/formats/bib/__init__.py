"""BibTeX and biblatex: one reader for both, and one writer with two dialects.

`bibtex` and `biblatex` are the formats. To read, `file_reader` calls `syntax`, which makes entries of a text, and
`entry_reader`, which makes a record of each entry; its functions take the fields out of `UnreadFields` one by one. To
write, `file_writer` calls `entry_writer`, which makes the fields of an entry from an `EntryDraft`. Reader and writer
share `title_fields`, `people_fields`, `publisher_fields`, `date_fields`, `names` and `latex`, and the tables in
`entry_types` and `fields`. `packed` carries the values that an entry cannot express, `kept_fields` the fields of an
entry that a record cannot hold.
"""
