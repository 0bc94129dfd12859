"""Publications looked up by DOI, ISBN, symbol or link, at those who know them."""
