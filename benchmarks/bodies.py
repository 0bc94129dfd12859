"""How many names are told for what they are: organisations, persons, several on one line, one body in other languages.

Run `python -m benchmarks.bodies`. The lists stand in `bodies_lists.txt` and `bodies_trial.txt`; what fails is printed
under its figure.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from protlib.formats import reader, registry
from protlib.record import authority
from protlib.record.model import Name
from protlib.record.names import organisation, parse_list, parse_name
from protlib.record.names.known_bodies import find_known_body
from protlib.search.vocabulary import body_synonyms

_FILES = {
    "ris": "TY  - RPRT\nTI  - A title\nAU  - NAMES\nPY  - 2020\nER  - \n",
    "csv": 'Title,Author,Year\nA title,"NAMES",2020\n',
    "bibtex": "@techreport{a, title = {A title}, author = {NAMES}, year = 2020}\n",
    "isi": "FN Clarivate\nVR 1.0\nPT J\nAU NAMES\nTI A title\nPY 2020\nER\nEF\n",
    "refer": "%0 Report\n%A NAMES\n%T A title\n%D 2020\n",
}
"""A file of one record in some formats, in which NAMES stands for its authors."""


def _write_in_title_case(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:].lower() for word in text.split())


def _is_body(text: str) -> bool:
    """Tell whether a line is read as one organisation."""
    reading = parse_list(text)
    return len(reading) == 1 and bool(reading[0].literal)


def _is_person(text: str) -> bool:
    reading = parse_list(text)
    return len(reading) == 1 and not reading[0].literal


def _is_split(line: str) -> bool:
    text, _, expected = line.partition("\t")
    name = parse_name(text)
    return f"{name.particle} {name.family}".strip() + f" | {name.given}" == expected


def _are_several(line: str) -> bool:
    text, _, count = line.partition("\t")
    reading = parse_list(text)
    return len(reading) == int(count) and all(name.literal for name in reading)


def _read(text: str, form: str) -> Sequence[Name]:
    """Return the authors of a file in a format that has one record, with a text where its authors stand."""
    content = _FILES[form].replace("NAMES", text).encode()
    (publication,) = reader.read(content, registry.format_named(form)).publications
    return publication.authors


def _are_several_in(form: str, line: str) -> bool:
    text, _, count = line.partition("\t")
    reading = _read(text, form)
    return len(reading) == int(count) and all(name.literal for name in reading)


def _is_one_in(form: str, text: str) -> bool:
    return [name.literal for name in _read(text, form)] == [text]


def _is_upright_in(form: str, line: str) -> bool:
    """Tell whether an inverted name is read the right way round from a file."""
    text, _, expected = line.partition("\t")
    return [name.literal for name in _read(text, form)] == [expected]


def _is_inverted_in(form: str, text: str) -> bool:
    family, _, given = text.partition(", ")
    reading = _read(text, form)
    return len(reading) == 1 and (f"{reading[0].particle} {reading[0].family}".strip(), reading[0].given) == (
        family,
        given.partition(" van ")[0],
    )


def _is_office(line: str) -> bool:
    """Tell whether the office of a body is told, as it is written, and known to be one of that body."""
    text, expected, code = line.split("\t")
    reading = parse_list(text)
    body = authority.body_with_code(code)
    body_names = (*body_synonyms.names_of(body), *body_synonyms.whole_acronyms(body)) if body else ()
    folded_names = [f" {authority.key(name)} " for name in body_names]
    is_known = any(name in f" {authority.key(expected)} " for name in folded_names)
    return is_known and [name.literal for name in reading] == [expected]


def _code(text: str) -> str:
    body = find_known_body(organisation(text))
    return body.code if body else ""


def _find_strays(line: str) -> list[str]:
    """Return the names of a body, of those on a line, that are not known to be those of the one that most are."""
    codes = {name: _code(name) for name in map(str.strip, line.split(";"))}
    commonest = Counter(filter(None, codes.values())).most_common(1)
    return [name for name, code in codes.items() if not commonest or code != commonest[0][0]]


def _is_apart(line: str) -> bool:
    first, _, second = line.partition("\t")
    return not _code(first) or _code(first) != _code(second)


def _print(label: str, names: Sequence[str], is_right: Callable[[str], bool]) -> None:
    wrong = [name for name in names if not is_right(name)]
    print(f"{label}: {len(names) - len(wrong)} of {len(names)}")
    for name in wrong:
        print(f"    {name}".replace("\t", " -> "))


def _names(lines: Iterable[str]) -> list[str]:
    return [name.strip() for line in lines for name in line.split(";")]


def _read_lists(file: str) -> Mapping[str, list[str]]:
    """Return the lists of a file by their names; "== NAME" stands above each."""
    lists: dict[str, list[str]] = {}
    for line in Path(__file__).with_name(file).read_text("utf-8").splitlines():
        if line.startswith("== "):
            rows = lists[line.removeprefix("== ")] = []
        elif line and not line.startswith("#"):
            rows.append(line)
    return lists


def main() -> None:
    """Print each figure, and what fails."""
    lists, trial = _read_lists("bodies_lists.txt"), _read_lists("bodies_trial.txt")
    print(f"bodies in the table: {len(authority.all_bodies())}")
    _print("organisations, bare", lists["BARE"], _is_body)
    _print("organisations, with an acronym", lists["WITH_ACRONYM"], _is_body)
    _print("organisations, in Title Case", [*map(_write_in_title_case, lists["BARE"])], _is_body)
    _print("organisations, harder lines", lists["HARD"], _is_body)
    _print("organisations, written down after the table", lists["UNSEEN"], _is_body)
    _print("several organisations on a line", lists["SEVERAL"], _are_several)
    _print("persons, split right", lists["PERSONS"], _is_split)
    _print("persons of all regions, told as persons", _names(lists["PEOPLE"]), _is_person)
    for form in _FILES:
        _print(f"inverted organisations, {form}", trial["INVERTED"], partial(_is_upright_in, form))
        _print(f"inverted persons, {form}", trial["UPRIGHT"], partial(_is_inverted_in, form))
        _print(f"several organisations, {form}", trial["TOGETHER"], partial(_are_several_in, form))
        _print(f"one organisation, {form}", trial["ONE_BODY"], partial(_is_one_in, form))
    _print("offices of organisations", trial["OFFICES"], _is_office)
    _print("organisations of the trial, bare", trial["CASES"], _is_body)
    _print("organisations of the trial, in Title Case", [*map(_write_in_title_case, trial["CASES"])], _is_body)
    _print("organisations of the trial, in capitals", [*map(str.upper, trial["CASES"])], _is_body)
    _print("courts, parliaments, news, charities, bare", trial["BY_CLASS"], _is_body)
    _print(
        "courts, parliaments, news, charities, in Title Case",
        [*map(_write_in_title_case, trial["BY_CLASS"])],
        _is_body,
    )
    _print("courts, parliaments, news, charities, in capitals", [*map(str.upper, trial["BY_CLASS"])], _is_body)
    _print("persons of the trial, split right", trial["SPLIT"], _is_split)
    lost = {name for line in trial["BY_LANGUAGE"] for name in _find_strays(line)}
    _print("names of the trial of one body", _names(trial["BY_LANGUAGE"]), lambda name: name not in lost)
    astray = {name for line in lists["TRANSLATED"] for name in _find_strays(line)}
    _print("names of one body", _names(lists["TRANSLATED"]), lambda name: name not in astray)
    _print("look-alikes told apart", lists["LOOK_ALIKES"], _is_apart)
    _print("acronyms of several that tell nobody alone", lists["AMBIGUOUS"], lambda text: not _code(text))


if __name__ == "__main__":
    main()
