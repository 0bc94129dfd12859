"""An overview of publications for people who do not read them all: numbers, charts, lists and references."""
