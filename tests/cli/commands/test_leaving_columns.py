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
