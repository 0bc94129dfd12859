"""PDF files: their pages, and the marks that readers leave in them."""
