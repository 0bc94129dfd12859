"""Conflicts and copies that two people left: whose value counts, and what becomes of the rest."""
