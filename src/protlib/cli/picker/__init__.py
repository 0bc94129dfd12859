"""The picker of `browse`: its state, and the screen that draws it."""
