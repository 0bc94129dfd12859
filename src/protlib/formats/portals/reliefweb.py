"""Answers of ReliefWeb's API (api.reliefweb.int, versions 1 and 2): a list of results, or one document.

With `profile=full`, or with the fields asked for, an entry has all that its page has; otherwise it has a title alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from protlib.formats.jsontext import DECODER, as_list
from protlib.formats.jsontext import loads as loads_json
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.portals import values
from protlib.formats.portals.work_kinds import kind_on_reliefweb
from protlib.formats.records import gather
from protlib.record import names
from protlib.record.model import Name
from protlib.record.raw_record import Extra, RawRecord
from protlib.system import bigjson
from protlib.text import number_of

_HOST: Final = "api.reliefweb.int"  # a search for it takes a hundredth of a pattern's time
# Such as `"href": "https:\/\/api.reliefweb.int\/v2\/reports"`; a string has `\"` inside.
_ADDRESS: Final = re.compile(r'(?<!\\)"(?:href|self)"\s*:\s*"https?:\\?/\\?/api\.reliefweb\.int\\?/')
_HOLDS: Final = re.compile(r'(?<!\\)"(?:data|fields)"\s*:')
# Such as "https://api.reliefweb.int/v2/reports/4042": what an entry is, and its number.
_ENTRY: Final = re.compile(r"api\.reliefweb\.int/(?:v\d+/)?(\w+)(?:/(\d+))?")
_PUBLICATIONS: Final = frozenset({"reports", "blog", "book", ""})
# The fields that are read, or that are ReliefWeb's housekeeping; all others are kept.
_READ_FIELDS: Final = frozenset({
    "id", "title", "status", "body", "body-html", "headline", "source", "primary_country", "country", "theme", "format",
    "language", "date", "disaster", "disaster_type", "url", "url_alias", "origin", "file", "image", "redirects",
    "feature", "vulnerable_groups", "ocha_product", "uuid", "type",
})  # fmt: skip


def sniff(text: str) -> bool:
    """Tell whether a JSON text is an answer from ReliefWeb's server, by the address in it."""
    return (
        text.lstrip()[:1] in {"{", "["}
        and _HOST in text
        and _ADDRESS.search(text) is not None
        and _HOLDS.search(text) is not None
    )


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the publications of an answer; other entries, such as jobs, are reported."""
    problems: list[Problem] = []
    raws = ((line, _make_raw(fields, number)) for line, fields, number in _publications(text, problems))
    return gather(raws, options, text.count('"fields"'), problems)


def _publications(text: str, problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, Any], str]]:
    """Yield the fields of each publication, the line of its entry, and its number."""
    answer, entries = _entries(text, problems)
    bare = entry_count = 0
    for line, entry in entries:
        entry_kind, number = _kind_and_number(entry, answer)
        fields = entry.get("fields")
        if entry_kind not in _PUBLICATIONS or not isinstance(fields, Mapping):
            kind = f"one of ReliefWeb's {entry_kind}" if entry_kind not in _PUBLICATIONS else "an entry without fields"
            problems.append(Problem(line, _text(entry.get("id")), f"{kind}, not a publication; left out", lost=True))
            continue
        entry_count += 1
        bare += fields.keys() <= {"title", "id"}
        yield line, fields, number
    _tell_what_is_missing(answer, entry_count, bare, problems)


def _tell_what_is_missing(answer: Mapping[str, object], entry_count: int, bare: int, problems: list[Problem]) -> None:
    total = answer.get("totalCount")
    if isinstance(total, int) and total > entry_count > 0:
        problems.append(Problem(0, "", f"ReliefWeb found {total}, and this answer has {entry_count} of them"))
    if bare:
        message = f"{number_of(bare, 'entry has', 'entries have')} only a title; ask ReliefWeb again with profile=full"
        problems.append(Problem(0, "", message))


def _entries(text: str, problems: list[Problem]) -> tuple[Mapping[str, Any], Iterable[tuple[int, Mapping[str, Any]]]]:
    """Return an answer, and its entries with their lines; of a broken answer, the whole entries."""
    try:
        answer = loads_json(text, bigjson.load_json)
    except (ValueError, RecursionError):
        return {}, _salvage(text, problems)
    answers = answer if isinstance(answer, list) else [answer]
    answer_objects = [answer for answer in answers if isinstance(answer, Mapping)]
    entries = [
        entry
        for answer_object in answer_objects
        for entry in as_list(answer_object.get("data"))
        if isinstance(entry, Mapping)
    ]
    alone = [answer for answer in answer_objects if "data" not in answer and "fields" in answer]
    lines = _lines(text)
    return (answer_objects[0] if len(answer_objects) == 1 else {}), [
        (next(lines, 0), entry) for entry in [*entries, *alone]
    ]


def _lines(text: str) -> Iterator[int]:
    """Yield the lines where the entries' fields begin."""
    line, counted = 1, 0
    for match in re.finditer(r'(?<!\\)"fields"\s*:', text):
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        yield line


def _salvage(text: str, problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the entries of an answer that is cut off or damaged, each read alone."""
    line, counted, position = 1, 0, 0
    opening = re.compile(r'(?<!\\)"fields"\s*:\s*(?=\{)')
    while match := opening.search(text, position):
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        try:
            fields, position = DECODER.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            problems.append(Problem(line, "", "is cut off or damaged; left out", lost=True))
            position = match.end()
            continue
        yield line, {"fields": fields}
    if counted:
        problems.append(Problem(0, "", "the answer is broken JSON; what could be read was kept"))


def _kind_and_number(entry: Mapping[str, object], answer: Mapping[str, object]) -> tuple[str, str]:
    """Return an entry's kind, as in its address ("reports", "jobs"), and its number."""
    for address in (entry.get("href"), answer.get("href")):
        if match := _ENTRY.search(_text(address)):
            return match[1], _text(entry.get("id")) or match[2] or ""
    return "", _text(entry.get("id"))


def _make_raw(fields: Mapping[str, object], number: str) -> RawRecord:
    title, symbol = values.symbol_beside(values.title_of(_text(fields.get("title"))))
    kind, genre = kind_on_reliefweb(_names(fields, "format"))
    language, other_languages = values.language_of(_names(fields, "language"), title)
    extra: Extra = {
        "reliefweb:languages": other_languages,
        "reliefweb:file": [link for file in as_list(fields.get("file")) if (link := _member(file, "url"))],
        "reliefweb:origin": _text(fields.get("origin")),
        "reliefweb:glide": [
            glide for disaster in as_list(fields.get("disaster")) if (glide := _member(disaster, "glide"))
        ],
        **{f"reliefweb:{name}": value for name, value in fields.items() if name not in _READ_FIELDS},
    }
    return {
        "type": kind,
        "title": title,
        "authors": [body for source in as_list(fields.get("source")) if (body := _body(source))],
        "date": _date(fields.get("date")),
        "genre": genre,
        "number": symbol,
        "language": language,
        **_places(fields),
        "topics": _names(fields, "theme"),
        "tags": [*dict.fromkeys(
            _names(fields, "disaster") + _names(fields, "disaster_type") + _names(fields, "vulnerable_groups")
        )],
        "abstract": _abstract(fields),
        "url": _link(fields, number),
        "extra": {name: value for name, value in extra.items() if value},
    }  # fmt: skip


def _body(source: object) -> Name | None:
    """Return the organisation of a source; its short name counts only if it is shorter than the name."""
    name = _member(source, "longname") or _member(source, "name")
    short_name = _member(source, "shortname")
    if not name:
        return names.organisation(short_name) if short_name else None
    organisation = names.organisation(name)
    is_short = 0 < len(short_name) < len(name) and short_name != organisation.short
    return Name(literal=organisation.literal, short=short_name) if is_short else organisation


def _places(fields: Mapping[str, object]) -> dict[str, list[str]]:
    """Return the places, the primary one first; "World" is left out beside countries."""
    countries = [*as_list(fields.get("primary_country")), *as_list(fields.get("country"))]
    places, other_names = values.find_places(
        name for country in countries if (name := _member(country, "name") or _member(country, "iso3"))
    )
    return {**places, "countries": [*places["countries"], *other_names]}


def _date(value: object) -> str:
    """Return the date of publication, or else the date when it came to ReliefWeb."""
    return values.date_of([date_text for name in ("original", "created") if (date_text := _member(value, name))][:1])


def _abstract(fields: Mapping[str, object]) -> str:
    """Return the editors' summary, or else the first paragraph of the body, which is the text itself."""
    summary = _member(fields.get("headline"), "summary")
    bodies = (_text(fields.get(name)) for name in ("body", "body-html"))
    return summary or next(filter(None, map(values.opening_of, bodies)), "")


def _link(fields: Mapping[str, object], number: str) -> str:
    links = (_text(fields.get(name)) for name in ("url_alias", "url"))
    number = number or _text(fields.get("id"))
    return next(filter(None, links), "") or (f"https://reliefweb.int/node/{number}" if number else "")


def _names(fields: Mapping[str, object], name: str) -> list[str]:
    return [member_text for member in as_list(fields.get(name)) if (member_text := _member(member, "name"))]


def _member(value: object, name: str) -> str:
    """Return a member of an object as text; a list may have a name in place of an object."""
    if isinstance(value, Mapping):
        return _text(value.get(name))
    return _text(value) if name == "name" else ""


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
