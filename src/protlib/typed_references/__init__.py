"""References that somebody typed: where authors, year and title of an entry stand, in whatever style it has."""
