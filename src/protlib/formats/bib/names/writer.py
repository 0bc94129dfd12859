"""Names in a BibTeX list.

People as `von Last, Jr, First`, organisations in braces so that BibTeX does not divide them.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from protlib.formats.bib.latex.encoder import encode
from protlib.formats.bib.latex.groups import AND
from protlib.formats.bib.names.case import is_small
from protlib.record.fields.labels import plain
from protlib.record.model import Name
from protlib.record.names.full_names import split_pair

AND_OTHERS: Final = "others"
"""The last name of an incomplete list."""


_MOST_COMMAS: Final = 2  # biber skips an entry with a name that has more, unless braces hold the whole name


def format_names(names: Iterable[Name], has_others: bool = False, ascii_only: bool = False) -> str:
    """Return the names as a value of `author`: organisations in braces, people as `von Last, Jr, First`."""
    texts = [text for name in names if (text := write_one(name, ascii_only))]
    return " and ".join([*texts, AND_OTHERS] if has_others else texts)


def short(names: Sequence[Name], ascii_only: bool = False) -> str:
    """Return the value of `shortauthor` for these names; "" where none has a short form."""
    if not [name for name in names if name.short]:
        return ""
    labels = (name.short or name.literal or " ".join(filter(None, (name.particle, name.family))) for name in names)
    return " and ".join(f"{{{encode(label, ascii_only)}}}" for label in labels)


@lru_cache(maxsize=1 << 14)
def write_one(name: Name, ascii_only: bool = False) -> str:
    """Return one name as an item of a list."""
    if name.literal:
        return f"{{{encode(name.literal, ascii_only)}}}"
    family = _protect(name.family, ascii_only, family=True)
    if " " in name.given and split_pair(f"{name.family}, {name.given}"):
        family = f"{{{encode(name.family, ascii_only)}}}"
    last = f"{_protect(name.particle, ascii_only)} {family}" if name.particle else family
    given_part = " ".join(_protect(part, ascii_only) for part in (name.given, name.dropping) if part)
    if not (name.family and given_part):
        return last if _is_one_name(name, given_part) else _in_one_group(name, ascii_only)
    inverted = ", ".join([last, _protect(name.suffix, ascii_only), given_part] if name.suffix else [last, given_part])
    return inverted if inverted.count(",") <= _MOST_COMMAS else f"{{{encode(plain(name), ascii_only)}}}"


def _is_one_name(name: Name, given_part: str) -> bool:
    """Tell whether a name is only a family name in which no reader would look for a given name."""
    is_one_word = " " not in name.family and not name.particle
    return bool(name.family) and not (given_part or name.suffix) and (is_one_word or name.particle.islower())


def _in_one_group(name: Name, ascii_only: bool) -> str:
    """Return a lone family or given name in braces.

    BibTeX and biber drop a comma at its end, and would take its first word for a given name.
    """
    half = " ".join(filter(None, (name.given, name.dropping, name.particle, name.family)))
    text = ", ".join(filter(None, (half, name.suffix)))
    return f"{{{encode(text, ascii_only)}}}" if text else ""


def _protect(text: str, ascii_only: bool, *, family: bool = False) -> str:
    """Return a part of a name, in braces where its words would be taken for something else."""
    latex = encode(text, ascii_only)
    needs_braces = (
        "," in text
        or "=" in text
        or AND.search(f" {text} ") is not None
        or (family and any(is_small(word) for word in text.split()))
    )
    return f"{{{latex}}}" if needs_braces else latex
