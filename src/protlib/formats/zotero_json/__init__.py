"""JSON of Zotero's items, as the plug-in Better BibTeX writes it."""
