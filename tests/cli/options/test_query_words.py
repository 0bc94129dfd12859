"""What a shell makes of a query: fields behind a minus, and values without their quotation marks."""

import pytest

from harness.rows import every_row
from programs.running import Run
from protlib.cli.group import command_named
from protlib.cli.options.query_words import spell_out_options

ROWS = [
    (["-type:report"], ["NOT", "type:report"]),
    (["labour", "-Region:Africa"], ["labour", "NOT", "Region:Africa"]),
    (["labour", "-region:West Africa"], ["labour", "NOT", 'region:"West Africa"']),
    (["labour", "region:West Africa"], ["labour", 'region:"West Africa"']),
    (["region:West Africa"], ['region:"West Africa"']),
    (["region:West Africa", "--limit", "3", "-r", "Ghana"], ['region:"West Africa"', "--limit", "3", "-r", "Ghana"]),
    (["region:West Afirca"], ['region:"West Afirca"']),
    (["region:Africa Children"], ["region:Africa Children"]),
    (["labour", "-regoin:Africa"], ["labour", "NOT", "regoin:Africa"]),
    (["labour", "title:human trafficking"], ["labour", 'title:"human trafficking"']),
    # one argument is a whole query that a person put in quotation marks
    (["region:Ghana children"], ["region:Ghana children"]),
    (["title:human trafficking"], ["title:human trafficking"]),
    (["author:jobe kosovo", "-r", "Africa"], ["author:jobe kosovo", "-r", "Africa"]),
    (["labour", "title:(a OR b) c"], ["labour", "title:(a OR b) c"]),
    (["labour", "title:causes OR labor"], ["labour", "title:causes OR labor"]),
    (["labour", "title:causes -kosovo"], ["labour", "title:causes -kosovo"]),
    # the values of options, what is no field, and what stands behind "--"
    (["-t", "-type:report"], ["-t", "-type:report"]),
    (["--author", "author:A B", "x"], ["--author", "author:A B", "x"]),
    (["-nothing:report"], ["-nothing:report"]),
    (["-kosovo"], ["-kosovo"]),
    (["x", "https://example.org/a b"], ["x", "https://example.org/a b"]),
    (["--", "-type:report", "region:West Africa"], ["--", "-type:report", "region:West Africa"]),
    ([], []),
]


@every_row(("arguments", "meaning"), ROWS)
def test_a_query_is_read_as_it_was_typed(arguments: list[str], meaning: list[str]) -> None:
    assert spell_out_options(arguments, command_named("search").params) == meaning


def test_a_command_without_a_query_keeps_its_arguments() -> None:
    assert spell_out_options(["-type:report", "a:b c"], command_named("about").params) == ["-type:report", "a:b c"]


@pytest.mark.parametrize("command", ["search", "list"])
def test_a_field_behind_a_minus_is_no_option(protlib: Run, command: str) -> None:
    for title, kind in (("Labour", "book"), ("Bondage", "report")):
        protlib("add", title, "--type", kind, "--year", "2011")
    assert protlib(command, "-type:report").out == protlib(command, "NOT type:report").out != protlib(command).out


@pytest.mark.parametrize("command", [("search",), ("list",), ("stats", "--by", "type", "--format", "csv")])
def test_a_query_is_taken_from_a_pipe(sample: Run, command: tuple[str, ...]) -> None:
    piped = sample(*command, "-", stdin="re-trafficking author:jobe\n")
    assert piped == sample(*command, "re-trafficking author:jobe")
    assert piped.code == 0


@pytest.mark.parametrize(
    ("text", "message"), [("", "is empty"), ("\n \n", "is empty"), ("one\ntwo\n", "several lines")]
)
def test_what_is_no_query_in_a_pipe_is_refused(sample: Run, text: str, message: str) -> None:
    ran = sample("search", "-", stdin=text)
    assert (ran.out, ran.code, message in ran.err) == ("", 2, True)
