"""RIS, as Zotero, EndNote and many others write it."""
