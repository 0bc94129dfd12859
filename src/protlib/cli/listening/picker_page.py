"""The page on which a person chooses what is cited."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.cli.listening.own_pages import PageChoice, Pages, SentForm, first_line, tick_attribute
from protlib.cli.shelf import Shelf
from protlib.errors import NothingFoundError, UsageError
from protlib.record.model import Publication
from protlib.selection import Selection
from protlib.text import clean

_MOST_RECORDS: Final = 30  # publications on a page: who needs more types another word
_NONE: Final[Mapping[str, Publication]] = {}


class PagePicker:
    """Has a person choose works of a library on a page."""

    def __init__(self, shelf: Shelf, pages: Pages) -> None:
        self._shelf = shelf
        self._pages = pages

    async def pick(
        self,
        works: Sequence[CitedPublication] = (),
        other_records: Mapping[str, Publication] = _NONE,
        *,
        title: str = "Cite",
        wish: str = "an editor asks what to cite",
        owner: object = None,
        may_be_empty: bool = False,
    ) -> tuple[CitedPublication, ...] | None:
        """Return what a person chooses on a page that begins with what is cited now; None where nobody does.

        `other_records` are works that the library does not have, by their keys. The choice of none counts where it
        `may_be_empty`.
        """
        form = _CitingForm(self._shelf, works, other_records, may_be_empty=may_be_empty)
        picked_works: tuple[CitedPublication, ...] | None = await self._pages.ask(title, form.answer, wish, owner)
        return picked_works


class _CitingForm:
    """What the page shows: the words of a search and what they find, and before that all that is ticked."""

    def __init__(
        self,
        shelf: Shelf,
        works: Sequence[CitedPublication],
        other_records: Mapping[str, Publication],
        *,
        may_be_empty: bool,
    ) -> None:
        self._shelf = shelf
        self._may_be_empty = may_be_empty
        self._first_values = _values_of(works)
        self._foreign_records = other_records

    def answer(self, form: SentForm) -> str | PageChoice:
        """Return the page for what was sent, or what it chooses."""
        form = form if form.values else SentForm(self._first_values)
        try:
            ticked_records = self._records(_keys(form))
        except NothingFoundError as error:  # removed while the page was open
            return _form(SentForm({}), [], first_line(error), self._first_values)
        if form.pressed_button == "take" and (ticked_records or self._may_be_empty):
            cited_works = tuple(_read_cited(form, key) for key in _keys(form))
            return PageChoice(cited_works, "Inserted." if cited_works else "Nothing is listed without a citation now.")
        if form.pressed_button == "cancel":
            return PageChoice(None, "Nothing was inserted.")
        records, note = self._search(form.text("words"))
        if form.pressed_button == "take":
            note = "Nothing is ticked. Tick what you cite, or press Cancel."
        rows = {record.key: record for record in (*ticked_records, *self._foreign_records.values(), *records)}
        return _form(form, [*rows.values()], note, self._first_values)

    def _records(self, keys: Sequence[str]) -> Sequence[Publication]:
        """Return works of the document or of the library, in this order; raises NothingFoundError."""
        own_keys = [key for key in keys if key not in self._foreign_records]
        records = self._shelf.ask_library(lambda library: library.get_many(own_keys)) if own_keys else []
        by_key = {record.key: record for record in (*records, *self._foreign_records.values())}
        return [by_key[key] for key in keys if key in by_key]

    def _search(self, words: str) -> tuple[Sequence[Publication], str]:
        """Return the first records that words find, and what there is to say of them."""
        if not words.strip():
            return (), "Type words of the title, the author or the year."
        try:
            results = self._shelf.ask_library(
                lambda library: library.select(Selection(query=words, limit=_MOST_RECORDS), summaries=False)
            )
        except UsageError as error:
            return (), first_line(error)
        if not results.total:
            return (), "Nothing found."
        return results.publications, f"{results.total} found" + (
            f", shown: {_MOST_RECORDS}" if results.total > _MOST_RECORDS else ""
        )


def _keys(form: SentForm) -> list[str]:
    return list(dict.fromkeys(form.values.get("key", ())))


def _read_cited(form: SentForm, key: str) -> CitedPublication:
    """Return a work with what was typed before and behind it, read as in a report: "p. 34"."""
    prefix, text_behind = clean(form.text(f"before-{key}")), clean(form.text(f"behind-{key}"))
    mode = CitationMode.WITHOUT_AUTHOR if form.text(f"year-{key}") else CitationMode.IN_BRACKETS
    return _read_behind(text_behind)._replace(key=key, mode=mode, prefix=prefix)


def _read_behind(text: str) -> CitedPublication:
    from protlib.citing.notation import parse_citation

    citation = parse_citation(f"[@x, {text}]") if text else None
    return citation.cited[0] if citation and len(citation.cited) == 1 else CitedPublication("x", suffix=text)


def _text_behind(work: CitedPublication) -> str:
    """Return what stands behind a work as a person types it."""
    from protlib.citing.notation import notation

    bare = CitedPublication("x", CitationMode.IN_BRACKETS, work.locator, work.label, "", work.suffix, work.term)
    pages = f"p. {work.locator}{work.suffix_with_space}" if work.label == "page" else ""
    if pages and _read_behind(pages) == bare:
        return pages
    return notation(Citation((bare,)))[len("[@x") : -1].removeprefix(", ").strip()


def _values_of(works: Sequence[CitedPublication]) -> dict[str, list[str]]:
    """Return the fields of a page as a person would have filled them for what is cited."""
    values = {"key": [work.key for work in works]}
    for work in works:
        year = "1" if work.mode is CitationMode.WITHOUT_AUTHOR else ""
        texts = {"before": work.prefix, "behind": _text_behind(work), "year": year}
        values |= {f"{name}-{work.key}": [text] for name, text in texts.items() if text}
    return values if works else {}


def _form(form: SentForm, records: Sequence[Publication], note: str, first_values: Mapping[str, Sequence[str]]) -> str:
    rows = "".join(_row(form, record) for record in records)
    words = escape(form.text("words"))
    take = '<button name="does" value="take">Insert what is ticked</button> ' if records or first_values else ""
    return (
        f'<p><label for="words">Search</label><input type="search" id="words" name="words" value="{words}" autofocus> '
        f'<button name="does" value="search">Search</button></p><p role="status">{escape(note)}</p><ul>{rows}</ul>'
        f'<p>{take}<button name="does" value="cancel">Cancel</button></p>'
    )


def _row(form: SentForm, record: Publication) -> str:
    from protlib.record.summary_of_record import summary_of

    summary, key = summary_of(record), escape(record.key)
    names = ", ".join(filter(None, (summary.authors, summary.year, record.key)))
    is_ticked = record.key in _keys(form)
    fields = "".join(
        f'<label>{word} <input type="text" name="{name}-{key}" value="{escape(field_text)}"></label>'
        for name, word in (("before", "Before:"), ("behind", "Behind, such as p. 34:"))
        for field_text in [form.text(f"{name}-{record.key}")]
    )
    year = tick_attribute(form.text(f"year-{record.key}"))
    return (
        f'<li><label><input type="checkbox" name="key" value="{key}"{tick_attribute(is_ticked)}> '
        f"{escape(summary.title)}<br><small>{escape(names)}</small></label>"
        f"<details{' open' * is_ticked}><summary>Pages and words around it</summary>{fields}"
        f'<label><input type="checkbox" name="year-{key}" value="1"{year}> only the year</label></details></li>'
    )
