"""Links that let in whoever has them: with a password, a token or a signature in them.

`credentials.txt` has the parameters, with the reason for each.
"""

import operator
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.record.tables import read_rows

LINKS: Final = ("url", "archived")
"""The fields of a record that are links."""
FIELDS_WITH_LINKS: Final = (*LINKS, "abstract", "note", "addendum", "extra")
"""The fields of a record that are links, or in whose texts links stand."""
_SCHEME_END: Final = "://"
_ESCAPE_REMAINDER: Final = "amp;"
"""What HTML has behind the "&" of a link: "a=1&amp;b=2"."""
# Such as "https://iom.int/a?token=x" within "(see https://iom.int/a?token=x)."
_LINK_IN_TEXT: Final = expression(
    r"\b[a-z][a-z\d+.-]*://[^\s<>\"“”«»{}|\\^`]*[^\s<>\"“”«»{}|\\^`.,;:!?'’()\[\]]", re.IGNORECASE
)
# Such as "https://ana:secret@files.example.org", of which "ana:secret@" is not for others.
_USER: Final = expression(r"(?<![a-z\d+.-])([a-z][a-z\d+.-]*://)[^/?#@\s]+@", re.IGNORECASE)
_QUOTED_LINK: Final = "%3a%2f%2f"
_PARAMETER_START: Final = expression(r"(?=[?&#])|(?=;jsessionid=)", re.IGNORECASE)
# Such as "bG9uZ1Rva2VuMTIz", figures among at least sixteen letters, but no words such as "Sierra-Leone-report-2019".
_CODE: Final = expression(
    r"(?!(?:[A-Z]?[a-z]+|[A-Z]+)(?:(?:[-_.+]|%20)(?:[A-Z]?[a-z]+|[A-Z]+|\d{1,4}))+\Z)(?=[^\d]*\d)[\w.~%+/=-]{16,}"
)


def without_credentials(link: str) -> str:
    """Return a link without what lets in whoever has it; another link as it is.

    "https://ana:pw@iom.int/a?page=2&access_token=abc" becomes "https://iom.int/a?page=2".
    """
    if "@" in link:
        link = _USER.sub(r"\1", link)
    if not ("?" in link or "&" in link or "#" in link or ";" in link):  # as in most links
        return link
    address, *parameters = _PARAMETER_START.split(link)
    is_signed = any(_is_code(parameter, "signature") for parameter in parameters)
    harmless_parts = [
        _without_nested(parameter)
        for parameter in parameters
        if not _lets_in(parameter) and (not is_signed or _names_work(parameter))
    ]
    if harmless_parts == parameters:
        return link
    query = "".join(harmless_parts)
    return address + (f"?{query[1:].removeprefix(_ESCAPE_REMAINDER)}" if query.startswith("&") else query)


def without_credentials_in(value: object) -> object:
    """Return a text, or a value with texts in it, without the credentials of its links; the same object for none."""
    if isinstance(value, str):
        return value if _SCHEME_END not in value else _clean_text(value)
    if isinstance(value, Mapping):
        changed = {name: bare for name, inner in value.items() if (bare := without_credentials_in(inner)) is not inner}
        return {**value, **changed} if changed else value
    if isinstance(value, list | tuple) and not hasattr(value, "_fields"):  # no named tuple: it takes no list
        items = [*map(without_credentials_in, value)]
        return value if all(map(operator.is_, items, value)) else type(value)(items)
    return value


def harmless_links(value: object) -> Iterator[str]:
    """Yield the links in a value that have credentials, each without them."""
    if isinstance(value, str):
        if _SCHEME_END in value:
            links = [match[0] for match in _LINK_IN_TEXT.finditer(value)]
            yield from (clean_link for link in links if (clean_link := without_credentials(link)) != link)
    elif isinstance(value, Mapping | list | tuple):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from harmless_links(inner)


def _clean_text(text: str) -> str:
    clean_text = _LINK_IN_TEXT.sub(lambda match: without_credentials(match[0]), text)
    return text if clean_text == text else clean_text


def _lets_in(parameter: str) -> bool:
    name, value = _name_and_value(parameter)
    return bool(value) and (name in _read_names("password") or _is_code(parameter, "code"))


def _names_work(parameter: str) -> bool:
    return parameter.startswith("#") or _name_and_value(parameter)[0] in _read_names("work")


def _is_code(parameter: str, kind: str) -> bool:
    name, value = _name_and_value(parameter)
    return name in _read_names(kind) and _CODE.fullmatch(value) is not None


def _without_nested(parameter: str) -> str:
    """Return a parameter without the credentials of a link that is its value, percent-encoded, as behind a login."""
    name, sign, value = parameter.partition("=")
    if _QUOTED_LINK not in value.lower():
        return parameter
    from urllib.parse import quote, unquote

    link = unquote(value)
    bare = without_credentials(link)
    return parameter if bare == link else f"{name}{sign}{quote(bare, safe='')}"


def _name_and_value(parameter: str) -> tuple[str, str]:
    name, _, value = parameter[1:].partition("=")
    return name.lower().removeprefix(_ESCAPE_REMAINDER), value


@cache
def _read_names(kind: str) -> frozenset[str]:
    rows = read_rows(Path(__file__).with_suffix(".txt"))
    return frozenset(name for row_kind, names, _reason in rows if row_kind == kind for name in names.split("|"))
