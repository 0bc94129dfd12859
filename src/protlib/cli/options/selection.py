"""Options that say which publications are meant, and in what order: the same in every command that selects."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from protlib.cli.completion import completers
from protlib.cli.context import given_keys, typed_text
from protlib.cli.files import is_file
from protlib.cli.options import Options, choices_text, flag, house_of, house_option
from protlib.errors import UsageError
from protlib.selection import SAVED, Selection, Sort
from protlib.system.windows import expand_patterns
from protlib.text import clean

WHICH_PANEL: Final = "Choose publications"
"""The panel of the help in which these options stand."""
_ORDER_PANEL: Final = "Sort and limit"

QueryWords = Annotated[
    list[str] | None,
    typer.Argument(
        help="Words to find, or a query such as 'author:jobe -kosovo'. @NAME is a saved search.",
        metavar="[WORDS]...",
        autocompletion=completers.query_words,
        show_default=False,
    ),
]


def _many(*names: str, help_text: str, complete: Callable[..., Any] | None = None) -> tuple[Any, None]:
    option = typer.Option(
        *names, help=help_text, autocompletion=complete, rich_help_panel=WHICH_PANEL, show_default=False
    )
    return Annotated[list[str] | None, option], None


FILTER_OPTIONS: Final[Options] = {
    "regions": _many(
        "--region",
        "-r",
        help_text="About this region, or a place in it.",
        complete=completers.regions,
    ),
    "countries": _many("--country", "-c", help_text="About this country.", complete=completers.countries),
    "worldwide": flag("--worldwide", help_text="With a place: add those marked Worldwide.", panel=WHICH_PANEL),
    "house": (Annotated[str, house_option(WHICH_PANEL)], ""),
    "years": _many("--year", "-y", help_text="In 2016, 2010..2020, 2015.. or ..2010."),
    "authors": _many(
        "--author",
        "-a",
        help_text="By this person or organisation.",
        complete=completers.values("author"),
    ),
    "categories": _many(
        "--category",
        help_text="In this category.",
        complete=completers.values("category"),
    ),
    "types": _many(
        "--type",
        "-t",
        help_text="A report, book, chapter, article-journal, ...",
        complete=completers.types,
    ),
    "tags": _many("--tag", help_text="With this tag.", complete=completers.values("tag")),
    "topics": _many(
        "--topic",
        help_text="With this topic or a narrower one, in any language (see protlib about --type concept).",
        complete=completers.topics,
    ),
    "languages": _many(
        "--language",
        "-l",
        help_text="In this language, such as en or fr.",
        complete=completers.values("language"),
    ),
    "access": _many(
        "--access",
        help_text="Marked public, internal or confidential.",
        complete=completers.access,
    ),
    "has": _many("--has", help_text="With this field filled, such as abstract.", complete=completers.fields),
    "missing": _many("--missing", help_text="With this field empty, such as date.", complete=completers.fields),
    "keys": _many(
        "--key",
        "-k",
        help_text="With this citation key; - is standard input.",
        complete=completers.keys,
    ),
    "cited_in": (
        Annotated[
            list[Path] | None,
            typer.Option(
                "--cited-in",
                metavar="FILE",
                callback=expand_patterns,
                help="Cited in this document, in its order: .docx, .odt, .md, .qmd, .tex, .aux, .bcf, .ipynb, .typ ... or Markdown on standard input (-). Adds to --key.",
                rich_help_panel=WHICH_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
    "saved": _many(
        "--saved",
        help_text="Found by this saved search, as @NAME among words. Given twice: found by both.",
        complete=completers.saved_searches,
    ),
    "exact": flag(
        "--exact",
        help_text="Take words as written: no typos, word beginnings, acronyms or concepts.",
        panel=WHICH_PANEL,
    ),
}
ORDER_OPTIONS: Final[Options] = {
    "sort": (
        Annotated[
            Sort | None,
            typer.Option(
                "--sort",
                "-s",
                metavar="ORDER",
                help=f"Sort by {choices_text(Sort)}.",
                rich_help_panel=_ORDER_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
    "reverse": flag("--reverse", help_text="Reverse the order.", panel=_ORDER_PANEL),
    "limit": (
        Annotated[
            int | None,
            typer.Option(
                "--limit",
                "-n",
                min=1,
                metavar="NUMBER",
                help="Take at most NUMBER publications.",
                rich_help_panel=_ORDER_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
}
SELECTION_OPTIONS: Final[Options] = {**FILTER_OPTIONS, **ORDER_OPTIONS}


def selection_of(words: list[str] | None, options: dict[str, Any]) -> Selection:
    """Return the selection that words and options ask for.

    The keys of `-` are read from standard input, those of `--cited-in` from documents.
    Raises UsageError where the words are there and say nothing: a script may have lost them; and where one is the name of a file.
    """
    options_given = {name: value for name, value in options.items() if value is not None}
    if words and not "".join(words).strip():
        raise UsageError("the query is empty; leave it out for all publications")
    if file := next((word for word in words or () if "." in word and is_file(word)), ""):
        raise UsageError(f"“{file}” is a file, and not words to find")
    if "keys" in options_given:
        options_given["keys"] = given_keys(options_given["keys"])
    if documents := options_given.pop("cited_in", None):
        from protlib.cli.documents.cited_keys import cited_in

        options_given["cited"] = cited_in(documents)
    options_given["house"] = house_of(options_given.get("house", ""))
    options_given["saved"] = [_search_name(name) for name in options_given.get("saved", ())]
    lists = {name: tuple(value) for name, value in options_given.items() if isinstance(value, list)}
    options_given["unlimited"] = "limit" in options_given  # what is said now takes the place of what was saved
    return Selection(query=" ".join(typed_text(words or [])), **{**options_given, **lists})


def _search_name(text: str) -> str:
    """Return the name of a saved search, with or without "@" before it; raises UsageError where it cannot be one, as an option."""
    from protlib.record.decisions.saved_search import is_name

    if not is_name(name := clean(text).removeprefix(SAVED)):
        raise UsageError(f"“{text}” is not a saved search. To list them: protlib search --saved")
    return name
