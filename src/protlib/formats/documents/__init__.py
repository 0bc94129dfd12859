"""Documents of word processors as files to import: the records of programs in them, tables, and typed lists."""
