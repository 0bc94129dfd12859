"""The picker of `browse`: its state, the screen that draws it, and the clipboard."""
