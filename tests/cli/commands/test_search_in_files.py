"""`search --in-files` as a user runs it: the sentence, its page and what to type, in every form."""

import csv
import io
import json
from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.running import Run
from sample_files.file_texts import attach_with_text, text_of

PAGES = (
    "Introduction.",
    "In Ghana, workers are held in debt bondage for years. Others are not.",
    "Women owe debts, too. Much else is told here, and then of bondage.",
)


@pytest.fixture
@made_once
def shelf(protlib: Run, tmp_path: Path) -> Run:
    """Run protlib on a library with three reports that have a text."""
    protlib(
        "add",
        "--key",
        "iom2009",
        "--title",
        "Caring for Workers",
        "--author",
        "Jobe, Alison",
        "--year",
        "2009",
        "--country",
        "Ghana",
    )
    protlib("add", "--key", "un2010", "--title", "Causes of Debt", "--year", "2010", "--country", "Nepal")
    protlib("add", "--key", "web2011", "--title", "A Page")
    texts = {
        "iom2009": text_of(*PAGES, first=33),
        "un2010": text_of("The debt bondage of others.", first=None),
        "web2011": text_of("Debt, and bondage.", is_paged=False),
    }
    for key, text in texts.items():
        attach_with_text(tmp_path / "library.json", tmp_path / "data", key, text)
    return protlib


def test_a_pipe_has_a_line_for_each_passage(shelf: Run) -> None:
    ran = shelf("search", "--in-files", "debt", "bondage")
    assert ran.code == 0
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert {row[0]: row[1:] for row in rows} == {
        "iom2009": [
            "2",
            "34",
            "[@iom2009, p. 34]",
            "In Ghana, workers are held in debt bondage for years.",
            "library.files/iom2009.pdf",
        ],
        "un2010": ["1", "", "[@un2010, p. 1]", "The debt bondage of others.", "library.files/un2010.pdf"],
        "web2011": ["1", "1", "[@web2011]", "Debt, and bondage.", "library.files/web2011.pdf"],
    }
    assert rows[-1][0] == "web2011"  # the two words stand apart


def test_json_has_all_that_is_known_of_a_passage(shelf: Run) -> None:
    [passage, *_] = json.loads(
        shelf("search", "--in-files", "debt bondage", "--key", "iom2009", "--format", "json").out
    )
    assert passage == {
        "key": "iom2009",
        "title": "Caring for Workers",
        "authors": "Jobe",
        "year": "2009",
        "cite": "[@iom2009, p. 34]",
        "page": 2,
        "label": "34",
        "sentence": "In Ghana, workers are held in debt bondage for years.",
        "marks": [[30, 34], [35, 42]],
        "more": [{"page": 3, "label": "35"}],
        "file": "library.files/iom2009.pdf",
    }


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "keys"])
def test_every_form_has_the_same_publications(shelf: Run, form: str) -> None:
    out = shelf("search", "--in-files", "debt", "--format", form).out
    match form:
        case "json":
            keys = [item["key"] for item in json.loads(out)]
        case "jsonl":
            keys = [json.loads(line)["key"] for line in out.splitlines()]
        case "csv":
            keys = [row["key"] for row in csv.DictReader(io.StringIO(out))]
        case "tsv":
            keys = [line.split("\t")[0] for line in out.splitlines()][1:]
        case _:
            keys = out.split()
    assert sorted(keys) == ["iom2009", "un2010", "web2011"]


def test_a_terminal_shows_what_to_type_the_publication_and_the_sentence(shelf: Run) -> None:
    screen = shelf("search", "--in-files", "debt bondage", "--format", "table").out
    assert "[@iom2009, p. 34]  Jobe 2009: Caring for Workers (also p. 35)" in screen
    assert "In Ghana, workers are held in debt bondage for years." in screen
    assert "2010: Causes of Debt (page 1 of the file)" in screen
    assert "A Page (part 1 of the file)" not in screen  # its printed number is known


def test_a_terminal_names_the_file_where_a_publication_has_several(shelf: Run, tmp_path: Path) -> None:
    (tmp_path / "annex.txt").write_text("Tables.")
    assert shelf("attach", "un2010", "annex.txt").code == 0
    screen = shelf("search", "--in-files", "debt bondage", "--format", "table").out
    assert "2010: Causes of Debt (page 1 of the file un2010.pdf)" in screen
    assert "Jobe 2009: Caring for Workers (also p. 35)" in screen


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(shelf: Run, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    screen = shelf("search", "--in-files", "debt bondage", "--format", "table").out
    assert "iom2009" in screen
    assert max(map(len, screen.splitlines())) <= width


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        ("--region Asia", ["un2010"]),
        ("--year 2009", ["iom2009"]),
        ("--limit 1 --sort key", ["iom2009"]),
        ("--sort key --reverse --limit 1", ["web2011"]),
        ("--exact", ["iom2009", "un2010", "web2011"]),
        ("-- -nobody", ["iom2009", "un2010", "web2011"]),
    ],
)
def test_options_of_a_search_work_on_passages(shelf: Run, arguments: str, keys: list[str]) -> None:
    words = arguments.split()
    ran = shelf("search", "--in-files", "bondage", *words, *(() if "--" in words else ("--format", "keys")))
    assert sorted(line.split("\t")[0] for line in ran.out.splitlines()) == keys


def test_a_query_finds_publications_by_the_text_of_their_files(shelf: Run) -> None:
    assert shelf("search", 'text:"debt bondage" country:Ghana', "--format", "keys").out == "iom2009\n"
    assert shelf("list", "--format", "keys").code == 0
    assert shelf("stats", 'text:"debt bondage"', "--by", "country", "--format", "json").code == 0
    snippet = shelf("search", 'text:"debt bondage" country:Ghana', "--snippets").out
    assert snippet.endswith("\t[@iom2009, p. 34] In Ghana, workers are held in debt bondage for years.\n")


def test_a_saved_search_may_look_in_files(shelf: Run) -> None:
    assert shelf("search", "--save", "bonds", 'text:"debt bondage"').code == 0
    assert sorted(shelf("search", "@bonds", "--format", "keys").out.split()) == ["iom2009", "un2010"]
    assert sorted(shelf("export", "@bonds", "--format", "jsonl").out.count('"key":"') for _once in range(1)) == [2]


REFUSED = [
    ("--columns key", "--columns and --template print publications; leave out --in-files, and type text: before words"),
    ("--snippets", "--in-files prints the sentence by itself; leave out --snippets and --explain"),
    ("--explain", "--in-files prints the sentence by itself"),
    ("--save a", "to save a search in files, leave out --in-files, and type text: before each word"),
]


@pytest.mark.parametrize(("options", "message"), REFUSED)
def test_an_option_that_does_not_work_on_passages_is_refused(shelf: Run, options: str, message: str) -> None:
    ran = shelf("search", "--in-files", "debt", *options.split())
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_no_words_are_refused(shelf: Run) -> None:
    for words in ([], ["year:2009"]):
        ran = shelf("search", "--in-files", *words)
        assert ran.code == 2
        assert "protlib search --in-files" in ran.err


def test_nothing_is_found_as_in_every_search(shelf: Run) -> None:
    ran = shelf("search", "--in-files", "zebra", "--format", "json")
    assert (ran.code, ran.out) == (1, "[]\n")
    assert ran.err == "protlib: nothing found\n"


def test_filters_that_leave_nothing_say_how_many_there_are_without_them(shelf: Run) -> None:
    ran = shelf("search", "--in-files", "debt", "--year", "1812")
    assert (ran.code, ran.err) == (1, "protlib: nothing found; 3 without the filters\n")


def test_an_empty_library_says_so(protlib: Run) -> None:
    ran = protlib("search", "--in-files", "debt")
    assert ran.code == 1
    assert "there is no library" in ran.err


def test_publications_without_files_say_how_to_attach_one(protlib: Run) -> None:
    protlib("add", "--title", "Debts", "--key", "debts")
    for words in (["--in-files", "debt"], ["text:debt"]):
        ran = protlib("search", *words)
        assert ran.code == 1
        assert "none of these publications has a file. To attach one: protlib attach KEY FILE" in ran.err


@pytest.mark.slow
def test_few_new_files_are_read_at_once_and_many_get_a_message(
    shelf: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from protlib.fulltext import workers

    def read(paths: list[Path]) -> list[workers.FileReading]:
        return [workers.FileReading(path, text_of(f"Zebras of {path.stem}.")) for path in paths]

    monkeypatch.setattr(workers, "read_files", lambda paths: (reading for reading in read(list(paths))))
    for number in range(5):
        (tmp_path / f"new{number}.pdf").write_bytes(b"%d" % number)
        shelf("attach", "iom2009", tmp_path / f"new{number}.pdf", "--label", f"n{number}")
        if number == 1:
            ran = shelf("search", "--in-files", "zebras")
            assert "reading 2 new files" in ran.err
            assert "[@iom2009, p. 1]\tZebras of iom2009-n" in ran.out
            assert "reading" not in shelf("search", "--in-files", "zebras").err
    ran = shelf("search", "text:zebras")
    assert "3 files have no text yet. To read them: protlib text --all" in ran.err
    (tmp_path / "last.pdf").write_bytes(b"last")
    shelf("attach", "un2010", tmp_path / "last.pdf", "--label", "last")
    ran = shelf("search", "--in-files", "zebras")
    assert "4 files have no text yet. To read them: protlib text --all" in ran.err
    assert "reading" not in ran.err


def test_a_removed_record_is_found_no_more_and_undo_brings_it_back(shelf: Run) -> None:
    def keys() -> list[str]:
        return sorted(shelf("search", "--in-files", "bondage", "--format", "keys").out.split())

    shelf("remove", "un2010", "--yes")
    assert keys() == ["iom2009", "web2011"]
    shelf("undo")
    assert keys() == ["iom2009", "un2010", "web2011"]
    shelf("rekey", "un2010", "un2010causes")
    assert keys() == ["iom2009", "un2010causes", "web2011"]


def test_a_restricted_record_is_found_by_its_owner_and_its_circle_is_in_json(shelf: Run) -> None:
    shelf("set", "iom2009", "access=confidential")
    passages = json.loads(shelf("search", "--in-files", "debt bondage", "--format", "json").out)
    assert {passage["key"]: passage.get("access") for passage in passages}["iom2009"] == "confidential"
