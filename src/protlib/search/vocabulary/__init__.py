"""What words of a query may name: bodies, places, concepts and treaties, under all their names."""
