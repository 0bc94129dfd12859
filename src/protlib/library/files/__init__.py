"""The attached files of a library's records: which there are, their texts, notes and quotations."""
