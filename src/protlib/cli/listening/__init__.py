"""The server of `listen`: it takes what the Zotero Connector saves, and answers what editors ask Better BibTeX."""
