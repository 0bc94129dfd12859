"""MARC 21, the format of library catalogues and of the UN Digital Library: as XML, and in its own exchange files."""
