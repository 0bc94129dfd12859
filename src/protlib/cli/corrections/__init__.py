"""What a mistyped line most likely means: the line to type instead, after an error."""
