"""Answers of registries of publications, as files and to lookups: Crossref, DataCite, OpenAlex."""
