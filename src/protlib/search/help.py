"""The help on the query language."""

from pathlib import Path
from typing import Final

from protlib.search.query import WORD_FIELDS

_WIDTH_OF_A_TEXT: Final = 77  # columns of a text on a terminal of 80

_HELP: Final = Path(__file__).with_name("query_help.txt")


def query_help() -> str:
    """Return a text of at most 79 columns, with examples, that teaches the query language."""
    import textwrap

    fields = textwrap.fill(
        " ".join(WORD_FIELDS), _WIDTH_OF_A_TEXT, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
    )
    return _HELP.read_text(encoding="utf-8").format(fields=fields)
