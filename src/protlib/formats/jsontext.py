"""JSON as programs and people write it: line breaks inside strings, numbers of any length."""

import json
from typing import Final

# What has more digits is no 64-bit integer, which is all that a library holds; Python refuses some 4,300 of them.
_MOST_DIGITS: Final = 20


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _MOST_DIGITS else digits


DECODER: Final = json.JSONDecoder(strict=False, parse_int=_integer)
"""Reads a number that no library can hold as its text."""
