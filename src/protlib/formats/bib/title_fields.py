"""Titles of a work, of the book or journal it is in, and of the volume; the fields depend on the entry's type.

The rules are pandoc's: a part of a book in several volumes has its own title in `title`, the volume's in `booktitle`,
and the whole work's in `maintitle`.
"""

from collections.abc import Iterator
from typing import Final

from protlib.formats.bib.entry_draft import EntryDraft
from protlib.formats.bib.entry_types import ARTICLES, ONLINE, PARTS
from protlib.formats.bib.fields import KEPT_PREFIX
from protlib.formats.bib.latex import braces
from protlib.formats.bib.latex.decoder import decode
from protlib.formats.bib.unread import UnreadFields
from protlib.record.model import LEGAL
from protlib.text import NO_CASE, add_case_marks, split_case_marks, without_markup, words

_TITLE_ADDITIONS: Final = {
    prefix: (f"{prefix}title", ((":", f"{prefix}subtitle"), (".", f"{prefix}titleaddon")))
    for prefix in ("", "main", "book", "issue")
}
"""The field of each title, the fields that are added to it, and the mark before each."""
_ENDS_SENTENCE: Final = tuple("!?.,:;")
_NEVER_UNTITLED: Final = PARTS | ARTICLES
_JOURNALS: Final = frozenset({"journal", "journaltitle"})
"""Titles whose case no style of BibTeX or biblatex changes."""
_ABBREVIATED_JOURNALS: Final = ("journal", "journalname")
_WHOLE_JOURNALS: Final = ("fjournal", "journaltitle", "journal-full")
_JOURNAL_FIELDS: Final = frozenset((*_ABBREVIATED_JOURNALS, *_WHOLE_JOURNALS, "journalsubtitle"))
_BOOK_FIELDS: Final = frozenset(
    field for prefix in ("main", "book") for field in (f"{prefix}title", f"{prefix}subtitle", f"{prefix}titleaddon")
)
"""The fields of journals, and of books that a work is in: to look for all at once spares most entries six looks."""


def read_titles(unread: UnreadFields) -> None:
    """Read `title`, `booktitle`, `maintitle`, `journal` ...; a title that occurs twice is kept."""
    container = unread.text("titleaddon") if unread.type in ONLINE else ""
    title, raw_book, main, book, journal = _title(unread), "", "", "", ""
    if not _BOOK_FIELDS.isdisjoint(unread.remaining):
        raw_book = unread.remaining.get("booktitle", "")
        main, book = _title(unread, "main"), _title(unread, "book")
    if not _JOURNAL_FIELDS.isdisjoint(unread.remaining):
        journal = _journal(unread)
    if unread.type == "periodical" and "issuetitle" in unread.remaining:
        container, title = title, _title(unread, "issue")
    if unread.type in PARTS:
        if book and not main and _is_event(unread, book):
            raw_book = book = ""
        container = main or book or journal
        unread.store_value("volume-title", book if main else "")
    elif main and "volume" in unread.remaining:
        unread.store_value("volume-title", title)
        title = main
    else:
        container = container or journal or main or (book if book != title else "")
    if not title and (unread.type not in _NEVER_UNTITLED or unread.type == "periodical"):
        title, container = container, ""
    unread.store_value("title", _without_whole_mark(title) if unread.raw_record.get("type") in LEGAL else title)
    unread.store_value("container_title", container)
    if "key" in unread.remaining and words(decode(unread.peek("key"))) == words(without_markup(title)):
        del unread.remaining["key"]
    unread.keep("booktitle", raw_book if not main and book not in {title, container} else "")
    unread.keep("journal", journal if journal != (container or title) else "")


def _is_event(unread: UnreadFields, book: str) -> bool:
    """Tell whether the title of a paper's book is that of its conference, which stands there for want of a book."""
    return unread.type == "inproceedings" and decode(unread.remaining.get("eventtitle", "")).strip() == without_markup(
        book
    )


def _title(unread: UnreadFields, prefix: str = "") -> str:
    """Return a title with its subtitle and addition, joined as pandoc does."""
    name, additions = _TITLE_ADDITIONS[prefix]
    full_title = title = unread.title(name)
    for mark, addition in additions:
        if addition in unread.remaining and (part := unread.title(addition)):
            ends = not title or without_markup(title).endswith(_ENDS_SENTENCE)
            title = f"{title}{'' if ends else mark} {part}".lstrip()
    return title if title is full_title else braces.keep_needed_marks(title)


def _journal(unread: UnreadFields) -> str:
    """Return the title of the journal; of two fields, `journal` is the abbreviation."""
    field = next((name for name in _WHOLE_JOURNALS if name in unread.remaining), "journal")
    title = unread.text(field)
    second_title = unread.text(*_ABBREVIATED_JOURNALS)
    if title and second_title and second_title != title:
        unread.remaining.setdefault("shortjournal", second_title)
    subtitle = unread.text("journalsubtitle")
    return f"{title}: {subtitle}" if title and subtitle else title or second_title


def write_titles(draft: EntryDraft) -> Iterator[tuple[str, str]]:
    """Yield the fields of the titles."""
    publication, entry_type = draft.publication, draft.entry_type
    title, container = draft.title(_with_whole_mark(draft)), publication.container_title
    volume_title = draft.title(draft.value("volume-title")) if publication.extra else ""
    if entry_type in PARTS:
        yield "maintitle", draft.title(container) if volume_title else ""
        yield "booktitle", volume_title or draft.title(container or _conference_name(draft))
    elif volume_title and publication.volume and draft.is_biblatex:
        yield "maintitle", title
        title = volume_title
    else:
        field = _container_field(draft)
        yield field, draft.text(container) if field in _JOURNALS else draft.title(container)
    yield "title", title
    is_anonymous = not (publication.authors or publication.editors or f"{KEPT_PREFIX}key" in publication.extra)
    if is_anonymous and draft.options.program.has_bibtex_styles and not draft.is_biblatex:
        yield "key", draft.text(without_markup(publication.title))


def _with_whole_mark(draft: EntryDraft) -> str:
    """Return a title with the mark that a law, a judgment and a treaty need: it is a name, with its capitals.

    A program that makes items of entries has styles that know what a law is.
    """
    title = draft.publication.title
    is_name = draft.publication.type in LEGAL and NO_CASE not in title and not draft.options.program.makes_items
    return add_case_marks(title, [(0, len(title))]) if is_name else title


def _without_whole_mark(title: str) -> str:
    bare, marks = split_case_marks(title)
    return bare if marks == [(0, len(bare))] else title


def _conference_name(draft: EntryDraft) -> str:
    """Return the conference's name as the `booktitle` that BibTeX's styles require of a paper without proceedings."""
    has_style = not draft.is_biblatex and not draft.options.program.makes_items
    is_paper = draft.entry_type == "inproceedings" and has_style
    return draft.publication.event_title if is_paper else ""


def _container_field(draft: EntryDraft) -> str:
    if draft.entry_type in ARTICLES or draft.options.program.makes_items:
        return "journaltitle" if draft.is_biblatex else "journal"
    return "titleaddon" if draft.entry_type in ONLINE and draft.is_biblatex else "booktitle"
