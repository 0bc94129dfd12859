"""Word's own list of sources: in a document, or as a file."""
