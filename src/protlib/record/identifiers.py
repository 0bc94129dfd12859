"""Identifiers and links in one form each, or the reason why a text is none."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

# "978-92-9068-466-7", "92 9068 466 X"; not the digits inside a longer number.
_ISBN: Final = r"(?<![\dXx-])(97[89][-‐–\s]?(?:\d[-‐–\s]?){9}\d|(?:\d[-‐–\s]?){9}[\dXx])(?![\dXx])"
# "1234-567X", "1234567X"; not the first digits of an ISBN.
_ISSN: Final = r"(?<!\d)(\d{4})[-‐–\s]?(\d{3}[\dXx])(?![\dXx])"
# "10.1787/9789264045255-en", "10.1000.10/abc", the short "10/gj8s2k"; not the end of "2010/12".
_DOI: Final = r"(?<![\d.])10(?:\.\d{4,9}(?:\.\d+)*)?/\S{1,1000}"
# "https://www.iom.int/x", "ftp://host/x", and without a scheme "www.iom.int/x:8080"; not "see page 3", not "file.".
_URL: Final = r"(?:[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#]+|(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?=[/?#]|$))\S*"


def isbn(text: str) -> str:
    """Return the ISBNs of a text, digits only, separated by a space; ValueError where there is none or one is wrong.

    The check digits are those of ISO 2108 (2005), section 4.
    """
    if text.startswith(("978", "979")) and _is_isbn(text):  # most are written as they are stored
        return text
    found = [re.sub(r"[^\dX]", "", match.upper()) for match in re.findall(_ISBN, text)]
    if not found:
        raise ValueError("not an ISBN: it has 10 or 13 digits")
    _demand(found, _is_isbn)
    return " ".join(dict.fromkeys(found))


def isbn13(text: str) -> str:
    """Return the 13 digits of a normalised ISBN for comparing, "" where it is none."""
    if not _is_isbn(text):
        return ""
    return text if len(text) == 13 else f"978{text[:9]}{_check_digit_13('978' + text[:9])}"


def issn(text: str) -> str:
    """Return the ISSNs of a text as `1234-567X`, separated by a space; ValueError where there is none or one is wrong."""
    found = [f"{first}-{second.upper()}" for first, second in re.findall(_ISSN, text)]
    if not found or re.search(_ISBN, text):
        raise ValueError("not an ISSN: it has 8 digits")
    _demand(found, _is_issn)
    return " ".join(dict.fromkeys(found))


def doi(text: str) -> str:
    """Return the DOI without resolver or label and in its own case; ValueError where there is not exactly one.

    Percent-encoding is undone where the DOI comes from a link.
    """
    found = dict.fromkeys(_dois(text))
    if len(found) != 1:
        raise ValueError(
            "several DOIs" if found else "not a DOI: one begins with “10.”, four figures or more, and “/”"
        )
    return found.popitem()[0]


def doi_in(text: str) -> str:
    """Return the DOI of a text, as `doi` does, "" where there is not exactly one."""
    try:
        return doi(text)
    except ValueError:
        return ""


def url(text: str) -> str:
    """Return the link without brackets and label; ValueError where it has a space in it or names no host.

    No scheme is invented: "www.iom.int" stays as it is.
    """
    bare = re.sub(r"^(?:URL\s*:|\\url\s*(?=\{))\s*", "", text.strip(), flags=re.IGNORECASE).strip("<>{}\"' ")
    if len(bare.split()) > 1:
        raise ValueError("not one link: there is a space in it")
    if not re.fullmatch(_URL, bare):
        raise ValueError("not a link: it names no host")
    return bare


def _demand(found: Iterable[str], is_right: Callable[[str], bool]) -> None:
    for number in found:
        if not is_right(number):
            raise ValueError(f"the check digit of {number} is wrong")


def _is_isbn(text: str) -> bool:
    if len(text) == 13 and text.isdecimal():
        return text[-1] == _check_digit_13(text[:12])
    return bool(re.fullmatch(r"\d{9}[\dX]", text)) and _weighted(text) == 0


def _is_issn(text: str) -> bool:
    return _weighted(text.replace("-", "")) == 0


def _weighted(digits: str) -> int:
    """Return the sum of the digits weighted ...3, 2, 1 from the left, modulo 11; X stands for 10."""
    weights = range(len(digits), 0, -1)
    return (
        sum(
            weight * (10 if digit == "X" else int(digit))
            for weight, digit in zip(weights, digits, strict=True)
        )
        % 11
    )


@lru_cache(maxsize=1 << 14)  # a number that comes in is looked at where it is cleaned, compared and indexed
def _check_digit_13(digits: str) -> str:
    return str(-(sum(map(int, digits[::2])) + 3 * sum(map(int, digits[1::2]))) % 10)


def _dois(text: str) -> Iterator[str]:
    for match in re.finditer(_DOI, text):
        found = match[0]
        if "%" in found and re.search(r"doi[^\s]*/$", text[: match.start()], re.IGNORECASE):
            from urllib.parse import unquote

            found = unquote(found)
        yield _without_tail(found)


def _without_tail(text: str) -> str:
    """Return the text without the punctuation behind it; a bracket stays where it was opened inside."""
    while text and (
        text[-1] in ".,;:\"'>}"
        or (text[-1] in ")]" and text.count(text[-1]) > text.count("(["[text[-1] == "]"]))
    ):
        text = text[:-1]
    return text
