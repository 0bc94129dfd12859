"""PDF files that are broken or made to do harm: none may stop protlib, and each ends in one line or in its text."""

from pathlib import Path


def measure(folder: Path) -> None:
    """Print."""
