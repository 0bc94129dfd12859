"""The names that the page's scripts declare, as Python would write them: `otherNames` is `other_names`."""

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

_COMMENT: Final = re.compile(r"/\*.*?\*/|(?:^|\s)//[^\n]*", re.DOTALL)
# Such as "const found", "let [first, last]", "const { from, to: end }".
_VARIABLE: Final = re.compile(r"\b(?:const|let)\s+(\w+|\{[^}]*\}|\[[^\]]*\])")
# Such as "(one, other) =>", "(([name, sets]) =>".
_ARROW: Final = re.compile(r"\(([^()]*)\)\s*=>")
# Such as "function join(into, bits) {", "  #tick(key) {".
_FUNCTION: Final = re.compile(r"^\s*(?:(?:export|async|static|function\*?) )*#?(\w+)\(([^()]*)\) \{$", re.MULTILINE)
# Such as "this.rows = ".
_ATTRIBUTE: Final = re.compile(r"\bthis\.#?(\w+) (?:\?\?)?= ")
# Such as " = new Map()", and the key of "key: name".
_NO_NAME: Final = re.compile(r"=[^,}\]]*|\w+:")
# Such as "  #tick(key) {" up to "  }", and what is between them; deno lays out both with one indent.
_BODY: Final = re.compile(
    r"^( *)(?:(?:export|async|static|function\*?) )*#?(\w+)\([^()]*\) \{\n.*?^\1\}", re.MULTILINE | re.DOTALL
)
_STATEMENTS: Final = frozenset("if for while switch catch constructor".split())


class ScriptNames(NamedTuple):
    """The names of a script."""

    variables: tuple[str, ...]
    parameters_and_attributes: tuple[str, ...]
    functions: tuple[str, ...]


@functools.cache
def script_names(path: Path) -> ScriptNames:
    text = _COMMENT.sub(" ", path.read_text(encoding="utf-8"))
    functions = [match for match in _FUNCTION.findall(text) if match[0] not in _STATEMENTS]
    lists = [*_ARROW.findall(text), *(parameters for _name, parameters in functions)]
    return ScriptNames(
        tuple(name for target in _VARIABLE.findall(text) for name in _names_in(target)),
        tuple(name for names in (*lists, *_ATTRIBUTE.findall(text)) for name in _names_in(names)),
        tuple(_in_snake_case(name) for name, _parameters in functions),
    )


def lines_of_functions(path: Path) -> dict[str, int]:
    """Return how many lines each function and method of a script has, by its name."""
    text = path.read_text(encoding="utf-8")
    bodies = [match for match in _BODY.finditer(text) if match[2] not in _STATEMENTS - {"constructor"}]
    return {match[2]: match[0].count("\n") + 1 for match in bodies}


def _names_in(target: str) -> Iterator[str]:
    """Yield the names that a target or a list of parameters binds."""
    yield from map(_in_snake_case, re.findall(r"[A-Za-z]\w*", _NO_NAME.sub("", target)))


def _in_snake_case(name: str) -> str:
    return name if name.isupper() else re.sub(r"(?<=[a-z0-9])[A-Z]", r"_\g<0>", name).lower()
