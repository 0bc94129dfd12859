"""Items of CSL (the Citation Style Language, 1.0.2), shared by CSL-JSON and CSL-YAML."""
