"""pandoc's tests of reading biblatex: `test/command/biblatex-*.md` in a checkout of jgm/pandoc.

Each file has a bibliography and, behind `^D`, the metadata that pandoc makes of it: items of CSL, in YAML, with texts
in Markdown. Only a matter of how it is written are
- the case of titles, which pandoc turns into sentence case where the language is English;
- http or https before the address of an `eprint`, which is not in the file;
- the country that pandoc adds to the name of a language that says none (`german` is its de-DE);
- what a date of CSL cannot say, and pandoc so leaves out: that a year is uncertain, or an end open and not unknown.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.fidelity.reading import read
from benchmarks.fidelity.scoring import Case, fields

_TEST: Final = re.compile(r"% pandoc -f bib(?:la)?tex -t markdown -s\n(.*?)\n\^D\n---\n(.*?)\n---\n", re.DOTALL)
_MARKDOWN: Final = re.compile(r"\\(.)|\[([^\]]*)\]\{[^}]*\}|[*~^]")
_CAPITALS: Final = frozenset({"doi", "isbn", "issn", "url", "pmid", "pmcid"})
_BEYOND_CSL: Final = str.maketrans({"?": "", "%": "~", ".": ""})
_IN_SENTENCE_CASE: Final = ("title", "container_title")


def cases(folder: Path) -> Iterator[Case]:
    """Yield each file with a bibliography and the items that are expected of it."""
    for path in sorted(folder.glob("test/command/bib*tex-*.md")):
        if test := _TEST.search(path.read_text(encoding="utf-8")):
            items = _text(yaml.load(test[2], yaml.BaseLoader))["references"]
            expected = [*map(fields, read(json.dumps(items), "csl-json"))]
            records = [*map(fields, read(test[1], "biblatex"))]
            pairs = zip(expected, [*records, *[{}] * len(expected)], strict=False)
            yield Case(path.stem, [_adapt_expected(*pair) for pair in pairs], [*map(_make_comparable, records)])


def _text(value: Any) -> Any:
    """Return a value of the metadata without Markdown, and with the names of variables as CSL has them."""
    if isinstance(value, Mapping):
        return {(key.upper() if key in _CAPITALS else key): _text(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_text(part) for part in value]
    return _MARKDOWN.sub(lambda match: match[1] or match[2] or "", value)


def _adapt_expected(expected: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    language = expected["language"]
    without_country = language.partition("-")[0]
    is_same = found.get("language") == without_country
    return {**_make_comparable(expected), "language": without_country if is_same else language}


def _make_comparable(found: Mapping[str, Any]) -> dict[str, Any]:
    titles = {name: found[name].casefold() for name in _IN_SENTENCE_CASE}
    date, url = found["date"].translate(_BEYOND_CSL), found["url"].replace("http:", "https:")
    return {**found, **titles, "date": date, "url": url}
