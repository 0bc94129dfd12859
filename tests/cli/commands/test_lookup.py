"""`add --doi`, `--isbn`, `--symbol`, `--url`: what is looked up is added, what is not found is told."""

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from programs.running import Run
from programs.service_answers import AGENCY, BOOKS, CROSSREF, Recorded, agency, crossref, open_library
from protlib.errors import ExitCode
from protlib.lookup import network

ISBN = "9789290684664"
_ANSWERS: Mapping[str, Any] = {
    f"{CROSSREF}10.5555%2Fa1": crossref(author=[{"family": "Jobe", "given": "Alison"}], issued={"date-parts": [[2020]]}),
    f"{CROSSREF}10.5555%2Fa2": crossref(DOI="10.5555/a2", title=["Camps"], type="report"),
    f"{CROSSREF}10.5555%2Floud": crossref(DOI="10.5555/loud", title=["CARING FOR PEOPLE"]),
    f"{AGENCY}10.5555/none": agency("10.5555/none", ""),
    f"{BOOKS}{ISBN}": open_library(ISBN),
    f"{CROSSREF}10.5555%2Fdown": httpx.ConnectError("[Errno -3] Temporary failure in name resolution"),
}  # fmt: skip


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> Recorded:
    """The network, with the answers of this file."""
    transport = Recorded(_ANSWERS)
    monkeypatch.setattr(network, "Network", functools.partial(network.Network, transport=transport))
    return transport


def _list_records(protlib: Run, *arguments: str) -> list[dict[str, Any]]:
    return json.loads(protlib("list", "--format", "json", *arguments).out)  # type: ignore[no-any-return]


def test_what_is_looked_up_is_added_and_says_where_it_is_from(protlib: Run, recorded: Recorded) -> None:
    ran = protlib("add", "--doi", "https://doi.org/10.5555/a1")
    assert (ran.out, ran.err, ran.code) == ("jobe2020borders\n", "", 0)
    [record] = _list_records(protlib)
    assert record["title"] == "Borders of care"
    assert record["source"] == f"{CROSSREF}10.5555%2Fa1"


def test_what_is_given_besides_counts(protlib: Run, recorded: Recorded) -> None:
    protlib(
        "add",
        "--doi",
        "10.5555/a1",
        "--tag",
        "health",
        "--country",
        "Kenya",
        "--year",
        "2021",
        "--key",
        "mine",
    )
    [record] = _list_records(protlib)
    assert (record["key"], record["date"], record["type"]) == ("mine", "2021", "article-journal")
    assert (record["tags"], record["countries"]) == (["health"], ["Kenya"])


def test_several_are_looked_up_from_options_and_from_a_pipe_each_once(protlib: Run, recorded: Recorded) -> None:
    ran = protlib("add", "--doi", "10.5555/a1", "--doi", "-", "--isbn", ISBN, stdin="10.5555/a2\n\n10.5555/a1\n")
    assert (ran.out.split(), ran.code) == (["jobe2020borders", "camps", "safepassage"], 0)
    assert len(recorded.asked) == 3


def test_one_that_is_not_found_takes_no_other_with_it(protlib: Run, recorded: Recorded) -> None:
    ran = protlib("add", "--doi", "10.5555/none", "--doi", "10.5555/a1", "--doi", "x")
    assert ran.out == "jobe2020borders\n"
    assert ran.err.splitlines() == [
        "doi 10.5555/none: doi.org has no such DOI",
        "doi x: not a DOI: a DOI begins with “10.”, four or more digits and “/”",
    ]
    assert ran.code == ExitCode.INPUT_REFUSED


@pytest.mark.parametrize(
    ("dois", "code"),
    [
        (["10.5555/none"], ExitCode.NOTHING_FOUND),
        (["10.5555/a1", "10.5555/none"], ExitCode.INPUT_REFUSED),
        (["10.5555/down"], ExitCode.UNANSWERED),
        (["10.5555/a1", "10.5555/none", "10.5555/down"], ExitCode.UNANSWERED),
        (["nonsense"], ExitCode.INPUT_REFUSED),
    ],
)
def test_the_exit_code_says_whether_to_ask_again(
    protlib: Run, recorded: Recorded, dois: list[str], code: ExitCode
) -> None:
    assert protlib("add", *(word for doi in dois for word in ("--doi", doi))).code == code


def test_who_is_offline_is_told_and_gets_no_library(protlib: Run, recorded: Recorded, tmp_path: Path) -> None:
    ran = protlib("add", "--doi", "10.5555/down")
    assert ran.err.startswith("doi 10.5555/down: cannot reach api.crossref.org; check your network")
    assert ran.out == ""
    assert not (tmp_path / "library.json").exists()


def test_what_is_there_already_is_told_and_filled_where_that_is_asked_for(protlib: Run, recorded: Recorded) -> None:
    protlib("add", "--title", "Borders of care", "--doi", "10.5555/a1", "--key", "mine")
    ran = protlib("add", "--doi", "10.5555/a1")
    more = "1 record that is already there has more details here. To add them: --on-duplicate update\n"
    assert (ran.out, ran.err) == ("mine\n", f"already there: mine\n{more}")
    assert "date" not in _list_records(protlib)[0]
    assert protlib("add", "--doi", "10.5555/a1", "--on-duplicate", "update").out == "mine\n"
    assert _list_records(protlib)[0]["date"] == "2020"


def test_a_dry_run_looks_up_and_writes_nothing(protlib: Run, recorded: Recorded, tmp_path: Path) -> None:
    ran = protlib("add", "--doi", "10.5555/a1", "--dry-run", "--json")
    assert json.loads(ran.out)["title"] == "Borders of care"
    assert ran.err == "dry run: nothing was written\n"
    assert not (tmp_path / "library.json").exists()


def test_a_dry_run_of_what_is_typed_writes_nothing_either(protlib: Run, tmp_path: Path) -> None:
    assert protlib("add", "--title", "New", "--dry-run").err == "dry run: nothing was written\n"
    assert not (tmp_path / "library.json").exists()


def test_the_answers_are_kept_unless_they_are_to_be_new(protlib: Run, recorded: Recorded) -> None:
    for _ in range(2):
        protlib("add", "--doi", "10.5555/a1")
    assert len(recorded.asked) == 1
    protlib("add", "--doi", "10.5555/a1", "--refresh")
    assert len(recorded.asked) == 2


def test_services_are_told_whom_to_write_to(protlib: Run, recorded: Recorded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTLIB_MAILTO", "me@example.org")
    protlib("add", "--doi", "10.5555/a1")
    assert "(mailto:me@example.org)" in recorded.headers[0]["User-Agent"]


def test_what_is_doubtful_is_told_of_the_record(protlib: Run, recorded: Recorded) -> None:
    ran = protlib("add", "--doi", "10.5555/loud")
    assert (
        ran.err == "caringpeople: the title is all in capitals; protlib check --rule sentence-case proposes another\n"
    )


def test_scripts_are_told_of_each(protlib: Run, recorded: Recorded) -> None:
    ran = protlib("add", "--doi", "10.5555/a1", "--doi", "10.5555/none", "--format", "json", "--quiet")
    rows = [
        (record["action"], record["given"], record["file"], record["why"]) for record in json.loads(ran.out)["records"]
    ]
    assert rows == [
        ("added", "10.5555/a1", f"{CROSSREF}10.5555%2Fa1", []),
        ("refused", "10.5555/none", None, ["doi: doi.org has no such DOI"]),
    ]


def test_scripts_are_told_what_is_doubtful(protlib: Run, recorded: Recorded) -> None:
    report = json.loads(protlib("add", "--doi", "10.5555/loud", "--format", "json").out)
    assert report["problems"] == [
        {
            "file": f"{CROSSREF}10.5555%2Floud",
            "line": None,
            "record": "caringpeople",
            "what": "the title is all in capitals; protlib check --rule sentence-case proposes another",
        }
    ]


def test_with_a_title_nothing_is_looked_up(protlib: Run, recorded: Recorded) -> None:
    protlib(
        "add",
        "--title",
        "New",
        "--doi",
        "10.5555/a1",
        "--isbn",
        ISBN,
        "--isbn",
        "0262510871",
        "--symbol",
        "A/RES/64/293",
    )
    [record] = _list_records(protlib)
    assert recorded.asked == []
    assert (record["doi"], record["isbn"], record["number"]) == (
        "10.5555/a1",
        f"{ISBN} 0262510871",
        "A/RES/64/293",
    )


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--doi", "10.5555/a1", "--doi", "10.5555/a2", "--title", "x"], "with --title, give one --doi. To look up several, leave out --title"),
        (["--isbn", "-", "--title", "x"], "with --title, give one --isbn. To look up several, leave out --title"),
        (["--doi", "-", "--isbn", "-"], "only one option can read standard input"),
        (["--doi", "10.5555/a1", "--doi", "10.5555/a2", "--key", "k"], "--key works with one publication, not 2; leave it out"),
        (["--title", "x", "--refresh"], "--refresh needs a DOI, an ISBN, a symbol or a link, and no --title"),
        (["--year", "2020"], 'a publication needs a title: protlib add "Caring for Trafficked Persons"'),
    ],
)  # fmt: skip
def test_options_that_exclude_each_other_are_refused(
    protlib: Run, recorded: Recorded, arguments: list[str], why: str
) -> None:
    ran = protlib("add", *arguments)
    assert (ran.err, ran.code, recorded.asked) == (f"protlib: {why}\n", ExitCode.WRONG_USAGE, [])


def test_an_empty_pipe_ends_with_an_error(protlib: Run, recorded: Recorded) -> None:
    ran = protlib("add", "--doi", "-", stdin="\n")
    assert (ran.err, ran.code) == ("protlib: standard input is empty; write one identifier on each line\n", 1)


def test_what_was_looked_up_is_undone_at_once(protlib: Run, recorded: Recorded) -> None:
    protlib("add", "--doi", "10.5555/a1", "--doi", "10.5555/a2")
    assert protlib("undo").code == 0
    assert _list_records(protlib) == []
