"""Common given names of many countries; a family name follows them."""

from pathlib import Path
from typing import Final

from protlib.record.tables import read_words

COMMON: Final = read_words(Path(__file__).with_suffix(".txt"))["common"]
