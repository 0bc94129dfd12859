"""`titles --sentence-case`: titles as APA wants them, in one write, shown first."""

import json

import pytest

from running import Run


@pytest.fixture
def sample(sample: Run) -> Run:
    """Run protlib on the sample library, and on a report whose title is in capitals."""
    assert sample("add", "--title", "HUMAN TRAFFICKING IN MALI: A REVIEW", "--key", "loud").code == 0
    return sample


def title(protlib: Run, key: str) -> str:
    [shown] = json.loads(protlib("show", key, "--format", "json").out)
    return str(shown["title"])


def test_titles_of_a_selection_are_set_in_sentence_case_in_one_write(sample: Run) -> None:
    before = sample("list", "--format", "json").out
    ran = sample("titles", "--sentence-case", "loud", "iom2009caring", "un2000protocol")
    assert (ran.out, ran.err, ran.code) == ("", "2 publications changed, 1 unchanged\n", 0)
    assert title(sample, "loud") == "Human trafficking in Mali: A review"
    assert title(sample, "iom2009caring") == "Caring for trafficked persons: Guidance for health providers"
    assert sample("undo").code == 0
    assert sample("list", "--format", "json").out == before


def test_twice_is_unchanged_and_a_dry_run_shows_the_diff(sample: Run) -> None:
    shown = sample("titles", "--sentence-case", "--all", "--dry-run")
    assert "loud\n  - title: HUMAN TRAFFICKING IN MALI: A REVIEW\n  + title: Human" in shown.out
    assert title(sample, "loud").isupper()
    changed = sample("titles", "--sentence-case", "--all").err
    assert shown.err == changed.replace("\n", "; dry run: nothing was written\n")
    assert sample("titles", "--sentence-case", "--all").err == "51 publications unchanged\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["--all"], "titles wants --sentence-case"), (["--sentence-case"], "which publications?")],
)
def test_what_is_not_said_changes_none(sample: Run, arguments: list[str], told: str) -> None:
    ran = sample("titles", *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert told in ran.err
    assert title(sample, "loud").isupper()
