"""The page on `browse` says what is so: the screen that it shows, and what each key does."""

import io
import re
from unittest.mock import Mock

from harness.paths import ROOT
from programs.running import Run
from protlib.cli.picker import key_bindings, pane_lines
from protlib.cli.picker.facet_panel import Facets
from protlib.cli.picker.library_desk import LibraryDesk
from protlib.cli.picker.screen_lines import Line
from protlib.cli.picker.state import Picker
from protlib.cli.picker.widgets import Panes
from protlib.library import Library
from protlib.selection import Facet, Selection

_COLUMNS, _LINES = 100, 24


def screen_text(library: Library) -> str:
    """Return the screen of the page."""
    desk = LibraryDesk(Mock(), library, Selection(), io.StringIO())
    desk.reference = Mock(return_value="")  # type: ignore[method-assign]  # a reference comes later
    picker = Picker(desk, "traff", Facets({Facet.REGION: ["Africa"]}))
    picker.count()
    panes = Panes.from_size(_COLUMNS, _LINES, in_facets=False, foot=2)
    beside = panes.list_height + 1 + panes.preview_height
    left = _text(picker.facets.lines(panes.facet_width, beside, is_entered=False))
    preview = pane_lines.preview_lines(picker, panes.preview_width, panes.preview_height)
    right = [
        *pane_lines.list_lines(picker, panes.list_width, panes.list_height),
        *[[("", "")]] * (panes.list_height - len(picker.matches.summaries)),
        *pane_lines.rule_lines(picker, panes.preview_width, panes.preview_height),
        *preview,
    ]
    rows = [
        f"{facet:{panes.facet_width}}│{line}" for facet, line in zip(left + [""] * beside, _text(right), strict=False)
    ]
    head = _text(pane_lines.head_lines(picker, _COLUMNS))
    foot = _text([*pane_lines.status_lines(picker, _COLUMNS), key_bindings.bar(picker, _COLUMNS)])
    return "".join(f"{line.rstrip()}\n" for line in ["Search: traff", *head, *rows, *foot])


def _text(lines: list[Line]) -> list[str]:
    return ["".join(part for _style, part in line) for line in lines]


def test_the_screen_of_the_page_is_that_of_the_sample(sample: Run) -> None:
    page = (ROOT / "docs/browse.md").read_text(encoding="utf-8")
    match = re.search(r"^```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert match is not None
    with Library("library.json") as library:
        assert match[1] == screen_text(library)


def test_the_page_has_every_key_and_what_it_does() -> None:
    page = (ROOT / "docs/browse.md").read_text(encoding="utf-8")
    tables = re.findall(r"^(.+):\n\n\| \| \|\n\|---\|---\|\n((?:\| .* \|\n)+)", page, re.MULTILINE)
    sections = [(head, [tuple(row[2:-2].split(" | ")) for row in rows.splitlines()]) for head, rows in tables]
    assert sections == list(key_bindings.help_rows())
