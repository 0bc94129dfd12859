"""The buttons of Zotero's extension in LibreOffice: each reads the fields of the document and writes what changes."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from protlib.citing.citation import CitedPublication
from protlib.citing.documents.filled.live_session import LiveSession, Renewal
from protlib.citing.documents.filled.zotero_codes import read_preferences
from protlib.citing.documents.own_codes import mark_of
from protlib.cli.listening.manner_page import (
    REFERENCE_MARK,
    CitingManner,
    DocumentManner,
    MannerForm,
    find_style,
    format_as,
    manner_of_preferences,
)
from protlib.cli.listening.office_wire import NumberedField, OfficeDocument, OfficeError, Wire
from protlib.cli.listening.own_pages import Pages
from protlib.cli.listening.picker_page import PagePicker
from protlib.cli.listening.server import Work
from protlib.cli.shelf import Shelf
from protlib.errors import ProtlibError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from protlib.citing.citation import Citation, Result
    from protlib.record.model import Publication

_LIST: Final = "BIBL"
_TRANSFER_MARKS: Final = frozenset({"ZOTERO_TRANSFER_DOCUMENT", "ZOTERO_EXPORTED_DOCUMENT"})
_ASKS: Final = "Make the citations and the list plain text? Nothing can renew them afterwards."
_WISH: Final = "LibreOffice asks {}"
_HANGING_INDENT: Final = 720  # twips
_WIDTH_OF_A_LABEL: Final = 480  # twips: the number of an entry with its bracket and a blank


class Toolbar:
    """The buttons, for a library; `work` runs a function in the thread that has the library to itself."""

    def __init__(self, shelf: Shelf, pages: Pages, work: Work, tell: "Callable[[str], None]") -> None:
        self._shelf = shelf
        self._pages = pages
        self._picker = PagePicker(shelf, pages)
        self._work = work
        self._tell = tell

    async def press(self, name: str, wire: Wire) -> None:
        """Do what a button is for; what goes wrong is told in LibreOffice, or here where LibreOffice fails."""
        buttons = {
            "addEditCitation": self._cite,
            "addEditBibliography": self._list,
            "refresh": self._refresh,
            "setDocPrefs": self._choose_manner,
            "removeCodes": self._unlink,
        }
        try:
            document, line = await wire.document(), ""
            try:
                if name in buttons:
                    line = await buttons[name](document, wire)
                else:
                    await document.tell("protlib has no notes to insert. Use Add/Edit Citation.")
            except ProtlibError as error:
                await document.tell(self._shelf.to_one_line(str(error)))
            finally:
                await document.complete()
        except OfficeError as error:
            line = str(error)
        if line:
            self._tell(f"LibreOffice: {line}")

    async def _cite(self, document: OfficeDocument, wire: Wire) -> str:
        """Insert a citation at the cursor, or change the one that is there."""
        manner = await self._manner(document)
        number = await document.field_at_cursor(manner.field)
        if number is None and not await document.takes_field(manner.field):
            await document.tell("A citation cannot be here. Put the cursor into the text or into a footnote.")
            return ""
        fields, session = await self._open(document, manner)
        position = _position_of(number, fields)
        if position is not None and fields[position].field.code.startswith(_LIST):
            return await self._change_list(document, manner, wire)
        works = session.citation_at(position).cited if position is not None else ()
        wish = _WISH.format("what to cite")
        cited_works = await self._picker.pick(works, session.foreign_works, wish=wish, owner=wire)
        if not cited_works:
            return ""
        if number is not None:
            return await self._change_citation(document, manner, number, cited_works)
        list_text = await _list_text(wire, manner)
        number = await document.insert(manner.field, manner.note)
        if list_text != await _list_text(wire, manner):  # a renewal of the list would take the citation away
            await document.delete(number)
            raise UsageError("A citation cannot be in the list. Put the cursor into the text")
        try:
            return await self._change_citation(document, manner, number, cited_works)
        except (ProtlibError, OfficeError):
            with suppress(OfficeError):
                await document.delete(number)
            raise

    async def _change_citation(
        self, document: OfficeDocument, manner: CitingManner, number: int, works: Sequence[CitedPublication]
    ) -> str:
        """Have a field cite these works; the document may have changed while a person chose them."""
        fields, session = await self._open(document, manner)
        position = _position_of(number, fields)
        if position is None:
            raise UsageError("The citation is no longer there")
        session.cite(position, await self._work(partial(self._as_in_document, session, works)))
        await self._write(document, manner, fields, session)
        return f"cited {', '.join(work.key for work in works)}"

    async def _list(self, document: OfficeDocument, wire: Wire) -> str:
        """Insert the list at the cursor; where there is one, choose what it lists without a citation."""
        manner = await self._manner(document)
        _, session = await self._open(document, manner)
        if session.list_position is not None:
            return await self._change_list(document, manner, wire)
        if not await document.takes_field(manner.field):
            await document.tell("The list cannot be here. Put the cursor into the text.")
            return ""
        number = await document.insert(manner.field, 0)
        await document.set_code(number, f"{_LIST} {{}} CSL_BIBLIOGRAPHY")
        fields, session = await self._open(document, manner)
        await self._write(document, manner, fields, session)
        return "inserted the list"

    async def _change_list(self, document: OfficeDocument, manner: CitingManner, wire: Wire) -> str:
        _, session = await self._open(document, manner)
        works = [CitedPublication(key) for key in session.uncited_keys]
        wish = _WISH.format("what to list")
        picked_works = await self._picker.pick(
            works,
            session.foreign_works,
            title="List without citing",
            wish=wish,
            owner=wire,
            may_be_empty=bool(works),
        )
        if picked_works is None:
            return ""
        fields, session = await self._open(document, manner)
        cited_works = await self._work(partial(self._as_in_document, session, picked_works))
        await self._write(document, manner, fields, session, list_keys=[work.key for work in cited_works])
        return "changed the list"

    async def _refresh(self, document: OfficeDocument, wire: Wire) -> str:  # noqa: ARG002 - as the other buttons
        """Renew all citations and the list."""
        manner = await self._manner(document)
        fields, session = await self._open(document, manner)
        await self._write(document, manner, fields, session, force=True)
        return "renewed the citations"

    async def _choose_manner(self, document: OfficeDocument, wire: Wire) -> str:
        """Have a person choose how the document cites, and make it cite so."""
        try:
            old_manner = await self._manner(document)
        except UsageError:  # a style that is not here
            old_manner = None
        form = MannerForm(old_manner.document_manner if old_manner else DocumentManner(""))
        document_manner = await self._pages.ask("Document preferences", form.answer, _WISH.format("how to cite"), wire)
        if document_manner is None:
            return ""
        preferences = old_manner.preferences if old_manner else read_preferences(await document.preferences())
        manner = CitingManner(
            document_manner, await self._work(lambda: find_style(document_manner.style)), preferences, is_new=False
        )
        await document.set_preferences(str(manner))
        texts = await self._convert(document, preferences.values, manner)
        fields, session = await self._open(document, manner)
        await self._write(document, manner, fields, session, force=True, texts=texts)
        return f"the document cites in {document_manner.style}"

    async def _convert(
        self, document: OfficeDocument, old_settings: Mapping[str, str], manner: CitingManner
    ) -> Mapping[int, str]:
        """Bring citations into notes or out of them, and into a kind of fields; return what changed ones show.

        `old_settings` says how the document has them. The texts are by the places of the fields.
        """
        old_field = old_settings.get("fieldType", REFERENCE_MARK)
        is_other_note = old_settings.get("noteType", "0") != str(manner.note)
        fields = await document.fields(old_field)
        to_change = [
            position
            for position, (_, field) in enumerate(fields)
            if not field.code.startswith(_LIST)
            and (old_field != manner.field or bool(field.note) != bool(manner.note) or (field.note and is_other_note))
        ]
        texts = {position: await document.text(fields[position].number) for position in to_change}
        for position in to_change:
            await document.convert(fields[position].number, manner.field, manner.note)
        if old_field != manner.field:  # the list, too
            for number, field in fields:
                if field.code.startswith(_LIST):
                    await document.convert(number, manner.field, 0)
        return texts

    async def _unlink(self, document: OfficeDocument, wire: Wire) -> str:  # noqa: ARG002 - as the other buttons
        """Make citations and list plain text."""
        manner = await self._manner(document)
        fields = await document.fields(manner.field)
        if not fields or not await document.tell(_ASKS, asks=True):
            return ""
        for number, _ in reversed(fields):
            await document.unlink(number)
        return "made the citations plain text"

    async def _manner(self, document: OfficeDocument) -> CitingManner:
        """Return how a document cites; a new one as the user cites elsewhere."""
        text = await document.preferences()
        if text in _TRANSFER_MARKS:
            await document.take_transferred()
            text = await document.preferences()
        return await self._work(partial(manner_of_preferences, read_preferences(text)))  # type: ignore[no-any-return]

    async def _open(
        self, document: OfficeDocument, manner: CitingManner
    ) -> tuple[Sequence[NumberedField], LiveSession]:
        fields = await document.fields(manner.field)
        return fields, await self._work(lambda: LiveSession([position.field for position in fields], self._records_of))

    def _records_of(self, keys: Sequence[str]) -> "Mapping[str, Publication]":
        """Return the records of the library that have one of these keys, by that key."""
        ask = self._shelf.ask_library
        return ask(lambda library: {key: self._shelf.redact(library.get(key)) for key in keys if key in library})

    def _as_in_document(self, session: LiveSession, works: Sequence[CitedPublication]) -> Sequence[CitedPublication]:
        """Return works with the keys that they have in the document: one that a colleague cites is not a second one."""
        foreign_works = session.foreign_works
        new = [work.key for work in works if work.key not in foreign_works]
        records = self._records_of(new)
        missing = [key for key in new if key not in records]
        if missing:
            raise UsageError(f"{missing[0]} is no longer in the library")
        keys_in_document: dict[str, str] = {}
        if foreign_works and new:
            outcomes = self._shelf.ask_library(lambda library: library.add_many(foreign_works.values(), dry_run=True))
            pairs = zip(foreign_works, outcomes, strict=True)
            keys_in_document = {outcome.existing: key for key, outcome in pairs if outcome.existing}
        for key, record in records.items():
            if key not in keys_in_document:
                session.add(record)
        return [work._replace(key=keys_in_document.get(work.key, work.key)) for work in works]

    async def _write(
        self,
        document: OfficeDocument,
        manner: CitingManner,
        fields: Sequence[NumberedField],
        session: LiveSession,
        *,
        list_keys: Sequence[str] | None = None,
        force: bool = False,
        texts: Mapping[int, str] | None = None,
    ) -> None:
        """Write what changes in the fields; `texts` are those that fields showed before they were converted."""
        result: Result | None = None

        def cite(records: "Sequence[Publication]", citations: "Sequence[Citation]") -> "Result":
            nonlocal result
            result = format_as(manner, records, citations, self._shelf.open_library)
            return result

        renewals = await self._work(lambda: [*session.renewals(cite, list_keys, force=force)])
        if manner.is_new:
            await document.set_preferences(str(manner))
        for warning in result.warnings if force and result is not None else ():
            self._tell(f"LibreOffice: {warning}")
        old_texts = texts or {}
        listing = await self._clear_list(document, fields, [*renewals], session.list_position, force=force)
        for renewal in renewals:
            if renewal.position != session.list_position:
                number = fields[renewal.position].number
                await self._write_citation(document, number, renewal, old_texts.get(renewal.position))
        for position in old_texts.keys() - {renewal.position for renewal in renewals}:
            await document.show(fields[position].number, old_texts[position], is_rtf=False)
        if listing:
            await self._write_list(document, fields[listing.position].number, listing, result)

    async def _clear_list(
        self,
        document: OfficeDocument,
        fields: Sequence[NumberedField],
        renewals: Sequence[Renewal],
        list_position: int | None,
        *,
        force: bool,
    ) -> Renewal | None:
        """Empty the list and return what it becomes; None where it can stay.

        LibreOffice 25.2 ends where formatted text comes into a document whose list goes over a page.
        """
        listing = next((renewal for renewal in renewals if renewal.position == list_position), None)
        if listing is None:
            return None
        number = fields[listing.position].number
        has_forms = any(renewal.rtf for renewal in renewals if renewal is not listing)
        if not force and not has_forms and listing.is_the_same and await document.text(number) == listing.text:
            return None
        await document.show(number, " ", is_rtf=False)
        return listing

    async def _write_citation(
        self, document: OfficeDocument, number: int, renewal: Renewal, old_text: str | None
    ) -> None:
        """Write a citation; a text that a person has changed stays. `old_text` is its text where it lost that."""
        text = await document.text(number) if old_text is None and renewal.shown else old_text
        if old_text is None and renewal.is_the_same and text == renewal.text:
            return
        if text and renewal.shown and mark_of(text) != renewal.shown:
            line = " ".join(text.split())
            self._tell(f"LibreOffice: “{line}” was changed by hand and stays. To renew it, use Add/Edit Citation on it")
            if old_text is not None:
                await document.show(number, old_text, is_rtf=False)
            return
        await document.set_code(number, renewal.code)
        await document.show(number, renewal.rtf or renewal.text, is_rtf=bool(renewal.rtf))

    async def _write_list(
        self, document: OfficeDocument, number: int, renewal: Renewal, result: "Result | None"
    ) -> None:
        """Write the list, with paragraphs as the style has them."""
        has_labels = result is not None and any(entry.label for entry in result.bibliography)
        hanging = (
            _WIDTH_OF_A_LABEL if has_labels else _HANGING_INDENT if result is not None and result.is_hanging else 0
        )
        await document.set_code(number, renewal.code)
        await document.style_list(indent=hanging, hanging=hanging, tabs=[hanging] if has_labels else [])
        await document.show(number, renewal.rtf or f"{{\\rtf {renewal.text}}}", is_rtf=True)


async def _list_text(wire: Wire, manner: CitingManner) -> str:
    """Return what the list of the document in front shows; its extent is as old as the `OfficeDocument`."""
    document = await wire.document()
    try:
        fields = await document.fields(manner.field)
        number = next((position.number for position in fields if position.field.code.startswith(_LIST)), None)
        return "" if number is None else await document.text(number)
    finally:
        await document.complete()


def _position_of(number: int | None, fields: Sequence[NumberedField]) -> int | None:
    return next((position for position, (field_number, _) in enumerate(fields) if field_number == number), None)
