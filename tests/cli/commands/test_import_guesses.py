"""`protlib import -v`: the names that were taken for a person or an organisation by their words alone."""

import pytest

from harness.pairs import each_value_once
from programs.running import Run

FORMATS = {
    "a table": "Title,Authors\nA,{}\n",
    "RIS": "TY  - RPRT\nTI  - A\nAU  - {}\nER  - \n",
    "JSON Lines": '{{"title": "A", "authors": ["{}"]}}\n',
    "CSL-JSON": '[{{"id": "a", "title": "A", "author": "{}"}}]',
}
NAMES = [
    ("Global Compass", "guessed: “Global Compass” is a person, Compass, Global"),
    ("Migration Working Group", "guessed: “Migration Working Group” is an organisation"),
    ("Jobe, Alison", ""),
    ("IOM", ""),
    ("International Organization for Migration", ""),
]


@each_value_once
@pytest.mark.parametrize("text", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize(("name", "message"), NAMES)
def test_a_guess_is_told_where_asked(protlib: Run, text: str, name: str, message: str) -> None:
    cell = f'"{name}"' if text == FORMATS["a table"] else name
    ran = protlib("import", "-", "--verbose", stdin=text.format(cell))
    assert [line for line in ran.err.splitlines() if "guessed" in line] == [message] * bool(message)


def test_what_the_source_says_is_no_guess_and_nothing_is_told_unasked(protlib: Run) -> None:
    bib = "@report{a, title = {A}, author = {{Global Compass} and Jobe, Alison}}"
    runs = (
        protlib("import", "-", "--verbose", stdin=bib),
        protlib("import", "-", stdin="Title,Authors\nB,Global Compass\n"),
    )
    assert [(ran.out, ran.code, "guessed" in ran.err) for ran in runs] == [("1 added\n", 0, False)] * 2
