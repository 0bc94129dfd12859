"""The files of records on disk: copied into a folder beside the library, or linked, and located again."""
