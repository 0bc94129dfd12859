"""Reports themselves, as PDF, Word document, web page or e-book: what their first pages say of them."""
