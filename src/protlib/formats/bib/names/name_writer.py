"""Names in a BibTeX list.

People as `von Last, Jr, First`, organisations in braces so that BibTeX does not divide them.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from protlib.formats.bib.latex.braced_groups import AND_SEPARATOR
from protlib.formats.bib.latex.encoder import UNICODE_ENCODER, LatexEncoder
from protlib.formats.bib.names.parser import is_small
from protlib.record.fields.labels import inverted_name
from protlib.record.model import Name
from protlib.record.names.full_names import split_pair

AND_OTHERS: Final = "others"
"""The last name of an incomplete list."""


_MOST_COMMAS: Final = 2  # biber skips an entry with a name that has more, unless braces hold the whole name


def format_names(names: Iterable[Name], encoder: LatexEncoder = UNICODE_ENCODER, *, has_others: bool = False) -> str:
    """Return the names as a value of `author`: organisations in braces, people as `von Last, Jr, First`."""
    texts = [text for name in names if (text := write_one(name, encoder))]
    return " and ".join([*texts, AND_OTHERS] if has_others else texts)


def short(names: Sequence[Name], encoder: LatexEncoder = UNICODE_ENCODER) -> str:
    """Return the value of `shortauthor` for these names; "" where none has a short form."""
    if not [name for name in names if name.short]:
        return ""
    labels = (name.short or name.literal or " ".join(filter(None, (name.particle, name.family))) for name in names)
    return " and ".join(f"{{{encoder.encode(label)}}}" for label in labels)


@lru_cache(maxsize=1 << 14)
def write_one(name: Name, encoder: LatexEncoder = UNICODE_ENCODER) -> str:
    """Return one name as an item of a list."""
    if name.literal:
        return f"{{{encoder.encode(name.literal)}}}"
    family = _protect(name.family, encoder, family=True)
    if " " in name.given and split_pair(f"{name.family}, {name.given}"):
        family = f"{{{encoder.encode(name.family)}}}"
    last = f"{_protect(name.particle, encoder)} {family}" if name.particle else family
    given_part = " ".join(_protect(part, encoder) for part in (name.given, name.dropping) if part)
    if not (name.family and given_part):
        return last if _is_one_name(name, given_part) else _put_in_braces(name, encoder)
    inverted = ", ".join([last, _protect(name.suffix, encoder), given_part] if name.suffix else [last, given_part])
    return inverted if inverted.count(",") <= _MOST_COMMAS else f"{{{encoder.encode(inverted_name(name))}}}"


def _is_one_name(name: Name, given_part: str) -> bool:
    """Tell whether a name is only a family name in which no reader would look for a given name."""
    is_one_word = " " not in name.family and not name.particle
    return bool(name.family) and not (given_part or name.suffix) and (is_one_word or name.particle.islower())


def _put_in_braces(name: Name, encoder: LatexEncoder) -> str:
    """Return a lone family or given name in braces.

    BibTeX and biber drop a comma at its end, and would take its first word for a given name.
    """
    half = " ".join(filter(None, (name.given, name.dropping, name.particle, name.family)))
    text = ", ".join(filter(None, (half, name.suffix)))
    return f"{{{encoder.encode(text)}}}" if text else ""


def _protect(text: str, encoder: LatexEncoder, *, family: bool = False) -> str:
    """Return a part of a name, in braces where its words would be taken for something else."""
    latex = encoder.encode(text)
    needs_braces = (
        "," in text
        or "=" in text
        or ("and" in text.lower() and AND_SEPARATOR.search(f" {text} ") is not None)
        or (family and any(map(is_small, text.split())))
    )
    return f"{{{latex}}}" if needs_braces else latex
