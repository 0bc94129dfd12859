"""The passages of files that a search found, for scripts; `passage_table` draws them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from protlib.render.rows import rows_for_scripts

if TYPE_CHECKING:
    from protlib.search.passages import PageName, Passage

_MOST_MORE: Final = 5
"""Other pages that are named; more are counted."""
_COLUMNS: Final = ("key", "page", "label", "cite", "sentence", "file")


def explain_page(passage: "Passage") -> str:
    """Return what a number that is not printed on the page means, and the file if the record has several."""
    meaning = passage.page.explain()
    name = passage.file.rpartition("/")[2] if passage.has_other_files else ""
    return f"{meaning} {name}".strip() if meaning and name else meaning or name


def more_pages(passage: "Passage") -> str:
    """Return the other pages, some by number: "p. 12, 30 and 4 more"; "" for none."""
    pages = list(map(str, passage.other_pages[:_MOST_MORE]))
    if not pages:
        return ""
    count = len(passage.other_pages) - len(pages)
    return f"{'p. ' if passage.page.is_paged else 'part '}{', '.join(pages)}{f' and {count} more' if count else ''}"


def passages_for_scripts(passages: Iterable["Passage"], form: str | None) -> Iterator[str]:
    """Return the lines of passages as `json`, `jsonl`, `csv`, `tsv` or `keys`, or as plain lines with tabs."""
    if form == "keys":
        return (passage.summary.key for passage in passages)
    return rows_for_scripts(passages, form, _COLUMNS, _cells, passage_to_json)


def _cells(passage: "Passage") -> list[str]:
    page = passage.page
    return [passage.summary.key, str(page.number), page.label, passage.cite(), passage.sentence, passage.file]


def passage_to_json(passage: "Passage") -> dict[str, object]:
    """Return a passage as its shape in `render/shapes.yaml` says."""
    summary = passage.summary
    facts: dict[str, object] = {
        "key": summary.key,
        "title": summary.title,
        "authors": summary.authors,
        "year": summary.year,
        "cite": passage.cite(),
        "page": passage.page.number,
        "label": passage.page.label,
        "sentence": passage.sentence,
        "marks": [list(span) for span in passage.spans],
        "more": [_page_to_json(page) for page in passage.other_pages],
        "file": passage.file,
        "access": passage.access,
    }
    return {name: value for name, value in facts.items() if value or name not in _OPTIONAL}


def _page_to_json(page: "PageName") -> dict[str, object]:
    return {"page": page.number, **({"label": page.label} if page.label else {})}


_OPTIONAL: Final = frozenset(("label", "file", "access", "authors", "year", "more"))
