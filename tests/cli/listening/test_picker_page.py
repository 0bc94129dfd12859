"""The page on which a person picks what is cited, in a real browser."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from programs.browsers import needs_browser, started
from programs.port_server import Listening, listening
from protlib.library import Library
from protlib.record.model import Publication

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def browser() -> "Iterator[Browser]":
    """A browser of its own."""
    yield from started()


@pytest.fixture
def server(path: Path) -> Iterator[Listening]:
    """A server of a library of three records."""
    titles = {
        "caring2009": "Caring for Trafficked Persons",
        "causes2010": "Causes of Trafficking",
        "law2011": "Refugee Law",
    }
    with Library(path) as library:
        library.add_many([Publication(key=key, title=title, type="report") for key, title in titles.items()])
    with listening(path) as listening_server:
        yield listening_server


@pytest.mark.slow
@needs_browser
def test_a_person_searches_twice_ticks_and_inserts(server: Listening, browser: "Browser") -> None:
    from axe_playwright_python.sync_playwright import Axe

    with ExitStack() as stack:
        replies: list[bytes] = []
        asking = Thread(
            target=lambda: replies.append(server.ask("GET", "/better-bibtex/cayw?format=pandoc&brackets=1").body)
        )
        asking.start()
        stack.callback(asking.join, 20)
        while not server.links:
            asking.join(0.01)
        page = browser.new_page()
        page.goto(server.links[0])
        page.keyboard.type("trafficking")  # the field has the cursor
        page.keyboard.press("Enter")
        page.get_by_label("Causes of Trafficking").check()
        page.locator("li", has_text="Causes of Trafficking").get_by_text("Pages and words around it").click()
        page.locator('[name="behind-causes2010"]').fill("p. 34")
        page.get_by_label("Search").fill("refugee law")
        page.keyboard.press("Enter")
        page.get_by_label("Refugee Law").check()
        assert page.get_by_label("Causes of Trafficking").is_checked()
        violations = Axe().run(page)
        assert {
            rule["id"]: [node["html"] for node in rule["nodes"]] for rule in violations.response["violations"]
        } == {}
        page.get_by_text("Insert what is ticked").click()
        assert "You can close this page" in page.inner_text("body")
        asking.join(20)

    assert replies == [b"[@causes2010, p. 34; @law2011]"]


@pytest.mark.slow
@needs_browser
def test_a_page_elsewhere_reaches_nothing(server: Listening, browser: "Browser", tmp_path: Path) -> None:
    base = f"http://127.0.0.1:{server.port}"
    (tmp_path / "evil.html").write_text(
        f"""<img src="{base}/better-bibtex/cayw?format=pandoc"><iframe src="{base}/better-bibtex/library?/1/library.bib"></iframe>
        <form method="post" enctype="text/plain" action="{base}/connector/saveItems"><input name='{{"sessionID":"a","items":[' value=']}}'></form>
        <script>
          const send = (path, more) => fetch("{base}" + path, more).then((reply) => reply.text()).catch(() => "");
          window.answers = Promise.all([
            send("/better-bibtex/json-rpc", {{method: "POST", body: '{{"jsonrpc":"2.0","method":"item.search","params":[""]}}'}}),
            send("/connector/saveItems", {{method: "POST", mode: "no-cors", body: '{{"sessionID":"a","items":[{{"title":"x"}}]}}'}}),
            send("/connector/ping", {{method: "POST", headers: {{"X-Zotero-Connector-API-Version": "3", "Content-Type": "application/json"}}, body: "{{}}"}}),
            send("/better-bibtex/cayw?probe=1"),
          ]);
        </script>"""
    )
    before = server.path.read_bytes()
    page = browser.new_page()
    page.goto((tmp_path / "evil.html").as_uri())
    assert page.evaluate("window.answers") == ["", "", "", ""]
    page.evaluate("document.forms[0].submit()")
    page.wait_for_timeout(300)

    assert server.path.read_bytes() == before
    assert server.links == []
    assert not [line for line in server.lines if not line.startswith("refused: ")]
