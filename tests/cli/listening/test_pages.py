"""40 pages with the heads that the portals of the field give them, as the Zotero Connector sends them.

`pages.jsonl` was written down where the Connector, built from its source in August 2026, ran in Chromium with the
translators of that time; the pages were made for it, each with a PDF file but the last one.
"""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from harness.paths import ROOT
from programs.port_server import PDF, listening
from protlib.record import names

_PAGES: Final = [
    json.loads(line) for line in (ROOT / "tests/data/connector/pages.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.slow
def test_each_page_is_a_right_record_with_its_file(path: Path) -> None:
    with listening(path) as server:
        for number, page in enumerate(_PAGES):
            data = {"sessionID": f"s{number}", "uri": page["uri"], "items": page["items"]}
            assert server.connector("saveItems", data).status == 201
            assert server.attach(f"s{number}", page["items"][0]["id"], PDF + str(number).encode()).status == 201
        records = server.records()

    assert len(records) == len(_PAGES) == 40
    by_title = {record.title: record for record in records}
    wrong = {
        page["uri"]: differing
        for page in _PAGES
        if (differing := _differing(by_title.get(page["want"]["title"]), page))
    }
    assert wrong == {}
    assert [record.key for record in records if len(record.files) != 1] == []


def _differing(record: Any, page: dict[str, Any]) -> dict[str, object]:
    """Return the fields of a record that are not as the page says."""
    if record is None:
        return {"title": None}
    values = {
        name: getattr(record, name)
        for name in ("type", "title", "container_title", "doi", "isbn")
        if name in page["want"]
    }
    values |= {"authors": [names.display(who) for who in record.authors], "year": record.date[:4]}
    return {name: value for name, value in values.items() if value != page["want"][name]}
