"""The operating system: whole writes, a file's identity, signals, big JSON files read with room for them, the text of PDF files."""
