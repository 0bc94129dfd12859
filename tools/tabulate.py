"""Write docs/formats.md: what maps to what, found by writing a record in each format and looking where its values are.

`python tools/tabulate.py` prints the page. Nothing in it is typed by hand but the words round the tables, so that it
cannot say what the formats do not do. The scores in it, docs/fidelity.md, are what `benchmarks.fidelity` printed.
"""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from protlib import formats
from protlib.cli.export_forms import OTHER_FORMS
from protlib.record import cleaning
from protlib.record.model import FIELDS, TYPES, Publication

_PROBE: Final = "Qwertz"
_VALUES: Final[Mapping[str, Any]] = {
    "authors": [{"family": _PROBE}], "editors": [{"family": _PROBE}], "translators": [{"family": _PROBE}],
    "date": "1789-07-14", "accessed": "1789-07-14", "isbn": "9780306406157", "issn": "2049-3630", "doi": "10.1000/qwertz",
    "url": "https://example.org/qwertz", "language": "cy", "countries": ["Chad"], "regions": ["Sahel"],
    "topics": [_PROBE], "tags": [_PROBE], "page": "1789-1790", "volume": "1789", "issue": "1789", "number": "1789",
    "edition": "3", "collection_number": "1789", "access": "internal",
}  # fmt: skip
_SHOWN: Final = {
    "9780306406157": "9780306406157|978-0-306-40615-7",
    "cy": "cy|welsh|Welsh",
    "1789-1790": "1789",
    "1789-07-14": "1789",
    "3": "3|3rd|[Tt]hird",
}
_NOT_MAPPED: Final = frozenset({"key", "type", "extra", "aliases", "source", "created", "modified"})
_CONTEXTS: Final = ("report", "book", "chapter", "article-journal", "paper-conference", "webpage")
_FORMATS: Final = ("bibtex", "biblatex", "ris", "csl-json", "endnote", "hayagriva", "csv")
_TYPED: Final = ("bibtex", "biblatex", "ris", "endnote", "hayagriva")

_INTRODUCTION: Final = """\
# Formats

*For whoever asks where a field goes in BibTeX, RIS, CSL-JSON and other formats, and what is lost.*

```sh
protlib export -o refs.ris              # one line names the fields that RIS cannot hold
protlib export --lossless -o refs.ris   # packs them too, for another protlib library
```

The tables are for writing. protlib reads the same places, and many more that other programs use. `make docs` makes this page
from the formats themselves.

- A cell names every place for a field, over these types: {types}. `—` is a field that the format cannot hold.
- Files are named with `export --files` only ([files-and-text.md](files-and-text.md)).
- With `--lossless`, these fields are packed into one field that only protlib reads. Word's sources have no such field. JSON
  Lines hold the complete record ([files.md](files.md)).
- Organisations are written in full (`{{International Organization for Migration}}`).
- Fields that protlib does not know are kept, and written back in the same format. Their LaTeX is written back if all its
  commands are known. If not, it is written as text.
- A character with a meaning in TeX, a shell or a format becomes `_` in a citation key (a space, a comma, `^^5c`). The old key
  still finds the record.
"""

_FIDELITY: Final = """\
## What other programs expect

Other projects have test files, with the records that they expect from them. We had a part of these files. The table counts
the fields that protlib reads in the same way:

- title, names, date, container, publisher, place, volume, issue, number
- pages, ISBN, ISSN, DOI, URL, abstract, language, keywords

The last rows count what other programs read in files that protlib writes. They are files of a plain export. With `--lossless`,
the figures are the same.

Many differences are on purpose: protlib keeps a month that the other drops, or an organisation that the other takes for a
person. What `import` leaves out counts as not read.

`python -m benchmarks.fidelity FOLDER > docs/fidelity.md` makes the figures. Its help lists the files that it needs.

"""
_SCORES: Final = Path(__file__).parents[1] / "docs/fidelity.md"


def make_page() -> str:
    """Return the page."""
    return (
        "\n".join(
            (
                _INTRODUCTION.format(types=", ".join(_CONTEXTS)),
                *_tabulate_fields(),
                "",
                *_tabulate_types(),
                "",
                *_tabulate_formats(),
            )
        )
        + "\n\n"
        + _FIDELITY
        + _SCORES.read_text(encoding="utf-8")
    )


def _tabulate_fields() -> Iterator[str]:
    yield "## Fields\n"
    yield from _make_header("Field", *_FORMATS)
    for field in FIELDS:
        if field not in _NOT_MAPPED:
            yield _make_row(f"`{field}`", *(_find_places(field, name) for name in _FORMATS))


def _tabulate_types() -> Iterator[str]:
    yield "## Types\n"
    yield from _make_header("CSL type", *_TYPED)
    for kind in TYPES:
        yield _make_row(f"`{kind}`", *(_find_type(kind, name) for name in _TYPED))


def _tabulate_formats() -> Iterator[str]:
    yield "## Reading and writing\n"
    yield from _make_header("Format", "Suffixes", "Reads", "Writes", "")
    for entry in formats.FORMATS:
        suffixes = " ".join(f"`{suffix}`" for suffix in entry.suffixes)
        yield _make_row(f"`{entry.name}`", suffixes, "yes" * entry.reads, "yes" * entry.writes, entry.title)
    yield (
        f"\n`export` writes {' and '.join(map(_describe_format, OTHER_FORMS))} as well ([tables.md](tables.md), "
        "[page.md](page.md))."
    )


def _describe_format(entry: formats.Format) -> str:
    return f"`{entry.name}` ({' '.join(f'`{suffix}`' for suffix in entry.suffixes)}: {entry.title})"


def _make_header(*cells: str) -> Iterator[str]:
    yield _make_row(*cells)
    yield _make_row(*("---" for _ in cells))


def _make_row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _find_places(field: str, name: str) -> str:
    types: dict[str, None] = {}
    for kind in _CONTEXTS:
        with_it = _FINDERS[name](_write_probe(kind, name, {field: _probe_value(field)}), _make_pattern(field))
        types.update(dict.fromkeys(with_it))
    return " ".join(f"`{place}`" for place in types) or "—"


def _probe_value(field: str) -> Any:
    return _VALUES.get(field, _PROBE)


def _make_pattern(field: str) -> re.Pattern[str]:
    value = _probe_value(field)
    first = value[0] if isinstance(value, list) else value
    text = first["family"] if isinstance(first, dict) else str(first)
    return re.compile(rf"\b(?:{_SHOWN.get(text, re.escape(text))})\b")


def _write_probe(kind: str, name: str, values: Mapping[str, Any]) -> str:
    record = cleaning.clean_record({"key": "k", "type": kind, "title": "T", **values}).publication
    return formats.write([record], formats.format_named(name), formats.WriteOptions(names_files=True)).decode()


def _find_in_lines(tag: str) -> Callable[[str, re.Pattern[str]], Iterator[str]]:
    def find(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
        for line in text.splitlines():
            if (match := re.match(tag, line)) and pattern.search(line[match.end() :]):
                yield match[1]

    return find


def _find_in_json(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    [item] = json.loads(text)
    for variable, value in item.items():
        if variable == "custom":
            yield from (f"custom.{member}" for member, content in value.items() if pattern.search(json.dumps(content)))
        elif pattern.search(json.dumps(value).replace(", ", "-")):
            yield variable


def _find_in_yaml(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    import yaml

    def find(value: Any, path: str) -> Iterator[str]:
        if isinstance(value, list):
            for inner in value:
                yield from find(inner, path)
        elif isinstance(value, dict):
            for name, inner in value.items():
                yield from find(inner, f"{path}.{name}".lstrip("."))
        elif pattern.search(str(value)):
            yield re.sub(r"\.(?:value|name|names)$", "", path)

    [entry] = yaml.load(text, yaml.BaseLoader).values()
    yield from find(entry, "")


def _find_in_xml(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    [record] = ET.fromstring(text).iter("record")
    for top in record:
        for element in top.iter():
            if pattern.search(element.text or ""):
                yield (top.tag if top.tag == element.tag or element.tag == "style" else f"{top.tag}/{element.tag}")


def _find_in_table(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    import csv

    [row] = csv.DictReader(text.lstrip("\ufeff").splitlines())
    yield from (heading for heading, cell in row.items() if pattern.search(cell or ""))


_FINDERS: Final[Mapping[str, Callable[[str, re.Pattern[str]], Iterator[str]]]] = {
    "bibtex": _find_in_lines(r"\s*([\w-]+)\s*= "),
    "biblatex": _find_in_lines(r"\s*([\w-]+)\s*= "),
    "ris": _find_in_lines(r"([A-Z][A-Z0-9])  - "),
    "csl-json": _find_in_json,
    "endnote": _find_in_xml,
    "hayagriva": _find_in_yaml,
    "csv": _find_in_table,
}


def _find_type(kind: str, name: str) -> str:
    record = Publication(key="k", type=kind, title="T", container_title="C")
    text = formats.write([record], formats.format_named(name)).decode()
    if name == "hayagriva":
        return " in ".join(
            f"`{name}`" for name in re.findall(r"^ {2}(?:  )?type: (\w+)", text.partition("protlib:")[0], re.MULTILINE)
        )
    match = re.search(r'@(\w+)|TY  - (\w+)|ref-type name="([^"]+)"', text)
    return f"`{next(filter(None, match.groups()))}`" if match else "—"


if __name__ == "__main__":
    print(make_page(), end="")
