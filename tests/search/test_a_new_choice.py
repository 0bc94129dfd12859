"""An order or a facet is declared once: its row makes it sorted, counted, offered and kept in the index."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from harness import new_choice
from protlib.library import Library
from protlib.record.model import Publication
from protlib.selection import Selection

RECORDS = [
    Publication(key="first", title="One", status="in press", genre="Working paper"),
    Publication(key="second", title="Two", status="In Press", genre="Brief"),
    Publication(key="third", title="Three", status="forthcoming", genre="Brief"),
]
_ASKED = """
import json
from pathlib import Path
from protlib.library import Library
from protlib.selection import Selection
with Library(Path(sys.argv[1]), Path(sys.argv[2])) as library:
    print(json.dumps({
        "status": library.facets(Selection(), "status"),
        "genre": library.facets(Selection(query="two OR three"), "genre"),
        "created": [record.key for record in library.select(Selection(sort="created")).publications],
    }))
"""


@pytest.mark.slow
def test_a_new_order_and_new_facets_are_known_to_an_index_that_was_made_without_them(
    tmp_path: Path, clock: Callable[[], str]
) -> None:
    path, cache = tmp_path / "library.json", tmp_path / "cache"
    with Library(path, cache, clock=clock) as library:
        for record in RECORDS:
            library.add_many([record])
        assert library.select(Selection()).total == 3
    ran = new_choice.run(_ASKED, str(path), str(cache))
    assert ran.stderr == ""
    assert json.loads(ran.stdout) == {
        "status": [["In Press", 2], ["forthcoming", 1]],
        "genre": [["Brief", 2]],
        "created": ["third", "second", "first"],
    }
