"""The configuration: its settings, and the folders of the library, its index and its texts."""
