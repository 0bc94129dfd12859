"""The page on which a person chooses what an editor cites: one page for each request, which only its link opens.

It has no script: each search and the choice are forms, so that it works in any browser, and nothing on it can be run.
"""

import asyncio
import secrets
from collections.abc import Callable, Sequence
from html import escape
from typing import Final
from urllib.parse import parse_qs

from protlib.citing.citation import Cited, Mode
from protlib.cli.listening.messages import HTML, RefusedError, Request, Response, Status
from protlib.cli.shelf import Shelf
from protlib.errors import UsageError
from protlib.frozen import NamedTuple
from protlib.record.model import Publication
from protlib.selection import Selection
from protlib.text import clean

PATH: Final = "/pick/"
_PATIENCE: Final = 900  # seconds
_MOST: Final = 30
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_STYLE: Final = (
    ":root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}"
    "body{max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "input[type=search]{width:70%;font:inherit;padding:.4rem}button{font:inherit;padding:.4rem .8rem}"
    "ul{list-style:none;padding:0}li{padding:.5rem 0;border-bottom:1px solid GrayText}"
    "label{display:block}input[type=text]{font:inherit;width:11rem}"
)


class _Open(NamedTuple):
    """A page that is open: the future of the choice, and the loop that waits for it."""

    choice: asyncio.Future[tuple[Cited, ...]]
    loop: asyncio.AbstractEventLoop


class Picker:
    """Opens a page for each request, and gives what a person has chosen there.

    `launch` opens a link in the browser and raises UsageError where it cannot; then `tell` gets the link.
    """

    def __init__(self, shelf: Shelf, port: int, launch: Callable[[str], None], tell: Callable[[str], None]) -> None:
        self._shelf = shelf
        self._port = port
        self._launch = launch
        self._tell = tell
        self._pages: dict[str, _Open] = {}

    async def pick(self) -> tuple[Cited, ...]:
        """Open a page, and return what a person chooses on it; nothing where nobody does within 15 minutes."""
        loop = asyncio.get_running_loop()
        token = secrets.token_urlsafe(32)
        page = self._pages[token] = _Open(loop.create_future(), loop)
        link = f"http://127.0.0.1:{self._port}{PATH}{token}"
        try:
            await asyncio.to_thread(self._open, link)
            async with asyncio.timeout(_PATIENCE):
                return await page.choice
        except TimeoutError:
            return ()
        finally:
            del self._pages[token]

    def _open(self, link: str) -> None:
        try:
            self._launch(link)
        except UsageError:
            self._tell(f"an editor asks what to cite. To choose, open {link}")

    def answer(self, request: Request) -> Response:
        """Return the page for a request of the browser; raises RefusedError where the link is none, or was used."""
        page = self._pages.get(request.path.removeprefix(PATH))
        if page is None or page.choice.done():
            raise RefusedError(Status.NOT_FOUND, "this page is no longer open", is_told=False)
        form = _Form.from_request(request)
        taken = self._shelf.ask_library(lambda library: library.get_many(form.keys)) if form.keys else []
        if form.does in {"take", "cancel"}:
            cited = form.cited() if form.does == "take" else ()
            page.loop.call_soon_threadsafe(_choose, page.choice, cited)
            done = "Inserted." if cited else "Nothing was inserted."
            return _page(f"<p>{done} You can close this page.</p>")
        records, note = self._search(form.words)
        others = [record for record in records if record.key not in form.keys]
        return _page(_form(form, [*taken, *others], note))

    def _search(self, words: str) -> tuple[Sequence[Publication], str]:
        """Return the first records that words find, and what there is to say of them."""
        if not words.strip():
            return (), "Type words of the title, the author or the year."
        try:
            results = self._shelf.ask_library(
                lambda library: library.select(Selection(query=words, limit=_MOST), summaries=False)
            )
        except UsageError as error:
            return (), str(error)
        if not results.total:
            return (), "Nothing found."
        return results.publications, f"{results.total} found" + (f", shown: {_MOST}" if results.total > _MOST else "")


class _Form(NamedTuple):
    """What a person has typed and ticked on a page."""

    values: dict[str, list[str]]

    @classmethod
    def from_request(cls, request: Request) -> "_Form":
        text = request.body.decode("utf-8", "replace") if request.method == "POST" else ""
        try:
            return cls(parse_qs(text, max_num_fields=1000))
        except ValueError as error:
            raise RefusedError(Status.BAD_REQUEST, "the form has too many fields") from error

    def text(self, name: str) -> str:
        return next(iter(self.values.get(name, ())), "")

    @property
    def words(self) -> str:
        return self.text("words")

    @property
    def does(self) -> str:
        return self.text("does")

    @property
    def keys(self) -> list[str]:
        return list(dict.fromkeys(self.values.get("key", ())))

    def cited(self) -> tuple[Cited, ...]:
        return tuple(map(self._cited, self.keys))

    def _cited(self, key: str) -> Cited:
        """Return a work with what was typed before and behind it, read as in a report: "p. 34"."""
        from protlib.citing.notation import parse

        before, behind = clean(self.text(f"before-{key}")), clean(self.text(f"behind-{key}"))
        citation = parse(f"[@x, {behind}]") if behind else None
        work = citation.cited[0] if citation and len(citation.cited) == 1 else Cited("x", suffix=behind)
        mode = Mode.WITHOUT_AUTHOR if self.text(f"year-{key}") else Mode.IN_BRACKETS
        return work._replace(key=key, mode=mode, prefix=before)


def _choose(choice: asyncio.Future[tuple[Cited, ...]], cited: tuple[Cited, ...]) -> None:
    if not choice.done():
        choice.set_result(cited)


def _page(body: str) -> Response:
    text = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>protlib: cite</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
        f"<main><h1>Cite</h1>{body}</main></html>"
    )
    return Response(Status.OK, text.encode(), HTML, _HEADERS)


def _form(form: _Form, records: Sequence[Publication], note: str) -> str:
    rows = "".join(_row(form, record) for record in records)
    take = '<button name="does" value="take">Insert what is ticked</button> ' if records else ""
    return (
        '<form method="post"><p><label for="words">Search</label>'
        f'<input type="search" id="words" name="words" value="{escape(form.words)}" autofocus> '
        f'<button name="does" value="search">Search</button></p><p role="status">{escape(note)}</p><ul>{rows}</ul>'
        f'<p>{take}<button name="does" value="cancel">Cancel</button></p></form>'
    )


def _row(form: _Form, record: Publication) -> str:
    from protlib.record.summary_of import summary_of

    summary, key = summary_of(record), escape(record.key)
    names = ", ".join(filter(None, (summary.authors, summary.year, record.key)))
    fields = "".join(
        f'<label>{word} <input type="text" name="{name}-{key}" value="{escape(typed)}"></label>'
        for name, word in (("before", "Before:"), ("behind", "Behind, such as p. 34:"))
        for typed in [form.text(f"{name}-{record.key}")]
    )
    year = _ticked(form.text(f"year-{record.key}"))
    return (
        f'<li><label><input type="checkbox" name="key" value="{key}"{_ticked(record.key in form.keys)}> '
        f"{escape(summary.title)}<br><small>{escape(names)}</small></label>"
        f"<details{' open' * (record.key in form.keys)}><summary>Pages and words around it</summary>{fields}"
        f'<label><input type="checkbox" name="year-{key}" value="1"{year}> only the year</label></details></li>'
    )


def _ticked(is_ticked: object) -> str:
    return " checked" if is_ticked else ""
