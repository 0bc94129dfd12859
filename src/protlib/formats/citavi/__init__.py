"""A project of Citavi 5 to 7; protlib only reads it."""
