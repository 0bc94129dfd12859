"""`search --save`, `--saved`, `--rename` and `--forget`:
searches under a name, and what other commands do with them.
"""

import csv
import json
import shlex
from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.running import Run, as_typed_here
from protlib.system.shell import command_line

SAVED = ("--save", "gbv-wa", "trafficking", "--region", "West Africa", "--year", "2010..")
ALONE = "--saved alone lists saved searches. To run one: --saved NAME; to save this search: --save NAME"
GBV_WA = as_typed_here("protlib search --region 'West Africa' --year 2010.. trafficking")
KEYS = "hrw2019pray\ngesod2020community\n"


@pytest.fixture
@made_once
def office(sample: Run) -> Run:
    """The sample library with two saved searches."""
    assert sample("search", *SAVED).err == "saved as @gbv-wa\n"
    assert sample("search", "--save", "newest", "--sort", "year", "--limit", "5").code == 0
    return sample


def test_a_search_is_saved_and_shown_as_search_shows_it(sample: Run) -> None:
    ran = sample("search", *SAVED, "--format", "keys")
    assert (ran.out, ran.err, ran.code) == (KEYS, "saved as @gbv-wa\n", 0)
    assert sample("search", "@gbv-wa", "--format", "keys").out == KEYS
    assert "search --save gbv-wa" in sample("history").out


def test_one_that_finds_nothing_is_saved_all_the_same(protlib: Run) -> None:
    protlib("add", "--title", "Ideas for a better return", "--year", "2010")
    ran = protlib("search", "--save", "later", "kosovo")
    assert (ran.out, ran.code) == ("", 1)
    assert ran.err.startswith("saved as @later\nprotlib: nothing found")
    protlib("add", "--title", "Return to Kosovo", "--year", "2010")
    assert "Return to Kosovo" in protlib("search", "@later").out


def test_another_under_its_name_takes_its_place_and_it_is_told_how_it_was(office: Run) -> None:
    another = ("search", "--save", "GBV-wa", "handbook", "--format", "keys")
    assert office(*another).err == f"saved as @GBV-wa\n@GBV-wa was: {GBV_WA}; protlib undo brings it back\n"
    assert office(*another).err == "saved as @GBV-wa\n"
    office("undo")
    assert office("search", "@gbv-wa", "--format", "keys").out == KEYS


@pytest.mark.parametrize(
    "arguments",
    [
        ("@gbv-wa",),
        ("--saved", "gbv-wa"),
        ("--saved", "@GBV-WA"),
        ("@gbv-wa", "--sort", "key"),
        ("trafficking", "@GBV-wa"),
    ],
)
def test_the_commands_that_select_take_it(office: Run, arguments: tuple[str, ...]) -> None:
    assert sorted(office("list", *arguments, "--format", "keys").out.split()) == sorted(KEYS.split())
    other_arguments = [argument for argument in arguments if argument not in {"--sort", "key"}]
    assert office("stats", *other_arguments, "--by", "type").out == "report\t2\n"


@pytest.mark.slow
def test_what_changes_publications_takes_it_and_no_more_than_its_number(office: Run) -> None:
    assert office("tag", "@newest", "--add", "new").err.endswith("5 publications changed\n")
    assert office("set", "@gbv-wa", "genre=guide").err == "2 publications changed\n"
    assert office("tag", "@gbv-wa", "hrw2019pray", "--add", "one").err == "1 publication changed\n"
    assert office("tag", "--where", "@gbv-wa -guide", "--add", "one").code == 1
    assert office("remove", "@newest", "--yes").err.endswith("5 publications removed. To undo: protlib undo\n")
    assert len(office("list", "--format", "keys").out.split()) == 45


def test_what_is_exported_is_what_it_finds(office: Run, tmp_path: Path) -> None:
    assert office("export", "@gbv-wa", "-o", "out.ris").code == 0
    assert (tmp_path / "out.ris").read_text().count("TY  - ") == 2


def test_a_command_whose_words_are_citations_says_how_it_is_meant(office: Run) -> None:
    ran = office("cite", "@gbv-wa")
    message = "no publication has the key gbv-wa; @gbv-wa is a saved search. To cite what it finds: --saved gbv-wa"
    assert (ran.err, ran.code) == (f"protlib: {message}\n", 1)


@pytest.mark.slow
def test_they_are_listed_with_a_line_that_asks_the_same(office: Run) -> None:
    office("search", "--save", "odd", "--tag", "-x y", "--exact", "--reverse", "--sort", "title", "--", "-it's")
    office("search", "--save", "keys", "-k", "hrw2019pray", "-k", "gesod2020community")
    rows = [line.split("\t") for line in office("search", "--saved").out.splitlines()]
    assert rows == [
        ["@gbv-wa", "2", GBV_WA],
        ["@keys", "2", "protlib search --key hrw2019pray --key gesod2020community"],
        ["@newest", "5", "protlib search --sort year --limit 5"],
        [
            "@odd",
            "0",
            command_line(["protlib", "search", "--tag=-x y", "--exact", "--sort", "title", "--reverse", "--", "-it's"]),
        ],
    ]
    for name, _count, line in rows:
        again = office("search", "--save", "again", *shlex.split(line)[2:])
        assert again.err.startswith("saved as @again\n")
        queries = {
            search["name"]: search["asks"] for search in json.loads(office("search", "--saved", "--format", "json").out)
        }
        assert queries["again"] == queries[name.removeprefix("@")]


def test_scripts_read_what_each_asks_for(office: Run) -> None:
    [first, _second] = json.loads(office("search", "--saved", "--format", "json").out)
    assert first == {
        "name": "gbv-wa",
        "asks": {"query": "trafficking", "regions": ["West Africa"], "years": ["2010.."]},
        "command": GBV_WA,
        "publications": 2,
        "wrong": "",
    }


@pytest.mark.parametrize(
    "question", [["return", "--limit", "2"], ["  return ", "-n", "1", "--sort", "year"], ["--key", "old"]]
)
def test_one_that_is_saved_again_as_it_is_takes_no_place(office: Run, question: list[str]) -> None:
    first = office("search", "--save", "again", *question)
    versions = office("history").out
    assert office("search", "--save", "again", *question) == first
    assert office("history").out == versions
    assert "was" not in office("search", "--save", "AGAIN", *question).err


def test_one_that_cannot_be_asked_any_more_says_why(office: Run) -> None:
    office("fields", "add", "finding")
    office("search", "--save", "found", "finding:many")
    office("fields", "remove", "finding", "--yes")
    rows = [line.split("\t") for line in office("search", "--saved").out.splitlines()]
    assert ["@found", "“finding” is not a field", "protlib search finding:many"] in rows
    search = {search["name"]: search for search in json.loads(office("search", "--saved", "--format", "json").out)}[
        "found"
    ]
    assert search["publications"] is None
    assert search["wrong"].startswith("@found: “finding” is not a field; choose from abstract, ")


def test_they_are_renamed_and_forgotten(office: Run) -> None:
    office("search", "--save", "both", "@gbv-wa", "@newest")
    tried = office("search", "--rename", "gbv-wa", "wa", "--dry-run")
    assert tried.err == "would be renamed: @gbv-wa to @wa, also in @both; dry run: nothing was written\n"
    assert office("search", "--rename", "gbv-wa", "wa").err == "renamed: @gbv-wa to @wa, also in @both\n"
    assert (
        office("search", "--forget", "both", "--forget", "@wa").err
        == "forgotten: @both, @wa; protlib undo brings them back\n"
    )
    assert office("search", "--forget", "newest", "--quiet").err == ""
    ran = office("search", "--saved")
    assert (ran.out, ran.err, ran.code) == (
        "", "protlib: no saved searches yet. To save one: protlib search --save NAME WORDS\n", 1,
    )  # fmt: skip


def test_a_search_that_others_use_is_forgotten_with_them(office: Run) -> None:
    office("search", "--save", "both", "@gbv-wa", "@newest")
    message = "@newest is used by @both; to remove all: protlib search --forget both --forget newest"
    assert office("search", "--forget", "newest")[1:] == (f"protlib: {message}\n", 2)
    assert office("search", "--forget", "both", "--forget", "newest", "--quiet") == ("", "", 0)
    office("undo")
    assert [line.split("\t")[0] for line in office("search", "--saved").out.splitlines()] == [
        "@both", "@gbv-wa", "@newest",
    ]  # fmt: skip


def test_what_would_be_saved_is_told_and_not_saved(office: Run, tmp_path: Path) -> None:
    before = (tmp_path / "library.json").read_bytes()
    tried = office("search", "--save", "gbv-wa", "handbook", "--format", "keys", "--dry-run")
    assert tried.err == f"would be saved as @gbv-wa; dry run: nothing was written\n@gbv-wa is: {GBV_WA}\n"
    assert (tmp_path / "library.json").read_bytes() == before
    assert office("search", "--save", "gbv-wa", "handbook", "--format", "keys", "-q") == (tried.out, "", 0)


def test_the_list_is_a_table_or_csv_as_well(office: Run) -> None:
    lines = office("search", "--saved", "--format", "csv").out.splitlines()
    assert [*csv.reader(lines)][:2] == [["name", "publications", "command", "wrong"], ["gbv-wa", "2", GBV_WA, ""]]
    assert office("search", "--format", "table", "--saved").out.splitlines()[1].split()[:2] == [
        "@newest",
        "5",
    ]


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (("search", "--save", "x"), "nothing to save; add words, filters, keys or an order", 2),
        (("search", "--save", "a b", "x"), "“a b” cannot be the name of a search; use letters, digits, “-” and “_”, 60 at most, a letter or digit first", 2),
        (("search", "--save", "x", "--cited-in", "a.md"), "--cited-in cannot be saved in a search; use --key to name publications", 2),
        (("search", "--save", "newest", "@newest"), "@newest would contain itself; save it under another name", 2),
        (("search", "@newst"), "no search is saved as @newst; did you mean “@newest”? There are @gbv-wa, @newest", 1),
        (("search", "--forget", "zzz"), "no search is saved as @zzz; there are @gbv-wa, @newest", 1),
        (("search", "--forget", "a", "--rename", "a", "b"), "--rename and --forget cannot be used together; choose one", 2),
        (("search", "--saved", "--save", "a", "b"), "--saved and --save cannot be used together; choose one", 2),
        (("search", "--forget", "a", "--format", "json"), "--format does not work with --forget; leave out one of them", 2),
        (("search", "--forget", "a", "b"), "--forget takes one name each: --forget a --forget b", 2),
        (("search", "--forget", "newest", "--tag", "x"), "--forget takes no words or filters; leave them out", 2),
        (("search", "gender", "--saved"), f"{ALONE}", 2),
        (("search", "--saved", "--year", "2010"), f"{ALONE}", 2),
        (("search", "--saved", "newest", "--saved"), f"{ALONE}", 2),
        (("search", "--saved", "--columns", "key"), f"{ALONE}", 2),
        (("search", "--saved", "--snippets"), f"{ALONE}", 2),
        (("search", "--saved", "--format", "ris"), "Invalid value for '--format' / '-f': 'ris' is not one of 'table', 'json', 'jsonl', 'csv', 'tsv', 'keys'. (see protlib search --help); to write ris: protlib export --format ris", 2),
        (("search", "--saved", "--format", "jsonl"), "saved searches can be table, json or csv, not jsonl", 2),
        (("search", "x", "--dry-run"), "--dry-run needs --save, --rename or --forget", 2),
        (("search", "--saved", "--quiet"), "--quiet needs --save, --rename or --forget", 2),
        (("search", "--forget"), "Option '--forget' requires an argument; to list them: protlib search --saved", 2),
        (("list", "--saved"), "Option '--saved' requires an argument; to list them: protlib search --saved", 2),
        (("search", "--saved", ""), "“” is not a saved search. To list them: protlib search --saved", 2),
        (("list", "--saved", "--tag", "x"), "“--tag” is not a saved search. To list them: protlib search --saved", 2),
        (("search", "--forget", "--dry-run"), "“--dry-run” cannot be the name of a search; use letters, digits, “-” and “_”, 60 at most, a letter or digit first", 2),
        (("search", "--rename", "", "x"), "“” cannot be the name of a search; use letters, digits, “-” and “_”, 60 at most, a letter or digit first", 2),
        (("searches",), "unknown command “searches”; type: protlib search --saved (see protlib search --help)", 2),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(
    office: Run, tmp_path: Path, arguments: tuple[str, ...], message: str, code: int
) -> None:
    (tmp_path / "a.md").write_text("As [@hrw2019pray] says.")
    before = (tmp_path / "library.json").read_bytes()
    ran = office(*arguments)
    assert (ran.out, ran.err, ran.code) == ("", f"protlib: {message}\n", code)
    assert (tmp_path / "library.json").read_bytes() == before


def test_a_query_that_is_not_understood_is_not_saved(office: Run) -> None:
    assert office("search", "--save", "x", "colour:red").code == 2
    assert "@x" not in office("search", "--saved").out


def test_a_merge_keeps_both_and_tells_it(office: Run, tmp_path: Path) -> None:
    (tmp_path / "theirs.json").write_bytes((tmp_path / "library.json").read_bytes())
    office("--library", "theirs.json", "search", "--save", "gbv-wa", "children", "--format", "keys")
    message = "@gbv-wa: this name is taken by another search; the new one is @gbv-wa-2\n"
    assert message in office("merge", "theirs.json").err
    assert message not in office("merge", "theirs.json").err
    assert [line.split("\t")[0] for line in office("search", "--saved").out.splitlines()] == [
        "@gbv-wa", "@gbv-wa-2", "@newest",
    ]  # fmt: skip


def test_a_copy_for_others_has_none(office: Run) -> None:
    office("share", "@gbv-wa", "-o", "copy.json")
    assert office("--library", "copy.json", "search", "--saved").code == 1
    assert "gbv-wa" not in Path("copy.json").read_text()


def test_diff_tells_what_was_saved(office: Run) -> None:
    assert "  + @newest is saved: protlib search --sort year --limit 5" in office("diff", "2").out


def test_git_is_told_where_both_sides_saved_another_under_one_name(office: Run, tmp_path: Path) -> None:
    base = (tmp_path / "library.json").read_bytes()
    for side, word in (("mine", "health"), ("theirs", "children")):
        (tmp_path / f"{side}.json").write_bytes(base)
        office("--library", f"{side}.json", "search", "--save", "gbv-wa", word, "--format", "keys")
    (tmp_path / "base.json").write_bytes(base)
    ran = office("merge-driver", "base.json", "mine.json", "theirs.json", "library.json")
    message = "two searches were saved as @gbv-wa; one of them is @gbv-wa-2 now: protlib search --saved"
    assert (ran.err, ran.code) == (f"protlib: library.json: {message}\n", 0)
    lines = office("--library", "mine.json", "search", "--saved").out.splitlines()
    assert [line.rpartition(" ")[2] for line in lines] == ["children", "health", "5"]


@pytest.mark.parametrize("command", ["show", "open"])
def test_a_command_that_takes_nothing_but_keys_says_how_to_get_them(office: Run, command: str) -> None:
    line = command_line(["protlib", "list", "@newest", "--format", "keys"])
    message = f"no publication has the key @newest; to list the keys of a saved search: {line}"
    ran = office(command, "@newest")
    assert (ran.err, ran.code) == (f"protlib: {message}\n", 1)
