"""Tables of chosen columns: what can be named, and what stands in the files."""

from io import BytesIO

import openpyxl
import pytest

from harness.rows import every_row
from programs.running import as_typed_here
from protlib.errors import UsageError
from protlib.formats import ReadOptions, WriteOptions, format_named, read, write
from protlib.formats.tables import column_choice, row_writer
from protlib.formats.tables.columns import ORDER
from protlib.record.model import Name, Publication

OWN = ("finding", "data-quality")
RECORDS = [
    Publication(
        key="iom2009caring",
        type="report",
        title="Caring: a *handbook* | second [edition]",
        authors=(Name(literal="International Organization for Migration", short="IOM"),),
        date="2009-03",
        countries=("Ghana", "Mali"),
        extra={"finding": "=1+1; signs\nare missed", "PMID": "12", "reference": "IOM (2009). Caring."},
    ),
    Publication(key="doe2010ideas", type="book", title="Ideas"),
]


def table(form: str, columns: str, own: tuple[str, ...] = OWN) -> bytes:
    entry = column_choice.form_of_table(form, "-")
    names = column_choice.chosen_columns(columns.split(",") if columns else [], own, entry)
    return write(RECORDS, entry, WriteOptions(own_names=own, columns=names))


@pytest.mark.parametrize(
    ("goal", "columns"),
    [
        ([], ["key", "authors", "year", "title", "countries", "finding", "data-quality"]),
        (["Title", "YEAR", "Data Quality"], ["key", "title", "year", "data-quality"]),
        (["title", "key", "title"], ["key", "title"]),
        (["journal", "Reference", "pmid"], ["key", "container_title", "reference", "PMID"]),
    ],
)
def test_columns_are_named_as_in_a_heading_and_the_key_stands_first(goal: list[str], columns: list[str]) -> None:
    assert column_choice.chosen_columns(goal, OWN, format_named("xlsx")) == columns


FULL = Publication(
    key="full",
    title="Full of all",
    publisher="IOM",
    abstract="An <i>abstract</i>",
    volume="3",
    authors=(Name(family="Doe, {Jr}"), Name(literal="One; Two")),
    date="2010",
    isbn="9789290684664",
    tags=("a; b", "c"),
    extra={
        "table:original-title": "Titel",
        "PMID": "12",
        "table:Remarks": "x",
        "title-short": "T",
        "finding": ["y"],
        "abstract (2)": "z",
    },
)


@pytest.mark.parametrize("record", [*RECORDS, FULL], ids=lambda record: record.key)
def test_a_chosen_column_has_what_a_table_of_all_has_there(record: Publication) -> None:
    headings, [row] = row_writer.make_rows([record], WriteOptions(own_names=OWN))
    cells = dict(zip(headings, row, strict=True))
    for name in (*ORDER, *OWN, "PMID", "original-title", "title-short"):
        assert row_writer.make_rows([record], WriteOptions(own_names=OWN, columns=(name,))) == (
            [name],
            [[cells.get(name, "")]],
        )


def test_a_table_for_a_report_has_a_key_only_where_it_is_asked_for() -> None:
    assert column_choice.chosen_columns(["title"], OWN, column_choice.form_of_table("markdown", "-")) == ["title"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("findng", "did you mean “finding”"),
        ("xyz", "choose from key, type, title"),
        ("extra", "unknown column “extra”"),
        ("ris:C1", "“ris:C1” is not a column yet; make it a field: protlib fields rename ris:C1 NAME"),
    ],
)
def test_an_unknown_column_is_refused(name: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        column_choice.chosen_columns([name], OWN, format_named("csv"))


@pytest.mark.parametrize(
    ("form", "path", "name"),
    [
        ("", "a.xlsx", "xlsx"),
        ("", "a.MD", "markdown"),
        ("tsv", "-", "tsv"),
        ("markdown", "a.txt", "markdown"),
    ],
)
def test_the_form_is_told_by_its_name_or_the_suffix(form: str, path: str, name: str) -> None:
    assert column_choice.form_of_table(form, path).name == name


@every_row(
    ("form", "path", "message"),
    [
        ("", "a.docx", "cannot tell the format from “a.docx”; name the file .xlsx, .csv, .tsv or .md"),
        ("", "a.bib", "from “a.bib”"),
        ("ris", "-", "unknown table format “ris”; choose from xlsx, csv, tsv, markdown"),
        (
            "markdown",
            "a.csv",
            "a.csv has the suffix of csv, but the format is markdown; write to a.md, or leave out --format",
        ),
        ("csv", "a.xlsx", "a.xlsx has the suffix of xlsx"),
    ],
)
def test_what_is_no_table_is_refused(form: str, path: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        column_choice.form_of_table(form, path)


def test_a_table_as_text_has_no_formula() -> None:
    assert table("csv", "title,year,finding").decode() == (
        "key,title,year,finding\r\n"
        'iom2009caring,Caring: a *handbook* | second [edition],2009,"\'=1+1; signs\nare missed"\r\n'
        "doe2010ideas,Ideas,,\r\n"
    )


def test_a_table_in_markdown_is_read_as_it_is_meant() -> None:
    assert table("markdown", "title,container_title,finding,reference").decode() == (
        "| Title | Container title | Finding | Reference |\n"
        "| --- | --- | --- | --- |\n"
        r"| Caring: a \*handbook\* \| second \[edition\] |  | =1+1; signs<br>are missed | IOM (2009). Caring. |"
        "\n| Ideas |  |  |  |\n"
    )


def test_a_workbook_is_laid_out_for_whoever_fills_it() -> None:
    [sheet] = openpyxl.load_workbook(BytesIO(table("xlsx", "title,year,finding"))).worksheets
    assert [cell.value for cell in sheet[1]] == ["key", "title", "year", "finding"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:D3")
    assert sheet["A1"].font.b
    assert sheet["A2"].fill.fgColor.rgb == "FFE7E6E6"
    assert sheet["B2"].alignment.wrap_text
    assert sheet["C2"].value == 2009
    assert (sheet["D2"].value, sheet["D2"].data_type) == ("=1+1; signs\nare missed", "s")
    assert sheet.column_dimensions["B"].width == 60


def test_a_long_text_goes_on_in_columns_beside_it_and_is_whole_if_one_of_them_is_edited() -> None:
    text = "abc" * 20_000
    record = RECORDS[0].changed(extra={"finding": text})
    options = WriteOptions(own_names=OWN, columns=["key", "finding", "title"])
    book = openpyxl.load_workbook(BytesIO(write([record], format_named("xlsx"), options)))
    assert [cell.value for cell in book.worksheets[0][1]] == ["key", "finding", "finding (2)", "title"]
    book.worksheets[0]["B2"].value = f"X{book.worksheets[0]['B2'].value}"
    saved = BytesIO()
    book.save(saved)
    parsed = read(saved.getvalue(), format_named("xlsx"), ReadOptions(own_names=OWN, finders=("key",)))
    assert parsed.publications[0].extra == {"finding": f"X{text}"}
    assert parsed.unknown == {}


def test_a_row_tells_the_columns_that_it_has_cells_for() -> None:
    text = "key;Finding;title;Ana says\na;x;;\nb;y\n"
    parsed = read(text.encode(), format_named("csv"), ReadOptions(own_names=OWN, finders=("key",)))
    assert parsed.columns == [frozenset({"key", "finding", "title"}), frozenset({"key", "finding"})]
    assert parsed.unknown == {}


@pytest.mark.parametrize(
    ("header", "mapped", "spoken_of"),
    [
        ("key,doi,note,finding", {}, {"key", "doi", "note", "finding"}),
        ("key,DOI,Remarks,FINDING", {}, {"key", "finding"}),
        ("key,DOI,Remarks,x", {"DOI": "doi", "x": "finding"}, {"key", "doi", "finding"}),
        ("Key,Digital Object Identifier,Notes,Data quality", {}, {"key", "data-quality"}),
    ],
)
def test_an_empty_cell_speaks_of_a_field_only_under_the_heading_that_it_went_out_with(
    header: str, mapped: dict[str, str], spoken_of: set[str]
) -> None:
    """A colleague who adds a column of DOIs and fills three of them clears no other."""
    text = f"{header}\na,,,\nb,10.1000/x,seen,good\n"
    parsed = read(text.encode(), format_named("csv"), ReadOptions(own_names=OWN, columns=mapped, finders=("key",)))
    assert parsed.columns[0] == spoken_of
    assert parsed.columns[1] >= {"key", "doi", *spoken_of}


@every_row(
    ("text", "message"),
    [
        ("title,finding\nA,x\n", 'no column has the keys; name the one that does: for example --map "Our number=key"'),
        ("Notre code,title\niom2009caring,A\njobe2010causes,B\n", "--map 'Notre code=key'"),
        (",title\niom2009caring,A\njobe2010causes,B\n", "--map 'column 1=key'"),
        ("Reference no.,title\nKE-2009,A\nKE-2010,B\n", "--map 'Reference no.=key'"),
        ("title,seen on\nA,2009-03\nB,12\n", "Without --match key, titles and authors find records"),
        ("key,date,year\na,2009-03,2010\n", "the date 2009-03 and the year 2010 differ"),
        ("key,date\na,someday\n", "not a date protlib can read; not taken"),
        ("key,type\na,nonsense\n", "type “nonsense”: no such type; not taken"),
        ("key,title,finding\na,x\n", "has fewer cells than the header; the others change nothing"),
        ("key,title\na,x,y\n", "has more cells than the header; the extra cells are left out"),
    ],
)
def test_a_returned_table_gets_a_problem_for_each_fault(text: str, message: str) -> None:
    parsed = read(text.encode(), format_named("csv"), ReadOptions(own_names=OWN, finders=("key",)))
    assert [problem.what for problem in parsed.problems if as_typed_here(message) in problem.what]


def test_a_renamed_column_of_keys_is_named_by_its_old_heading_too() -> None:
    options = ReadOptions(finders=("key",), columns={"Ref": "key"})
    parsed = read(b"Our code,title\nKE-2009,A\nKE-2010,B\n", format_named("csv"), options)
    missing, advice = (problem.what for problem in parsed.problems)
    assert missing == "--map: no column “Ref”"
    assert as_typed_here("--map 'Our code=key'") in advice


@every_row("heading", ["Clave", "CLÉ", "Schlüssel", "المفتاح", "Reference key", "Citation Key"])
def test_a_translated_heading_of_the_keys_still_finds_them(heading: str) -> None:
    text = f"{heading},Título\niom2009caring,A\n"
    parsed = read(text.encode(), format_named("csv"), ReadOptions(own_names=OWN, finders=("key",)))
    assert [publication.key for publication in parsed.publications] == ["iom2009caring"]


def test_of_a_date_that_cannot_be_read_it_is_not_said_that_it_counts() -> None:
    parsed = read(b"key,date,year\na,40148,2010\n", format_named("csv"), ReadOptions(finders=("key",)))
    assert [problem.what for problem in parsed.problems if "counts" in problem.what] == []


def test_a_fault_is_told_with_the_key_wherever_its_column_stands() -> None:
    parsed = read(b"type,key\nnonsense,a\n", format_named("csv"), ReadOptions(finders=("key",)))
    assert [problem.record for problem in parsed.problems] == ["a"]
    assert parsed.columns == [frozenset({"key"})]


def test_a_column_that_is_asked_for_may_be_a_field_of_ones_own() -> None:
    text = "title,Was wurde gefunden\nA,x\n"
    options = ReadOptions(own_names=OWN, columns={"Was wurde gefunden": "finding"})
    assert read(text.encode(), format_named("csv"), options).publications[0].extra == {"finding": "x"}
    with pytest.raises(UsageError, match=r"may be one of .*, finding, data-quality"):
        read(text.encode(), format_named("csv"), ReadOptions(own_names=OWN, columns={"title": "nothing"}))
