"""Write docs/licences.md: the licences of what the wheel holds, and of what comes beside it.

`python tools/licences.py` prints the page, of the packages that are installed here.
"""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final, NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_ROOT: Final = Path(__file__).parents[1]
_PROJECT: Final = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

_INTRODUCTION: Final = """\
# Licences

*For whoever installs protlib in an organisation, or hands it on.*

protlib is under the MIT licence. This page lists everything else: files of others in the wheel, and the packages that pip
installs with it. The page is made by `make docs` from the files and from what the installed packages say. With `make sbom` you
get the same with versions, as CycloneDX bills of materials. There is one for a plain installation, and one for each extra.

## In the wheel
"""
_BESIDE: Final = """
## Installed with it

Nothing of these is copied into protlib. `pip install protlib-cli` brings:
"""
_CARE: Final = """
## What to look at

- **pandoc** is under the GPL, version 2 or later. It is a program of its own. protlib runs it as a process and exchanges files
  with it, so neither is a part of the other. The package `pypandoc_binary` brings it. Its MIT licence covers its own few
  lines. Without `[cite]`, there is no pandoc unless you have installed it.
- **python-stdnum** is under the LGPL, version 2 or later. Programs under any licence may use it, if users can replace it with
  another version. They can replace every package that pip installs. Only `check` loads it.
- **certifi** and a part of **orjson** are under the Mozilla Public License 2.0. It asks you to publish changes to their own
  files. protlib changes none.
- **resvg** is compiled into `resvg_py`. It is under the MIT licence or the Apache License 2.0, as you choose. Its parts are
  under these, or under others that only ask for a mention (BSD, Zlib, Unicode). The package brings a list of them.
- **PDFium** is compiled into `pypdfium2`. It is under the BSD licence and the Apache License 2.0. Its parts are under these, or
  under others that only ask for a mention. The package brings their texts.
- The styles of the CSL project are under CC BY-SA 3.0. If you change such a style and hand it on, use the same licence. What
  you cite with a style is not affected.
"""


class Part(NamedTuple):
    """Files of the wheel, by a pattern, and whose they are."""

    pattern: str
    description: str
    licence: str
    source: str


_OWN: Final = ("MIT", "protlib")
PARTS: Final = (
    Part("citing/styles/un-*.csl", "the styles of the United Nations", *_OWN),
    Part("citing/styles/*.csl", "the styles of the Citation Style Language", "CC-BY-SA-3.0", "the [CSL project](https://citationstyles.org/); see `NOTICE.txt` beside them"),
    Part("record/places/foreign_names.txt", "names of countries in Arabic, Chinese, Russian and other languages", "Unicode-3.0", "the [Unicode CLDR](https://cldr.unicode.org/), © Unicode, Inc."),
    Part("record/translated_names.txt", "names of countries and languages in English, French, Spanish and Arabic", "Unicode-3.0", "the [Unicode CLDR](https://cldr.unicode.org/), © Unicode, Inc."),
    Part("*/LICENSE-*.txt", "texts of these licences", "", "their authors"),
    Part("*/NOTICE.txt", "the notice about the styles", *_OWN),
    Part("record/*.txt", "tables of bodies, places, concepts, treaties and words", *_OWN),
    Part("citing/*.txt", "words of typed citations, safe parts of reports, changes of styles", *_OWN),
    Part("checking/*.txt", "words that tell the language of a text", *_OWN),
    Part("formats/*.txt", "what formats call things, what websites print around records", *_OWN),
    Part("title_pages/*.txt", "words of title pages of reports", *_OWN),
    Part("typed_references/*.txt", "headings of lists of references, cities of publishers", *_OWN),
    Part("index/*.txt", "endings of the forms of a word, and its spellings", *_OWN),
    Part("fulltext/*.txt", "short forms that end with a full stop", *_OWN),
    Part("quotations/*.txt", "sentences that everybody writes alike, which are no quotations", *_OWN),
    Part("library/*.txt", "words in the names of conflict copies", *_OWN),
    Part("duplicates/*.txt", "titles that many publications share, titles of pages, and words that look alike", *_OWN),
    Part("search/*.txt", "the help of the query language, and tables of keys, made from these", *_OWN),
    Part("cli/*", "the scripts of completion, the commands and their options, what an assistant is told", *_OWN),
    Part("page/*", "the scripts and the look of the page", *_OWN),
    Part("overview/*", "the words and the look of an overview", *_OWN),
    Part("render/*", "the places of countries on a map of tiles, what the JSON of commands is like", *_OWN),
    Part("py.typed", "a mark: protlib has types", *_OWN),
)  # fmt: skip
"""What the wheel holds beside Python; the first that fits is whose a file is."""

BY_CLASSIFIER: Final = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""What classifiers of packages name, as SPDX has it."""
READ: Final = {"resvg_py": "MIT"}
"""The licences of packages that say none in their metadata, as the text that comes with them has it."""


def find_part(name: str) -> Part | None:
    """Return whose a file of the package is, by its path in it; None where nobody has said so."""
    return next((part for part in PARTS if fnmatch(name, part.pattern)), None)


def read_licence(package: str) -> str:
    """Return the licence that an installed package says it is under, as SPDX has it."""
    return read_licence_in(metadata.metadata(package))


def read_licence_in(fields: metadata.PackageMetadata) -> str:
    """Return the licence that the metadata of a package say, as SPDX has it; "" where they say none."""
    if "License-Expression" in fields:
        return fields["License-Expression"]
    short = fields["License"].strip() if "License" in fields else ""
    if short in BY_CLASSIFIER.values():
        return short
    names = [line.rpartition(" :: ")[2] for line in fields.get_all("Classifier") or () if line.startswith("License ::")]
    return (
        " AND ".join(sorted({BY_CLASSIFIER.get(name, name) for name in names}))
        or short.partition("\n")[0]
        or READ.get(fields["Name"], "")
    )


@cache
def list_packages(extra: str = "") -> dict[str, str]:
    """Return the packages that an installation brings on this system, with their licences, by name."""
    licences: dict[str, str] = {}
    waiting = [(text, "") for text in (*_PROJECT["dependencies"], *_PROJECT["optional-dependencies"].get(extra, ()))]
    visited: set[tuple[str, str]] = set()
    while waiting:
        text, own_extra = waiting.pop()
        requirement = Requirement(text)
        if requirement.marker and not requirement.marker.evaluate({"extra": own_extra}):
            continue
        licences[metadata.metadata(requirement.name)["Name"]] = read_licence(requirement.name)
        for asked_extra in ("", *requirement.extras):
            if (key := (canonicalize_name(requirement.name), asked_extra)) not in visited:
                visited.add(key)
                waiting += ((line, asked_extra) for line in metadata.requires(requirement.name) or ())
    return dict(sorted(licences.items(), key=lambda item: canonicalize_name(item[0])))


def list_extras() -> list[str]:
    """Return the extras that protlib has."""
    return sorted(_PROJECT["optional-dependencies"])


def _tabulate(packages: Mapping[str, str]) -> Iterator[str]:
    yield from ("", "| package | licence |", "|---|---|")
    yield from (f"| {name} | {licence} |" for name, licence in packages.items())


def make_page() -> Iterator[str]:
    """Yield the lines of the page."""
    yield _INTRODUCTION
    yield from ("| files | licence | from |", "|---|---|---|")
    for part in PARTS:
        pattern = re.sub(r"^\*/", "", part.pattern)
        yield f"| `{pattern}`: {part.description} | {part.licence or 'their own'} | {part.source} |"
    yield _BESIDE.rstrip()
    always = list_packages()
    yield from _tabulate(always)
    for extra in list_extras():
        more = {name: licence for name, licence in list_packages(extra).items() if name not in always}
        yield f"\n`protlib-cli[{extra}]` brings as well:"
        yield from _tabulate(more)
    yield _CARE.rstrip()


if __name__ == "__main__":
    sys.stdout.write("\n".join(make_page()) + "\n")
