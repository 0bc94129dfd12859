"""Words such as "CONFIDENTIAL" in a title, a note or a tag close their record, whatever command brings them."""

import json
from pathlib import Path
from typing import Final

import pytest

from programs.editors import editor, replacing
from programs.running import Run

TITLE: Final = "Border report"
MARK: Final = "CONFIDENTIAL - do not circulate"
WHY: Final = "makes it confidential; exports leave it out. To open it: protlib set"


@pytest.fixture
def key(protlib: Run) -> str:
    """The key of a public publication."""
    return protlib("add", TITLE, "--author", "IOM", "--date", "2020").out.strip()


def access(protlib: Run, key: str) -> str:
    [record] = json.loads(protlib("show", key, "--format", "json").out)
    return str(record.get("access", "public"))


@pytest.mark.parametrize(
    "words",
    [
        ("--title", "CONFIDENTIAL - not for circulation: Border report"),
        ("--title", TITLE, "--note", MARK),
        ("--title", TITLE, "--tag", "confidential"),
        ("--title", TITLE, "--set", f"note={MARK}"),
    ],
)
def test_what_is_added_with_such_words_is_closed_and_says_how_to_open_it(protlib: Run, words: tuple[str, ...]) -> None:
    ran = protlib("add", *words, "--author", "IOM", "--date", "2020", "--quiet")
    key = ran.out.strip()
    assert f"{WHY} {key} access=public" in ran.err
    assert access(protlib, key) == "confidential"
    assert TITLE not in protlib("export", "--format", "jsonl").out
    protlib("set", key, "access=public")
    assert TITLE in protlib("export", "--format", "jsonl").out


@pytest.mark.parametrize(
    ("words", "level"),
    [
        (("--title", f"{MARK}: Border report", "--access", "public"), "public"),
        (("--title", f"{MARK}: Border report", "--access", "internal"), "internal"),
        (("--title", f"{MARK}: Border report", "--set", "access=internal"), "internal"),
        (("--title", "A guide to confidentiality in case work"), "public"),
        (("--title", "Trade secrets of smugglers", "--note", "Interviews were confidential."), "public"),
    ],
)
def test_the_level_that_a_person_says_counts_and_soft_words_close_nothing(
    protlib: Run, words: tuple[str, ...], level: str
) -> None:
    ran = protlib("add", *words, "--author", "IOM", "--date", "2020")
    assert (access(protlib, ran.out.strip()), WHY in ran.err) == (level, False)


@pytest.mark.parametrize(
    "change",
    [
        ("set", "{key}", f"title={MARK}: Border report"),
        ("set", "{key}", f"note={MARK}"),
        ("set", "{key}", "tags+=confidential"),
        ("tag", "{key}", "--add", "confidential"),
    ],
)
def test_a_change_that_brings_such_words_closes_the_record_until_undo(
    protlib: Run, key: str, change: tuple[str, ...]
) -> None:
    ran = protlib(*(word.format(key=key) for word in change), "--quiet", "--yes")
    assert f"{WHY} {key} access=public" in ran.err
    assert access(protlib, key) == "confidential"
    protlib("undo")
    assert access(protlib, key) == "public"


def test_scripts_read_why_a_record_is_closed(protlib: Run, key: str) -> None:
    [record] = json.loads(protlib("tag", key, "--add", "confidential", "--format", "json").out)["records"]
    assert record["fields"] == ["tags", "access"]
    assert record["why"] == [f"“confidential” {WHY} {key} access=public"]


def test_an_edit_that_brings_such_words_closes_the_record(
    protlib: Run, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = replacing((f"title: {TITLE}", f"title: '{MARK}: Border report'"))
    monkeypatch.setenv("VISUAL", editor(tmp_path, code))
    ran = protlib("edit", key)
    assert (ran.code, access(protlib, key)) == (0, "confidential")
    assert f"{WHY} {key} access=public" in ran.err


def test_what_a_person_opened_stays_open_and_says_so(protlib: Run, key: str) -> None:
    protlib("tag", key, "--add", "confidential")
    protlib("set", key, "access=public")
    ran = protlib("set", key, f"note={MARK}")
    assert f"{key}: it stays public, because somebody opened it; “{MARK}” says confidential." in ran.err
    assert access(protlib, key) == "public"


def test_words_that_were_there_before_close_nothing_again(protlib: Run) -> None:
    key = protlib("add", f"{MARK}: Border report", "--access", "public").out.strip()
    ran = protlib("set", key, f"title={MARK}: Border reports", "language=en")
    assert (access(protlib, key), WHY in ran.err) == ("public", False)


def test_a_level_that_comes_with_the_words_counts(protlib: Run, key: str) -> None:
    ran = protlib("set", key, f"note={MARK}", "access=public")
    assert (access(protlib, key), WHY in ran.err) == ("public", False)


def test_what_is_added_again_with_such_words_closes_the_record_that_is_there(protlib: Run, key: str) -> None:
    ran = protlib("add", TITLE, "--author", "IOM", "--date", "2020", "--tag", "confidential")
    assert f"{key}: it was public; the new record says confidential, and the stricter counts." in ran.err
    assert access(protlib, key) == "confidential"


def test_a_table_that_is_matched_by_keys_closes_what_its_new_notes_mark(protlib: Run, key: str, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f"key,title,note\n{key},{TITLE},{MARK}\nnew,New report,{MARK}\n", "utf-8")
    ran = protlib("import", str(table), "--match", "key", "--on-duplicate", "replace", "--add-new")
    assert [access(protlib, name) for name in (key, "new")] == ["confidential", "confidential"]
    assert f"{key}: it was public; the file says confidential" in ran.err
    assert f"{WHY} new access=public" in ran.err


def test_a_tag_for_all_records_of_an_import_closes_them(protlib: Run, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("key,title,year\na,First report,2019\n", "utf-8")
    protlib("import", str(table), "--tag", "confidential")
    assert access(protlib, "a") == "confidential"
