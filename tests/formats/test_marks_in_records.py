"""Records that their titles or notes close, in every format."""

import pytest

from protlib import formats
from protlib.formats import ReadOptions
from protlib.formats.registry import format_named

MARK = "CONFIDENTIAL - not for circulation"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ris", f"TY  - RPRT\nTI  - Border report\nN1  - {MARK}\nER  - \n"),
        ("bibtex", f"@report{{a, title = {{Border report}}, annote = {{{MARK}}}}}\n"),
        ("csl-json", f'[{{"id": "a", "type": "report", "title": "Border report", "note": "{MARK}"}}]'),
        ("bibtex", "@report{a, title = {Border report}, keywords = {Mali; confidential}}\n"),
        ("csv", f"Title,Notes\nBorder report,{MARK}\n"),
        ("csv", f'Title,Year\n"{MARK}: Border report",2010\n'),
        ("jsonl", f'{{"title": "Border report", "note": "{MARK}"}}\n'),
    ],
)
def test_a_mark_closes_its_record_and_a_line_says_so(name: str, text: str) -> None:
    parsed = formats.read(text.encode(), format_named(name))
    assert [record.access for record in parsed.publications] == ["confidential"]
    assert [remark for remark in parsed.remarks if "marks 1 record" in remark]


def test_one_line_tells_of_all_records() -> None:
    text = f"Title,Notes\nBorder report,{MARK}\nSecond study,Confidentiel\nThird study,public\n"
    parsed = formats.read(text.encode(), format_named("csv"))
    assert [record.access for record in parsed.publications] == ["confidential", "confidential", ""]
    assert parsed.remarks == [
        "“CONFIDENTIAL” or other words in titles, notes, abstracts and tags mark 2 records as not public."
    ]


def test_a_table_that_comes_back_says_by_its_columns_who_may_see() -> None:
    parsed = formats.read(f"key,note\na,{MARK}\n".encode(), format_named("csv"), ReadOptions(finders=["key"]))
    assert parsed.publications[0].access == ""
