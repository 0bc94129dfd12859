"""MARC 21, the format of library catalogues and of the United Nations Digital Library: as XML, and as its own exchange files."""
