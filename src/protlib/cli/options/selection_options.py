"""Options that select and sort publications: the same in every command that selects."""

from pathlib import Path
from typing import Annotated, Any, Final

from protlib.cli.completers import completers
from protlib.cli.context import decode_typed, names_file, read_keys, read_query
from protlib.cli.options.declaration import OptionGroup, argument, flag, option
from protlib.cli.options.shared import HouseOption, choices_text, house_of
from protlib.errors import UsageError
from protlib.selection import SAVED, Selection, Sort
from protlib.system.windows import expand_patterns
from protlib.text import clean

WHICH_PANEL: Final = "Choose publications"
"""The panel of the help in which these options stand."""

QueryWords = Annotated[
    list[str] | None,
    argument(
        "[WORDS]...",
        "Words to find, or a query such as 'author:jobe -kosovo'. @NAME is a saved search, - is standard input.",
        completers.query_words,
    ),
]


class FilterOptions(OptionGroup, panel=WHICH_PANEL):
    """Which publications."""

    regions: list[str] | None = option(
        "--region -r",
        "About this region, or a place in it. A filter given twice finds either.",
        completers.regions,
    )
    countries: list[str] | None = option("--country -c", "About this country.", completers.countries)
    worldwide: bool = flag("--worldwide", "With a place: add those marked Worldwide.")
    house: HouseOption = ""
    years: list[str] | None = option("--year -y", "In 2016, 2010..2020, 2015.. or ..2010.")
    times_added: list[str] | None = option(
        "--added PERIOD", "Added in 2026-11, today, “last month”, “since 2026-11-24” ...", completers.periods
    )
    times_changed: list[str] | None = option(
        "--changed PERIOD", "Changed last, or added, in such a period.", completers.periods
    )
    authors: list[str] | None = option("--author -a", "By this person or organisation.", completers.authors)
    categories: list[str] | None = option("--category", "In this category.", completers.categories)
    types: list[str] | None = option("--type -t", "A report, book, chapter, article-journal, ...", completers.types)
    tags: list[str] | None = option("--tag", "With this tag.", completers.tags)
    collections: list[str] | None = option(
        "--collection", "In this collection, or in one below it.", completers.collections
    )
    topics: list[str] | None = option(
        "--topic",
        "With this topic or a narrower one, in any language (see protlib about --type concept).",
        completers.topics,
    )
    languages: list[str] | None = option("--language -l", "In this language, such as en or fr.", completers.languages)
    access: list[str] | None = option("--access", "Marked public, internal or confidential.", completers.access)
    has: list[str] | None = option("--has", "With this field filled, such as abstract.", completers.fields)
    missing: list[str] | None = option("--missing", "With this field empty, such as date.", completers.fields)
    keys: list[str] | None = option("--key -k", "With this citation key; - is standard input.", completers.keys)
    cited_in: list[Path] | None = option(
        "--cited-in FILE",
        "Cited in this document, in its order: .docx, .odt, .pdf, .md, .qmd, .tex, .aux, .bcf, .ipynb ...; "
        "- is standard input. Adds to --key.",
        callback=expand_patterns,
    )
    not_cited_in: list[Path] | None = option(
        "--not-cited-in FILE", "Not cited in this document yet.", callback=expand_patterns
    )
    saved: list[str] | None = option(
        "--saved",
        "Found by this saved search, as @NAME among words. Given twice: found by both.",
        completers.saved_searches,
    )
    exact: bool = flag("--exact", "Take words as written: no typos, word beginnings, acronyms or concepts.")


class OrderOptions(OptionGroup, panel="Sort and limit"):
    """The order of publications, and their number."""

    sort: Sort | None = option("--sort -s ORDER", f"Sort by {choices_text(Sort)}.")
    reverse: bool = flag("--reverse", "Reverse the order.")
    limit: int | None = option("--limit -n NUMBER", "Take at most NUMBER publications.", minimum=1)


class SelectionOptions(FilterOptions, OrderOptions):
    """The selected publications, and their order."""


def selection_of(words: list[str] | None, options: FilterOptions) -> Selection:
    """Return the selection that words and options ask for.

    The words or the keys of `-` come from standard input, the keys of `--cited-in` and `--not-cited-in` from documents.
    Raises UsageError for words without content, which a script may have lost, and for the name of a file.
    """
    if words and not "".join(words).strip():
        raise UsageError("the query is empty; leave it out for all publications")
    words = [read_query()] if words == ["-"] else words
    if file := next((word for word in words or () if "." in word and names_file(word)), ""):
        raise UsageError(f"“{file}” is a file, and not words to find")
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in options.values().items()
        if name in SelectionOptions.parameters() and value is not None
    }
    if options.keys is not None:
        values["keys"] = tuple(read_keys(options.keys))
    for name, field in (("cited_in", "cited"), ("not_cited_in", "uncited")):
        if documents := values.pop(name, None):
            from protlib.cli.options.cited_keys import read_cited_keys

            values[field] = read_cited_keys(documents)
    values["house"] = house_of(options.house)
    values["saved"] = tuple(map(_search_name, options.saved or ()))
    values["unlimited"] = "limit" in values  # what is said now takes the place of what was saved
    return Selection(query=" ".join(decode_typed(words or [])), **values)


def _search_name(text: str) -> str:
    """Return the name of a saved search, with or without "@" before it.

    Raises UsageError if it cannot be a name, such as an option.
    """
    from protlib.record.decisions.saved_search import is_search_name

    if not is_search_name(name := clean(text).removeprefix(SAVED)):
        raise UsageError(f"“{text}” is not a saved search. To list them: protlib search --saved")
    return name
