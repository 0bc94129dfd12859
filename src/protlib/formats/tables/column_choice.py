"""Tables of chosen columns, for people: the columns that can be named, and the files for such a table."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Final

from protlib.errors import UsageError
from protlib.formats.registry import FORMATS, Format, for_writing, format_named
from protlib.formats.tables.columns import DERIVED, FORMS, MARKDOWN, ORDER
from protlib.record.fields.field_words import is_spelt_alike, suggest_fields
from protlib.record.fields.headings import field_of
from protlib.record.fields.own_fields import own_field_named
from protlib.record.fields.variables import OTHER_DATES, OTHER_TEXTS
from protlib.text import clean, most_similar, suggest_or_list, suggestion

KEY: Final = "key"
USUAL: Final = "usual"
"""The word for the usual columns among other names."""
_COLUMNS: Final = ("authors", "year", "title", "countries")
_FIELD_NAMES: Final = frozenset({*ORDER, *OTHER_TEXTS, *OTHER_DATES})


def chosen_columns(
    column_names: Sequence[str], own_names: Sequence[str], entry: Format, usual: Sequence[str] | None = None
) -> list[str]:
    """Return the named columns of a table without repetition, or the usual ones if none is named.

    In a table that comes back, the key is the first column, because it identifies the record of a row. `usual` are the
    usual ones among the library's own fields; if None, all are. Raises UsageError for an unknown name.
    """
    names = choose_columns(column_names or [USUAL], own_names, own_names if usual is None else usual)
    first = [KEY] if entry.reads or has_usual(column_names, own_names) else []
    return list(dict.fromkeys((*first, *names)))


def choose_columns(column_names: Sequence[str], own_names: Sequence[str], usual: Sequence[str]) -> list[str]:
    """Return the columns for some names, without repetition; “usual” is several. Raises UsageError for other names."""
    lists = [[*_COLUMNS, *usual] if _is_usual(name, own_names) else [column(name, own_names)] for name in column_names]
    return list(dict.fromkeys(name for names in lists for name in names))


def has_usual(column_names: Sequence[str], own_names: Sequence[str]) -> bool:
    """Tell whether the user wants the usual columns: by their name, or by naming none."""
    return not column_names or any(_is_usual(name, own_names) for name in column_names)


def _is_usual(name: str, own_names: Sequence[str]) -> bool:
    return name.strip().lower() == USUAL and not own_field_named(name.strip(), own_names)


def read_headings(column_names: Sequence[str], own_names: Sequence[str]) -> dict[str, str]:
    """Return the headings of columns whose users typed more than their name: "Titre", or "Code du projet=code".

    Raises UsageError for two columns below one heading.
    """
    headings: dict[str, str] = {}
    for text in column_names:
        if not _is_usual(text, own_names):
            headings.setdefault(column(text, own_names), _split_heading(text, own_names)[0])
    for name, heading in headings.items():
        if twin := next(
            (column_name for column_name in headings if column_name != name and headings[column_name] == heading), ""
        ):
            raise UsageError(f"--columns: “{heading}” heads {name} and {twin}; give one of them another heading")
    return {name: heading for name, heading in headings.items() if heading != name}


def translated_names(column_names: Sequence[str], own_names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the names of columns that protlib spells otherwise, such as "Titre" and "titel", each with the column."""
    for text in column_names:
        name = "" if "=" in text or _is_usual(text, own_names) else column(text, own_names)
        if name and not is_spelt_alike(text, name):
            yield text.strip(), name


def _split_heading(text: str, own_names: Sequence[str]) -> tuple[str, str]:
    """Return the heading that a user types for a column, and what names the column: both are one text without “=”."""
    heading, _sign, name = ("", "", text) if own_field_named(text.strip(), own_names) else text.rpartition("=")
    return clean(heading) or clean(name), name.strip()


def column(text: str, own_names: Sequence[str]) -> str:
    """Return the column that a text names, among the library's own fields too; raises UsageError if there is none."""
    _heading, name = _split_heading(text, own_names)
    if field_name := own_field_named(name, own_names):
        return field_name
    if name.lower() in DERIVED:
        return name.lower()
    field_name = field_of(name)
    if field_name in _FIELD_NAMES:
        return field_name
    if ":" in name:  # such as "ris:C1", which stands in `extra`
        raise UsageError(f"--columns: “{name}” is not a column yet; make it a field: protlib fields rename {name} NAME")
    all_columns = [*ORDER, *DERIVED, USUAL, *own_names]
    advice = suggest_or_list(suggest_fields(name, all_columns), all_columns)
    raise UsageError(f"--columns: unknown column “{name}”{advice}")


def form_of_table(name: str, path: str) -> Format:
    """Return the form of a table: the named one, else the suffix's.

    Raises UsageError if there is none, or if the suffix is another form's.
    """
    suffix = PurePath(path).suffix.lower()
    if name == MARKDOWN.name or (not name and suffix in MARKDOWN.suffixes):
        if format_name := next((entry.name for entry in FORMATS if suffix in entry.suffixes), ""):
            raise UsageError(
                f"{path} has the suffix of {format_name}, but the format is {name}; write to "
                f"{PurePath(path).with_suffix('.md')}, or leave out --format"
            )
        return MARKDOWN
    if name and name not in FORMS:
        raise UsageError(
            f"unknown table format “{name}”; choose from {', '.join(FORMS)}{suggestion(most_similar(name, FORMS))}"
        )
    suffixes = [suffix for form in FORMS[:-1] for suffix in format_named(form).suffixes]
    if not name and suffix not in suffixes:
        raise UsageError(f"cannot tell the format from “{PurePath(path).name}”; name the file .xlsx, .csv, .tsv or .md")
    return for_writing(name, path)
