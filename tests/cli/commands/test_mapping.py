"""Columns that are no fields: what is told of them, and what maps them."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from harness.pairs import each_value_once
from programs.running import Run, as_typed_here

SHEET = "Titel,Herkunft,Jahr,Ergebnis\nEin Bericht,Ghana,2019,gut\nZwei Berichte,Mali; Niger,2020,schlecht\n"


@pytest.fixture(autouse=True)
def sheet(tmp_path: Path) -> None:
    """A table with two columns that are fields, and two that are none."""
    (tmp_path / "a.csv").write_text(SHEET, encoding="utf-8")


def record(protlib: Run) -> dict[str, Any]:
    """Return the first record of the library."""
    first: dict[str, Any] = json.loads(protlib("list", "--format", "json").out)[0]
    return first


def test_a_column_that_is_no_field_is_told_with_what_maps_it(protlib: Run) -> None:
    ran = protlib("import", "a.csv", "--dry-run")
    assert ran.err.startswith(
        "a.csv: columns “Herkunft”, “Ergebnis” are not fields; protlib keeps their values in the field “extra”\n"
        "export and share hand them on; to keep them private: --map Herkunft=private_note --map Ergebnis=private_note"
        " --on-duplicate update\n"
        "to put it in a field: --map Herkunft=countries --on-duplicate update\n"
        "after the import, to make a field of your own: protlib fields rename csv:Ergebnis ergebnis\n"
    )
    hint = "\nto make a field of your own: protlib fields rename csv:Ergebnis ergebnis\n"
    assert hint in protlib("import", "a.csv").err
    assert protlib("fields", "rename", "csv:Ergebnis", "ergebnis").code == 0


def test_a_column_for_each_reviewer_becomes_verdicts_as_told(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text(
        "Title,Ana: include?\nTrafficking,yes\nLabour,No\nMigrants,maybe\n", encoding="utf-8"
    )
    err = protlib("import", "s.csv").err
    assert (
        "\nfrom such a field, to take the verdicts of a reviewer: protlib screen --where ana-include:yes --by NAME"
        in err
    )
    assert protlib("fields", "rename", "csv:Ana: include?", "ana-include").code == 0
    for answer, verdict in (("yes", "include"), ("no", "exclude"), ("maybe", "unsure")):
        protlib("screen", "--where", f"ana-include:{answer}", "--by", "Ana", "--verdict", verdict, "--yes")
    titles = [protlib("screen", "--list", state, "--format", "keys").out for state in ("open", "excluded", "unsure")]
    assert [*map(str.count, titles, "\n" * 3)] == [1, 1, 1]


def test_what_is_told_can_be_typed_and_leaves_no_value_twice(protlib: Run) -> None:
    options = protlib("import", "a.csv").err.splitlines()[2].removeprefix("to put it in a field: ")
    options += " --map Ergebnis=note"
    assert record(protlib)["extra"] == {"csv:Herkunft": "Ghana", "csv:Ergebnis": "gut"}
    ran = protlib("import", "a.csv", *shlex.split(options))
    assert (ran.out, ran.err, ran.code) == ("0 added, 2 updated\n", "", 0)
    first = record(protlib)
    assert (first["countries"], first["note"], first.get("extra")) == (["Ghana"], "gut", None)
    again = protlib("import", "a.csv", *shlex.split(options))
    assert again.out == "0 added, 2 already there\n"
    assert protlib("undo", "--yes").code == 0
    assert record(protlib)["extra"] == {"csv:Herkunft": "Ghana", "csv:Ergebnis": "gut"}


def test_what_the_warning_says_keeps_the_columns_private(protlib: Run) -> None:
    line = protlib("import", "a.csv").err.splitlines()[1]
    options = line.removeprefix("export and share hand them on; to keep them private: ")
    assert "csv:Herkunft" in protlib("export", "--format", "jsonl").out
    protlib("import", "a.csv", *shlex.split(options))
    assert record(protlib)["private_note"] == "Herkunft: Ghana\n\nErgebnis: gut"
    assert "Ghana" not in protlib("export", "--format", "jsonl").out


@each_value_once
@pytest.mark.parametrize(
    ("options", "field"),
    [
        (("--map", "Ergebnis=original-date"), "original-date"),
        (("--map", "Ergebnis=topics"), "topics"),
        (("--map", "Ergebnis=finding"), "finding"),
        (("--map", "Ergebnis=abstract"), "abstract"),
    ],
)
@pytest.mark.parametrize("way", ["update", "replace", "merge"])
def test_it_leaves_extra_for_a_field_of_any_kind(protlib: Run, options: tuple[str, ...], field: str, way: str) -> None:
    protlib("fields", "add", "finding")
    protlib("import", "a.csv")
    protlib("import", "a.csv", *options, "--on-duplicate", way, "--yes")
    first = record(protlib)
    assert "csv:Ergebnis" not in first["extra"]
    assert {**first, **first["extra"]}[field] in ("gut", ["gut"])


def test_what_the_field_says_otherwise_stays_in_extra(protlib: Run) -> None:
    protlib("import", "a.csv")
    protlib("set", "bericht2019", "note=Studie")
    protlib("import", "a.csv", "--map", "Ergebnis=note", "--on-duplicate", "update")
    first = record(protlib)
    assert (first["note"], first["extra"]["csv:Ergebnis"]) == ("Studie", "gut")


@pytest.mark.parametrize(
    ("headings", "cells", "maps"),
    [
        ("Titel,X", 'A,"Smith, J.; Kouassi, A."', "--map X=authors"),
        ("Titel,X", "A,ILO", "--map X=authors"),
        ("Titel,X", "A,good", "--map X=note"),
        ("Titel,X,Y", "A,good,bad", ""),
        ("Titel,X,Y", "A,2019,2020", "--map X=year"),
        ("Titel,X,Y", "A,Ghana,bad", "--map X=countries"),
    ],
)
def test_the_advice_names_a_field_that_fits_and_one_note_at_most(
    protlib: Run, tmp_path: Path, headings: str, cells: str, maps: str
) -> None:
    (tmp_path / "b.csv").write_text(f"{headings}\n{cells}\n", encoding="utf-8")
    err = protlib("import", "b.csv").err
    line = f"to put it in a field: {maps} --on-duplicate update\n"
    assert (line in err) if maps else ("=note" not in err and "to put one in a field: --map X=FIELD\n" in err)


def test_quiet_prints_no_advice_but_what_leaves_with_exports(protlib: Run) -> None:
    assert protlib("import", "a.csv", "--quiet").err == (
        "a.csv: columns “Herkunft”, “Ergebnis” are not fields; export and share hand them on; to keep them private:"
        " --map Herkunft=private_note --map Ergebnis=private_note --on-duplicate update\n"
    )


def test_an_update_that_a_column_changes_nothing_by_says_so(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(
        'Titel,DOI,Organisation,X\nA,10.5555/a1,ILO,"Smith, J."\nB,10.5555/a2,ILO,"Kouassi, A."\n',
        encoding="utf-8",
    )
    protlib("import", "b.csv")
    message = (
        "column “X” changed nothing: 2 records have another value in authors. To take the new values: "
        "--on-duplicate replace\n"
    )
    (tmp_path / "c.csv").write_text(
        'Titel,DOI,X\nA,10.5555/a1,"Smith, J."\nB,10.5555/a2,"Kouassi, A."\n', encoding="utf-8"
    )
    assert message in protlib("import", "c.csv", "--map", "X=authors", "--on-duplicate", "update").err
    quiet = protlib("import", "c.csv", "--map", "X=authors", "--on-duplicate", "update", "--quiet")
    assert quiet.err == ""
    protlib("import", "c.csv", "--map", "X=authors", "--on-duplicate", "replace", "--yes")
    again = protlib("import", "c.csv", "--map", "X=authors", "--on-duplicate", "update")
    assert "changed nothing" not in again.err


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("Ref No", "1,2", ""),
        ("Ref No", "A/78/172,S/2020/1", "number"),
        ("Referenznummer", "1,2", ""),
        ("Ref", "A1,A2", ""),
        ("Réf.", "REF-001,REF-002", ""),
        ("Numéro", "1,2", ""),
        ("Ref", "A/HRC/44,A/HRC/45", "number"),
        ("Ref", "R45,R46", "number"),
        ("Ref", "A1,A1", "number"),
        ("Report number", "1,2", "number"),
    ],
)
def test_a_column_that_only_numbers_the_rows_is_no_number_of_a_document(
    protlib: Run, tmp_path: Path, heading: str, cells: str, field: str
) -> None:
    first, second = cells.split(",")
    (tmp_path / "b.csv").write_text(f"Title,{heading}\nA,{first}\nB,{second}\n", encoding="utf-8")
    protlib("import", "b.csv")
    assert record(protlib).get("number", "") == (first if field else "")


@pytest.mark.parametrize(
    ("cells", "keys"), [("1,2,3", []), ("jobe2010,ilo2012,iom2019", ["jobe2010", "ilo2012", "iom2019"])]
)
def test_the_number_of_a_row_is_no_citation_key(protlib: Run, tmp_path: Path, cells: str, keys: list[str]) -> None:
    rows = [f"{cell},Study {number} of trafficking" for number, cell in enumerate(cells.split(","))]
    (tmp_path / "b.csv").write_text("\n".join(["ID,Title", *rows]), encoding="utf-8")
    protlib("import", "b.csv")
    keys_of_records = [record["key"] for record in json.loads(protlib("list", "--format", "json").out)]
    assert sorted({*keys_of_records} & {*cells.split(",")}) == sorted(keys)


def test_a_column_that_numbers_the_rows_is_offered_no_field(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("Title,No\nA,A1\nB,A2\nC,A3\n", encoding="utf-8")
    ran = protlib("import", "b.csv")
    assert (ran.out, "--map" in ran.err) == ("3 added\n", False)


NOTES = "refs.csv: “{}” becomes a note, which export and share hand on; to keep it private: {}--map {}=private_note"


@pytest.mark.parametrize("heading", ["Notes", "Bemerkungen", "Comments"])
def test_a_column_that_becomes_a_note_is_told_where_it_happens(protlib: Run, tmp_path: Path, heading: str) -> None:
    (tmp_path / "refs.csv").write_text(f"Title,Year,{heading}\nA study,2011,bad methods\n", "utf-8")
    tried = protlib("import", "refs.csv", "--dry-run").err
    assert NOTES.format(heading, "", heading) in tried.splitlines()
    line = NOTES.format(heading, "protlib undo, then import again with ", heading)
    assert line in protlib("import", "refs.csv").err.splitlines()
    assert "becomes a note" not in protlib("import", "refs.csv").err
    assert protlib("undo", "--yes").code == 0
    private = protlib("import", "refs.csv", "--map", f"{heading}=private_note")
    assert (private.err, "bad methods" in protlib("export", "-f", "csv").out) == ("", False)


def test_private_columns_are_joined_and_told_and_stay(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.csv").write_text("Title,Remarques internes,Reviewer\nA study,bad methods,ask Ana\n", "utf-8")
    line = (
        "refs.csv: “Remarques internes”, “Reviewer” become private notes, which export and share leave out; "
        "to hand them on: protlib undo, then import again with "
        "--map 'Remarques internes=note' --map Reviewer=note"
    )
    assert as_typed_here(line) in protlib("import", "refs.csv").err.splitlines()
    assert record(protlib)["private_note"] == "bad methods\n\nReviewer: ask Ana"
    assert "bad methods" not in protlib("export", "-f", "csv").out


@pytest.mark.parametrize("heading", ["For office use only", "Not for donors", "My notes", "Notas del equipo"])
def test_a_column_for_the_office_alone_leaves_with_no_copy(protlib: Run, tmp_path: Path, heading: str) -> None:
    (tmp_path / "refs.csv").write_text(f"Title,{heading}\nA study,ask Ana\n", "utf-8")
    assert f"“{heading}” becomes a private note, which export and share leave out" in protlib("import", "refs.csv").err
    protlib("share", "-o", "copy.json")
    copies = [
        (tmp_path / "copy.json").read_text("utf-8"),
        *(protlib("export", "-f", form).out for form in ("csv", "ris")),
    ]
    assert [copy for copy in copies if "ask Ana" in copy] == []


@pytest.mark.parametrize("more", [["--quiet"], ["--map", "Notes=note"]])
def test_a_note_that_was_asked_for_is_not_told(protlib: Run, tmp_path: Path, more: list[str]) -> None:
    (tmp_path / "refs.csv").write_text("Title,Notes\nA study,bad methods\n", "utf-8")
    assert protlib("import", "refs.csv", *more).err == ""
    (tmp_path / "own.csv").write_text("key,title,note\nk,Another,mine\n", "utf-8")
    assert protlib("import", "own.csv").err == ""


def test_no_hint_makes_authors_of_survivors(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Title,Year,Survivors,Desk\nBoys in Togo,2020,Mary Doe,Jane Roe\n")
    ran = protlib("import", "a.csv")
    assert "--map Desk=authors" in ran.err
    assert "Survivors=authors" not in ran.err
    assert "--map Survivors=private_note" in ran.err


@pytest.mark.slow
def test_names_of_survivors_do_not_leave_the_library(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Title,Year,Survivor name\nBoys in Togo,2020,Mary Doe\n")
    messages = protlib("import", "a.csv").err
    assert "“Survivor name” becomes a private note, which export and share leave out\n" in messages
    for form in ("csv", "jsonl", "ris", "html"):
        assert "Mary" not in protlib("export", "--format", form).out
