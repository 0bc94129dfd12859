"""Reports and citations as documents: their content, their new form, and the place for it."""
