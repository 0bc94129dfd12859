"""What a browser saves, written to the library: records, their files, and what the user adds in the browser."""

import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from uuid import uuid4

from protlib.cli.listening.messages import RefusedError, Status
from protlib.cli.listening.page_reader import PageReading
from protlib.cli.shelf import Shelf
from protlib.errors import InputRefusedError
from protlib.frozen import NamedTuple
from protlib.library import Library
from protlib.library.plan import Outcome
from protlib.record.attached_file import files_of
from protlib.record.model import Publication
from protlib.record.tables import read_pairs
from protlib.record.titles.substitutes import title_to_show
from protlib.system import file_signatures
from protlib.system.shell import quote
from protlib.text import clean, clean_paragraphs, fold, shorten

SAVE: Final = "save by browser"
"""How the changes begin in `history` that a browser made."""
_ATTACH: Final = "attach by browser"
_CHANGE: Final = "change by browser"
_MOST_SESSIONS: Final = 200  # that a browser may still ask about: a day's work
_MOST_SECONDS_OF_A_SESSION: Final = 3600
_MEGABYTE: Final = 1_000_000  # bytes
_LONGEST_TITLE: Final = 60  # letters in a line
_LONGEST_LABEL: Final = 40  # letters of a file's name
_MOST_REASONS: Final = 3  # in a line
_USUAL_LABELS: Final = frozenset({"full text pdf", "full text", "pdf", "fulltext", "download", "submitted version"})
"""What translators call the file of a publication, which says nothing of it."""

Change = Callable[[Publication], Publication]
_SUFFIXES: Final = read_pairs(Path(__file__).with_name("file_kinds.txt"))
_SIGNS: Final = {
    ".pdf": file_signatures.PDF,
    ".rtf": b"{\\rtf",
    ".doc": b"\xd0\xcf\x11\xe0",
    ".xls": b"\xd0\xcf\x11\xe0",
    ".ppt": b"\xd0\xcf\x11\xe0",
    ".jpg": b"\xff\xd8\xff",
    ".png": b"\x89PNG",
}
_ARCHIVES: Final = frozenset({".epub", ".docx", ".xlsx", ".pptx", ".odt", ".ods"})
_TEXTS: Final = frozenset({".html", ".txt", ".csv"})
_BYTES_BEFORE_A_PDF: Final = 1024
"""A PDF file may begin with other bytes; readers look for its sign among so many."""


def suffix_of_type(content_type: str, file: Path) -> str:
    """Return the suffix for a file of a type; raises InputRefusedError where the type is no document's, or untrue."""
    suffix = _SUFFIXES.get(content_type, "")
    if not suffix:
        raise InputRefusedError(f"a file of the type “{content_type or 'unknown'}” is not a document")
    with file.open("rb") as content:
        start = content.read(_BYTES_BEFORE_A_PDF)
    if not start:
        raise InputRefusedError("the file is empty")
    if suffix == ".pdf":
        is_fit = _SIGNS[suffix] in start
    elif suffix in _ARCHIVES:
        is_fit = zipfile.is_zipfile(file)
    elif suffix in _TEXTS:
        is_fit = b"\0" not in start and not start.startswith((b"\x7fELF", b"MZ", b"#!"))
    else:
        is_fit = start.startswith(_SIGNS[suffix])
    if not is_fit:
        page = "; it is a web page" if start.lstrip()[:1] == b"<" else ""
        raise InputRefusedError(f"what came as {suffix[1:].upper()} is none{page}")
    return suffix


class SessionAdditions(NamedTuple):
    """What a session has added to a record, and the record had not before."""

    tags: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    note: str = ""


@dataclass(slots=True)
class Session:
    """One save: the keys of its records by the Connector's ids, the new records, and what it added to each.

    `recognised_record` is what the pages of its file tell. `last_change` is as `history` has it: what follows is part
    of it.
    """

    page: str
    keys: dict[str, str] = field(default_factory=dict)
    new_keys: set[str] = field(default_factory=set)
    additions_by_key: dict[str, SessionAdditions] = field(default_factory=dict)
    recognised_record: Publication | None = None
    last_change: str = ""
    start: float = field(default_factory=time.monotonic)


class Sessions:
    """The saves of the last hour, by the names that the Connector gave them."""

    def __init__(self) -> None:
        self._sessions: dict[str, Session] = {}

    def begin(self, name: object, page: str) -> Session:
        """Return a new session; raises RefusedError where there is one of this name already."""
        text = self._check_name(name)
        if text in self._sessions:
            raise RefusedError(Status.CONFLICT, "SESSION_EXISTS", is_announced=False)
        moment = time.monotonic()
        sessions = [pair for pair in self._sessions.items() if moment - pair[1].start < _MOST_SECONDS_OF_A_SESSION]
        self._sessions = dict(sessions[-_MOST_SESSIONS + 1 :])
        self._sessions[text] = session = Session(page)
        return session

    def get(self, name: object) -> Session:
        """Return a session; raises RefusedError where there is none of this name."""
        try:
            return self._sessions[self._check_name(name)]
        except KeyError:
            raise RefusedError(Status.BAD_REQUEST, "SESSION_NOT_FOUND", is_announced=False) from None

    def end(self, name: object) -> None:
        """Forget a session that saved nothing, so that the Connector can try again."""
        self._sessions.pop(self._check_name(name), None)

    @staticmethod
    def _check_name(name: object) -> str:
        if not isinstance(name, str) or not name or len(name) > 200:  # letters of a name of a session
            raise RefusedError(Status.BAD_REQUEST, "SESSION_ID_NOT_PROVIDED", is_announced=False)
        return name


class Saves:
    """Writes what sessions save to a library.

    `change` makes of a new record what is kept, in the `collection`. `tell` takes a line for the user.
    """

    def __init__(self, shelf: Shelf, tell: Callable[[str], None], change: Change, collection: str = "") -> None:
        self._shelf = shelf
        self._tell = tell
        self._change = change
        self._collections = tuple(filter(None, [collection]))

    def save(self, session: Session, ids: Sequence[str], records: Sequence[Publication]) -> None:
        """Add records that are not there yet, in one write; `ids` are the Connector's."""
        with self._shelf.open_library() as library:
            new_records = [self._change(record).changed(collections=self._collections) for record in records]
            outcomes = library.add_many(new_records, "skip", sources=[session.page] * len(records), label=SAVE)
            self._remember(session, library, outcomes)
            if library.has_made_file:  # at the first save, or where the disk of the library is not there any more
                self._tell(f"a new library was made: {library.path}")
        for name, outcome in zip(ids, outcomes, strict=True):
            key = session.keys[name] = outcome.existing or outcome.publication.key
            if outcome.action == "added":
                session.new_keys.add(key)
                session.additions_by_key[key] = SessionAdditions(collections=self._collections)
                self._tell(f"saved {_key_and_title(outcome.publication)} from {_site_of(session)}")
            else:
                self._tell(f"there already: {_key_and_title(outcome.publication)}, as {_site_of(session)} has it")
            self._tell_notes(key, outcome)
            if outcome.like:
                reasons = ", ".join(outcome.like.reasons[:_MOST_REASONS])
                self._tell(f"{key} may be the same as {outcome.like.key} ({reasons}); to compare: protlib duplicates")

    def save_file(
        self, session: Session, item: str, record: Publication, file: Path, content_type: str, reading: PageReading
    ) -> None:
        """Add a record with a file, of which a `reading` came, unless a record has this file already.

        Raises InputRefusedError for a file that is no document.
        """
        from protlib.cli.files.imported_reports import KnownReports

        with self._shelf.open_library() as library:
            known_report = KnownReports(library).find_record(str(file))
        if known_report is not None:
            session.keys[item] = known_report.key
            self._tell(f"there already: {_key_and_title(known_report)} has this file")
            return
        self.save(session, [item], [record])
        self.attach(session, item, file, content_type, "", reading)
        key = session.keys[item]
        if reading.problem and key in session.new_keys:
            advice = f"To describe it: protlib edit {quote(key)}"
            self._tell(f"{key} has its title from the browser: {reading.problem}. {advice}")

    def attach(
        self, session: Session, item: object, file: Path, content_type: str, title: str, reading: PageReading
    ) -> None:
        """Attach a file to a record of a session, unless an older record has such a file already.

        The record becomes as closed as the `reading` of its pages says. Raises InputRefusedError for a file that is no
        document.
        """
        from protlib.library.files.attachments import AttachmentManner, attach

        key = self.key_of(session, item)
        source = file.rename(file.with_suffix(suffix_of_type(content_type, file)))
        try:
            with self._shelf.open_library(session.last_change) as library:
                files = files_of(library.get(key))
                if key not in session.new_keys and any(
                    Path(attached_file.path).suffix == source.suffix for attached_file in files
                ):
                    self._tell(f"{key} has its {source.suffix[1:].upper()} already; the new one was left out")
                    return
                label = _label(title) if files else ""
                manner = AttachmentManner(label=label, cover_level=reading.level)
                outcomes = attach(library, key, [source], manner, _ATTACH)
                self._remember(session, library, outcomes)
            if outcomes[0].action == "updated":
                name = files_of(outcomes[0].publication)[-1].name
                self._tell(f"attached {name} ({_size_text(source.stat().st_size)}) to {key}{_advice(outcomes[0])}")
                self._tell_circle(key, outcomes[0], reading)
        finally:
            source.unlink(missing_ok=True)

    def change(self, session: Session, collection: str, tags: Sequence[str], note: str) -> None:
        """Give the records of a session the collection, the tags and the note of the user, in place of the last ones.

        A record that was in the library before keeps what it had.
        """
        addition = SessionAdditions(
            tuple(filter(None, map(clean, tags))), tuple(filter(None, [collection])), clean_paragraphs(note)
        )
        additions: dict[str, SessionAdditions] = {}

        def change(record: Publication) -> Publication:
            bare = _without_additions(record, session.additions_by_key.get(record.key, SessionAdditions()))
            full_record = _with_additions(bare, addition)
            record_addition = SessionAdditions(
                full_record.tags[len(bare.tags) :], full_record.collections[len(bare.collections) :], addition.note
            )
            additions[record.key] = record_addition
            return full_record

        keys = list(dict.fromkeys(session.keys.values()))
        with self._shelf.open_library(session.last_change) as library:
            outcomes = library.change(keys, change, _CHANGE)
            self._remember(session, library, outcomes)
        session.additions_by_key |= additions
        if any(outcome.action == "updated" for outcome in outcomes):
            self._tell(f"changed {', '.join(keys)}, as typed in the browser")
        for outcome in outcomes:
            self._tell_notes(outcome.publication.key, outcome)

    def _tell_circle(self, key: str, outcome: Outcome, reading: PageReading) -> None:
        """Say that a record was closed, or that nobody knows who may see a file."""
        self._tell_notes(key, outcome)
        if reading.is_unread:
            advice = f"protlib set {quote(key)} access=confidential"
            self._tell(f"its cover was not read: {reading.problem}. If not everybody may see it: {advice}")

    def _tell_notes(self, key: str, outcome: Outcome) -> None:
        for note in outcome.notes:
            self._tell(f"{key}: {note}")

    def attach_page(self, session: Session, content: str) -> None:
        """Attach a page, as one file of HTML, to the first record of a session."""
        file = Path(self._shelf.folder, f"{uuid4().hex}.html")
        file.write_text(content, "utf-8")
        self.attach(session, next(iter(session.keys), ""), file, "text/html", "snapshot", PageReading())

    def key_of(self, session: Session, name: object) -> str:
        """Return the key of a record by the Connector's id; raises RefusedError where the session has none."""
        if not isinstance(name, str) or name not in session.keys:
            raise RefusedError(Status.BAD_REQUEST, "ITEM_NOT_FOUND", is_announced=False)
        return session.keys[name]

    @staticmethod
    def _remember(session: Session, library: Library, outcomes: Sequence[Outcome]) -> None:
        """Remember a change, so that the next one of the session is part of it."""
        if any(outcome.action in {"added", "updated"} for outcome in outcomes):
            last = library.history()[0].changed_by
            session.last_change = last if last.startswith((SAVE, _ATTACH, _CHANGE)) else ""


def _with_additions(record: Publication, change: SessionAdditions) -> Publication:
    """Return a record with tags, collections and a note behind its own."""
    return record.changed(
        tags=_join_words(record.tags, change.tags),
        collections=_join_words(record.collections, change.collections),
        note="\n\n".join(filter(None, (record.note, change.note))),
    )


def _without_additions(record: Publication, change: SessionAdditions) -> Publication:
    """Return a record without what was added to it; a note that somebody has changed since stays."""
    has_note = change.note and record.note.endswith(change.note)
    return record.changed(
        tags=tuple(tag for tag in record.tags if tag not in change.tags),
        collections=tuple(name for name in record.collections if name not in change.collections),
        note=record.note.removesuffix(change.note).rstrip() if has_note else record.note,
    )


def _join_words(words: Sequence[str], additional_words: Sequence[str]) -> tuple[str, ...]:
    folded_words = {fold(word) for word in words}
    return (*words, *(word for word in dict.fromkeys(additional_words) if fold(word) not in folded_words))


def _site_of(session: Session) -> str:
    return urlsplit(session.page).hostname or "a browser"


def _key_and_title(record: Publication) -> str:
    return f"{record.key} “{shorten(title_to_show(record), _LONGEST_TITLE)}”"


def _advice(outcome: Outcome) -> str:
    """Return what to type for a report that its pages describe, or of which the browser knows only the page."""
    record = outcome.publication
    if {*record.guessed} - {"access"}:
        circle = f" and that it is {record.access}" if "access" in record.guessed else ""
        show = f"To look at these guesses: protlib show {quote(record.key)}"
        return f"; its pages tell what it is{circle}, by rules. {show}"
    is_report = (
        record.type == "webpage" and len(record.files) == 1 and record.files[0].partition("#")[0].endswith(".pdf")
    )
    return f"; if it is a report: protlib set {quote(record.key)} type=report" if is_report else ""


def _size_text(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= _MEGABYTE else f"{size / 1e3:.1f} KB"


def _label(title: str) -> str:
    """Return the label for a further file of a record, "" for a title that says nothing."""
    text = clean(title)[:_LONGEST_LABEL].strip()
    return "" if fold(text) in _USUAL_LABELS else text
