"""`stale` on the command line, and the copy of a page that a record has."""

import json

import pytest

from running import Run

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


def test_what_was_last_read_long_ago_is_listed(filled: Run) -> None:
    assert filled("stale", "--older", "6m").out == (
        f"never\tnever\thttps://iom.int/b\tSmuggling\npage\t2019-05-01\thttps://iom.int/a\tTrafficking\t{COPY}\n"
    )
    assert filled("stale", "--format", "keys").out == "never\npage\n"
    assert filled("stale", "--tag", "web", "--format", "keys").out == "page\n"
    assert filled("stale", "--older", "2019-05-01", "--format", "keys").out == "never\n"


def test_scripts_get_the_copy_as_well(filled: Run) -> None:
    [_never, page] = json.loads(filled("stale", "--format", "json").out)
    assert page == {
        "key": "page", "accessed": "2019-05-01", "url": "https://iom.int/a", "archived": COPY, "title": "Trafficking",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--older", "soon"], 2, "“soon”: an age is written 90d, 2w, 6m or 1y, a day 2026-05-26"),
        (["--key", "fresh"], 1, "no source on the web was last read before "),
    ],
)
def test_what_is_not_understood_and_nothing_at_all_are_told(
    filled: Run, arguments: list[str], code: int, told: str
) -> None:
    ran = filled("stale", *arguments)
    assert (ran.out, ran.code, ran.err.count("\n")) == ("", code, 1)
    assert told in ran.err


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
