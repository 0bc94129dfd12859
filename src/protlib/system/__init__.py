"""The operating system: whole writes, identities of files, signals, big JSON files, the text of PDF files."""
