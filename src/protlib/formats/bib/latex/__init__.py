"""LaTeX in the values of an entry: to text and back."""
