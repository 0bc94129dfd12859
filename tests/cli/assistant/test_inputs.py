"""What models pass to the tools of an assistant: nothing in its forms, and values that nobody knows."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from programs.assistants import Answer, answer, call, talk

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
        ({"language": "banana"}, "language “banana”: unknown language; write it as fr or French"),
    ],
)
def test_an_unknown_style_or_language_is_told_in_words_of_the_tool(
    shelf: Path, manner: dict[str, str], message: str
) -> None:
    for tool, arguments in (("cite", {"works": ["iom2009caring"]}), ("bibliography", {})):
        refusal = answer(shelf, tool, **arguments, **manner)
        assert (refusal.is_error, refusal.text[: len(message)]) == (True, message)
