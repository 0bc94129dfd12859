"""Lists of keys on standard input: one a line, and an empty list selects nothing."""

import pytest

from harness.made_once import made_once
from harness.pairs import each_value_once
from programs.running import Run

TAKING = [
    ["show", "-"],
    ["tag", "-"],
    ["tag", "-", "--add", "x"],
    ["set", "-", "date=2011"],
    ["edit", "-"],
    ["rekey", "-", "--pattern", "{year}"],
    ["check", "--fix", "--rule", "sentence-case", "--key", "-"],
    ["remove", "-", "--yes"],
    ["restore", "1", "-"],
    ["diff", "1", "--key", "-"],
    ["duplicates", "--merge", "-"],
    ["check", "--key", "-"],
    ["check", "--silence", "no-date", "-"],
    ["check", "--silence", "no-date", "--key", "-"],
    ["check", "--unsilence", "no-date", "-"],
    ["duplicates", "--key", "-"],
    ["duplicates", "--keep-both", "-"],
    ["duplicates", "--forget", "-"],
    ["duplicates", "--kept", "-"],
    ["names", "--key", "-"],
    ["names", "--unify", "IOM", "International Organization for Migration", "--key", "-"],
    ["export", "--columns", "usual", "--key", "-"],
    ["open", "-"],
    ["export", "--format", "ris", "--key", "-"],
    ["export", "--format", "html", "--key", "-"],
    ["list", "--key", "-"],
    ["list", "--format", "keys", "--key", "-"],
    ["search", "something", "--key", "-"],
    ["stats", "--key", "-"],
    ["stats", "--by", "year", "--by", "type", "--key", "-"],
    ["stats", "--by", "year", "--plot", "--key", "-"],
    ["stats", "--by", "country", "--plot", "--key", "-"],
]


@pytest.fixture
@made_once
def keys(protlib: Run) -> list[str]:
    """The keys of three publications that are there."""
    fields = ("--author", "Jobe, Alison", "--url", "www.iom.int", "--country", "Kenya")
    return [protlib("add", "--title", f"Something {n}", "--year", f"201{n}", *fields).out.strip() for n in range(3)]


@each_value_once
@pytest.mark.parametrize("arguments", TAKING, ids=" ".join)
@pytest.mark.parametrize("nothing", ["", "\ufeff \r\n\t\n"])
def test_an_empty_list_of_keys_selects_nothing(
    protlib: Run, keys: list[str], arguments: list[str], nothing: str
) -> None:
    before = protlib("list", "--format", "json").out
    ran = protlib(*arguments, stdin=nothing)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert protlib("list", "--format", "json").out == before
    assert len(keys) == 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "  \n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_keys_on_standard_input_are_one_a_line(protlib: Run, keys: list[str], end: str, encoding: str) -> None:
    expected = [keys[2], keys[0], keys[2]]
    key_list = end.join(expected).encode(encoding)
    assert protlib("list", "--key", "-", "--format", "keys", stdin=key_list).out.split() == [keys[2], keys[0]]
    assert protlib("tag", "-", keys[1], "--add", "x", stdin=key_list).err == "3 publications changed\n"


def test_a_line_with_a_space_is_one_key(protlib: Run, keys: list[str]) -> None:
    ran = protlib("show", "-", stdin=f"{keys[0]} {keys[1]}\n")
    assert ran.code == 1
    assert f"{keys[0]} {keys[1]}" in ran.err


def test_what_lists_print_is_what_keys_are_read_from(protlib: Run, keys: list[str]) -> None:
    output = protlib("search", "something", "--format", "keys").out
    assert protlib("export", "--key", "-", "--format", "csl-json", stdin=output).out.count('"id"') == len(keys)
    assert protlib("remove", "-", "--yes", stdin=output).code == 0
    assert protlib("list").code == 1


@pytest.mark.parametrize("arguments", [["show", "-"], ["list", "--key", "-"], ["tag", "-", "--add", "x"]])
def test_what_is_no_list_of_keys_is_told_in_a_line(protlib: Run, keys: list[str], arguments: list[str]) -> None:
    many = protlib(*arguments, stdin="\n".join(f"gone{number}" for number in range(1_000)))
    assert many.err.endswith("; and 995 more\n")
    assert len(protlib(*arguments, stdin="x" * 100_000).err) < 200
    assert f"did you mean “{keys[0]}”" in protlib(*arguments, stdin=f"{keys[0]}x").err
