"""`screen`: verdicts on publications, by several reviewers, with numbers and files for others."""

import json
import re
from pathlib import Path

import pytest

from running import Run

KEY = "iom2007handbook"


def numbers(run: Run, *options: str) -> dict[str, int]:
    printed: dict[str, int] = json.loads(run("screen", "--format", "json", *options).out)
    return printed


def test_a_review_of_two(sample: Run) -> None:
    assert sample("screen", KEY, "--verdict", "include", "--by", "Ann") == ("", "1 publication screened\n", 0)
    ran = sample("screen", KEY, "--verdict", "exclude", "--reason", "too  old", "--by", "Ben")
    assert ran.err == (
        f"1 publication screened\nreviewers disagree on {KEY}. "
        f"To settle it: protlib screen {KEY} --agreed --verdict VERDICT\n"
    )
    assert sample("screen", "--list", "conflict").out.endswith("Ann: include; Ben: exclude (too old)\n")
    sample("screen", KEY, "--agreed", "--verdict", "include")
    assert sample("screen", "--list", "conflict").err == "protlib: no publication is in conflict\n"
    sample("screen", KEY, "--verdict", "not-retrieved", "--by", "Ann")
    flow = numbers(sample, "--duplicates", "7")
    assert (flow["identified"], flow["sought"], flow["not_retrieved"], flow["waiting"]) == (57, 1, 1, 49)
    assert sample("undo").err.startswith("undone: screen not-retrieved")
    assert numbers(sample)["not_retrieved"] == 0


def test_with_two_reviewers_one_is_not_enough(sample: Run) -> None:
    sample("screen", KEY, "--verdict", "include", "--by", "Ann")
    assert (numbers(sample)["sought"], numbers(sample, "--reviewers", "2")["sought"]) == (1, 0)
    sample("screen", KEY, "--verdict", "include", "--by", "Ben")
    assert numbers(sample, "--reviewers", "2")["sought"] == 1


def test_the_same_twice_and_taken_back(sample: Run) -> None:
    for told in ("1 publication screened\n", "unchanged\n"):
        assert sample("screen", KEY, "--verdict", "exclude", "--by", "Ann").err == told
    assert sample("screen", KEY, "--clear", "--by", "Ben").err == "unchanged\n"
    assert sample("screen", KEY, "--clear", "--by", "Ann").err == "1 publication screened\n"
    assert numbers(sample)["excluded"] == 0


def test_a_query_selects_and_keys_go_on(sample: Run) -> None:
    sample("screen", "--region", "Africa", "--verdict", "include", "--by", "Ann")
    keys = sample("screen", "--list", "open", "--stage", "text", "--region", "Africa", "--format", "keys").out.split()
    assert len(keys) == 7
    assert sample("export", "--key", "-", "--format", "ris", stdin="\n".join(keys)).out.count("TY  - ") == 7


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--verdict", "include"), "which publications? Name keys"),
        (("--reason", "old"), "--reason says why something is excluded: add --verdict exclude"),
        (
            (KEY, "--verdict", "not-retrieved"),
            f"{KEY} is not included by its title yet: protlib screen {KEY} --verdict",
        ),
        ((KEY, "--verdict", "include", "--clear"), "--verdict and --clear cannot be used together; choose one"),
        ((KEY, "--verdict", "include", "--agreed", "--by", "Ann"), "--agreed is of the team; leave out --by"),
        ((KEY, "--verdict", "include", "--by", " "), "--by is empty; name the reviewer"),
        (("-o", "flow.pdf"), "flow.pdf: unknown suffix; choose from .svg, .png or .ris"),
        (("-o", "review.ris"), "a .ris file is for a program: -o review.ris --for rayyan"),
        (("--format", "keys"), "--format keys is for a list: add --list included"),
        (("--from-notes",), "no verdict of Rayyan, ASReview or Covidence in the notes; nothing was changed"),
        (("nokey", "--verdict", "include"), "nokey"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(sample: Run, arguments: tuple[str, ...], told: str) -> None:
    ran = sample("screen", *arguments)
    assert (ran.out, told in ran.err, ran.err.count("\n")) == ("", True, 1)
    assert ran.code
    assert numbers(sample)["waiting"] == 50


def test_an_empty_library_is_told(protlib: Run) -> None:
    assert "is empty" in protlib("screen").err


def test_the_diagram_has_the_numbers_of_the_command(sample: Run, tmp_path: Path) -> None:
    sample("screen", "--region", "Africa", "--verdict", "include", "--by", "Ann")
    sample("screen", "--region", "West Africa", "--verdict", "exclude", "--reason", "adults & <boys>", "--by", "Ann")
    assert sample("screen", "-o", "flow.svg", "--duplicates", "3").err == "flow.svg: 50 publications\n"
    drawn = (tmp_path / "flow.svg").read_text(encoding="utf-8")
    boxes = dict(re.findall(r">(?:– )?([^<>]+) \(n=(\d+)\)<", drawn))
    assert boxes == {
        "Records identified": "53",
        "Duplicate records removed": "3",
        "Records screened": "50",
        "Records excluded": "0",
        "Records without a decision": "43",
        "Reports sought for retrieval": "7",
        "Reports not retrieved": "0",
        "Reports assessed for eligibility": "7",
        "Reports excluded": "3",
        "adults &amp; &lt;boys&gt;": "3",
        "Reports without a decision": "4",
        "Reports included in the review": "0",
    }


def test_verdicts_come_from_rayyan_and_go_back(sample: Run, protlib: Run, tmp_path: Path) -> None:
    sample("screen", KEY, "--verdict", "exclude", "--reason", "adults", "--by", "Ann")
    assert sample("screen", KEY, "-o", "review.ris", "--for", "rayyan").err == "review.ris: 1 publication\n"
    sample("screen", KEY, "--clear", "--by", "Ann")
    sample("import", "review.ris", "--on-duplicate", "update")
    ran = sample("screen", "--from-notes")
    assert ran.err == "1 publication screened, by Ann (1)\n"
    assert sample("screen", "--list", "excluded").out.endswith("Ann: exclude (adults)\n")
    assert "RAYYAN" not in sample("show", KEY).out


def test_what_is_not_public_stays(sample: Run, tmp_path: Path) -> None:
    sample("set", KEY, "access=internal")
    ran = sample("screen", KEY, "-o", "review.ris", "--for", "asreview")
    assert (ran.code, "internal" in ran.err, (tmp_path / "review.ris").exists()) == (1, True, False)
