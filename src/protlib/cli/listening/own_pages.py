"""protlib's own pages in the browser, on which a person chooses something.

Each is for one choice, and has a link that nobody can guess. They have no script: each step is a form, so that they
work in any browser, and nothing on them can be run.
"""

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from html import escape
from typing import Any, Final
from urllib.parse import parse_qs

from protlib.cli.listening.messages import HTML, HttpRequest, RefusedError, Response, Status
from protlib.errors import ProtlibError, UsageError
from protlib.frozen import NamedTuple

PATH: Final = "/pick/"
_PATIENCE: Final = 900  # seconds
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
_TOKEN_BYTES: Final = 32  # of chance: nobody guesses them


class SentForm(NamedTuple):
    """What a person has typed and ticked on a page; nothing when the page is shown first."""

    values: dict[str, list[str]]

    def text(self, name: str) -> str:
        """Return the first value of a field, "" for none."""
        return next(iter(self.values.get(name, ())), "")

    @property
    def pressed_button(self) -> str:
        """The button that was pressed."""
        return self.text("does")


class PageChoice(NamedTuple):
    """What a person has chosen, and what the page says last."""

    value: Any
    last_words: str


Form = Callable[[SentForm], "str | PageChoice"]
"""Returns the content of a page for what was sent, or the choice that ends it."""


class _OpenPage(NamedTuple):
    title: str
    form: Form
    owner: object
    choice: asyncio.Future[Any]
    loop: asyncio.AbstractEventLoop


class Pages:
    """Opens a page for each request, and gives what a person has chosen there.

    `tell` gets the link first, and `launch` opens it in the browser. `launch` raises UsageError where it cannot; but
    nobody learns that a browser has not appeared, so the link must be told.
    """

    def __init__(self, port: int, launch: Callable[[str], None], tell: Callable[[str], None]) -> None:
        self._port = port
        self._launch = launch
        self._tell = tell
        self._pages: dict[str, _OpenPage] = {}

    async def ask(self, title: str, form: Form, wish: str, owner: object = None) -> Any:
        """Open a page, and return what a person chooses on it; None where nobody does within 15 minutes.

        `wish` is who asks what, for the line with the link. The pages of an `owner` can be closed.
        """
        loop = asyncio.get_running_loop()
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        page = self._pages[token] = _OpenPage(title, form, owner, loop.create_future(), loop)
        link = f"http://127.0.0.1:{self._port}{PATH}{token}"
        try:
            await asyncio.to_thread(self._open, link, wish)
            async with asyncio.timeout(_PATIENCE):
                return await page.choice
        except TimeoutError:
            return None
        finally:
            del self._pages[token]

    def close(self, owner: object) -> None:
        """End the pages of an owner, as if nobody had chosen anything."""
        for page in self._pages.values():
            if page.owner is owner:
                _choose(page.choice, None)

    def _open(self, link: str, wish: str) -> None:
        self._tell(f"{wish}. To choose, open {link}")
        with suppress(UsageError):
            self._launch(link)

    def answer(self, request: HttpRequest) -> Response:
        """Return the page for a request of the browser, or one that says why there is none."""
        page = self._pages.get(request.path.removeprefix(PATH))
        if page is None or page.choice.done():
            return _page("Cite", "<p>This choice is over. Go back to your editor.</p>", Status.NOT_FOUND)
        try:
            content = page.form(_read_sent(request))
        except ProtlibError as error:  # the page stays open
            explanation = f"<p>{escape(first_line(error))}</p><p>Then go back in the browser, and try again.</p>"
            return _page(page.title, explanation, Status.INTERNAL_SERVER_ERROR)
        if isinstance(content, str):
            return _page(page.title, f'<form method="post">{content}</form>')
        page.loop.call_soon_threadsafe(_choose, page.choice, content.value)
        return _page(page.title, f"<p>{escape(content.last_words)} You can close this page.</p>")


def _read_sent(request: HttpRequest) -> SentForm:
    text = request.body.decode("utf-8", "replace") if request.method == "POST" else ""
    try:
        return SentForm(parse_qs(text, max_num_fields=1000))
    except ValueError as error:
        raise RefusedError(Status.BAD_REQUEST, "the form has too many fields") from error


def _choose(choice: asyncio.Future[Any], value: object) -> None:
    if not choice.done():
        choice.set_result(value)


def _page(title: str, body: str, status: Status = Status.OK) -> Response:
    text = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>protlib: {escape(title.lower())}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
        f"<main><h1>{escape(title)}</h1>{body}</main></html>"
    )
    return Response(status, text.encode(), HTML, _HEADERS)


def first_line(error: ProtlibError) -> str:
    """Return what a page says of an error: the lines below point at a place in the words, for a terminal."""
    return str(error).partition("\n")[0]


def tick_attribute(is_ticked: object) -> str:
    """Return the attribute of a box that is ticked."""
    return " checked" if is_ticked else ""
