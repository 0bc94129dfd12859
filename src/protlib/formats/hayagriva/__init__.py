"""Hayagriva's YAML: the references of Typst."""
