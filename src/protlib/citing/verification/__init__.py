"""The check that a report's citations are in its list, and its list in the library; made for reviewers."""
