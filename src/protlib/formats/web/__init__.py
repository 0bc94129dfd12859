"""Saved web pages, and the publication that each is about."""
