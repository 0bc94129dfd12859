"""The past of a library: a version's records, the differences between two versions, and the changes of one record."""
