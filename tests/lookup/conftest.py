"""What the tests of the network share: a server of this machine, and tries without a wait."""

import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest

from programs.slow_servers import Handler


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """How long the network would have waited between its tries; no proxy and nothing seen before."""
    Handler.requests.clear()
    Handler.is_over.clear()
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    yield []
    Handler.is_over.set()
