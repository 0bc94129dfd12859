"""A browser, and pages that are opened in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from programs.browsers import started

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
from programs.opened_pages import BAD, HOSTILE, MANY, SAMPLE, WAIT, WITH_FILES, Opened, make_page_file


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    yield from started()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the page of the sample, one of records that mean harm, and one of more than an address can tick."""
    return {
        "sample": make_page_file(tmp_path_factory.mktemp("sample"), SAMPLE, ("apa", "ieee")),
        "hostile": make_page_file(
            tmp_path_factory.mktemp("hostile"),
            HOSTILE,
            title=f"{BAD}</title><script>window.hacked=1</script>",
        ),
        "many": make_page_file(tmp_path_factory.mktemp("many"), MANY),
        "with files": make_page_file(tmp_path_factory.mktemp("files"), WITH_FILES),
    }


@pytest.fixture
def opened(browser: "Browser", files: dict[str, Path]) -> Iterator[Opened]:
    """Open a page at a fragment of its address; what fails in it, or asks for the network, fails the test."""
    contexts = []
    wrong: list[str] = []

    def open_page(fragment: str = "", name: str = "sample", **options: Any) -> "Page":
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "accept_downloads": True, **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text))
        page.on(
            "request",
            lambda asked: wrong.append(asked.url) if not asked.url.startswith(("file:", "blob:")) else None,
        )
        page.goto(files[name].as_uri() + fragment)
        page.wait_for_selector("#count:not(:empty)")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []
