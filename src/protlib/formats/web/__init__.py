"""Saved web pages, and what they say of the publication that they are the page of."""
