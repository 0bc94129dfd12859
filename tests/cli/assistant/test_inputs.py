"""What models pass to the tools of an assistant: nothing in its forms, and values that nobody knows."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from programs.assistants import Answer, answer, call, talk
from protlib.cli.assistant.inputs import FILTERS

if TYPE_CHECKING:
    from mcp import Client


NOTHING_GIVEN: Final = (
    ("search", {"types": None, "query": None, "sort": None, "limit": None, "exact": None}),
    ("search", {"types": "", "languages": [""], "sort": ""}),
    ("stats", {"by": None, "limit": None}),
    ("places", {"name": "Kenya", "house": None}),
)


@pytest.mark.slow
def test_null_and_an_empty_text_are_what_a_model_leaves_out(shelf: Path) -> None:
    async def ask(client: "Client") -> list[Answer]:
        return [await call(client, tool, **arguments) for tool, arguments in NOTHING_GIVEN]

    assert [answer.text for answer in talk(shelf, ask) if answer.is_error] == []


@pytest.mark.parametrize(
    ("manner", "message"),
    [
        ({"style": "banana"}, "unknown style “banana”; choose from apa, "),
        ({"style": "harvrad"}, "unknown style “harvrad”; did you mean “harvard”?"),
        ({"style": "a" * 300}, "unknown style “aaa"),
        ({"style": f"{'a' * 300}.csl"}, "aaa"),
        ({"language": "banana"}, "language “banana”: unknown language; write it as fr or French"),
    ],
)
def test_an_unknown_style_or_language_is_told_in_words_of_the_tool(
    shelf: Path, manner: dict[str, str], message: str
) -> None:
    for tool, arguments in (("cite", {"works": ["iom2009caring"]}), ("bibliography", {})):
        refusal = answer(shelf, tool, **arguments, **manner)
        assert (refusal.is_error, refusal.text[: len(message)]) == (True, message)


@pytest.mark.slow
def test_of_many_unknown_tags_the_first_five_are_told(shelf: Path) -> None:
    [note] = answer(shelf, "search", tags=[f"k{number}" for number in range(900)]).data["notes"]
    assert note.endswith("no publication has the tag “k4”; and 895 more")
    assert note.count("no publication has") == 5


def test_no_parameter_is_described_by_a_name_of_the_code() -> None:
    described = {name: annotation.__metadata__[-1].description for name, annotation in FILTERS.items()}
    assert [name for name, text in described.items() if re.search("[a-z][A-Z]", text)] == []
