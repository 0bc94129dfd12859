"""Texts, names, dates and numbers: Hayagriva's form and the record's form."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from protlib.formats.bib.latex.braces import find_likely_names
from protlib.formats.jsontext import as_list
from protlib.record import dates, names
from protlib.record.fields.labels import family_name
from protlib.record.model import Name
from protlib.record.titles.proper_nouns import separate_spans
from protlib.text import add_case_marks, split_case_marks, without_markup

_CONTROLS: Final = re.compile(r"[\\{}$]")
_WHOLE_NUMBER: Final = re.compile(r"[1-9]\d{0,8}|0", re.ASCII)
# Such as "2009", "2009-07" or "2009-07-01"; "~2009" is about that year.
_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", re.ASCII)
# Typst requires a scheme and a host in an address, such as "https://www.iom.int/report".
_ADDRESS: Final = re.compile(r"(?:https?|ftp)://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z])?(?:[/?#]\S*)?")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")


def read_text(value: object) -> str:
    """Return a text, which may be formatted or have a short form; braces are marked to keep capitals."""
    if isinstance(value, Mapping):
        value = value.get("value", value.get("name", ""))
    if isinstance(value, bool | int | float):
        return str(value)
    return _remove_format(value) if isinstance(value, str) else ""


def read_short(value: object) -> str:
    """Return the short form of a text, "" where it has none."""
    return read_text(value.get("short")) if isinstance(value, Mapping) else ""


def read_plain(value: object) -> str:
    """Return a text without marks, or a number as text."""
    return split_case_marks(read_text(value))[0]


def _remove_format(text: str) -> str:
    """Return a text without its format: `{...}` keeps capitals, `$...$` is mathematics, a backslash escapes both."""
    if not _CONTROLS.search(text):
        return text
    pieces: list[str] = []
    parts: list[tuple[int, int]] = []
    depth = start = position = 0
    while position < len(text):
        char, position = text[position], position + 1
        if char == "\\" and position < len(text) and _CONTROLS.match(text, position):
            pieces.append(text[position])
            position += 1
        elif char == "{":
            start = start if depth else len(pieces)
            depth += 1
        elif char == "}" and depth:
            depth -= 1
            if not depth and start < len(pieces):
                parts.append((start, len(pieces)))
        else:
            pieces.append(char)
    return add_case_marks("".join(pieces), parts)


def title_text(title: str, *, keeps_capitals: bool) -> str:
    """Return a title with braces where capitals must stay; `keeps_capitals` if its language never changes them."""
    if keeps_capitals:
        return escape_signs(without_markup(title))
    bare, marks = split_case_marks(title)
    if "<" in bare:
        bare, marks = without_markup(title), []
    spans = sorted([*marks, *separate_spans(find_likely_names(bare), marks)])
    pieces: list[str] = []
    end = 0
    for start, end_of_span in spans:
        pieces += escape_signs(bare[end:start]), "{", escape_signs(bare[start:end_of_span]), "}"
        end = end_of_span
    return "".join([*pieces, escape_signs(bare[end:])])


def escape_signs(text: str) -> str:
    """Return a text with Hayagriva's format characters escaped."""
    return _CONTROLS.sub(r"\\\g<0>", text)


def read_people(value: object) -> list[Name]:
    """Return the names of one person or several: each a text, "Family, Suffix, Given", or its parts."""
    return [name for person in as_list(value) for name in _read_person(person)]


def _read_person(person: object) -> list[Name]:
    """Return the names in a text or in its parts: one person, several organisations on one line, or nobody."""
    if isinstance(person, Mapping):
        parts = {part: str(person[part]) for part in ("name", "given-name", "prefix", "suffix") if person.get(part)}
        if parts.keys() == {"name"}:
            return [names.organisation(parts["name"])]
        return [Name(
            family=parts.get("name", ""), given=parts.get("given-name", ""), particle=parts.get("prefix", ""),
            suffix=parts.get("suffix", ""),
        )] if parts else []  # fmt: skip
    text = str(person).strip() if person is not None else ""
    return names.parse_item(text) if text else []


def write_people(people: Iterable[Name]) -> Any:
    """Return names in Hayagriva's form; a single name needs no list."""
    people_entries = [_person(name) for name in people]
    return people_entries[0] if len(people_entries) == 1 else people_entries


def _person(name: Name) -> Any:
    """Return a name as a text if every reader divides it alike, else as its parts.

    Typst takes all words before the last word in small letters for a particle, such as "International Organization
    for".
    """
    if name.literal:
        is_one = "," not in name.literal and len(names.parse_item(name.literal)) == 1
        is_plain = is_one and not re.search(r"(?:^|\s)[^\W\d_]", _without_capitals(name.literal))
        return name.literal if is_plain else {"name": name.literal}
    family = family_name(name)
    if name.family and name.given and not (name.suffix or name.dropping or "," in family + name.given):
        return f"{family}, {name.given}"
    if name == Name(family=name.family) and " " not in family and names.parse_name(family) == name:
        return family
    if not name.family:  # Typst refuses the file for a person without a name
        name_parts = (name.given, name.dropping, name.particle, name.suffix, name.short)
        return {"name": " ".join(filter(None, name_parts))}
    parts = {
        "name": name.family,
        "given-name": " ".join(filter(None, (name.given, name.dropping))),
        "prefix": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}


def _without_capitals(text: str) -> str:
    """Return only the words of a text that begin with a small letter."""
    return " ".join(word for word in text.split() if word[:1].islower())


def read_date(value: object) -> str:
    """Return a date as EDTF, or its text where that is no date."""
    if isinstance(value, Mapping):
        numbers = [str(value.get("year", "")).rjust(4, "0")]
        numbers += [f"{value[part]:02}" for part in ("month", "day") if isinstance(value.get(part), int)]
        text = "-".join(numbers) + ("~" if value.get("approximate") is True else "")
        return dates.parse_or(text, text)
    text = "" if value is None else str(value).strip()
    return dates.parse_or(f"{text[1:].strip()}~" if text.startswith("~") else text, text)


def write_date(date: str) -> str:
    """Return a date in Hayagriva's form: the first of a range; "" where the range has no beginning."""
    first = date.partition("/")[0]
    exact = first.rstrip("~?%")
    if not _DATE.fullmatch(exact) or exact.startswith("0000"):
        return ""
    return f"~{exact}" if "~" in first or "%" in first else exact


def write_number(text: str) -> Any:
    """Return a number as one, and another text as it is."""
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else text


def is_address(url: str) -> bool:
    """Tell whether Typst reads a link; it refuses a whole file for a link that it cannot read."""
    return _ADDRESS.fullmatch(url) is not None


def is_language(tag: str) -> bool:
    """Tell whether Typst knows a language tag; it refuses a whole file for an unknown one."""
    return _LANGUAGE.fullmatch(tag) is not None


def mappings(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield the mappings of a list, or a single mapping without a list."""
    yield from (mapping for mapping in as_list(value) if isinstance(mapping, Mapping))
