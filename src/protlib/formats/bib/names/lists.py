"""Lists of names: divided at each "and" outside of braces while they are LaTeX, and read only then.

An organisation without braces is put together again where an "and" has divided it.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from protlib.formats.bib.latex.braced_groups import SEMICOLON, split_items
from protlib.formats.bib.latex.decoder import decode
from protlib.formats.bib.names import irregular_names
from protlib.formats.bib.names.parser import AND_OTHERS, parse_bibtex_names
from protlib.record import authority
from protlib.record.model import Name
from protlib.record.names import is_organisation, is_part
from protlib.record.names.inverted_bodies import OPENINGS, turn_upright
from protlib.record.names.unnamed_others import is_others, without_others

_NOBODY: Final = Name()


class NameList(NamedTuple):
    """The names of a list, whether it ends in "and others", and the parts that were not understood."""

    names: tuple[Name, ...]
    has_others: bool
    left_out: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 14)
def read_names(raw: str, *, useprefix: bool | None = None) -> NameList:
    """Return the names in a field such as `author`; where `useprefix` is False, their particles are dropping ones."""
    pieces = _pieces(raw)
    if len(pieces) > 1 and pieces[0][-1].isupper() and (inverted_names := irregular_names.with_initials_last(pieces)):
        return NameList(tuple(inverted_names), has_others=False)
    if len(pieces) == 1:
        return _read_piece(pieces[0], useprefix=useprefix)
    lists = [_read_piece(piece, useprefix=useprefix) for piece in pieces]
    return NameList(
        tuple([name for names in lists for name in names.names]),
        any(names.has_others for names in lists),
        tuple([part for names in lists for part in names.left_out]),
    )


@lru_cache(maxsize=1 << 14)  # a name stands in three lists of a file in the mean, and takes longest to read
def _read_piece(piece: str, *, useprefix: bool | None) -> NameList:
    """Return the names in one item of a list: mostly one."""
    left_out: list[str] = []
    names: Sequence[Name] = ()
    text = "" if _is_others(piece) else without_others(piece)
    if text and text.lower() != "and":
        names = parse_bibtex_names(text, left_out, useprefix=useprefix)
    known_names = [name for name in names if name.family or name.literal or name != _NOBODY]  # most have one of these
    return NameList(tuple(known_names), text != piece, tuple(left_out))


@lru_cache(maxsize=1 << 13)
def with_short(names: tuple[Name, ...], raw: str) -> tuple[Name, ...] | None:
    """Return the names with the short forms of a `shortauthor`; None where the two lists do not fit."""
    shorts = [decode(label).strip() for label in split_items(raw)]
    if len(shorts) != len(names):
        return None
    return tuple(
        Name(literal=name.literal, short=label) if name.literal and label != name.literal else name
        for name, label in zip(names, shorts, strict=True)
    )


def _pieces(raw: str) -> list[str]:
    pieces = split_items(raw)
    if len(pieces) == 1 and ";" in raw:
        return split_items(raw, SEMICOLON)
    return list(_rejoin(pieces)) if len(pieces) > 1 else pieces


def _is_others(piece: str) -> bool:
    """Tell whether a piece of a list that "and" divides is the end of "and others" or of "and colleagues"."""
    return " " not in piece and (piece.lower() == AND_OTHERS or is_others(piece))


def _rejoin(pieces: list[str]) -> Iterator[str]:
    """Put "Food and Agriculture Organization" together: a lone word beside an organisation is a part of its name."""
    last_piece = pieces[0]
    for piece in pieces[1:]:
        if new_piece := _join_torn(last_piece, piece):
            last_piece = new_piece
        else:
            yield last_piece
            last_piece = piece
    yield last_piece


def _join_torn(piece: str, next_piece: str) -> str:
    """Return the organisation whose name an "and" has divided, "" where the pieces are two names."""
    if piece.partition(" ")[0] in OPENINGS and (whole_name := _join_torn_head(piece, next_piece)):
        return whole_name
    joint_name = f"{piece} and {next_piece}"
    if any(sign in joint_name for sign in "{\\") or "," in next_piece or _is_others(next_piece):
        return ""
    if "," not in piece:
        is_one = (_may_be_joined(piece, next_piece) and is_organisation(joint_name)) or _is_continued(piece, next_piece)
        return joint_name if is_one else ""
    if whole_name := _join_torn_inverted(piece, next_piece):
        return whole_name
    return joint_name if authority.is_known(joint_name) or _is_continued(piece, next_piece) else ""


def _join_torn_head(piece: str, next_piece: str) -> str:
    """Return the organisation that JabRef has inverted and divided as a list of persons, "" for another.

    For example, "for Migration" and "Organization, International", or "for Democratic Institutions, Office" and
    "Rights, Human".
    """
    topic, _comma, head = piece.partition(", ")
    last, _comma, first = next_piece.partition(", ")
    name = f"{head} {topic} and {first} {last}" if head else f"{first} {last} {topic}"
    return name if authority.is_known(name) else ""


def _is_continued(piece: str, next_piece: str) -> bool:
    """Tell whether an organisation's name continues with topics only.

    "Ministry of Gender, Labour", "Social Development".
    """
    return is_part(next_piece) and " " in piece and is_organisation(piece)


def _join_torn_inverted(piece: str, next_piece: str) -> str:
    """Return an organisation that Google Scholar has inverted and divided.

    "of the United Nations, Food", "Agriculture Organization".

    For example, "on Drugs, United Nations Office" and "Crime" make "United Nations Office on Drugs and Crime".
    """
    name = turn_upright(f"{piece} and {next_piece}")
    if name and authority.is_known(name.literal):
        return name.literal
    first = turn_upright(piece)
    return (
        f"{first.literal} and {next_piece}" if first and authority.is_known(f"{first.literal} and {next_piece}") else ""
    )


def _may_be_joined(piece: str, next_piece: str) -> bool:
    if " " in piece and " " in next_piece:
        return False
    return is_organisation(piece) != is_organisation(next_piece)
