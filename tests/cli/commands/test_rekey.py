"""`rekey`: other keys for one publication or for many, and what cites the old ones."""

import json
from pathlib import Path

import pytest

from programs.engine import needs_engine
from programs.running import Run, record_of
from protlib.library import Library
from protlib.record.decisions import SilencedRule, make_distinct
from protlib.record.key_pattern import CHANGES, OWN, PARTS

PATTERN = "{author:capitalize}_{year}"


def keys(protlib: Run) -> list[str]:
    return protlib("list", "--format", "keys").out.split()


def test_keys_that_protlib_made_fit_and_are_kept(sample: Run) -> None:
    before = keys(sample)
    ran = sample("rekey", "--all")
    assert (ran.out, ran.err, ran.code) == ("", "50 publications unchanged\n", 0)
    assert keys(sample) == before


def test_a_pattern_makes_the_keys_of_a_selection_in_one_write(sample: Run) -> None:
    before = keys(sample)
    ran = sample("rekey", "--author", "UNODC", "--pattern", PATTERN)
    assert (ran.out, ran.err.splitlines()[0], ran.code) == ("", "4 publications changed", 0)
    changed = [key for key in keys(sample) if key not in before]
    assert changed == ["UNODC_2014", "UNODC_2016", "UNODC_2018", "UNODC_2020"]
    [record] = json.loads(sample("show", "unodc2020global", "--format", "json").out)
    assert (record["key"], record["aliases"]) == ("UNODC_2020", ["unodc2020global"])
    again = sample("rekey", "--author", "UNODC", "--pattern", PATTERN)
    assert again.err == "4 publications unchanged\n"
    assert sample("undo").code == 0
    assert keys(sample) == before


def test_one_key_that_is_chosen_by_an_option_is_made_anew(sample: Run) -> None:
    assert sample("rekey", "iom2009caring", "mine").out == "mine\n"
    assert sample("rekey", "--key", "mine").code == 0
    assert sample("rekey", "jobe2010causes", "iom2009caring", "--pattern", "{word}").code == 0
    assert {"caring", "causes"} <= {*keys(sample)}


@pytest.mark.slow
def test_equal_keys_get_letters_and_old_ones_are_never_given_away(sample: Run) -> None:
    before = keys(sample)
    assert sample("rekey", "--all", "--pattern", "{type}").code == 0
    assert {"report", "reporta", "reportz", "reportaa"} <= {*keys(sample)}
    assert sample("rekey", "--all", "--pattern", "{type}").err == "50 publications unchanged\n"
    assert sample("rekey", "--all").code == 0
    assert keys(sample) == before


def test_a_dry_run_shows_old_and_new_keys_and_gives_none(sample: Run) -> None:
    before = keys(sample)
    for arguments in (["iom2009caring", "mine"], ["iom2009caring", "--pattern", "mine-{year}"]):
        ran = sample("rekey", *arguments, "--dry-run")
        lines = ran.out.splitlines()
        assert lines[:2] == ["iom2009caring", "  - key: iom2009caring"]
        assert lines[2].startswith("  + key: mine")
        assert ran.err == "1 publication changed; dry run: nothing was written\n"
    assert keys(sample) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "rekey needs a key and its new key"),
        (["iom2009caring"], "rekey needs a key and its new key"),
        (["a", "b", "c"], "rekey needs a key and its new key"),
        (["--pattern", "{author}"], "which publications?"),
        (
            ["--all", "--pattern", ""],
            "“” gives every record the same key; add a part, for example {author}{year}{word}",
        ),
        (["--all", "--pattern", "{auth}"], "did you mean “author”?"),
        (["iom2009caring", "jobe2010causes"], "the key jobe2010causes is taken"),
        (["iom2009caring", "a b"], "cannot be a citation key"),
    ],
)
def test_what_is_no_key_and_no_pattern_changes_none(sample: Run, arguments: list[str], message: str) -> None:
    before = keys(sample)
    ran = sample("rekey", *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert message in ran.err
    assert keys(sample) == before


def test_the_same_again_changes_nothing_and_prints_the_key(sample: Run) -> None:
    sample("rekey", "iom2009caring", "iom2009health")
    message = "1 publication unchanged: iom2009health is already its key\n"
    assert sample("rekey", "iom2009caring", "iom2009health") == ("iom2009health\n", message, 0)
    assert sample("undo").err.startswith("undone: rekey iom2009caring;")


@pytest.mark.slow
@needs_engine
def test_documents_that_cite_the_old_keys_are_understood(sample: Run, tmp_path: Path) -> None:
    Path("report.md").write_text("See [@iom2009caring, p. 3] and @jobe2010causes.\n", encoding="utf-8")
    commands = (["cite", "iom2009caring"], ["fill", "report.md", "-o", "-"], ["verify", "report.md"])
    before = [sample(*command).out for command in commands]
    assert sample("rekey", "--all", "--pattern", PATTERN).code == 0
    assert [sample(*command).out for command in commands] == before
    cited = sample("list", "--cited-in", "report.md", "--format", "keys")
    assert cited.out.split() == ["IOM_2009", "Jobe_2010"]
    exported = sample("export", "--cited-in", "report.md", "--format", "biblatex").out
    assert "ids           = {iom2009caring}" in exported


def test_what_was_decided_about_a_publication_follows_its_key(sample: Run, tmp_path: Path) -> None:
    decided = (make_distinct("iom2009caring", "jobe2010causes"), SilencedRule("no-year", "iom2009caring"))
    with Library(tmp_path / "library.json") as library:
        library.decide(lambda decisions: decisions.with_decisions(*decided), "check")
    assert sample("rekey", "iom2009caring", "mine").code == 0
    assert sample("rekey", "jobe2010causes", "--pattern", "{word}").code == 0
    with Library(tmp_path / "library.json") as library:
        assert {*library.decisions().all_decisions} == {
            make_distinct("causes", "mine"),
            SilencedRule("no-year", "mine"),
        }


def test_the_help_names_every_part_and_what_can_be_done_to_it(protlib: Run) -> None:
    help_text = " ".join(protlib("rekey", "--help").out.replace("│", " ").split())
    assert OWN in help_text
    for name in (*PARTS, *CHANGES.keys() - {"lower"}):
        assert f"{name}" in help_text


def test_an_old_key_still_finds_the_publication(protlib: Run, handbook: str) -> None:
    assert protlib("rekey", handbook, "mine").out == "mine\n"
    assert record_of(protlib, handbook)["key"] == "mine"
    assert record_of(protlib, "mine")["aliases"] == [handbook]
