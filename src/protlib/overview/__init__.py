"""An overview of publications for those who do not read them all: numbers, charts, a list by region and year, and references."""
