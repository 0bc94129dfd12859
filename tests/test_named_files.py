"""Comments, docstrings, heads of tables and pages name files and things that are there, whatever was renamed since."""

import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from harness.paths import ROOT
from harness.source import MODULES, SCRIPTS, SOURCE, TESTS, text_of

_TESTS: Final = sorted(path for path in TESTS.rglob("*.py") if "data" not in path.relative_to(TESTS).parts)
_TOOLS: Final = sorted(path for place in ("tools", "release", "docs") for path in (ROOT / place).rglob("*.py"))
_TABLES: Final = sorted(path for path in SOURCE.rglob("*.txt") if path.name not in {"LICENSE.txt", "NOTICE.txt"})
_PAGES: Final = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
_OF_OTHERS: Final = frozenset({"chrome/content/zotero/xpcom/integration.js"})  # Zotero's
_NAMES_OF_OTHERS: Final = frozenset({"crc32_combine"})  # a function of zlib's
_FILE: Final = re.compile(r"(?<![\w./<-])((?:[A-Za-z_][\w-]*/)+[A-Za-z_][\w-]*\.(?:py|txt|js|yaml))\b")
_BARE_FILE: Final = re.compile(r"(?<!`)`(\w+\.(?:py|js))`")
# Such as `names.parser.parse_name`, and not `concepts.txt`.
_NAME_IN_MODULE: Final = re.compile(r"(?<!`)`(?:\w+\.)*([a-z]\w+)\.(?!(?:py|txt|json|xml|sums)`)([A-Za-z_]\w+)`")
# Such as `parse_name`, but not `name_1`, the bookmark of a document.
_NAME: Final = re.compile(r"(?<!`)`(_?[a-z]+(?:_[a-z]+)+)`")


@cache
def _prose_of(path: Path) -> str:
    """Return the comments and docstrings of a file; of a page all of it, of a table its head."""
    text = text_of(path)
    if path.suffix == ".py":
        return "\n".join(_comments_and_docstrings(text))
    if path.suffix == ".js":
        return "\n".join(re.findall(r"(?ms)/\*.*?\*/|^ *//[^\n]*", text)).replace("import(", "")
    if path.suffix == ".txt":
        return "\n".join(line for line in text.splitlines() if line.startswith("#"))
    return text


def _comments_and_docstrings(text: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT or (token.type == tokenize.STRING and token.string.startswith('"""')):
            yield token.string


@cache
def _files() -> frozenset[str]:
    """Return the files of the project and what their paths end with, with and without folders before them."""
    places = ("src", "tests", "tools", "release", "docs", "benchmarks", "examples", ".ci")
    paths = [path.relative_to(ROOT).parts for place in places for path in (ROOT / place).rglob("*.*") if path.is_file()]
    top = {path.name for path in ROOT.iterdir()}
    return frozenset("/".join(parts[start:]) for parts in paths for start in range(len(parts))) | top


@pytest.mark.slow
@pytest.mark.parametrize(
    "paths",
    [
        pytest.param([*MODULES, *SCRIPTS, *_TABLES], id="source"),
        pytest.param(_TESTS, id="tests"),
        pytest.param([*_TOOLS, *_PAGES], id="tools and pages"),
    ],
)
def test_no_comment_names_a_file_that_is_not_there(paths: list[Path]) -> None:
    names = [(path, name) for path in paths for name in _FILE.findall(_prose_of(path))]
    modules = [path for path in paths if path.suffix in {".py", ".js"}]
    names += [(path, name) for path in modules for name in _BARE_FILE.findall(_prose_of(path))]
    assert names
    known_names = _files() | _OF_OTHERS
    assert [f"{path.relative_to(ROOT)}: {name}" for path, name in names if name not in known_names] == []


@pytest.mark.slow
def test_what_a_comment_names_in_a_module_stands_there() -> None:
    modules: dict[str, list[Path]] = {}
    for module in MODULES:
        modules.setdefault(module.stem, []).append(module)
    mentions = [(path, *names) for path in MODULES for names in _NAME_IN_MODULE.findall(_prose_of(path))]
    assert mentions
    assert [
        f"{path.relative_to(ROOT)}: {stem}.{name}"
        for path, stem, name in mentions
        if stem in modules and not any(re.search(rf"\b{name}\b", text_of(module)) for module in modules[stem])
    ] == []


@pytest.mark.slow
def test_what_a_comment_names_is_in_the_code() -> None:
    mentions = [(path, name) for path in [*MODULES, *SCRIPTS] for name in _NAME.findall(_prose_of(path))]
    assert mentions
    known_names = set(_NAMES_OF_OTHERS).union(*map(_words_of_code, [*MODULES, *SCRIPTS, *_TABLES]))
    assert [f"{path.relative_to(ROOT)}: {name}" for path, name in mentions if name not in known_names] == []


def _words_of_code(path: Path) -> Counter[str]:
    """Return the words of a file that stand outside of its comments and docstrings."""
    return Counter(re.findall(r"\w+", text_of(path))) - Counter(re.findall(r"\w+", _prose_of(path)))
