"""Quotations of a report, compared word by word with the files of the works that it cites."""
