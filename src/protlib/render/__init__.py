"""Publications as people and as scripts read them."""
