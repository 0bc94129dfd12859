"""A browser in which pages are tried: Chromium without a window, where there is one, and no network."""

import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

PROGRAM: Final = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), "")
needs_browser: Final = pytest.mark.skipif(
    not PROGRAM or find_spec("playwright") is None,
    reason="there is no chromium on the PATH, or no playwright: apt install chromium; pip install playwright",
)
_ARGUMENTS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def started() -> "Iterator[Browser]":
    """Yield a browser, which is closed behind it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=list(_ARGUMENTS))
        yield browser
        browser.close()
