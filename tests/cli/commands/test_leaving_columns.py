"""Unknown columns of a table leave with exports: `import --quiet`, `convert` and `merge` say so, as `import` does."""

from pathlib import Path

import pytest

from programs.running import Run, as_typed_here

_TABLE = "title,author,year,View of Ana\nTrafficking in Ghana,IOM,2010,they paid for it\n"
_IS_NONE = "table.csv: column “View of Ana” is not a field; "
_MAP = "--map 'View of Ana=private_note'"


@pytest.mark.parametrize(
    ("command", "way"),
    [
        (
            ("import", "table.csv", "--quiet"),
            f"export and share hand it on; to keep it private: {_MAP} --on-duplicate update\n",
        ),
        (
            ("merge", "table.csv", "--yes"),
            f"export and share hand it on; to keep it private: protlib import table.csv {_MAP} --on-duplicate update\n",
        ),
        (("convert", "table.csv", "a.jsonl"), f"the file written here may hand it on; to keep it private: {_MAP}\n"),
    ],
)
def test_a_message_says_that_a_column_fits_no_field(protlib: Run, command: tuple[str, ...], way: str) -> None:
    Path("table.csv").write_text(_TABLE)
    assert as_typed_here(f"{_IS_NONE}{way}") in protlib(*command).err


@pytest.mark.parametrize("command", [("merge", "table.csv", "--yes"), ("convert", "table.csv", "a.ris")])
def test_a_message_counts_the_marked_records_of_a_table(protlib: Run, command: tuple[str, ...]) -> None:
    Path("table.csv").write_text("title,author,year\nCONFIDENTIAL - Trafficking in Ghana,IOM,2010\n")
    assert "“CONFIDENTIAL - Trafficking in Ghana” marks 1 record as not public." in protlib(*command).err


def test_quiet_says_nothing_of_a_column_that_is_mapped(protlib: Run) -> None:
    Path("table.csv").write_text(_TABLE)
    assert protlib("import", "table.csv", "--quiet", "--map", "View of Ana=private_note").err == ""


def test_a_table_that_comes_every_night_tells_of_a_column_once(protlib: Run) -> None:
    command = ("import", "table.csv", "--on-duplicate", "replace", "--quiet")
    Path("table.csv").write_text(_TABLE)
    assert _IS_NONE in protlib(*command).err
    assert protlib(*command).err == ""
    Path("table.csv").write_text(_TABLE.replace("paid for", "wanted") + "Trafficking in Togo,IOM,2012,secret\n")
    assert protlib(*command).err == ""
    Path("table.csv").write_text(_TABLE.replace("View of Ana", "View of Bob"))
    assert "column “View of Bob” is not a field; export and share hand it on" in protlib(*command).err


@pytest.mark.parametrize("options", [("--add-new",), ("--prune-tag", "gone")])
def test_a_column_that_is_left_out_comes_in_for_no_record(protlib: Run, options: tuple[str, ...]) -> None:
    table = (
        _TABLE.replace("title", "key,title").replace("Traff", "k1,Traff") + "k2,Trafficking in Togo,IOM,2012,secret\n"
    )
    Path("table.csv").write_text(table)
    command = ("import", "table.csv", "--match", "key", "--on-duplicate", "replace", *options)
    assert "protlib leaves out its values" in protlib(*command, "--dry-run").err
    assert (protlib(*command, "--quiet").err, protlib("list", "--format", "keys").out) == ("", "k1\nk2\n")
    assert "secret" not in protlib("export", "--format", "jsonl").out


def test_a_mark_of_a_record_that_somebody_opened_is_told_as_it_is(protlib: Run) -> None:
    Path("table.csv").write_text("title,author,year\nCONFIDENTIAL - Trafficking in Ghana,IOM,2010\n")
    protlib("import", "table.csv")
    protlib("set", "iom2010confidential", "access=public")
    messages = protlib("import", "table.csv").err
    assert "closes" not in messages
    assert "it stays public, because somebody opened it; the file says confidential" in messages


@pytest.mark.parametrize(
    "command", [("import", "new.csv"), ("import", "refs.csv", "--on-duplicate", "add"), ("merge", "new.csv", "--yes")]
)
def test_a_new_table_keeps_private_what_the_library_keeps(protlib: Run, command: tuple[str, ...]) -> None:
    Path("refs.csv").write_text("Title,Case file,Desk\nA study,7/2020,Togo desk\n", "utf-8")
    Path("new.csv").write_text("Title,Case file,Desk\nLabour,7/2020,Chad desk\n", "utf-8")
    protlib("import", "refs.csv", "--map", "Case file=private_note")
    if command[0] == "import":
        message = "“Case file” becomes a private note, as in other records of the library; to hand it on: --map "
        assert message in protlib(*command, "--dry-run").err
    ran = protlib(*command)
    line = "“Case file” becomes a private note, as in other records of the library; to hand it on: "
    is_told = command[0] == "import"  # a merge says what is new in the library
    assert (line in ran.err, "“Desk” is not a field" in ran.err) == (is_told, is_told)
    assert "“Case file” is not" not in ran.err
    assert "7/2020" not in protlib("export", "-f", "csv").out
    assert len(protlib("list", "private:7/2020", "--format", "keys").out.split()) == 2


def test_a_new_table_opens_what_one_record_of_the_library_has_open(protlib: Run) -> None:
    Path("refs.csv").write_text("Title,Desk\nA study,Togo desk\n", "utf-8")
    protlib("import", "refs.csv")
    protlib("set", protlib("list", "--format", "keys").out.strip(), "private_note=Desk: ask Ana")
    Path("new.csv").write_text("Title,Desk\nLabour,Chad desk\n", "utf-8")
    assert "“Desk” is not a field" in protlib("import", "new.csv").err
    assert "Chad desk" in protlib("export", "-f", "csv").out


def test_a_merge_says_what_becomes_of_columns_once_it_is_known(protlib: Run) -> None:
    Path("refs.csv").write_text("Title,Case file,Remarks on it,Notes\nA study,7/2020,weak,Ana\n", "utf-8")
    private = [word for name in ("Case file", "Remarks on it", "Notes") for word in ("--map", f"{name}=private_note")]
    protlib("import", "refs.csv", *private)
    ran = protlib("merge", "refs.csv", "--yes")
    assert (ran.code, ran.err) == (0, "1 publication unchanged\n")
    Path("new.csv").write_text("Title,Notes\nLabour,Eve\n", "utf-8")
    command = "protlib import new.csv --map Notes=private_note --on-duplicate update"
    ran = protlib("merge", "new.csv", "--yes")
    assert f"new.csv: “Notes” becomes a note, which export and share hand on; to keep it private: {command}" in ran.err
    assert protlib(*command.split()[1:]).code == 0
    assert "Eve" not in protlib("export", "-f", "csv").out
