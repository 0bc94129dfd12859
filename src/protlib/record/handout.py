"""What leaves a library for others: what is not public stays behind, and so do private notes, unless they are asked for."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from protlib.record import access
from protlib.record.access import Access
from protlib.record.fields.variables import VARIABLES
from protlib.record.model import CSL_NAMES, Publication

NOTES: Final = "notes"
"""What private notes are asked for by."""
# What stands between the keys in a text such as "iom2009caring, jobe2010causes".
_BETWEEN: Final = re.compile(r"[\s,;/\"'()\[\]{}]+")

# What names a file of one's own machine, and often its user: "file:///home/ana/a.pdf", "C:\Users\ana\a.pdf", "~/a.pdf".
_PATH: Final = re.compile(
    r"file:|(?<![\w/.])(?:/(?:home|Users|Volumes|media|mnt|root|tmp|var|private)/|~/)|\b[A-Za-z]:\\|^\\\\\w",
    re.IGNORECASE | re.MULTILINE,
)


_CITED: Final = frozenset({"key", "type", *CSL_NAMES}) - {"abstract", "note", "tags"}


class LeftOut(NamedTuple):
    """How many records stay behind, by who may see them, and how many private notes and mentions of records that stay."""

    records: Mapping[str, int]
    notes: int = 0
    mentions: int = 0

    def __bool__(self) -> bool:
        return bool(self.records or self.notes or self.mentions)

    def __str__(self) -> str:
        counts = [f"{self.records[circle]} {circle}" for circle in self._circles()]
        if self.notes:
            counts.append(f"{self.notes} private {'note' if self.notes == 1 else 'notes'}")
        if self.mentions:
            counts.append(
                f"what names them in {self.mentions} {'publication' if self.mentions == 1 else 'publications'}"
            )
        return ", ".join(counts)

    def options(self) -> list[str]:
        """Return what they are asked for by; what names records goes with these."""
        return [*self._circles()[-1:], *[NOTES] * bool(self.notes)]

    def _circles(self) -> list[str]:
        return [circle for circle in access.GUARDED if self.records.get(circle)]


class Outgoing(NamedTuple):
    """The records that leave a library, and what was left out of them."""

    publications: Sequence[Publication]
    left_out: LeftOut


def widest(include: Iterable[str]) -> Access:
    """Return the strictest circle among what is asked for: its records leave, and those of wider ones."""
    return max((Access(level) for level in include if level in access.GUARDED), key=access.rank, default=Access.PUBLIC)


def kept_back(include: Iterable[str]) -> list[str]:
    """Return the circles whose records may not leave with what is asked for."""
    return [circle for circle in access.GUARDED if access.rank(circle) > access.rank(widest(include))]


def is_allowed(publication: Publication, include: Iterable[str]) -> bool:
    """Tell whether a record may leave with what is asked for."""
    return access.rank(publication.access) <= access.rank(widest(include))


def outgoing(
    publications: Iterable[Publication], include: Collection[str], staying_records: Iterable[Publication] = ()
) -> Outgoing:
    """Return what may leave of some records; `kept` are others of their library that stay, and are not named either."""
    records = list(publications)
    limit = access.rank(widest(include))
    going = [record for record in records if access.rank(record.access) <= limit]
    staying = [*(record for record in records if access.rank(record.access) > limit), *staying_records]
    counts = Counter(str(access.level(record.access)) for record in records if access.rank(record.access) > limit)
    notes = 0
    if NOTES not in include:
        notes = sum(bool(record.private_note) for record in going)
        going = [*map(without_notes, going)]
    names = {name.casefold() for record in staying for name in (record.key, *record.aliases) if name}
    spoken = [_without_mentions(record, names) if names and record.extra else record for record in going]
    mentions = sum(before is not after for before, after in zip(going, spoken, strict=True))
    return Outgoing(spoken, LeftOut(counts, notes, mentions))


def without_notes(publication: Publication) -> Publication:
    """Return a record without its private note."""
    return publication.changed(private_note="") if publication.private_note else publication


def without_origin(publication: Publication) -> Publication:
    """Return a record without what tells where it came from, and of paths and users of its owner's machine."""
    return without_paths(publication.changed(source=""))


def without_paths(publication: Publication) -> Publication:
    """Return a record without what names files of its owner's machine, and often its user."""
    filled = publication.filled()
    values = {
        name: value
        for name in ("url", "archived", "aliases", "extra")
        if (value := filled.get(name)) and _names_a_path(value)
    }
    if not values:
        return publication
    return publication.changed(
        **dict.fromkeys(values.keys() & {"url", "archived"}, ""),
        aliases=tuple(alias for alias in publication.aliases if not _names_a_path(alias)),
        extra={name: value for name, value in publication.extra.items() if not _names_a_path(value)},
    )


def in_document(publication: Publication) -> Publication:
    """Return of a record what a document needs that cites it: what styles print, and nothing that its owner adds or works with."""
    values = {name: value for name, value in publication.filled().items() if name in _CITED}
    extra = {name: value for name, value in publication.extra.items() if name in VARIABLES}
    return without_paths(Publication(**{**values, "extra": extra}))


def _names_a_path(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(map(_names_a_path, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_names_a_path, value))
    return isinstance(value, str) and _PATH.search(value) is not None


def _without_mentions(publication: Publication, names: Collection[str]) -> Publication:
    """Return a record without what in its `extra` names a record by its key: "related", "crossref"."""
    harmless = {name: value for name, value in publication.extra.items() if not _mentions(value, names)}
    return publication if len(harmless) == len(publication.extra) else publication.changed(extra=harmless)


def _mentions(value: Any, names: Collection[str]) -> bool:
    """Tell whether a value names one of some keys; one that may be a plain word or a number has to be all of it."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    words = {word for word in _BETWEEN.split(text.casefold()) if word}
    return any(word in names and (len(words) == 1 or _is_telling(word)) for word in words)


def _is_telling(word: str) -> bool:
    return any(map(str.isalpha, word)) and any(map(str.isdecimal, word))
