"""Records that their titles or notes close, in every format."""

import json

import pytest

from harness.rows import every_row
from protlib import formats
from protlib.formats import ReadOptions
from protlib.formats.registry import format_named

MARK = "CONFIDENTIAL - not for circulation"


@every_row(
    ("name", "text"),
    [
        ("ris", f"TY  - RPRT\nTI  - Border report\nN1  - {MARK}\nER  - \n"),
        ("bibtex", f"@report{{a, title = {{Border report}}, annote = {{{MARK}}}}}\n"),
        ("csl-json", f'[{{"id": "a", "type": "report", "title": "Border report", "note": "{MARK}"}}]'),
        ("bibtex", "@report{a, title = {Border report}, keywords = {Mali; confidential}}\n"),
        ("csv", f"Title,Notes\nBorder report,{MARK}\n"),
        ("csv", f'Title,Year\n"{MARK}: Border report",2010\n'),
        ("jsonl", f'{{"title": "Border report", "note": "{MARK}"}}\n'),
        ("ris", "TY  - RPRT\nTI  - Border report\nM3  - Confidential report\nER  - \n"),
        ("ris", "TY  - RPRT\nTI  - Border report\nU1  - Confidential\nER  - \n"),
        ("ris", "TY  - RPRT\nTI  - Border report\nCN  - CONFIDENTIAL\nER  - \n"),
        ("bibtex", "@report{a, title = {Border report}, groups = {Reports/Confidential}}\n"),
        ("biblatex", "@report{a, title = {Border report}, pubstate = {Confidential draft}}\n"),
        ("biblatex", "@report{a, title = {Border report}, rights = {Strictly confidential}}\n"),
        ("csl-json", '[{"id": "a", "type": "report", "title": "Border report", "license": "Confidential"}]'),
        ("csl-json", '[{"id": "a", "type": "report", "title": "Border report", "archive": "Confidential files"}]'),
        ("csv", "Title,Edition\nBorder report,Confidential draft\n"),
    ],
)
def test_a_mark_closes_its_record_and_a_line_says_so(name: str, text: str) -> None:
    parsed = formats.read(text.encode(), format_named(name))
    assert [record.access for record in parsed.publications] == ["confidential"]
    assert [remark for remark in parsed.remarks if "marks 1 record" in remark]


@every_row(
    ("fields", "level"),
    [
        ("classification = {Restricted}", "internal"),
        ("comment = {Internal use only}", "internal"),
        ("howpublished = {mimeo, not for distribution}", "internal"),
        ("rights = {Internal UN use only}", "internal"),
        ("type = {Internal report}", ""),
        ("keywords = {internal migration}, series = {Restricted Movements}", ""),
        ("publisher = {Secret Intelligence Service}, series = {Working paper}", ""),
        ("rights = {public}, comment = {Confidentiality of data was discussed}", ""),
    ],
)
def test_short_texts_of_other_fields_close_a_record_where_they_can_mean_nothing_else(fields: str, level: str) -> None:
    text = f"@report{{a, title = {{Border report}}, {fields}}}\n"
    assert [record.access for record in formats.read(text.encode(), format_named("biblatex")).publications] == [level]


@every_row(
    ("fields", "level"),
    [
        ("classification = {Confidential until March 2027}", "confidential"),
        ("access = {Confidential until March 2027}", "confidential"),
        ("classification = {Restricted to partners}", "internal"),
        ("access = {confidentiel jusqu'en 2027}", "confidential"),
        ("einstufung = {Vertraulich bis 2027}", "confidential"),
        ("confidential = {yes}", "confidential"),
        ("confidential = {tbc}", "confidential"),
        ("comment = {Confidential until March 2027}", "confidential"),
        ("note = {Confidential to the donor}", "confidential"),
        ("pubstate = {Confidential until March 2027}", "confidential"),
        ("access = {Open access}", ""),
        ("access = {12 March 2020}", ""),
        ("classification = {K38; J61}", ""),
        ("classification = {Internal displacement}", ""),
        ("note = {Restricted to adults}", ""),
        ("confidential = {no}", ""),
    ],
)
def test_a_field_closes_its_record_as_a_column_of_a_table_does(fields: str, level: str) -> None:
    text = f"@report{{a, title = {{Border report}}, {fields}}}\n"
    parsed = formats.read(text.encode(), format_named("biblatex"))
    assert [record.access for record in parsed.publications] == [level]
    assert len([remark for remark in parsed.remarks if "marks 1 record as not public" in remark]) == bool(level)


@pytest.mark.parametrize("name", ["bibtex", "csl-json"])
def test_what_is_not_understood_closes_where_the_field_says_who_may_see_others(name: str) -> None:
    values = {"a": "Confidential", "b": "tbc", "c": "Public"}
    entries = "".join(
        f"@report{{{key}, title = {{Report {key}}}, classification = {{{text}}}}}\n" for key, text in values.items()
    )
    items = [
        {"id": key, "type": "report", "title": f"Report {key}", "classification": text} for key, text in values.items()
    ]
    parsed = formats.read((entries if name == "bibtex" else json.dumps(items)).encode(), format_named(name))
    assert [record.access for record in parsed.publications] == ["confidential", "confidential", ""]
    assert parsed.remarks == ["Under “classification”, “tbc” or another word marks 2 records as not public."]


@pytest.mark.parametrize(
    ("heading", "cells", "levels", "count"),
    [
        ("Classification", ["Restricted to partners", ""], ["internal", ""], "marks 1 record"),
        ("Status", ["Confidential until March 2027", "Final"], ["confidential", ""], "marks 1 record"),
        ("Classification", ["tbc", "Confidential", "Not public"], ["confidential"] * 3, "marks 3 records"),
    ],
)
@pytest.mark.parametrize("is_markdown", [False, True])
def test_a_column_says_for_how_long_and_counts_all_that_it_closes(
    is_markdown: bool, heading: str, cells: list[str], levels: list[str], count: str
) -> None:
    rows = [("Title", "Year", heading), *((f"Report {place}", "2019", cell) for place, cell in enumerate(cells))]
    lines = [f"| {' | '.join(row)} |" if is_markdown else ",".join(row) for row in rows]
    lines[1:1] = ["|---|---|---|"] if is_markdown else []
    parsed = formats.read("\n".join(lines).encode(), format_named("csv"))
    assert [record.access for record in parsed.publications] == levels
    assert [remark for remark in parsed.remarks if count in remark]


def test_one_line_tells_of_all_records() -> None:
    text = f"Title,Notes\nBorder report,{MARK}\nSecond study,Confidentiel\nThird study,public\n"
    parsed = formats.read(text.encode(), format_named("csv"))
    assert [record.access for record in parsed.publications] == ["confidential", "confidential", ""]
    assert parsed.remarks == ["“CONFIDENTIAL” or other words in their fields mark 2 records as not public."]


def test_a_table_that_comes_back_says_by_its_columns_who_may_see() -> None:
    parsed = formats.read(f"key,note\na,{MARK}\n".encode(), format_named("csv"), ReadOptions(finders=["key"]))
    assert parsed.publications[0].access == ""


@every_row(
    ("name", "text", "file"),
    [
        ("ris", "CONFIDENTIAL\n\nTY  - RPRT\nTI  - Border report\nER  - \n", ""),
        ("bibtex", "% Confidential - do not share\n@report{a, title = {Border report}}\n", ""),
        ("bibtex", "% Classification: Confidential\n@report{a, title = {Border report}}\n", ""),
        ("csv", "Security classification,Confidential\nTitle,Author,Year\nBorder report,IOM,2019\n", ""),
        ("csv", "Title,Author,Year\nBorder report,IOM,2019\nClassification: Confidential\n", ""),
        ("biblatex", "@comment{CONFIDENTIAL}\n@report{a, title = {Border report}}\n", ""),
        ("refer", "%0 Report\n%T Border report\n", "CONFIDENTIAL list.enw"),
        ("csl-json", '[{"id": "a", "type": "report", "title": "Border report"}]', "confidential_references.json"),
    ],
)
def test_the_name_of_a_file_and_a_line_above_its_records_close_them_all(name: str, text: str, file: str) -> None:
    parsed = formats.read(text.encode(), format_named(name), ReadOptions(name=file))
    assert [record.access for record in parsed.publications] == ["confidential"]
    [remark] = parsed.remarks
    assert remark.startswith(("The file says “", "The table says “"))
    assert remark.endswith("so all its records are confidential.")


@pytest.mark.parametrize("line", ["Confidential: no", "Confidential?,No", "Classification: public"])
def test_a_line_that_says_a_table_is_open_closes_nothing(line: str) -> None:
    parsed = formats.read(f"{line}\nTitle,Author,Year\nBorder report,IOM,2019\n".encode(), format_named("csv"))
    assert [record.access for record in parsed.publications] == [""]


def test_what_protlib_wrote_is_closed_by_its_records_alone() -> None:
    options = ReadOptions(name="CONFIDENTIAL copy.jsonl")
    parsed = formats.read(b'{"key": "a", "title": "Border report"}\n', format_named("jsonl"), options)
    assert [record.access for record in parsed.publications] == [""]
