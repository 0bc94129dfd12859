"""A long regular expression has an example beside it, in a comment or a docstring, and the first one is true."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Final

import pytest

from harness.paths import ROOT
from harness.rows import every_row

_SOURCE: Final = ROOT / "src"
_LONGEST_WITHOUT: Final = 60
"""Letters of an expression that are read without an example, as the source has them."""
_QUOTED: Final = (r'"([^"]+)"', r"`([^`]+)`", r"“([^”]+)”", r"(?<!\w)'(.+?)'(?!\w)")


def _letters(expression: ast.expr) -> int:
    texts = (node.value for node in ast.walk(expression) if isinstance(node, ast.Constant))
    return sum(len(text) for text in texts if isinstance(text, str | bytes))


def _comment(lines: list[str], body: list[ast.stmt], place: int) -> str:
    """Return what is said of a statement: above it, behind its lines, and in a text below it."""
    statement = body[place]
    first = statement.lineno - 1
    while lines[first - 1].startswith("#"):
        first -= 1
    parts = [line.partition("# ")[2] for line in lines[first : statement.end_lineno]]
    below = body[place + 1] if place + 1 < len(body) else None
    if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
        parts.append(str(below.value.value))
    return " ".join(parts)


def _long_expressions() -> Iterator[tuple[str, str, str]]:
    """Yield the module and the name of each long expression, and the comment on it."""
    for path in sorted(_SOURCE.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if "re.compile(" not in source and "expression(" not in source:
            continue
        module = ".".join(path.relative_to(_SOURCE).with_suffix("").parts).removesuffix(".__init__")
        body = ast.parse(source).body
        for place, node in enumerate(body):
            match node:
                case ast.AnnAssign(
                    target=ast.Name(id=name),
                    value=ast.Call(func=ast.Attribute(attr="compile") | ast.Name(id="expression"), args=args),
                ):
                    if args and _letters(args[0]) > _LONGEST_WITHOUT:
                        yield module, name, _comment(source.splitlines(), body, place)


def _examples_of(comment: str) -> list[str]:
    """Return what stands in quotation marks, in its order: what is quoted within another comes behind that."""
    matches = sorted((match for quoted in _QUOTED for match in re.finditer(quoted, comment)), key=re.Match.start)
    return [match[1] for match in matches]


def _is_found(pattern: "re.Pattern[str] | re.Pattern[bytes]", example: str) -> bool:
    if isinstance(pattern.pattern, bytes):
        return bool(pattern.search(example.encode()))
    return bool(pattern.search(example) or pattern.search(example.replace("\\n", "\n")))


def _begins_with_true_example(pattern: "re.Pattern[str] | re.Pattern[bytes]", comment: str) -> bool:
    """Tell whether the first example is found, alone or in the text that is said to have it: "b" in "a b"."""
    examples = _examples_of(comment)[:2]
    return any(_is_found(pattern, example) for example in examples if examples[0] in example)


@pytest.mark.slow  # it loads two hundred modules
def test_a_long_expression_has_an_example_beside_it_that_it_finds() -> None:
    without = []
    for module, name, comment in _long_expressions():
        pattern = getattr(import_module(module), name)
        if not _begins_with_true_example(pattern, comment):
            without.append(f"{module}.{name}")
    assert not without, 'write above it, with one that it finds before all others: # Such as "..."'


@every_row(
    ("comment", "is_true"),
    [
        ('Such as ", p. 4" and no more', True),
        ('Such as ", p. 4" in "IOM (2019), p. 4"', True),
        ('Such as "p. 4" in "IOM (2019), p. 4"', True),
        ('Such as "IOM" and ", p. 4"', False),
        ("Pages behind a citation", False),
    ],
)
def test_the_first_example_counts(comment: str, is_true: bool) -> None:
    assert _begins_with_true_example(re.compile(r", p\. \d+"), comment) == is_true
