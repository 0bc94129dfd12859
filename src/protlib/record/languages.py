"""Languages: their BCP 47 tags, by the names and codes that people and programs use.

The table is `languages.txt`, which describes its rows.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from protlib.record.small_words import between
from protlib.record.tables import read_rows
from protlib.text import fold

# Such as "English; French", "anglais et francais", "portugues e ingles".
_LANGUAGE_SEPARATOR: Final = rf"\s*[;,/|&+]\s*|\s+(?:{between()})\s+"
# Such as "русский [russian]": the name of one language in two.
_TWICE: Final = re.compile(r"([^()\[\]]+?)(?:(?:(?<!\s)|(?<=\A\s))\s+)?[(\[]([^()\[\]]+)[)\]]")
# "en", "en-gb", "zh-yue-hant-hk", "sl-rozaj": language, extended language, script, region, variants (RFC 5646, 2.1)
_TAG: Final = r"([a-z]{2,3})(-[a-z]{3})?(-[a-z]{4})?(-(?:[a-z]{2}|\d{3}))?((?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)"


@lru_cache(maxsize=1024)
def tag(text: str) -> str:
    """Return the BCP 47 tag for a language's name, code, babel name or locale; ValueError if unknown."""
    name = " ".join(fold(text).replace("_", "-").split())
    if name_tag := tags_by_name().get(_strip_punctuation(name)):
        return name_tag
    if (pair := _TWICE.fullmatch(name)) and (first_tag := _tag_of(pair[1])) and first_tag == _tag_of(pair[2]):
        return first_tag
    part_tags = {_tag_of(part) for part in re.split(_LANGUAGE_SEPARATOR, name) if part}
    if len(part_tags) > 1:
        raise ValueError("several languages; write one, as fr or French")
    if not part_tags or not (only_tag := part_tags.pop()):
        raise ValueError("unknown language; write it as fr or French")
    return only_tag


def _strip_punctuation(name: str) -> str:
    return " ".join(re.sub(r"[()\[\]{},]", " ", name).split()).rstrip(".")


def _tag_of(name: str) -> str:
    """Return the tag for a name, a code or a locale such as en-us.utf-8, "" if unknown."""
    name = _strip_punctuation(name)
    match = re.fullmatch(_TAG, name.partition(".")[0])
    if name in tags_by_name() or not match or match[1] not in tags_by_name():
        return tags_by_name().get(name, "")
    extended_language, script, region, variants = (part or "" for part in match.groups()[1:])
    return f"{tags_by_name()[match[1]]}{extended_language}{script.title()}{region.upper()}{variants}"


@lru_cache(maxsize=1)
def tags_by_name() -> Mapping[str, str]:
    """Return the tag of every code and folded name."""
    by_name: dict[str, str] = {}
    for tag, names in read_rows(Path(__file__).with_suffix(".txt")):
        by_name.update(dict.fromkeys([fold(tag), *map(fold, filter(None, names.split(",")))], tag))
    return by_name
