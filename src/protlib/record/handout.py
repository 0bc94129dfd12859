"""Prepares records that leave a library: only public ones, without private notes, unless the user asks for more.

What reviewers of a screening say in a note is private as well.
"""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from protlib.frozen import NamedTuple, expression
from protlib.record import access
from protlib.record.access import Access
from protlib.record.decisions.screening_marks import without_verdict_marks
from protlib.record.fields.variables import VARIABLES
from protlib.record.file_references import with_missing_files
from protlib.record.identifiers.credentials import FIELDS_WITH_LINKS, LINKS, without_credentials, without_credentials_in
from protlib.record.model import CSL_NAMES, Publication
from protlib.record.raw_record import ANNOTATIONS
from protlib.text import comparable_key, number_of

NOTES: Final = "notes"
"""The word that includes private notes."""
FILES: Final = "files"
"""The word that includes the names of attached files."""
# Separators between the keys in a text such as "iom2009caring, jobe2010causes".
_KEY_SEPARATOR: Final = expression(r"[\s,;/\"'()\[\]{}]+")

# Names of files on a user's own machine, which often include the user: "file:///home/ana/a.pdf", "C:\Users\ana\a.pdf",
# "~/a.pdf".
_PATH: Final = expression(
    r"(?<![\w/])file:|(?<![\w/.])(?:/(?:home|Users|Volumes|media|mnt|root|tmp|var|private)/|~/)|\b[A-Za-z]:\\|^\\\\\w",
    re.IGNORECASE | re.MULTILINE,
)


_SIGNS: Final = (
    "file:", "~/", "\\", "home/", "users/", "volumes/", "media/", "mnt/", "root/", "tmp/", "var/", "private/",
)  # fmt: skip
"""Each path has one of these in small letters; few texts do, and to look for them is quicker than for a path."""
_USERS: Final = frozenset({"bibtex:owner", "bibtex:username"})
"""What it calls in `extra` who added a record with JabRef: the name of a user of that machine."""
_CITED_FIELDS: Final = frozenset({"key", "type", *CSL_NAMES}) - {"abstract", "note", "tags"}


class LeftOut(NamedTuple):
    """The numbers of records left out by access level, of private notes, passwords and mentions of such records.

    `verdict_count` is that of notes which say what reviewers of a screening think.
    """

    records: Mapping[str, int]
    note_count: int = 0
    mention_count: int = 0
    password_count: int = 0
    verdict_count: int = 0

    def __bool__(self) -> bool:
        return any(self)

    def __str__(self) -> str:
        counts = [f"{self.records[circle]} {circle}" for circle in self._circles()]
        if self.note_count:
            counts.append(number_of(self.note_count, "private note"))
        if self.verdict_count:
            counts.append(f"verdicts of reviewers in {number_of(self.verdict_count, 'note')}")
        if self.password_count:
            counts.append(number_of(self.password_count, "password in a link", "passwords in links"))
        if self.mention_count:
            counts.append(f"what names them in {number_of(self.mention_count, 'publication')}")
        return ", ".join(counts)

    def options(self) -> list[str]:
        """Return the words that include what was left out; mentions come with the records."""
        return [*self._circles()[-1:], *[NOTES] * bool(self.note_count or self.verdict_count or self.password_count)]

    def _circles(self) -> list[str]:
        return [circle for circle in access.RESTRICTED if self.records.get(circle)]


class OutgoingRecords(NamedTuple):
    """The records that leave a library, and a count of everything left out."""

    publications: Sequence[Publication]
    left_out: LeftOut


def strictest_included(include: Iterable[str]) -> Access:
    """Return the strictest level that the user includes: its records leave, and those of less strict levels."""
    return access.level(access.strictest_of(include))


def levels_left_out(include: Iterable[str]) -> list[str]:
    """Return the levels whose records must stay."""
    return [circle for circle in access.RESTRICTED if access.rank(circle) > access.rank(strictest_included(include))]


def is_allowed(publication: Publication, include: Iterable[str]) -> bool:
    """Tell whether a record may leave."""
    return access.rank(publication.access) <= access.rank(strictest_included(include))


def filter_outgoing(
    publications: Iterable[Publication], include: Collection[str], withheld_records: Iterable[Publication] = ()
) -> OutgoingRecords:
    """Return the records that may leave, and without mentions of `withheld_records`, others of the library."""
    records = list(publications)
    limit = access.rank(strictest_included(include))
    outgoing = [record for record in records if access.rank(record.access) <= limit]
    withheld_here = [*(record for record in records if access.rank(record.access) > limit), *withheld_records]
    counts = Counter(str(access.level(record.access)) for record in records if access.rank(record.access) > limit)
    notes = verdicts = passwords = 0
    if NOTES not in include:
        bare_records = [*map(_without_own_notes, outgoing)]
        records_without_verdicts = [*map(without_verdicts, bare_records)]
        cleaned_records = [*map(without_passwords, records_without_verdicts)]
        notes = count_changed(outgoing, bare_records)
        verdicts = count_changed(bare_records, records_without_verdicts)
        passwords = count_changed(records_without_verdicts, cleaned_records)
        outgoing = cleaned_records
    if FILES not in include:
        outgoing = [*map(without_files, outgoing)]
    names = {comparable_key(name) for record in withheld_here for name in (record.key, *record.aliases) if name}
    cleaned = [_without_mentions(record, names) if names and record.extra else record for record in outgoing]
    mentions = count_changed(outgoing, cleaned)
    return OutgoingRecords(cleaned, LeftOut(counts, notes, mentions, passwords, verdicts))


def count_changed(old_records: Sequence[Publication], new_records: Sequence[Publication]) -> int:
    """Return how many records are others now."""
    return sum(old_record is not new_record for old_record, new_record in zip(old_records, new_records, strict=True))


def without_notes(publication: Publication) -> Publication:
    """Return a record without its private note, its reader's marks and notes on pages, and verdicts of reviewers."""
    return without_verdicts(_without_own_notes(publication))


def without_verdicts(publication: Publication) -> Publication:
    """Return a record without what programs for reviews left in its note: who judged it, how and why."""
    if not publication.note:
        return publication
    note = without_verdict_marks(publication.note)
    return publication if note is publication.note else publication.changed(note=note)


def _without_own_notes(publication: Publication) -> Publication:
    extra = publication.extra
    if extra and not extra.keys().isdisjoint(ANNOTATIONS):
        extra = {name: value for name, value in extra.items() if name not in ANNOTATIONS}
    elif not publication.private_note:
        return publication
    return publication.changed(private_note="", extra=extra)


def without_passwords(publication: Publication) -> Publication:
    """Return a record whose links have no password, token or signature: whoever has one gets in.

    These are its own links, and those in its texts and in `extra`, where the second links of other programs are.
    """
    values = publication.filled()
    new_values: dict[str, object] = {}
    for name in FIELDS_WITH_LINKS:
        if value := values.get(name):
            bare = without_credentials(value) if name in LINKS else without_credentials_in(value)
            if bare != value:
                new_values[name] = bare
    return publication.changed(**new_values) if new_values else publication


def without_private(publication: Publication) -> Publication:
    """Return a record without private notes, notes on pages, and passwords in links."""
    return without_passwords(without_notes(publication))


def without_files(publication: Publication) -> Publication:
    """Return a record that names none of its files: they are on its owner's machine."""
    if not (publication.extra or publication.files):
        return publication
    publication = with_missing_files(publication, ())
    return publication.changed(files=()) if publication.files else publication


def without_origin(publication: Publication) -> Publication:
    """Return a record without its source, and without names of files and users of its owner's machine."""
    extra = {name: value for name, value in publication.extra.items() if name not in _USERS}
    return without_paths(publication.changed(source="", extra=extra))


def without_paths(publication: Publication) -> Publication:
    """Return a record without names of files on its owner's machine, which often include the user."""
    fields = publication.filled()
    values = {
        name: value
        for name in ("url", "archived", "aliases", "extra")
        if (value := fields.get(name)) and _names_a_path(value)
    }
    if not values:
        return publication
    return publication.changed(
        **dict.fromkeys(values.keys() & {"url", "archived"}, ""),
        aliases=tuple(alias for alias in publication.aliases if not _names_a_path(alias)),
        extra={name: value for name, value in publication.extra.items() if not _names_a_path(value)},
    )


def in_document(publication: Publication) -> Publication:
    """Return the part of a record that a citing document needs: what styles print, nothing of the owner's own."""
    values = {name: value for name, value in publication.filled().items() if name in _CITED_FIELDS}
    extra = {name: value for name, value in publication.extra.items() if name in VARIABLES}
    return without_paths(Publication(**{**values, "extra": extra}))


def _names_a_path(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(map(_names_a_path, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_names_a_path, value))
    if not isinstance(value, str):
        return False
    text = value.lower() if value.isascii() else ""  # letters beyond ASCII may stand for others, as in any search
    may_be = not text or any(map(text.__contains__, _SIGNS))
    return may_be and _PATH.search(value) is not None


def _without_mentions(publication: Publication, names: Collection[str]) -> Publication:
    """Return a record without the values in `extra` that name a record by its key: "related", "crossref"."""
    members = {name: value for name, value in publication.extra.items() if not _mentions(value, names)}
    return publication if len(members) == len(publication.extra) else publication.changed(extra=members)


def _mentions(value: object, names: Collection[str]) -> bool:
    """Tell whether a value names one of some keys; a key that looks like a word or a number must be the whole value."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    words = {word for word in _KEY_SEPARATOR.split(text.casefold()) if word}
    return any(word in names and (len(words) == 1 or _is_distinctive(word)) for word in words)


def _is_distinctive(word: str) -> bool:
    return any(map(str.isalpha, word)) and any(map(str.isdecimal, word))
