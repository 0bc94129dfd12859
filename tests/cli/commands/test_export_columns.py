"""`export --columns`, and the way home: a table goes out, somebody fills it, and `import` takes in what was changed."""

from pathlib import Path

import openpyxl
import pytest

from harness.made_once import made_once
from harness.pairs import each_value_once
from programs.engine import needs_engine
from programs.running import Run, as_typed_here

RECORDS = """\
{"key": "iom2009caring", "type": "report", "title": "Caring for Ghana's children", "date": "2009-03", "authors": [{"literal": \
"International Organization for Migration", "short": "IOM"}], "countries": ["Ghana"], "extra": {"finding": "Signs are missed"}}
{"key": "jobe2010causes", "type": "report", "title": "The <span class=\\"nocase\\">Causes</span> of it", "date": "2010~", \
"authors": [{"family": "Jobe", "given": "Alison"}], "volume": "007", "page": "1-5"}
"""
OLDER = "as the library had before it was changed. To change it: protlib edit"
HOME = ("--match", "key", "--on-duplicate", "replace")


@pytest.fixture
@made_once
def matrix(protlib: Run, tmp_path: Path) -> Path:
    """A workbook of a library with two publications and two fields of its own."""
    protlib("import", "-", "--from", "jsonl", stdin=RECORDS)
    protlib("fields", "add", "finding", "method")
    ran = protlib("export", "--columns", "usual", "-o", "matrix.xlsx")
    assert ran.err == (
        "2 publications exported to matrix.xlsx: key, authors, year, title, countries, finding, method\n"
    )
    return tmp_path / "matrix.xlsx"


def edit(path: Path, **cells: object) -> None:
    """Change cells of a workbook, which are named as in Excel."""
    book = openpyxl.load_workbook(path)
    for place, value in cells.items():
        book.worksheets[0][place].value = value
    book.save(path)


@each_value_once
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.tsv"])
@pytest.mark.parametrize(
    "columns",
    ["", "title,year", "title,date,authors,volume,page,countries,finding,method,type,source,created"],
)
def test_a_table_that_nobody_edited_changes_nothing(
    protlib: Run, tmp_path: Path, matrix: Path, name: str, columns: str
) -> None:
    before = (tmp_path / "library.json").read_bytes()
    assert protlib("export", "-o", name, "--columns", columns or "usual").code == 0
    for table in (name, matrix):
        ran = protlib("import", table, *HOME)
        assert (ran.out, ran.err, ran.code) == ("0 changed, 2 unchanged\n", "", 0)
    assert (tmp_path / "library.json").read_bytes() == before


@pytest.mark.parametrize("name", ["whole.csv", "whole.xlsx", "whole.bib", "whole.jsonl", "whole.ris", "whole.json"])
@pytest.mark.usefixtures("matrix")
def test_what_was_exported_whole_changes_nothing_either(protlib: Run, tmp_path: Path, name: str) -> None:
    before = (tmp_path / "library.json").read_bytes()
    protlib("export", "-o", name, "--lossless")
    assert protlib("import", name, *HOME).out == "0 changed, 2 unchanged\n"
    assert (tmp_path / "library.json").read_bytes() == before


@pytest.mark.slow
def test_what_a_colleague_fills_comes_home_and_one_undo_takes_it_back(
    protlib: Run, tmp_path: Path, matrix: Path
) -> None:
    before = (tmp_path / "library.json").read_bytes()
    edit(matrix, F2=None, G2="survey\nand interviews", E3="Mali; Benin", C3=2011)
    tried = protlib("import", matrix, *HOME, "--dry-run")
    assert tried.out == (
        "iom2009caring\n  - finding: Signs are missed\n  + method: survey and interviews\n"
        "jobe2010causes\n  - date: 2010~\n  + date: 2011\n  + countries: Mali\n  + countries: Benin\n"
        "would be: 2 changed\n"
    )
    assert (tmp_path / "library.json").read_bytes() == before
    assert protlib("import", matrix, *HOME).out == "2 changed\n"
    assert protlib("search", "method:interviews", "--format", "keys").out == "iom2009caring\n"
    assert protlib("list", "--has", "finding").code == 1
    assert protlib("import", matrix, *HOME).out == "0 changed, 2 unchanged\n"
    protlib("undo")
    assert protlib("list", "--has", "finding", "--format", "keys").out == "iom2009caring\n"


@pytest.mark.usefixtures("matrix")
def test_rows_of_one_publication_count_once(protlib: Run, tmp_path: Path) -> None:
    rows = "".join(f"iom2009caring,{word}\n" for word in ("old", "new"))
    (tmp_path / "some.csv").write_text(f"key,finding\n{rows}", encoding="utf-8")
    ran = protlib("import", "some.csv", *HOME)
    assert ran.out == "1 changed\n"
    assert ran.err == "iom2009caring: finding: two rows differ; the last one counts\n"


@pytest.mark.usefixtures("matrix")
def test_a_column_that_a_colleague_adds_clears_nothing(protlib: Run, tmp_path: Path) -> None:
    protlib("set", "jobe2010causes", "doi=10.1000/1", "note=Mine")
    text = "key,DOI,Remarks\niom2009caring,10.1000/2,\njobe2010causes,,\n"
    (tmp_path / "some.csv").write_text(text, encoding="utf-8")
    assert protlib("import", "some.csv", *HOME, "--dry-run").out == (
        "iom2009caring\n  + doi: 10.1000/2\nwould be: 1 changed, 1 unchanged\n"
    )


@pytest.mark.usefixtures("matrix")
def test_identifiers_are_enough_to_find_a_publication(protlib: Run, tmp_path: Path) -> None:
    protlib("set", "jobe2010causes", "doi=10.1000/1")
    text = "DOI,finding\nhttps://doi.org/10.1000/1,It goes on\n10.1000/2,x\n"
    (tmp_path / "some.csv").write_text(text, encoding="utf-8")
    ran = protlib("import", "some.csv", "--match", "id", "--on-duplicate", "replace")
    assert ran.err == "10.1000/2: no publication has this DOI, ISBN, symbol or link; left out\n"
    assert (ran.out, ran.code) == ("1 changed, 1 refused\n", 3)
    assert protlib("search", "finding:goes", "--format", "keys").out == "jobe2010causes\n"


@pytest.mark.usefixtures("matrix")
@pytest.mark.slow
def test_of_thousands_of_rows_of_another_library_the_first_are_told(protlib: Run, tmp_path: Path) -> None:
    rows = "".join(f"other{number},x\n" for number in range(300))
    (tmp_path / "some.csv").write_text(f"key,finding\n{rows}", encoding="utf-8")
    lines = protlib("import", "some.csv", *HOME).err.splitlines()
    assert len(lines) == 201
    assert lines[-1] == "100 more; --verbose lists them all"
    assert len(protlib("import", "some.csv", *HOME, "--verbose").err.splitlines()) == 300


@pytest.mark.usefixtures("matrix")
def test_a_refused_row_is_told_once(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "some.csv").write_text("key,title\nnosuchkey,A\n", encoding="utf-8")
    ran = protlib("import", "some.csv", *HOME, "--dry-run")
    assert ran.err == "nosuchkey: no publication has this key; left out\n"


@pytest.mark.usefixtures("matrix")
def test_columns_that_are_not_in_the_table_stay(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "some.csv").write_text("key,method\niom2009caring,survey\n", encoding="utf-8")
    protlib("import", "some.csv", *HOME)
    assert "finding: Signs are missed\n" in protlib("show", "iom2009caring").out


def test_a_newer_change_in_the_library_stays_where_the_colleague_changed_nothing_else(
    protlib: Run, matrix: Path
) -> None:
    protlib("set", "iom2009caring", "publisher=IOM", "method=interviews")
    edit(matrix, F2="They are seen")
    assert protlib("import", matrix, *HOME, "--dry-run").out == (
        "iom2009caring\n  - finding: Signs are missed\n  + finding: They are seen\nwould be: 1 changed, 1 unchanged\n"
    )
    ran = protlib("import", matrix, *HOME)
    assert ran.err.startswith(f"iom2009caring: method not taken: the table has nothing, {OLDER} iom2009caring\n")
    output = protlib("show", "iom2009caring").out
    assert ("publisher: IOM\n" in output, "method: interviews\n" in output) == (True, True)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["old.xlsx", "old.csv", "old.tsv"])
def test_a_table_that_nobody_touched_takes_back_no_newer_change(
    protlib: Run, tmp_path: Path, matrix: Path, name: str
) -> None:
    protlib("export", "--columns", "title,year,tags,finding", "-o", name)
    protlib("set", "jobe2010causes", "date=2011-05", "title=Causes", "finding=New")
    protlib("tag", "iom2009caring", "--add", "read")
    before = (tmp_path / "library.json").read_bytes()
    for more in (["--dry-run"], [], ["--quiet"]):
        ran = protlib("import", name, *HOME, *more)
        assert ran.code == 0
        assert (tmp_path / "library.json").read_bytes() == before
    ran = protlib("import", name, *HOME)
    lines = {line.partition(" not taken")[0] for line in ran.err.splitlines()}
    assert lines >= {"jobe2010causes: title", "jobe2010causes: finding", "iom2009caring: tags"}
    assert ran.out == "0 changed, 2 unchanged\n"


@pytest.mark.slow
def test_what_was_undone_is_no_older_value(protlib: Run, matrix: Path) -> None:
    edit(matrix, F2="They are seen")
    for _ in range(2):
        assert protlib("import", matrix, *HOME).out == "1 changed, 1 unchanged\n"
        assert protlib("undo", "--yes").code == 0
    protlib("set", "iom2009caring", "finding=Mine")
    assert protlib("import", matrix, *HOME).out == "1 changed, 1 unchanged\n"  # both changed it: the table counts


def test_rows_of_no_publication_are_told_and_new_ones_are_added(protlib: Run, matrix: Path) -> None:
    edit(matrix, A2="nosuchkey", A4=None, B4="Doe, Jane", C4=2020, D4="A new study", F4="It works")
    ran = protlib("import", matrix, *HOME)
    assert ran.err == "nosuchkey: no publication has this key; left out\n"
    assert (ran.out, ran.code) == ("0 changed, 1 unchanged, 1 added, 1 refused\n", 3)
    assert protlib("search", "finding:works", "--format", "keys").out == "doe2020new\n"


def test_all_or_nothing(protlib: Run, tmp_path: Path, matrix: Path) -> None:
    edit(matrix, A2="nosuchkey", F3="new")
    before = (tmp_path / "library.json").read_bytes()
    ran = protlib("import", matrix, *HOME, "--strict")
    assert ran.err == (
        "nosuchkey: no publication has this key; left out\nnothing was imported: --strict, and 1 refused\n"
    )
    assert ran.code == 3
    assert (tmp_path / "library.json").read_bytes() == before


@pytest.mark.usefixtures("matrix")
def test_what_a_spreadsheet_does_by_itself_is_told_and_changes_nothing(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "key,date,volume,page\niom2009caring,Mar-09,,\njobe2010causes,2010~,7,05-Jan\n", encoding="utf-8"
    )
    ran = protlib("import", "a.csv", *HOME)
    assert ran.out == "0 changed, 2 unchanged, 2 problems\n"
    assert ran.err == (
        "a.csv:2: iom2009caring: date “Mar-09”: it has no year; not taken\n"
        "a.csv:3: jobe2010causes: page “05-Jan”: a spreadsheet changed this into a day; not taken\n"
        "jobe2010causes: volume stays “007”: a spreadsheet turned it into “7”\n"
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (HOME, "column “View of Ana” is not a field; protlib leaves out its values\nto put it in a field: --map 'View of Ana=note'\nto make a field of your own: protlib fields add view-of-ana"),
        ((), "column “View of Ana” is not a field; protlib keeps its values in the field “extra”\nexport and share hand it on; to keep it private: --map 'View of Ana=private_note' --on-duplicate update\nto put it in a field: --map 'View of Ana=note' --on-duplicate update\nafter the import, to make a field of your own: protlib fields rename 'csv:View of Ana' view-of-ana"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("matrix")
def test_a_column_that_is_no_field_is_told_with_the_way_to_one(
    protlib: Run, tmp_path: Path, options: tuple[str, ...], message: str
) -> None:
    text = "key,title,View of Ana,reference,Empty\niom2009caring,Caring for Ghana's children,good,IOM 2009,\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    ran = protlib("import", "a.csv", *options, "--dry-run")
    assert f"a.csv: {as_typed_here(message)}\n" in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("import", "matrix.xlsx", *HOME, "--tag", "x"), "--type, --set and --tag fill new records only"),
        (("import", "matrix.xlsx", "--match", "key", "--on-duplicate", "add"), "--match key and --on-duplicate add cannot be used together; choose one"),
        (("export", "--columns", "titl", "-o", "a.csv"), "--columns: unknown column “titl”; did you mean “title”?"),
        (("export", "--columns", "usual", "-o", "library.json"), "cannot tell the format from “library.json”; name the file .xlsx, .csv, .tsv or .md"),
        (("export", "--columns", "title", "-o", "a.docx"), "cannot tell the format from “a.docx”; name the file .xlsx, .csv, .tsv or .md"),
        (("export", "--columns", "", "-o", "a.csv"), "--columns needs names, for example: key,year,title"),
        (("export", "--columns", "title", "--format", "ris"), "unknown table format “ris”; choose from xlsx, csv, tsv, markdown"),
        (("export", "--columns", "title", "--style", "apa", "-o", "a.csv"), "--style needs the column reference, for example: --columns title,reference"),
        (("export", "--columns", "reference", "--style", "apa", "--style", "un", "-o", "a.csv"), "a table can have one style only"),
        (("--library", "a.csv", "export", "--columns", "usual", "-o", "a.csv"), "nothing was exported"),
        (("export", "nothing here", "--columns", "usual", "-o", "a.csv"), "nothing found; nothing was exported"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("matrix")
def test_what_cannot_be_done_is_refused(protlib: Run, arguments: tuple[str, ...], message: str) -> None:
    ran = protlib(*arguments)
    assert ran.code in {1, 2}
    assert message in ran.err


@pytest.mark.usefixtures("matrix")
def test_a_table_for_a_report_goes_to_standard_output(protlib: Run) -> None:
    ran = protlib("export", "--columns", "authors, What|why=finding", "--format", "markdown", "-n", "1")
    assert ran.out.splitlines() == [
        "| Authors | What\\|why |",
        "| --- | --- |",
        "| International Organization for Migration (IOM) | Signs are missed |",
    ]


@each_value_once
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.tsv"])
@pytest.mark.parametrize(
    ("columns", "readings", "advice"),
    [
        (
            "Clé=key,Titre,Année,Auteurs,Pays",
            "“Titre” as title, “Année” as year, “Auteurs” as authors, “Pays” as countries",
            "",
        ),
        ("العنوان,سنة النشر,المؤلف", "“العنوان” as title, “سنة النشر” as year, “المؤلف” as authors", ""),
        ("Finding,Título", "“Título” as title", ""),
        ("titel,Author,place", "“titel” as title, “place” as publisher_place", ""),
        ("title,Ce qu’on a vu=finding", "", "--map 'Ce qu’on a vu=finding'"),
        ("Année=title", "", "--map 'Année=title'"),
    ],
)
@pytest.mark.usefixtures("matrix")
def test_a_table_below_headings_of_its_user_comes_home(
    protlib: Run, tmp_path: Path, name: str, columns: str, readings: str, advice: str
) -> None:
    before = (tmp_path / "library.json").read_bytes()
    ran = protlib("export", "-o", name, "--columns", columns)
    headings = [column.split("=")[0] for column in columns.split(",")]
    names = ", ".join(headings if "key" in columns else ["key", *headings])
    lines = [f"to import this table again, add {as_typed_here(advice)}"] if advice else []
    first = [f"read as columns: {readings}"] if readings else []
    assert ran.err.splitlines() == [*first, f"2 publications exported to {name}: {names}", *lines]
    assert (
        protlib("import", name, *HOME, *filter(None, advice.replace("'", "").split(" ", 1))).out
        == "0 changed, 2 unchanged\n"
    )
    assert (tmp_path / "library.json").read_bytes() == before


@pytest.mark.slow
@needs_engine
@pytest.mark.usefixtures("matrix")
def test_a_column_may_have_the_references_in_a_style_and_is_not_read_back(protlib: Run, tmp_path: Path) -> None:
    before = (tmp_path / "library.json").read_bytes()
    protlib("export", "--columns", "reference", "--style", "apa", "-o", "a.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()[1] == (
        "iom2009caring,International Organization for Migration. (2009). Caring for Ghana’s children."
    )
    assert protlib("import", "a.csv", *HOME).err == ""
    assert (tmp_path / "library.json").read_bytes() == before


@pytest.mark.usefixtures("matrix")
def test_exports_and_lists_have_a_column_for_each_field_of_ones_own(protlib: Run) -> None:
    for arguments in (
        ("export", "--format", "csv"),
        ("list", "--format", "csv"),
        ("show", "iom2009caring", "--format", "csv"),
    ):
        header = protlib(*arguments).out.splitlines()[0]
        assert "finding" in header.split(","), arguments


@pytest.mark.parametrize(
    ("words", "name", "has_mark"),
    [
        (["export", "--columns", "usual"], "a.csv", True),
        (["export", "--columns", "usual"], "a.tsv", True),
        (["export", "--columns", "usual"], "", False),
        (["export", "--columns", "title", "--for", "excel"], "", True),
        (["export"], "a.md", False),
        (["export", "--for", "excel"], "a.csv", True),
        (["export"], "a.csv", False),
        (["list", "--format", "csv"], "", False),
    ],
)
def test_a_table_that_excel_opens_has_the_mark_of_utf_8_and_one_for_scripts_has_none(
    protlib: Run, matrix: Path, tmp_path: Path, words: list[str], name: str, has_mark: bool
) -> None:
    ran = protlib(*words, *(["-o", tmp_path / name] if name else []))
    output = (tmp_path / name).read_text(encoding="utf-8") if name else ran.out
    assert output.startswith("\ufeff") == has_mark


@pytest.mark.usefixtures("matrix")
def test_a_table_names_no_field_that_only_restricted_publications_fill(protlib: Run) -> None:
    protlib("fields", "add", "informant")
    protlib("add", "--title", "Shut", "--access", "confidential", "--set", "informant=x", "--key", "shut")
    is_named = [
        "informant" in protlib("export", "--columns", columns, "-o", f"{number}.csv", *include).err
        for number, (columns, *include) in enumerate(
            (("usual",), ("usual", "--include", "confidential"), ("usual,informant",))
        )
    ]
    assert is_named == [False, True, True]
