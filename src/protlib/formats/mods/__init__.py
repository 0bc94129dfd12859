"""MODS, of the Library of Congress."""
