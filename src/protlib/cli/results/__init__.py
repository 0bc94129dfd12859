"""The hits of a search as people and scripts see them: lists, chosen columns, templates, and sentences of files."""
