"""The earlier versions of a library: how they are packed, kept and restored."""
