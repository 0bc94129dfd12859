"""How much of other programs' test files protlib reads as those programs expect it."""
