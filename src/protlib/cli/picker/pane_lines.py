"""The lines of the screen of `browse`: what each pane shows of the state."""

from collections.abc import Sequence
from typing import Final

from protlib.cli.picker.desk import ORDERS
from protlib.cli.picker.prompts import ChangeQuestion
from protlib.cli.picker.screen_lines import Line, separating_line, with_matches, wrap_hanging, wrap_line
from protlib.cli.picker.state import TROUBLE, Picker
from protlib.record.summary import Summary
from protlib.render import record_panels

_MARK: Final = "* "
_LEAST_AUTHORS: Final = 8  # columns that authors need at least
_MOST_LINES: Final = 3  # lines of the status


def list_lines(picker: Picker, width: int, height: int) -> list[Line]:
    """Return the part of the list around the cursor that fits."""
    picker.top = max(0, picker.cursor - height + 1, min(picker.top, picker.cursor))
    summaries = picker.matches.summaries[picker.top : picker.top + height]
    return [_line(picker, number, summary, width) for number, summary in enumerate(summaries, picker.top)]


def _line(picker: Picker, number: int, summary: Summary, width: int) -> Line:
    """Return the year and title of a publication, and its authors where they fit."""
    current = "class:current" if number == picker.cursor else ""
    mark = _MARK if summary.key in picker.marks else " " * len(_MARK)
    year = f"{summary.year:4}  "
    room = max(width - len(_MARK) - len(year), 0)
    title = record_panels.fit_line(summary.title, min(record_panels.count_columns(summary.title), room))
    room -= record_panels.count_columns(title)
    authors = record_panels.fit_line(f"  {summary.authors}" if room > _LEAST_AUTHORS else "", room)
    return [
        (f"{current} class:mark".strip(), mark),
        (current, year),
        *with_matches(title, picker.matches.hits, current),
        (current, authors),
    ]


def preview_lines(picker: Picker, width: int, height: int) -> list[Line]:
    """Return the data of the publication at the cursor, or the suggestions for a prompt."""
    if picker.prompt is not None:
        return picker.prompt.lines(width, height)
    for key in picker.list_current_key():
        try:
            return picker.preview.lines(key, picker.matches.hits, width, height)
        except TROUBLE as error:  # it may be gone by now
            return wrap_line(str(error), width)[:height]
    return []


def page_lines(picker: Picker, all_lines: Sequence[Line], height: int) -> list[Line]:
    """Return the lines of a page that fit, with the field at the cursor of a review."""
    if (review := picker.review) is not None:
        first, end = review.span
        picker.page_top = min(max(picker.page_top, end - height), first)
    picker.page_top = max(0, min(picker.page_top, len(all_lines) - height))
    return list(all_lines[picker.page_top : picker.page_top + height])


def head_lines(picker: Picker, width: int) -> list[Line]:
    """Return the line below the search, with the chosen values of facets, and the order if it is not the usual."""
    order = f"sort: {picker.order.name}" if picker.order is not ORDERS[0] else ""
    text = "; ".join(filter(None, (picker.facets.text(), order)))
    return [separating_line("marked" if picker.lists_marked else text, width)]


def rule_lines(picker: Picker, width: int, height: int) -> list[Line]:
    """Return the line above the preview, which has `height` lines."""
    preview_lines(picker, width, height)  # which sets its length
    position = "" if picker.prompt is not None else picker.preview.position(height)
    return [separating_line(position, width)]


def status_lines(picker: Picker, width: int) -> list[Line]:
    """Return the lines at the foot: the number of matches, and a report."""
    mark_text = f", {len(picker.marks):,} marked" if picker.marks else ""
    status = f"{picker.matches.total:,} found{mark_text}  {picker.message}"
    lines = record_panels.wrap_text(status, width - 2)[:_MOST_LINES]
    return [[("class:status", record_panels.fit_line(f" {line}", width))] for line in lines]


def question_lines(picker: Picker, width: int) -> list[Line]:
    """Return the question, and what the change would do."""
    top = picker.top_layer
    if not isinstance(top, ChangeQuestion):
        return []
    question, lines = top.proposal
    rows = wrap_line(f"{question} y/n", width, "class:heading")
    for line in lines:
        sign = line.lstrip()[:1] if line.startswith(" ") else ""
        rows += wrap_hanging(line, width, {"-": "class:gone", "+": "class:come"}.get(sign, ""))
    return rows
