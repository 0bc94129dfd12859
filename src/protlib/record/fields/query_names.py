"""The fields of the query language by their names in other languages: “año:2015”, “pays:Mali”."""

from pathlib import Path
from typing import Final

from protlib.record.tables import read_word_lists

TRANSLATED_FIELDS: Final = {
    word: field for field, names in read_word_lists(Path(__file__).with_suffix(".txt")).items() for word in names
}
"""The fields of the query language by their folded names in Spanish, French, Portuguese and Arabic."""
