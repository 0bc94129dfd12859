"""Documents of word processors: what programs cite in them, and the lists and tables of references that they hold."""
