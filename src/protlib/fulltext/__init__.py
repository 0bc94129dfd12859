"""The text of files by page: read from the file, kept by its checksum, and searched."""
