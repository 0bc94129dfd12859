"""How well typed lists of references are read: lists as people write them, and those that protlib itself prints."""
