"""Who may ask: programs of this computer and the Zotero Connector, but no page in a browser.

A page can send a request to any address, though it cannot read the answer. It says so by `Origin`, and by the name of
the browser. It cannot add a header of its own without asking before (OPTIONS), which is never allowed here. The name
of this computer in `Host` keeps out pages whose own host name leads here (DNS rebinding).
"""

import re
from typing import Final

from protlib.cli.listening.messages import HttpRequest, RefusedError, Status

_HOSTS: Final = frozenset({"127.0.0.1", "localhost"})
_WISHES: Final = ("x-zotero-connector-api-version", "zotero-allowed-request")
"""Headers that no page can send; the Connector and the plugins of editors send one of them."""
# Such as "https://example.org"; an extension has "chrome-extension://...", or "null" in Firefox.
_PAGE_ORIGIN: Final = re.compile(r"(?:https?|file|data|blob):.*|", re.IGNORECASE)
_FETCHED: Final = ("sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest", "referer", "cookie")
"""Headers that a browser alone sends."""
_FORBIDDEN: Final = Status.FORBIDDEN


def check_host(request: HttpRequest, port: int) -> None:
    """Raise RefusedError where a request was meant for another host."""
    name, _colon, number = request.headers.get("host", "").lower().partition(":")
    if name not in _HOSTS or number not in {"", str(port)}:
        raise RefusedError(Status.BAD_REQUEST, f"a request for the host “{request.headers.get('host', '')}”")


def check_program(request: HttpRequest) -> None:
    """Raise RefusedError for a request of a page in a browser."""
    origin = request.headers.get("origin")
    if origin is not None and _PAGE_ORIGIN.fullmatch(origin):
        raise RefusedError(_FORBIDDEN, f"the page {origin or 'without a name'} asked for {request.path}")
    if any(request.headers.get(name) for name in _WISHES):
        return
    is_browser = request.headers.get("user-agent", "").lower().startswith("mozilla/")
    if is_browser or origin is not None or any(name in request.headers for name in _FETCHED):
        raise RefusedError(_FORBIDDEN, f"a page in a browser asked for {request.path}")


def check_own_page(request: HttpRequest, port: int) -> None:
    """Raise RefusedError for a request that another page than protlib's own made."""
    origin = request.headers.get("origin")
    own_origins = {f"http://{host}:{port}" for host in _HOSTS}
    is_ours = origin in own_origins if origin is not None else request.method == "GET"
    if not is_ours or request.headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
        raise RefusedError(_FORBIDDEN, f"the page {origin or 'of another host'} asked for {request.path}")
