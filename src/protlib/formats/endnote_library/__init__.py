"""EndNote's own library, of EndNote X9.3 and later; protlib only reads it."""
