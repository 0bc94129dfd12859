"""Texts of registries in the form of a record: no JATS, no doubled entities, no “n/a”."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from protlib.record import names
from protlib.record.html_text import break_blocks, convert_tags, strip_tags, unescape_html
from protlib.record.shared_words import wordings
from protlib.record.titles.title_with_subtitle import with_subtitle
from protlib.text import clean, clean_paragraphs, without_markup

# Such as "Abstract" in front, "Summary:"; what an abstract is called is no part of it.
_HEADING: Final = re.compile(rf"^\s*(?:{wordings('abstract')})\s*[.:]?\s*\n+", re.IGNORECASE)
_FEWEST_LETTERS: Final = 8  # of a title in capitals: shorter ones are acronyms


def one_line_title(value: object, subtitle: object = None) -> str:
    """Return a title on one line, with its subtitle unless the title has it already."""
    text, subtitle_text = (
        clean(convert_tags(unescape_html(first_text(part), 2), strips_unknown=True)) for part in (value, subtitle)
    )
    return with_subtitle(text, subtitle_text)


def read_plain(value: object) -> str:
    """Return a text on one line without any markup."""
    return clean(strip_tags(unescape_html(first_text(value), 2)))


def read_abstract(value: object) -> str:
    """Return an abstract as paragraphs, without its heading."""
    text = strip_tags(break_blocks(unescape_html(first_text(value), 2), "\n\n"))
    return clean_paragraphs(_HEADING.sub("", text.strip()))


def first_text(value: object) -> str:
    """Return a text, or the first of several; "" for anything else."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str) and item.strip()), "")
    return value if isinstance(value, str) else ""


def read_people(values: object) -> tuple[list[dict[str, str]], list[str]]:
    """Return persons and organisations for `cleaning.clean_record`, each once, and notes on values that were left out.

    A value has `given` and `family`, or a `name` of an organisation, or a `text` that may be either.
    """
    authors: list[dict[str, str]] = []
    doubts: list[str] = []
    for value in values if isinstance(values, list) else ():
        if not isinstance(value, Mapping):
            continue
        remainder = clean(
            " ".join(filter(None, (read_plain(value.get(part)) for part in ("given", "family", "name", "text"))))
        )
        if names.is_nobody(remainder):
            doubts += [f"author “{remainder}” is not a name; left out"] if remainder else []
        elif (person := _read_person(value)) and person not in authors:
            authors.append(person)
    return authors, doubts


def _read_person(value: Mapping[str, object]) -> dict[str, str]:
    family, given_name, name = (read_plain(value.get(part)) for part in ("family", "given", "name"))
    if names.is_nobody(given_name):
        given_name = ""
    if family and given_name:
        suffix = read_plain(value.get("suffix"))
        return names.person(f"{family}, {given_name}").to_dict() | ({"suffix": suffix} if suffix else {})
    if name and not family:
        return names.organisation(name).to_dict()
    return names.parse_name(family or given_name or read_plain(value.get("text"))).to_dict()


def list_doubts(title_text: str, persons: Iterable[Mapping[str, str]]) -> list[str]:
    """Return notes for a person: a title or names all in capitals, as a registry has them."""
    notes = []
    bare = without_markup(title_text)
    if _is_loud(bare):
        notes.append("the title is all in capitals; protlib check --rule sentence-case proposes another")
    if capitals := [
        person["family"] for person in persons if _is_loud(person.get("family", "") + person.get("given", ""))
    ]:
        notes.append(f"names all in capitals: {', '.join(capitals)}")
    return notes


def _is_loud(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= _FEWEST_LETTERS
