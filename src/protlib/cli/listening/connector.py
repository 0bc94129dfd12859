"""What the Zotero Connector asks: where to save, and that a page, an item or a file is saved."""

import re
import time
from collections.abc import Mapping, Sequence
from email.header import decode_header, make_header
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

from protlib.cli.listening.messages import (
    JSON,
    HttpRequest,
    RefusedError,
    Response,
    Status,
    json_response,
    text_response,
)
from protlib.cli.listening.page_reader import SUFFIXES, PageReader, PageReading
from protlib.cli.listening.saves import Saves, Session, Sessions, suffix_of_type
from protlib.cli.listening.server import Work
from protlib.cli.shelf import Shelf
from protlib.formats.jsontext import read_message
from protlib.record.decisions.guesses import confirm
from protlib.record.model import Publication
from protlib.record.titles.substitutes import title_to_show
from protlib.system.pdf.pdf_reader import is_pdf
from protlib.text import clean, fold

_LIBRARY: Final = "L1"
"""The Connector's name for the library, beside "C1" for the first collection."""
_PREFERENCES: Final = {
    "automaticSnapshots": False,
    "downloadAssociatedFiles": True,
    "supportsAttachmentUpload": True,
    "supportsTagsAutocomplete": True,
    "canUserAddNote": True,
    "googleDocsAddNoteEnabled": False,
    "googleDocsAddAnnotationEnabled": False,
    "googleDocsCitationExplorerEnabled": False,
    "reportActiveURL": False,
}
_MOST_ITEMS: Final = 500  # more than any page of results has
_MOST_TAGS: Final = 5000  # in the connector's list: each is sent at every save
_SUCCESS: Final = Status.CREATED


class Connector:
    """The answers to the Connector; `collection` is where new records go unless the user says otherwise."""

    def __init__(self, shelf: Shelf, saves: Saves, name: str, collection: str = "") -> None:
        self._shelf = shelf
        self._saves = saves
        self._name = name
        self._collection = collection
        self._sessions = Sessions()
        self._reader = PageReader()
        self._numbers: dict[str, int] = {}

    def ping(self, request: HttpRequest) -> Response:
        """Say that somebody listens, and what the Connector may send."""
        if request.method == "GET":
            return text_response("protlib is listening, in Zotero's place\n")
        return json_response({"prefs": _PREFERENCES})

    def targets(self, _request: HttpRequest) -> Response:
        """Return the library, its collections and its tags."""
        collections, tags = self._shelf.ask_library(
            lambda library: [[value for value, _count in library.facets("", facet)] for facet in ("collection", "tag")]
        )
        rows = [{"id": _LIBRARY, "name": self._name, "filesEditable": True, "level": 0}]
        rows += [
            {"id": f"C{self._number(path)}", "name": names[-1], "filesEditable": True, "level": len(names)}
            for path in _tree([*collections, *filter(None, [self._collection])])
            if (names := path.split("/"))
        ]
        target = {"id": self._number(self._collection), "name": self._collection} if self._collection else {}
        return json_response(
            {
                "libraryID": 1,
                "libraryName": self._name,
                "libraryEditable": True,
                "filesEditable": True,
                "editable": True,
                **(target or {"id": None, "name": self._name}),
                "targets": rows,
                "tags": {_LIBRARY: [{"tag": tag} for tag in tags[:_MOST_TAGS]]},
            }
        )

    def save_items(self, request: HttpRequest) -> Response:
        """Add the publications that a translator made of a page."""
        from protlib.formats.zotero_items import read_items

        data = _object(request.data)
        items = data.get("items")
        if not isinstance(items, list) or not items or not all(isinstance(item, Mapping) for item in items):
            raise RefusedError(Status.BAD_REQUEST, "the request has no items")
        if len(items) > _MOST_ITEMS:
            raise RefusedError(Status.BAD_REQUEST, f"more than {_MOST_ITEMS} items at once")
        ids = [str(item.get("id", position)) for position, item in enumerate(items)]
        records = read_items(items, _today()).publications
        self._save(data.get("sessionID"), _link(data.get("uri")), ids, records)
        return Response(_SUCCESS, content_type=JSON)

    def save_page(self, request: HttpRequest) -> Response:
        """Add a page for which there is no translator."""
        data = _object(request.data)
        page = _link(data.get("url"))
        self._save(data.get("sessionID"), page, [page], [_web_page(page, clean(str(data.get("title") or "")))])
        return Response(_SUCCESS, content_type=JSON)

    def save_snapshot(self, request: HttpRequest) -> Response:
        """Attach a page as one file of HTML to the record of a session."""
        data = _object(request.data)
        session = self._sessions.get(data.get("sessionID"))
        content = data.get("snapshotContent")
        if not isinstance(content, str) or not content:
            raise RefusedError(Status.BAD_REQUEST, "the page has no content")
        self._saves.attach_page(session, content)
        return Response(_SUCCESS)

    async def attach(self, request: HttpRequest, work: Work) -> Response:
        """Attach a file to a record of a session, which becomes as closed as the cover of the file says."""
        metadata, file = _metadata(request), _file(request)
        session = await work(partial(self._sessions.get, _session_name(request, metadata)))
        item, title = metadata.get("parentItemID"), _title(metadata)
        await work(partial(self._saves.key_of, session, item))
        reading = await self._read_cover(request, file, work)
        await work(partial(self._saves.attach, session, item, file, request.content_type, title, reading))
        return Response(_SUCCESS)

    async def _read_cover(self, request: HttpRequest, file: Path, work: Work) -> PageReading:
        """Return what the pages of a file say; raises InputRefusedError for what is no document."""
        from protlib.library.changes.covers import has_cover

        suffix = await work(partial(suffix_of_type, request.content_type, file))
        return await self._reader.read_pages(file) if has_cover(Path(f"file{suffix}")) else PageReading()

    async def attach_alone(self, request: HttpRequest, work: Work) -> Response:
        """Add a record for a file that the browser shows, by its pages or else by the browser, and attach the file."""
        metadata = _metadata(request)
        name, page, file = _session_name(request, metadata), _link(metadata.get("url")), _file(request)
        # Only a document gives a record of its own.
        suffix = await work(partial(suffix_of_type, request.content_type, file))
        session = await work(partial(self._sessions.begin, name, page))
        try:
            reading = await self._read_cover(request, file, work)
            own_record = reading.record if suffix in SUFFIXES else None
            session.recognised_record = own_record
            record = _read_on(page, own_record) if own_record else _record_of_file(page, _title(metadata))
            await work(partial(self._saves.save_file, session, page, record, file, request.content_type, reading))
        except Exception:
            await work(partial(self._sessions.end, name))
            raise
        return json_response({"canRecognize": suffix in SUFFIXES}, _SUCCESS)

    def say_recognised(self, request: HttpRequest) -> Response:
        """Say what the pages of a saved file tell."""
        record = self._sessions.get(_object(request.data).get("sessionID")).recognised_record
        return json_response(_item_of(record)) if record else Response(Status.NO_CONTENT)

    def change(self, request: HttpRequest) -> Response:
        """Give the records of a session the collection, the tags and the note from the Connector's window."""
        from protlib.formats.portals.values import clean_markup

        data = _object(request.data)
        session = self._sessions.get(data.get("sessionID"))
        tags = data.get("tags") or []
        texts = tags.split(",") if isinstance(tags, str) else list(map(str, tags if isinstance(tags, list) else []))
        note = clean_markup(str(data.get("note") or ""))
        self._saves.change(session, self._path(data.get("target")), texts, note)
        return json_response({})

    def progress(self, request: HttpRequest) -> Response:
        """Say that nothing is on its way any more, as Connectors of before 2024 ask."""
        self._sessions.get(_object(request.data).get("sessionID"))
        return json_response({"items": [], "done": True})

    def has_resolvers(self, request: HttpRequest) -> Response:
        """Say that no file is searched for elsewhere."""
        data = _object(request.data)
        self._saves.key_of(self._sessions.get(data.get("sessionID")), data.get("itemID"))
        return json_response(value=False)

    def take_file(self, request: HttpRequest) -> Response:
        """Import a file of references that the browser has opened."""
        from protlib import formats

        if b"\0" in request.body or is_pdf(request.body):
            raise RefusedError(Status.BAD_REQUEST, "a file that is not text")
        content = formats.read(request.body, formats.detect(request.body, "a file of the browser", ""))
        if not content.publications:
            raise RefusedError(Status.BAD_REQUEST, "the file has no references")
        ids = [str(position) for position in range(len(content.publications))]
        self._save(_parameter(request, "session"), "", ids, content.publications)
        return json_response([*map(_item_of, content.publications)], _SUCCESS)

    def answer_nothing(self, _request: HttpRequest) -> Response:
        """Answer a request that asks nothing of a library."""
        return Response(Status.NO_CONTENT)

    def no_names(self, _request: HttpRequest) -> Response:
        """Return an empty list: of the names of this computer, and of its proxies."""
        return json_response([])

    def not_here(self, request: HttpRequest) -> Response:
        """Say that protlib does not do this; the Connector then asks elsewhere."""
        raise RefusedError(Status.NOT_FOUND, f"protlib does not answer {request.path}", is_announced=False)

    def _save(self, name: object, page: str, ids: Sequence[str], records: Sequence[Publication]) -> Session:
        session = self._sessions.begin(name, page)
        try:
            self._saves.save(session, ids, records)
        except BaseException:
            self._sessions.end(name)
            raise
        return session

    def _number(self, path: str) -> int:
        return self._numbers.setdefault(path, len(self._numbers) + 1)

    def _path(self, target: object) -> str:
        """Return the path of the collection that a target names, "" for the library; raises RefusedError."""
        if not isinstance(target, str) or target == _LIBRARY:
            return ""
        for path, number in self._numbers.items():
            if target == f"C{number}":
                return path
        raise RefusedError(Status.BAD_REQUEST, "COLLECTION_NOT_FOUND", is_announced=False)


def _tree(paths: Sequence[str]) -> list[str]:
    """Return collections and the collections around them, each below the one that contains it."""
    prefixes = {"/".join(path.split("/")[:end]) for path in paths for end in range(1, path.count("/") + 2)}
    return sorted(prefixes, key=lambda path: [(fold(name), name) for name in path.split("/")])


def _web_page(page: str, title: str) -> Publication:
    from protlib.record.cleaning import clean_record

    raw = {"type": "webpage", "title": title or page, "url": page, "accessed": _today()}
    return clean_record(raw).publication


def _record_of_file(page: str, title: str) -> Publication:
    """Return the record of a file by the browser's words alone: with its title, else with the words of its name."""
    name = title or unquote(PurePosixPath(urlsplit(page).path).name)
    return _web_page(page, _title_of_file(name) or page).changed(type="document")


def _read_on(page: str, record: Publication) -> Publication:
    """Return the record that the pages of a file tell, with the browser's link to it, which is no guess."""
    return confirm(record.changed(url=page, accessed=_today()), ["url"]) if page else record


def _item_of(record: Publication) -> dict[str, object]:
    """Return the title and the type of a record, as the Connector shows them."""
    from protlib.formats.zotero_items import write_item

    return {"title": title_to_show(record), "itemType": write_item(record)["itemType"]}


def _object(data: object) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise RefusedError(Status.BAD_REQUEST, "the body is not an object of JSON")
    return data


def _metadata(request: HttpRequest) -> Mapping[str, Any]:
    """Return what the header X-Metadata says of a file."""
    try:
        return _object(read_message(request.headers.get("x-metadata", "").encode("latin-1")))
    except ValueError as error:
        raise RefusedError(Status.BAD_REQUEST, "METADATA_NOT_PROVIDED") from error


def _session_name(request: HttpRequest, metadata: Mapping[str, object]) -> object:
    return metadata.get("sessionID") or _parameter(request, "sessionID")


def _file(request: HttpRequest) -> Path:
    assert request.file is not None  # noqa: S101 - the route takes files
    return request.file


def _title(metadata: Mapping[str, object]) -> str:
    """Return the title of a file, which is encoded as in a mail (RFC 2047) where it is not ASCII."""
    text = metadata.get("title")
    if not isinstance(text, str):
        return ""
    try:
        return clean(str(make_header(decode_header(text))))
    except (ValueError, LookupError):
        return clean(text)


def _title_of_file(name: str) -> str:
    """Return a title, or the words of the name of a file: "MHPSS manual" of "MHPSS_manual.pdf"."""
    stem, dot, suffix = name.rpartition(".")
    return clean(re.sub("[_+-]+", " ", stem)) if dot and suffix.lower() in {"pdf", "epub"} else name


def _parameter(request: HttpRequest, name: str) -> str:
    return next(iter(parse_qs(request.query).get(name, ())), "")


def _link(value: object) -> str:
    """Return a link to the web, "" for anything else."""
    text = clean(value) if isinstance(value, str) else ""
    return text if text.lower().startswith(("http://", "https://")) else ""


def _today() -> str:
    return time.strftime("%Y-%m-%d")
