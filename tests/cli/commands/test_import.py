"""`protlib import`: batch adds, told record by record."""

import json
from pathlib import Path

import pytest

from harness.paths import SHARED
from programs.running import Run, as_typed_here

PAGE = SHARED / "ctic-protection-listing.txt"
RIS = "TY  - RPRT\r\nTI  - A report on return\r\nAU  - Jobe, Alison\r\nPY  - 2010\r\nER  - \r\n"
LINES = (
    '{"title": "One", "authors": ["Alison Jobe"], "year": 2010, "keywords": ["a"]}\n{broken\n{"id": "two", '
    '"title": "Two"}\n'
)


@pytest.mark.slow
@pytest.mark.skipif(not PAGE.exists(), reason="the catalogue page is not ours to ship; it is not here")
def test_the_real_catalogue_page_gives_ten_publications_once(protlib: Run) -> None:
    assert protlib("import", PAGE).out.startswith("10 added")
    again = protlib("import", PAGE)
    assert again.out.startswith("0 added, 10 already there")
    assert again.code == 0
    assert len(protlib("list", "--format", "keys").out.split()) == 10


def test_a_ris_file_is_told_from_its_content_on_standard_input(protlib: Run) -> None:
    assert protlib("import", "-", stdin=RIS).out == "1 added\n"
    [record] = json.loads(protlib("list", "--format", "json").out)
    assert (record["key"], record["title"], record["year"], record["source"]) == (
        "jobe2010report",
        "A report on return",
        2010,
        "standard input",
    )


def test_a_bad_record_is_told_with_its_line_and_the_good_ones_are_kept(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text(LINES)
    ran = protlib("import", "records.jsonl")
    assert ran.code == 3
    assert ran.out == "2 added, 1 could not be read\n"
    assert ran.err.startswith("records.jsonl:2: ")
    assert set(protlib("list", "--format", "keys").out.split()) == {"jobe2010one", "two"}


def test_strict_is_all_or_nothing(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text(LINES)
    assert protlib("import", "--strict", "records.jsonl").code == 3
    assert not (tmp_path / "library.json").exists()


def test_a_dry_run_says_what_would_happen_and_writes_nothing(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "one.ris").write_text(RIS)
    ran = protlib("import", "--dry-run", "one.ris")
    assert ran.out == "would be: 1 added\n"
    assert "jobe2010report" in ran.err
    assert not (tmp_path / "library.json").exists()


def test_a_dry_run_lists_many_records_that_stay_only_if_asked(protlib: Run) -> None:
    protlib("import", "-", stdin="".join(RIS.replace("return", f"return {number}") for number in range(51)))
    line = "51 records stay as they are; --verbose lists them, too"
    table = "".join(RIS.replace("return", f"return {number}") for number in [*range(51), "home"])
    ran = protlib("import", "-", "--dry-run", stdin=table)
    assert (ran.out, line in ran.err.splitlines()) == ("would be: 1 added, 51 already there\n", True)
    assert ("skipped" in ran.err, ran.err.count("\nadded ")) == (False, 1)
    assert protlib("import", "-", "--dry-run", "--verbose", stdin=table).err.count("skipped ") == 51


def test_a_missing_file_does_not_keep_the_others_out(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "one.ris").write_text(RIS)
    ran = protlib("import", "missing.ris", "one.ris")
    assert (ran.out, ran.code) == ("1 added, 1 could not be read\n", 3)
    assert "missing.ris" in ran.err


def test_update_fills_and_never_overwrites(protlib: Run) -> None:
    protlib("import", "-", stdin=RIS)
    more = RIS.replace("ER  - ", "PB  - IOM\r\nCY  - Geneva\r\nKW  - return\r\nER  - ")
    assert protlib("import", "-", "--on-duplicate", "update", stdin=more).out == "0 added, 1 updated\n"
    [record] = json.loads(protlib("list", "--format", "json").out)
    assert (record["publisher"], record["publisher_place"], record["tags"]) == ("IOM", "Geneva", ["return"])


def test_a_table_with_columns_of_its_own_is_mapped(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("What it is called;Year;Who\nA report on return;2010;Alison Jobe\n")
    ran = protlib("import", "list.csv", "--map", "What it is called=title", "--map", "Who=authors")
    assert ran.out.startswith("1 added")
    assert protlib("list", "--format", "keys").out == "jobe2010report\n"


def test_a_file_that_is_nothing_protlib_knows_is_refused(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00")
    ran = protlib("import", "photo.png")
    assert ran.code == 3
    assert "photo.png" in ran.err
    assert not (tmp_path / "library.json").exists()


def test_one_import_of_many_files_is_one_step_back(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "one.ris").write_text(RIS)
    (tmp_path / "two.ris").write_text(RIS.replace("return", "reintegration"))
    protlib("import", "one.ris", "two.ris")
    protlib("undo")
    assert protlib("list", "--format", "keys").out == ""


def test_a_key_with_what_a_program_gives_a_meaning_is_made_safe_told_and_still_found(protlib: Run) -> None:
    items = [{"id": "^^5cinput{x} y", "title": "Ideas"}, {"id": "5cinput_x_y", "title": "Other ideas"}]
    ran = protlib("import", "-", stdin=json.dumps(items))
    assert "cannot be a citation key; taken as “5cinput_x_y”, with this one as an alias" in ran.err
    assert protlib("list", "--format", "keys", "--sort", "added").out == "5cinput_x_y\n5cinput_x_ya\n"
    assert json.loads(protlib("show", "^^5cinput{x} y", "--format", "json").out)[0]["title"] == "Ideas"


def test_a_colleagues_library_comes_in_with_its_records_whatever_it_is_called(protlib: Run, tmp_path: Path) -> None:
    protlib("--library", "colleague.json", "import", "-", stdin=RIS)
    assert protlib("import", "colleague.json").out == "1 added\n"
    assert protlib("list", "--format", "keys").out == "jobe2010report\n"
    ran = protlib("convert", "colleague.json", "a.bib")
    assert (ran.code, (tmp_path / "a.bib").read_text().count("@techreport{jobe2010report,")) == (0, 1)


@pytest.mark.parametrize("path", ["answer.json", "answer.txt", "-"])
def test_json_of_another_kind_is_refused_and_makes_no_library(protlib: Run, tmp_path: Path, path: str) -> None:
    content = '{"name": "a", "version": "1.0", "title": "C"}'
    (tmp_path / path).write_text(content)
    ran = protlib("import", path, stdin=content)
    assert (ran.code, ran.out) == (3, "0 added, 1 could not be read\n")
    assert "unknown kind of JSON" in ran.err
    assert not (tmp_path / "library.json").exists()


@pytest.mark.slow
def test_of_thousands_that_cannot_be_read_the_first_are_told_and_all_where_asked(protlib: Run) -> None:
    text = "".join(f"@book{{k{number}}}\n" for number in range(1000))
    lines = protlib("import", "-", stdin=text).err.splitlines()
    assert len([line for line in lines if "has no title" in line]) == 200
    assert lines[-2:] == [
        "standard input: 800 more that could not be read; --verbose lists them all",
        "standard input: 990 more problems; --verbose lists them all",
    ]
    assert len(protlib("import", "-", "--verbose", stdin=text).err.splitlines()) == 2000


@pytest.mark.parametrize(
    "path", ["a.ris", "a.bib", "a.json", "a.jsonl", "a.yaml", "a.xml", "a.nbib", "a.csv", "a.txt", "-"]
)
def test_an_empty_file_is_refused_whatever_it_is_called(protlib: Run, tmp_path: Path, path: str) -> None:
    (tmp_path / path).write_text("")
    ran = protlib("import", path)
    assert (ran.code, ran.out) == (3, "0 added, 1 could not be read\n")
    assert "the file is empty" in ran.err


def test_a_table_without_a_title_is_one_refusal_that_says_what_to_do(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("What it is called,Year,URL\n" + "A report,2009,https://iom.int/a\n" * 50)
    ran = protlib("import", "a.csv")
    assert (ran.code, ran.out) == (3, "0 added, 1 could not be read\n")
    assert ran.err.count("\n") == 1
    assert as_typed_here("--map 'What it is called=title'") in ran.err


def test_an_export_of_zotero_is_not_called_a_damaged_database(protlib: Run) -> None:
    Path("export.ris").write_text("TY  - RPRT\nTI  - Voices of return\nER  - \n")
    ran = protlib("import", "export.ris", "--from", "zotero")
    assert ran.err == "export.ris: it is not a database. To have its format found: leave out --from\n"
    assert protlib("import", "export.ris").out == "1 added\n"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.enlx", b"text", "it is damaged, or not a compressed library of EndNote: File is not a zip file"),
        ("x.enl", b"text", "it is not a library of EndNote X9.3 or later, or its folder x.Data is missing"),
        ("x.enlx", None, "No such file or directory"),
        ("x.enl", None, "No such file or directory"),
        ("x.sqlite", None, "No such file or directory"),
    ],
)
def test_a_library_of_endnote_that_cannot_be_read_says_why(
    protlib: Run, tmp_path: Path, name: str, data: bytes | None, reason: str
) -> None:
    if data:
        (tmp_path / name).write_bytes(data)
    ran = protlib("import", name)
    assert (ran.code, ran.err) == (3, f"{name}: cannot be read: {reason}\n")


TWINS = "".join(
    f"TY  - RPRT\nTI  - Shelters and their people in town number {number}\nAU  - Jobe, Alison\n{more}ER  - \n\n"
    for number in range(3)
    for more in ("", "PY  - 2010\nAB  - What was seen there.\n")
)


def test_of_two_records_of_one_file_nothing_is_lost(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "twins.ris").write_text(TWINS)
    ran = protlib("import", "twins.ris")
    assert (ran.out, ran.err) == (
        "3 added, 3 already there\n", "3 records came twice; merged into one\n",
    )  # fmt: skip
    records = json.loads(protlib("list", "--format", "json").out)
    assert [(record["year"], record["abstract"]) for record in records] == [(2010, "What was seen there.")] * 3
    again = protlib("import", "twins.ris")
    assert (again.out, again.err) == ("0 added, 6 already there\n", "")


def test_what_says_more_than_what_is_there_is_told_in_a_line_with_what_to_type(protlib: Run, tmp_path: Path) -> None:
    bare, full = ("".join(part + "ER  - \n\n" for part in TWINS.split("ER  - \n\n")[place:-1:2]) for place in (0, 1))
    (tmp_path / "bare.ris").write_text(bare)
    (tmp_path / "full.ris").write_text(full)
    assert protlib("import", "bare.ris").err == ""
    ran = protlib("import", "full.ris")
    assert (ran.out, ran.err) == (
        "0 added, 3 already there\n", "3 records that are already there have more details here. To add them: --on-duplicate update\n",
    )  # fmt: skip
    assert protlib("import", "full.ris", "--quiet").err == ""
    rows = json.loads(protlib("import", "full.ris", "--format", "json", "--quiet").out)["records"]
    assert [row["why"] for row in rows] == [["has more than the library: date, abstract"]] * 3
    assert protlib("import", "full.ris", "--on-duplicate", "update").out == "0 added, 3 updated\n"
    assert protlib("import", "full.ris").err == ""


def test_two_issues_of_book_reviews_are_two_and_a_doubt_is_told(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "reviews.ris").write_text(
        "".join(
            f"TY  - JOUR\nTI  - Book reviews\nJO  - Migration Studies\nVL  - 12\nIS  - {issue}\nSP  - 99\n"
            f"PY  - 2010\nDO  - 10.1000/reviews.{issue}\nER  - \n\n"
            for issue in (1, 2)
        )
    )
    assert protlib("import", "reviews.ris").out == "2 added\n"
    assert protlib("import", "reviews.ris").out == "0 added, 2 already there\n"


def test_a_report_dated_a_year_later_is_added_and_told(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "late.ris").write_text(
        "".join(
            (
                "TY  - RPRT\nTI  - Walking alone through the desert to the coast\nAU  - Jobe, Alison\nPY  - "
                f"{year}\nER  - \n\n"
            )
            for year in (2010, 2011)
        )
    )
    ran = protlib("import", "late.ris")
    assert ran.out == "2 added\n"
    assert ran.err.startswith(
        "jobe2011walking may be the same as jobe2010walking (same title, a year apart, same author)"
    )
    assert protlib("duplicates").out.startswith("0.9")
