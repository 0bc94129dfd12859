"""The first bytes by which several rooms know a kind of file."""

from typing import Final

ZIP: Final = b"PK\x03\x04"
SQLITE: Final = b"SQLite format 3\0"
PDF: Final = b"%PDF-"
"""Readers of PDF allow other bytes before it."""
