"""Whether what a report cites stands in its list, and the list in the library: made for reviewers."""
