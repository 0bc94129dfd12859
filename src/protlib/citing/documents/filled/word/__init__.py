"""Word documents filled: citations and the list become fields of Word."""
