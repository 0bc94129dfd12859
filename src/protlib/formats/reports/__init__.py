"""Reports themselves, as PDF, Word document, web page or e-book: their first pages are read, or their pictures are."""
