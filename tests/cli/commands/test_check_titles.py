"""`check --fix --rule sentence-case`: titles as APA wants them, in one write, shown first."""

import json

import pytest

from programs.running import Run


@pytest.fixture
def sample(sample: Run) -> Run:
    """Run protlib on the sample library, and on a report whose title is in capitals."""
    assert sample("add", "--title", "HUMAN TRAFFICKING IN MALI: A REVIEW", "--key", "loud").code == 0
    return sample


def title(protlib: Run, key: str) -> str:
    [record] = json.loads(protlib("show", key, "--format", "json").out)
    return str(record["title"])


FIX = ("check", "--fix", "--rule", "sentence-case")


def test_titles_of_a_selection_are_set_in_sentence_case_in_one_write(sample: Run) -> None:
    before = sample("list", "--format", "json").out
    ran = sample(*FIX, "--key", "loud", "--key", "iom2009caring", "--key", "un2000protocol")
    assert (ran.out, ran.err, ran.code) == ("", "2 publications changed\n", 0)
    assert title(sample, "loud") == "Human trafficking in Mali: A review"
    assert title(sample, "iom2009caring") == "Caring for trafficked persons: Guidance for health providers"
    assert title(sample, "un2000protocol").startswith("Protocol to Prevent")
    assert "check --fix --rule sentence-case" in sample("history").out.splitlines()[0]
    assert sample("undo").code == 0
    assert sample("list", "--format", "json").out == before


@pytest.mark.slow
def test_twice_is_unchanged_and_a_dry_run_shows_the_diff(sample: Run) -> None:
    ran = sample(*FIX, "--dry-run")
    assert "loud\n  - title: HUMAN TRAFFICKING IN MALI: A REVIEW\n  + title: Human" in ran.out
    assert title(sample, "loud").isupper()
    changed = sample(*FIX).err
    assert ran.err == changed.replace("\n", "; dry run: nothing was written\n")
    assert sample(*FIX).err == "51 publications: nothing for --fix to mend\n"
    assert sample("check", "--rule", "sentence-case").code == 0


def test_the_keys_of_a_pipe_and_a_saved_search_choose(sample: Run) -> None:
    assert sample(*FIX, "--key", "-", "-q", stdin="loud\n") == ("", "", 0)
    assert title(sample, "loud") == "Human trafficking in Mali: A review"
    sample("search", "--save", "care", "--key", "iom2009caring", "--format", "keys")
    assert sample(*FIX, "@care").err == "1 publication changed\n"
    assert sample(*FIX, "--key", "-", stdin="").code == 1


def test_a_list_shows_each_title_as_it_would_be(sample: Run) -> None:
    ran = sample("check", "--rule", "sentence-case", "--key", "loud")
    assert ran.out.splitlines()[1] == (
        "  loud: title: in sentence case: “Human trafficking in Mali: A review” (can be mended)"
    )
    assert ran.err == "1 publication: 1 note; --fix --rule sentence-case mends 1\n"


def test_a_plain_check_and_its_mends_leave_titles_alone(sample: Run) -> None:
    assert "sentence-case:" not in sample("check").out
    sample("check", "--fix")
    assert title(sample, "loud").isupper()


def test_a_title_that_is_right_as_it_is_is_left_for_good(sample: Run) -> None:
    sample("check", "--silence", "sentence-case", "iom2009caring")
    sample(*FIX)
    assert title(sample, "iom2009caring") == "Caring for Trafficked Persons: Guidance for Health Providers"
