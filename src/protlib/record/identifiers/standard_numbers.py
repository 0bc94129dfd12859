"""ISBNs and ISSNs in one form each, or the reason why a text is none."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from protlib.frozen import expression

# "978-92-9068-466-7", "92 9068 466 X"; not the digits inside a longer number.
_ISBN: Final = r"(?<![\dXx-])(97[89][-‐–\s]?(?:\d[-‐–\s]?){9}\d|(?:\d[-‐–\s]?){9}[\dXx])(?![\dXx])"
_FEWEST_DIGITS: Final = 9  # of an ISBN, whose last one may be an X
_STORED_ISSN: Final = expression(r"(?a)\d{4}-\d{3}[\dX]")
# "1234-567X", "1234567X"; not the first digits of an ISBN.
_ISSN: Final = r"(?<!\d)(\d{4})[-‐–\s]?(\d{3}[\dXx])(?![\dXx])"
_LONG_ISBN: Final = 13  # digits
_BOOK_PREFIX: Final = "978"  # before the digits of an older ISBN
_DIVISOR_OF_SUMS: Final = 11  # the sum of weighted digits is a multiple of it: ISO 2108 and ISO 3297
_WEIGHT_OF_SECOND_DIGITS: Final = 3  # of every second digit: ISO 2108


def isbn(text: str) -> str:
    """Return the ISBNs of a text, digits only, separated by a space; ValueError if there is none or one is wrong.

    The check digits are those of ISO 2108 (2005), section 4.
    """
    if text.startswith(("978", "979")) and _is_isbn(text):  # most come in the stored form
        return text
    matches = re.findall(_ISBN, text) if sum(map(str.isdecimal, text)) >= _FEWEST_DIGITS else ()
    numbers = [re.sub(r"[^\dX]", "", match.upper()) for match in matches]
    if not numbers:
        raise ValueError("not an ISBN: an ISBN has 10 or 13 digits")
    _require_check_digits(numbers, _is_isbn)
    return " ".join(dict.fromkeys(numbers))


def isbn13(text: str) -> str:
    """Return the 13 digits of a normalised ISBN for comparison, "" for any other text."""
    if not _is_isbn(text):
        return ""
    # An ISBN of ten digits has another check digit.
    return text if len(text) == _LONG_ISBN else f"{_BOOK_PREFIX}{text[:9]}{_check_digit_13(_BOOK_PREFIX + text[:9])}"


def issn(text: str) -> str:
    """Return the ISSNs of a text as `1234-567X`, separated by a space; ValueError if there is none or one is wrong."""
    if _STORED_ISSN.fullmatch(text) and _is_issn(text):  # most come in the stored form
        return text
    numbers = [f"{first}-{second.upper()}" for first, second in re.findall(_ISSN, text)]
    if not numbers or re.search(_ISBN, text):
        raise ValueError("not an ISSN: an ISSN has 8 digits")
    _require_check_digits(numbers, _is_issn)
    return " ".join(dict.fromkeys(numbers))


def read_valid(check: Callable[[str], str], text: str) -> str:
    """Return the result of a check that raises ValueError, such as `isbn`, or "" where it refuses the text."""
    try:
        return check(text)
    except ValueError:
        return ""


def field_of_number(field: str, text: str) -> str:
    """Return "issn" where a text under "isbn" is an ISSN, or the other way round; else the field as it is."""
    check, other_field, check_other = (isbn, "issn", issn) if field == "isbn" else (issn, "isbn", isbn)
    return field if read_valid(check, text) or not read_valid(check_other, text) else other_field


def _require_check_digits(matches: Iterable[str], is_right: Callable[[str], bool]) -> None:
    for number in matches:
        if not is_right(number):
            raise ValueError(f"the check digit of {number} is wrong")


def _is_isbn(text: str) -> bool:
    if len(text) == _LONG_ISBN and text.isdecimal():
        return text[-1] == _check_digit_13(text[:12])
    return bool(re.fullmatch(r"\d{9}[\dX]", text)) and _weigh(text) == 0


@lru_cache(maxsize=4096)
def _is_issn(text: str) -> bool:
    return _weigh(text.replace("-", "")) == 0


def _weigh(digits: str) -> int:
    """Return the sum of the digits, weighted ...3, 2, 1 from the left, modulo 11; X stands for 10."""
    weights = range(len(digits), 0, -1)
    values = (10 if digit == "X" else int(digit) for digit in digits)
    return sum(weight * value for weight, value in zip(weights, values, strict=True)) % _DIVISOR_OF_SUMS


# Cached, because cleaning, comparing and indexing look at the same number.
@lru_cache(maxsize=1 << 14)
def _check_digit_13(digits: str) -> str:
    return str(-(sum(map(int, digits[::2])) + _WEIGHT_OF_SECOND_DIGITS * sum(map(int, digits[1::2]))) % 10)
