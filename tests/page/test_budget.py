"""What a page of ten thousand publications may cost:
its size, until its first list is there, and the answer to a key.
"""

import statistics
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from harness.benchmark_modules import benchmark_module
from programs.browsers import needs_browser, started
from protlib.page.page_html import PageContent, make_page
from protlib.record import cleaning

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession

pytestmark = [needs_browser, pytest.mark.soak]
_COUNT: Final = 10_000
_MOST_BYTES: Final = 12_000_000
_OPENED: Final = 2000  # milliseconds
_ANSWERED: Final = 50
_TYPED: Final = ("trafficking in persons", "trafiking childern", "gbv west africa", "unhcr -kosovo")
_PRESS: Final = """
async (query) => {
  const box = document.getElementById("query");
  box.value = query;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
}
"""


def test_a_page_of_ten_thousand_is_small_opens_soon_and_answers_keys_at_once(tmp_path: Path) -> None:
    publications = [
        cleaning.clean_record(record).publication for record in benchmark_module("generate").records(_COUNT)
    ]
    records = [record.changed(key=f"key{number}") for number, record in enumerate(publications)]
    file = tmp_path / "publications.html"
    file.write_bytes(make_page(PageContent("All", "en", "2026-11-26", records, ())).data)
    assert file.stat().st_size < _MOST_BYTES
    for browser in started():
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})  # a busy machine makes no test fail
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_selector("#list li")
        assert _worked(session) < _OPENED
        answered = []
        for query in _TYPED:
            for end in range(1, len(query) + 1):
                before = _worked(session)
                page.evaluate(_PRESS, query[:end])
                answered.append(_worked(session) - before)
        assert statistics.median(answered) < _ANSWERED


def _worked(session: "CDPSession") -> float:
    """Return for how many milliseconds the page has kept a processor."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(1000 * float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")
