"""Zotero's own database; protlib only reads it."""
