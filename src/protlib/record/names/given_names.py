"""Given names that are common in many countries: behind one of them, a family name follows."""

from pathlib import Path
from typing import Final

from protlib.record.tables import read_words

COMMON: Final = read_words(Path(__file__).with_suffix(".txt"))["common"]
