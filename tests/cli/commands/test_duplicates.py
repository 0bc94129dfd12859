"""`duplicates` in a script: what is found, what is merged, and what finds it afterwards."""

import csv
import io
import json
from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.engine import needs_engine
from programs.running import Run
from protlib.duplicates.judgement import Judgement, Sameness
from protlib.library import Library
from protlib.record.decisions import make_distinct
from sample_records.doubled_records import ALL, CAUSES, LONGER

SURE = 0.95  # from which two are the same, as the help and the page say
TOLD = "3 groups, 1 of them unsure. To decide: protlib duplicates --merge\n"


@pytest.fixture
@made_once
def twice(protlib: Run, tmp_path: Path) -> Run:
    """Run protlib on a library that has two publications twice, and one of which that is not sure."""
    with Library(tmp_path / "library.json", tmp_path / "cache") as library:
        library.add_many(ALL, "add")
    return protlib


def list_keys(protlib: Run) -> list[str]:
    return protlib("list", "--format", "keys").out.split()


def rows(protlib: Run, *arguments: str) -> list[list[str]]:
    return [line.split("\t") for line in protlib("duplicates", *arguments).out.splitlines()]


def groups(protlib: Run, *arguments: str) -> list[str]:
    return [row[1] for row in rows(protlib, *arguments)]


def test_a_pipe_gets_score_keys_and_reasons_of_each_group_the_likeliest_first(twice: Run) -> None:
    ran = twice("duplicates")
    assert (ran.err, ran.code) == (TOLD, 0)
    table_rows = rows(twice)
    assert sorted(row[1] for row in table_rows[:2]) == ["iom2009caring iom2009b", "jobe2010causes jobe2010"]
    assert table_rows[2][1] == "jobe2010causes jobe2010more"
    scores = [float(row[0]) for row in table_rows]
    assert scores == sorted(scores, reverse=True)
    assert scores[1] >= SURE > scores[2]
    assert all("same author" in row[2] for row in table_rows)


def test_json_is_a_list_of_keys_score_and_reasons(twice: Run) -> None:
    pairs = json.loads(twice("duplicates", "--format", "json").out)
    assert [list(group) for group in pairs] == [["keys", "score", "reasons"]] * 3
    assert [" ".join(group["keys"]) for group in pairs] == groups(twice)
    lines = twice("duplicates", "--format", "jsonl").out.splitlines()
    assert list(map(json.loads, lines)) == pairs
    table = list(csv.reader(io.StringIO(twice("duplicates", "--format", "csv").out)))
    assert table[0] == ["score", "keys", "reasons"]
    assert [row[1].split("; ") for row in table[1:]] == [group["keys"] for group in pairs]
    keys = twice("duplicates", "--format", "keys").out.split()
    assert keys == list(dict.fromkeys(key for group in pairs for key in group["keys"]))


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["--min-score", "0.9"], 2),
        (["--min-score", "1"], 0),
        (["--limit", "1"], 1),
        (["-n", "2", "--min-score", "0.5"], 2),
        (["--year", "2009"], 1),
        (["caring"], 1),
        (["--tag", "new"], 1),
        (["--key", "jobe2010"], 2),  # what is unsure is so of all that are surely the same
        (["--key", "iom2007handbook"], 0),
    ],
)
def test_what_is_selected_is_compared_with_the_whole_library(twice: Run, arguments: list[str], count: int) -> None:
    ran = twice("duplicates", *arguments)
    assert (len(ran.out.splitlines()), ran.code) == (count, 0)
    assert ("no duplicates" in ran.err) == (not count)


def test_where_a_score_leaves_none_that_is_said(twice: Run) -> None:
    assert twice("duplicates", "--min-score", "1") == ("", "no duplicates with a score of 1.0 or more\n", 0)


def test_no_duplicates_are_no_failure_and_nothing_selected_is_one(protlib: Run) -> None:
    ran = protlib("duplicates")
    assert (ran.out, ran.code) == ("", 1)
    assert "there is no library" in ran.err
    protlib("add", "--title", "Caring", "--year", "2009")
    assert protlib("duplicates") == ("", "no duplicates\n", 0)
    assert protlib("duplicates", "--format", "json") == ("[]\n", "no duplicates\n", 0)
    assert protlib("duplicates", "--format", "keys").out == ""
    assert protlib("duplicates", "--merge-above", "0.9", "--yes").code == 0
    ran = protlib("duplicates", "--tag", "nowhere")
    assert (ran.out, ran.code) == ("", 1)
    assert "nothing found" in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--merge"], "--merge without keys asks only on a terminal"),
        (["--merge-above", "0.98"], "To merge without asking: --yes"),
        (["--merge-above", "0.89", "--yes"], "needs a number from 0.9 to 1"),
        (["--merge-above", "98", "--yes"], "needs a number from 0.9 to 1"),
        (["--merge-above", "nan", "--yes"], "needs a number from 0.9 to 1"),
        (["--merge-above", "0.9", "--merge", "--yes"], "cannot be used together; choose one"),
        (["--dry-run"], "--dry-run needs --merge or --merge-above"),
        (["--yes"], "--yes needs --merge KEY KEY or --merge-above"),
        (["--merge", "iom2009b", "iom2009caring", "--tag", "x"], "--merge takes keys or filters, not both"),
        (["--merge", "iom2009b", "iom2009caring", "--limit", "1"], "with keys, leave them out"),
        (
            ["--merge", "iom2009b", "iom2009caring", "--format", "keys"],
            "prints text or, with --format json, JSON",
        ),
        (["--merge", "--format", "json"], "leave out --format and --quiet"),
        (["--merge", "--quiet"], "leave out --format and --quiet"),
        (["--keep", "iom2009b"], "protlib duplicates --merge KEY KEY --keep KEY"),
        (["--where", "caring", "care"], "WORDS and --where are both a query"),
        (["--min-score", "98"], "needs a number from 0 to 1"),
        (["--min-score", "nan"], "needs a number from 0 to 1"),
        (["--kept", "--format", "json"], "no other option"),
        (["--kept", "--merge-above", "0.9", "--yes"], "no other option"),
        (["--keep-both", "iom2009b"], "two publications or more"),
        (["--keep-both"], "two publications or more"),
        (["--forget", "iom2009b", "IOM2009B"], "two publications or more"),
        (["--forget", "--keep-both", "iom2009b", "iom2009caring"], "cannot be used together"),
        (["--keep-both", "iom2009b", "iom2009caring", "--tag", "x"], "citation keys alone"),
    ],
)
def test_what_has_no_meaning_is_refused(twice: Run, arguments: list[str], message: str) -> None:
    ran = twice("duplicates", *arguments)
    assert (ran.out, ran.code, message in ran.err) == ("", 2, True)
    assert len(list_keys(twice)) == len(ALL)


def test_the_least_score_for_a_merge_is_that_of_what_is_surely_the_same() -> None:
    assert Judgement.with_reasons(Sameness.SAME, 0).score == SURE > Judgement.with_reasons(Sameness.UNSURE, 1).score


def test_what_is_only_likely_is_listed_and_never_merged_without_a_question(protlib: Run) -> None:
    for date in ("2010", "2011"):
        protlib(
            "add",
            "--title",
            "Walking alone through the desert to the coast",
            "--author",
            "Jobe, Alison",
            "--date",
            date,
        )
    result = protlib("duplicates", "--min-score", "0.9", "--format", "json")
    [group] = json.loads(result.out)
    assert 0.9 <= group["score"] < SURE
    assert "1 group, unsure" in result.err
    ran = protlib("duplicates", "--merge-above", "0.9", "--yes")
    assert (ran.out, ran.err, ran.code) == ("", "no duplicates with a score of 0.9 or more\n", 0)


def test_what_is_sure_is_merged_in_one_write_and_undone_at_once(twice: Run) -> None:
    ran = twice("duplicates", "--merge-above", "0.9", "--yes")
    merged = {line.split("\t")[1] for line in ran.out.splitlines()}
    assert merged == {"iom2009caring iom2009b", "jobe2010causes jobe2010"}
    assert (ran.err, ran.code) == ("4 publications merged into 2\n", 0)
    assert list_keys(twice) == ["iom2009caring", "jobe2010causes", "jobe2010more", "iom2007handbook"]
    assert "duplicates --merge-above: 2 updated, 2 removed" in twice("history").out
    assert twice("duplicates", "--merge-above", "0.9", "--yes") == (
        "", "no duplicates with a score of 0.9 or more\n", 0
    )  # fmt: skip
    assert twice("undo").code == 0
    assert len(list_keys(twice)) == len(ALL)
    assert twice("redo").code == 0
    assert len(list_keys(twice)) == 4


def test_a_merge_that_is_tried_prints_the_diff_or_the_groups(twice: Run) -> None:
    ran = twice("duplicates", "--key", "iom2009b", "--merge-above", "0.9", "--dry-run")
    assert ran.out.splitlines() == [
        "iom2009caring",
        "  + publisher: IOM",
        "  + tags: care",
        "  + note: Mine",
        "  + aliases: iom2009b",
        "iom2009b is in iom2009caring",
        "  - type: book",
    ]
    assert ran.err == "2 publications merged into 1; dry run: nothing was written\n"
    ran = twice("duplicates", "--merge-above", "0.9", "--dry-run", "--format", "json")
    assert len(json.loads(ran.out)) == 2
    assert ran.err == "4 publications merged into 2; dry run: nothing was written\n"
    assert len(list_keys(twice)) == len(ALL)


def test_what_is_merged_is_printed_as_the_list_is(twice: Run) -> None:
    pairs = json.loads(twice("duplicates", "--min-score", "0.9", "--format", "json").out)
    ran = twice("duplicates", "--merge-above", "0.9", "--yes", "--format", "json")
    assert json.loads(ran.out) == pairs
    assert [group["keys"][0] in list_keys(twice) for group in pairs] == [True, True]


def test_what_is_no_duplicate_is_remembered_listed_and_forgotten(twice: Run) -> None:
    pair = ("iom2009b", "iom2009caring")
    ran = twice("duplicates", "--keep-both", *pair)
    assert ran == ("", "iom2009b, iom2009caring are known to be no duplicates\n", 0)
    assert "were known" in twice("duplicates", "--keep-both", *pair).err
    assert "iom2009caring iom2009b" not in groups(twice)
    assert twice("duplicates", "--merge-above", "0.9", "--yes").err == "2 publications merged into 1\n"
    twice("rekey", "iom2009b", "renamed")
    assert twice("duplicates", "--kept").out == "iom2009caring\trenamed\n"
    none = twice("duplicates", "--kept", "iom2007handbook")
    assert (none.out, none.code) == ("", 1)
    assert "no publications are kept apart" in none.err
    assert twice("duplicates", "--forget", "iom2009b", "iom2009caring").code == 0
    assert twice("duplicates", "--kept").out == ""
    assert "iom2009caring renamed" in groups(twice)
    assert "were not known" in twice("duplicates", "--forget", "renamed", "iom2009caring").err


def test_history_says_which_are_kept_apart_and_a_list_of_doubts_that_it_is_one(twice: Run) -> None:
    twice("duplicates", "--keep-both", "iom2009caring", "iom2009b")
    assert twice("history").out.splitlines()[0].endswith("duplicates --keep-both iom2009caring iom2009b")
    ran = twice("duplicates", "--key", "jobe2010more", "--limit", "1")
    assert ran.err == "1 group, unsure. To decide: protlib duplicates --merge\n"


def test_of_three_that_are_kept_all_pairs_are_known_and_keys_come_from_standard_input(twice: Run) -> None:
    assert twice("duplicates", "--keep-both", "-", stdin="jobe2010\njobe2010more\njobe2010causes\n").code == 0
    assert len(twice("duplicates", "--kept").out.splitlines()) == 3
    assert groups(twice) == ["iom2009caring iom2009b"]
    assert twice("undo").code == 0
    assert len(groups(twice)) == 3


def test_what_is_no_duplicate_is_in_no_group_by_what_is_like_both(twice: Run) -> None:
    assert groups(twice, "--key", "jobe2010more") == ["jobe2010causes jobe2010more"]
    twice("duplicates", "--keep-both", "jobe2010more", "jobe2010")  # which is surely the same as jobe2010causes
    assert groups(twice, "--key", "jobe2010more") == []


def test_records_are_merged_by_their_keys_and_the_first_stays(twice: Run) -> None:
    ran = twice("duplicates", "--merge", "iom2009b", "iom2009caring")
    assert ran == ("iom2009b\n", "2 publications merged into 1\n", 0)
    [record] = json.loads(twice("show", "iom2009caring", "--format", "json").out)
    assert record["key"] == "iom2009b"
    assert (record["publisher"], record["tags"], record["note"]) == ("IOM", ["care", "health"], "Mine")
    assert record["aliases"] == ["iom2009caring"]
    assert "duplicates --merge iom2009b iom2009caring: 1 updated, 1 removed" in twice("history").out
    assert twice("undo").code == 0
    assert len(list_keys(twice)) == len(ALL)


def test_one_of_the_keys_may_be_the_one_that_stays_and_keys_come_from_standard_input(twice: Run) -> None:
    ran = twice("duplicates", "--merge", "-", "--keep", "JOBE2010", stdin="jobe2010causes\njobe2010more\njobe2010\n")
    assert (ran.out, ran.err, ran.code) == ("jobe2010\n", "3 publications merged into 1\n", 0)
    [record] = json.loads(twice("show", "jobe2010more", "--format", "json").out)
    assert (record["key"], record["aliases"]) == ("jobe2010", ["jobe2010causes", "jobe2010more"])


def test_scripts_are_told_what_a_merge_by_keys_made_or_nothing(twice: Run) -> None:
    report = json.loads(twice("duplicates", "--merge", "iom2009caring", "iom2009b", "--format", "json").out)
    assert [(record["action"], record["key"]) for record in report["records"]] == [
        ("updated", "iom2009caring"),
        ("merged", "iom2009b"),
    ]
    assert twice("duplicates", "--merge", "jobe2010causes", "jobe2010", "--quiet") == (
        "jobe2010causes\n",
        "",
        0,
    )
    assert twice("duplicates", "--merge-above", "0.95", "--yes", "--quiet").err == ""


def test_a_query_chooses_groups_as_words_do(twice: Run) -> None:
    assert twice("duplicates", "--where", "caring") == twice("duplicates", "caring")


def test_a_merge_of_records_that_is_tried_changes_nothing(twice: Run) -> None:
    ran = twice("duplicates", "--merge", "jobe2010causes", "jobe2010", "--dry-run")
    assert ran.out.splitlines() == [
        "jobe2010causes",
        "  - date: 2010",
        "  + date: 2010-03",
        "  + aliases: jobe2010",
        "jobe2010 is in jobe2010causes",
        "  - authors: Jobe, A.",
    ]
    assert ran.err == "2 publications merged into 1; dry run: nothing was written\n"
    assert len(list_keys(twice)) == len(ALL)


def test_records_that_do_not_look_the_same_are_merged_and_that_is_said(twice: Run) -> None:
    ran = twice("duplicates", "--merge", "iom2007handbook", "jobe2010causes")
    assert ran.err.startswith("jobe2010causes and iom2007handbook do not look the same: titles differ")
    assert ran.out == "iom2007handbook\n"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["iom2009b"], 2, "--merge needs the keys of two publications or more"),
        (["care"], 2, "To choose groups: --where QUERY"),
        (["iom2009b", "iom2009c"], 1, "iom2009c"),
        (["iom2009b", "iom2009caring", "--keep", "jobe2010"], 2, "--keep jobe2010 is not one of the records"),
        (["iom2009b", "iom2009caring", "--keep", "nobody"], 1, "nobody"),
        (["-"], 1, "standard input has no keys"),
    ],
)
def test_keys_that_are_not_of_several_records_are_refused(
    twice: Run, arguments: list[str], code: int, message: str
) -> None:
    ran = twice("duplicates", "--merge", *arguments)
    assert (ran.out, ran.code, message in ran.err, ran.err.count("\n")) == ("", code, True, 1)
    assert len(list_keys(twice)) == len(ALL)


def test_records_that_are_one_already_stay_so_by_their_former_keys(twice: Run) -> None:
    """A script may merge the same again; and of three keys, two may be of one publication."""
    twice("duplicates", "--merge", "iom2009caring", "iom2009b")
    ran = twice("duplicates", "--merge", "IOM2009B", "iom2009caring")
    assert ran == ("iom2009caring\n", "IOM2009B and iom2009caring are already one publication\n", 0)
    before = list_keys(twice)
    assert twice("duplicates", "--merge", "iom2009b", "iom2009caring", "jobe2010").out == "iom2009caring\n"
    assert len(list_keys(twice)) == len(before) - 1


def test_a_list_of_duplicates_feeds_a_merge(twice: Run) -> None:
    keys = twice("duplicates", "--key", "iom2009b", "--format", "keys").out
    assert twice("duplicates", "--merge", "-", stdin=keys).out == "iom2009caring\n"
    assert groups(twice, "caring") == []


def test_a_document_that_cites_a_merged_key_finds_what_it_is_in(twice: Run) -> None:
    Path("report.md").write_text("As [@iom2009b, p. 3] and [@iom2009caring] say.", encoding="utf-8")
    twice("duplicates", "--merge", "iom2009caring", "iom2009b")
    assert twice("list", "--cited-in", "report.md", "--format", "keys").out == "iom2009caring\n"
    assert "iom2009b" in twice("export", "--key", "iom2009b", "--format", "biblatex").out


@pytest.mark.slow
@needs_engine
def test_a_merged_key_is_cited_and_filled(twice: Run) -> None:
    Path("report.md").write_text("As [@iom2009b, p. 3] says.", encoding="utf-8")
    twice("duplicates", "--merge", "iom2009caring", "iom2009b")
    assert twice("cite", "iom2009b").out == twice("cite", "iom2009caring").out
    ran = twice("fill", "report.md", "-o", "filled.md")
    assert (ran.code, "1 citation of 1 publication" in ran.err) == (0, True)
    assert "2009, p. 3" in Path("filled.md").read_text(encoding="utf-8")


def test_what_was_decided_and_cannot_be_known_any_more_is_gone(twice: Run, tmp_path: Path) -> None:
    twice("duplicates", "--keep-both", "iom2009b", "iom2009caring")
    twice("duplicates", "--keep-both", "iom2009b", "iom2007handbook")
    twice("remove", "iom2009b", "--yes")
    with Library(tmp_path / "library.json") as library:
        assert library.decisions().list_distinct() == []
    twice("undo")
    with Library(tmp_path / "library.json") as library:
        assert make_distinct("iom2009b", "iom2009caring") in library.decisions().list_distinct()


def test_what_may_be_there_already_is_added_told_and_found_by_the_command_that_is_named(
    protlib: Run, tmp_path: Path
) -> None:
    with Library(tmp_path / "library.json", tmp_path / "cache") as library:
        library.add_many([CAUSES])
    Path("new.jsonl").write_text(json.dumps(LONGER.to_dict()), encoding="utf-8")
    ran = protlib("import", "new.jsonl", "--dry-run")
    assert ran.err.startswith("jobe2010more may be the same as jobe2010causes (titles alike")
    assert "protlib duplicates" not in ran.err
    ran = protlib("import", "new.jsonl", "--tag", "from-geneva")
    command = ran.err.splitlines()[0].rpartition("; to compare them: protlib ")[2].split()
    assert command == ["duplicates", "--key", "jobe2010more"]
    assert groups(protlib, *command[1:]) == ["jobe2010causes jobe2010more"]
    assert groups(protlib, "--tag", "from-geneva") == ["jobe2010causes jobe2010more"]
