"""`check --rule accessed-long-ago`: sources on the web that were read long ago,
and the copy of a page that a record has.
"""

import json
from pathlib import Path

import pytest

from programs.running import Run

RECORDS = """\
{"key": "page", "type": "webpage", "title": "Trafficking", "url": "https://iom.int/a", "accessed": "2019-05-01", "archived": "https://web.archive.org/web/2019/https://iom.int/a", "tags": ["web"]}
{"key": "never", "type": "webpage", "title": "Smuggling", "url": "https://iom.int/b"}
{"key": "fresh", "type": "webpage", "title": "Asylum", "url": "https://iom.int/c", "accessed": "2099-01-01"}
{"key": "report", "type": "report", "title": "Report", "url": "https://iom.int/d"}
"""
COPY = "https://web.archive.org/web/2019/https://iom.int/a"


@pytest.fixture
def filled(protlib: Run) -> Run:
    """A library of three web pages and a report."""
    assert protlib("import", "-", "--from", "jsonl", stdin=RECORDS).code == 0
    return protlib


RULE = ("check", "--rule", "accessed-long-ago")


def keys(filled: Run, *arguments: str) -> str:
    """Return the keys that the rule finds."""
    return filled(*RULE, *arguments, "--format", "keys").out


def test_what_was_last_read_long_ago_is_listed_the_oldest_first(filled: Run) -> None:
    ran = filled(*RULE, "--older", "6m")
    assert ran.out == (
        "note accessed-long-ago: 2\n"
        "  never: accessed: no date of access: “Smuggling”, https://iom.int/b\n"
        f"  page: accessed: last read 2019-05-01: “Trafficking”, https://iom.int/a; copy: {COPY}\n"
    )
    assert (ran.err, ran.code) == ("4 publications: 2 notes\n", 1)
    assert keys(filled) == "never\npage\n"
    assert keys(filled, "--tag", "web") == keys(filled, "trafficking") == "page\n"
    assert keys(filled, "--older", "2019-05-01") == "never\n"
    assert keys(filled, "--older", "1d", "--ignore", "accessed-long-ago") == ""


def test_a_plain_check_does_not_ask_it_and_says_that_it_may_be_asked(filled: Run) -> None:
    ran = filled("check")
    assert "accessed-long-ago" not in ran.out
    assert ran.err.endswith(
        "\nask for more: --rule accessed-long-ago, --rule sentence-case, --rule file-of-several, --rule "
        "file-not-public, --for STYLE\n"
    )
    for options in (["--format", "json"], ["--for", "apa"], ["--rule", "latex"]):
        assert "ask for more" not in filled("check", *options).err


def test_the_keys_lead_to_tables_and_columns_in_the_same_order(filled: Run) -> None:
    table = filled("list", "--key", "-", "--columns", "key,accessed,archived,title", stdin=keys(filled)).out
    assert table.splitlines() == ["never\t\t\tSmuggling", f"page\t2019-05-01\t{COPY}\tTrafficking"]
    [never, page] = json.loads(filled(*RULE, "--format", "json").out)
    assert (never["key"], page["key"], page["field"]) == ("never", "page", "accessed")
    assert [row.split(",")[0] for row in filled(*RULE, "--format", "csv").out.splitlines()] == [
        "key", "never", "page",
    ]  # fmt: skip


def test_more_than_ten_are_listed_where_the_rule_is_named(protlib: Run) -> None:
    rows = "".join(
        (
            f'{{"key": "p{n}", "type": "webpage", "title": "Page {n}", "url": "https://iom.int/{n}", "accessed": '
            f'"20{n}"}}\n'
        )
        for n in range(24, 9, -1)
    )
    protlib("import", "-", "--from", "jsonl", stdin=rows)
    assert keys(protlib) == "".join(f"p{n}\n" for n in range(10, 25))
    assert protlib(*RULE).out.count("last read") == 15


def test_one_that_is_silenced_is_not_listed(filled: Run) -> None:
    filled("check", "--silence", "accessed-long-ago", "never")
    assert keys(filled) == "page\n"
    assert filled(*RULE, "--key", "never") == ("", "1 publication: nothing found\n", 0)


def test_a_file_is_checked_by_it_as_well(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(RECORDS)
    assert "a.jsonl:1: page: accessed: last read 2019-05-01" in filled(*RULE, "--file", "a.jsonl").out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([*RULE, "--older", "soon"], 2, "“soon”: write an age as 90d, 2w, 6m or 1y, a day as 2026-05-26"),
        ([*RULE, "--older", ""], 2, "“”: write an age as 90d"),
        (["check", "--older", "1y"], 2, "--older works with one rule: protlib check --rule accessed-long-ago --older 1y"),
        (["check", "--rule", "latex", "--older", "1y"], 2, "--older works with one rule: "),
        ([*RULE, "--key", "fresh"], 0, "1 publication: nothing found\n"),
        ([*RULE, "--year", "1900"], 1, "protlib: nothing found"),
        ([*RULE, "--fix"], 1, "4 publications: nothing for --fix to mend\n2 findings to mend by hand. To list them: the same without --fix\n"),
        ([*RULE, "--fix", "--quiet"], 1, ""),
        ([*RULE, "--fix", "--format", "keys"], 2, "--fix prints no findings; leave out --format keys"),
        (["check", "--explain", "--format", "keys"], 2, "--explain prints no findings; leave out --format keys"),
        (["stale", "--older", "6m"], 2, "unknown command “stale”; type: protlib check --rule accessed-long-ago --older 6m (see protlib check --help)"),
        (["titles", "--sentence-case"], 2, "unknown command “titles”; type: protlib check --fix --rule sentence-case (see protlib check --help)"),
    ],
)  # fmt: skip
def test_what_is_not_understood_and_nothing_at_all_are_told(
    filled: Run, arguments: list[str], code: int, message: str
) -> None:
    ran = filled(*arguments)
    assert (ran.out, ran.code) == ("", code)
    assert message in ran.err


@pytest.mark.parametrize("suffix", ["bib", "ris", "json", "yaml", "xml", "csv", "xlsx", "jsonl"])
def test_the_date_of_access_and_the_copy_come_home_from_every_format(filled: Run, suffix: str) -> None:
    assert filled("export", "--key", "page", "--lossless", "-o", f"page.{suffix}").code == 0
    assert filled("convert", f"page.{suffix}", "home.jsonl").code == 0
    filled("remove", "page", "--yes")
    assert filled("import", "home.jsonl").code == 0
    [page] = json.loads(filled("search", "trafficking", "--format", "json").out)
    assert (page["accessed"], page["archived"]) == ("2019-05-01", COPY)


def test_a_copy_is_a_link_under_its_usual_headings(protlib: Run) -> None:
    rows = f"title,url,archive url\nTrafficking,https://iom.int/a,{COPY}\n"
    protlib("import", "-", "--from", "csv", stdin=rows)
    assert json.loads(protlib("list", "--format", "json").out)[0]["archived"] == COPY
    assert len(protlib("list", "--has", "archived").out.splitlines()) == 1
