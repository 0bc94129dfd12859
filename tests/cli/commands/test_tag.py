"""`tag`: tags of publications."""

from pathlib import Path

import pytest

from programs.running import Run, as_typed_here, record_of


def test_tags_are_added_and_removed_for_keys_from_a_pipe(protlib: Run, handbook: str) -> None:
    assert protlib("tag", "-", "--add", "new", "--remove", "OLD", stdin=f"{handbook}\n").code == 0
    assert record_of(protlib, handbook)["tags"] == ["new"]
    assert protlib("tag", handbook).out == "new\n"


@pytest.mark.parametrize(
    ("options", "tags"),
    [
        (["--add", "a; b ;OLD", "--add", "c"], ["old", "a", "b", "c"]),
        (["--add", "health, mental"], ["old", "health, mental"]),
        (["--add", r"a\; b"], ["old", "a; b"]),
        (["--add", "a", "--remove", "old; zzz"], ["a"]),
    ],
)
def test_several_tags_stand_in_one_option_as_everywhere(
    protlib: Run, handbook: str, options: list[str], tags: list[str]
) -> None:
    protlib("tag", handbook, *options)
    assert record_of(protlib, handbook)["tags"] == tags
    protlib("tag", handbook, "--remove", ";".join(tag.replace(";", r"\;") for tag in tags))
    assert "tags" not in record_of(protlib, handbook)


@pytest.mark.parametrize("options", [["--all"], ["--where", "year:2000.."], ["--tag", "old"]])
def test_a_tag_without_its_option_is_answered_with_it(protlib: Run, handbook: str, options: list[str]) -> None:
    ran = protlib("tag", *options, "to donor")
    assert (ran.out, ran.code) == ("", 2)
    option = as_typed_here("--add 'to donor'")
    assert ran.err == f"protlib: “to donor” is in the place of keys. To add tags, give this instead: {option}\n"
    assert record_of(protlib, handbook)["tags"] == ["old"]


@pytest.mark.parametrize("options", [["--add", ""], ["--remove", " ; "], ["--add", "a", "--remove", ""]])
def test_a_tag_that_is_empty_is_refused(protlib: Run, handbook: str, options: list[str]) -> None:
    ran = protlib("tag", handbook, *options)
    assert (ran.out, ran.code) == ("", 2)
    assert "is empty; name a tag, or several separated with “;”" in ran.err
    assert record_of(protlib, handbook)["tags"] == ["old"]


def test_a_change_that_is_only_tried_is_printed_as_a_diff(protlib: Run, handbook: str) -> None:
    before = Path("library.json").read_bytes()
    ran = protlib("tag", handbook, "--add", "camps", "--dry-run")
    assert ran.out == f"{handbook}\n  + tags: camps\n"
    assert ran.err == "1 publication changed; dry run: nothing was written\n"
    assert Path("library.json").read_bytes() == before


def test_tags_with_a_comma_between_them_are_told_to_be_one(protlib: Run, handbook: str) -> None:
    ran = protlib("tag", handbook, "--add", "health, return")
    line = as_typed_here("--add 'health; return'")
    assert f"“health, return” is one tag. A semicolon divides several: {line}\n" in ran.err
    assert protlib("tag", handbook, "--add", "health; return").err == "1 publication changed\n"
