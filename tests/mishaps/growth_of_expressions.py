"""How long each regular expression of protlib takes for texts that repeat one piece, at two lengths.

    growing_expressions(frozenset())    the names of all that take the square of a text's length, or more

The pieces are made of the letters that an expression has, and of what texts repeat. An expression is asked as its
module asks it: one that is only matched at a beginning is not searched for.
"""

import re
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from itertools import chain
from pathlib import Path
from pkgutil import walk_packages
from re import _constants, _parser  # type: ignore[attr-defined] # the syntax tree of an expression
from typing import Any, Final

import protlib

_LETTERS: Final = 800
_TIMES: Final = 4
"""How many times as long the longer text is: a linear time is four times the other, a square sixteen times."""
_MOST_GROWTH: Final = 10
_LEAST_SECONDS: Final = 0.0008
"""Of the processor, for the shorter text: a linear time is a hundredth of it, and what is below cannot be measured."""
_MOST_SECONDS: Final = 1
_TRIES: Final = 3
_MOST_SIGNS: Final = 8
_PIECES: Final = (
    " ", "\n", "a", "A", "1", "a ", "A ", "Aa ", "1 ", "a, ", "Aa, ", "2009 ", "2009, ", ". ", "Aa. ", "A. ", "a-", "1-",
    "; ", "Aa; ", "Aa, B., ", "(", "a b. ",
)  # fmt: skip
_SEARCHING: Final = "search", "finditer", "sub", "subn", "split", "findall"
_MATCHING: Final = "match", "fullmatch"


class _TooLongError(Exception):
    """An expression took longer than anybody waits."""


def growing_expressions(known: frozenset[str]) -> list[str]:
    """Return the expressions whose time grows with more than their texts, each with a piece; `known` are not tried."""
    signal.signal(signal.SIGALRM, _stop)
    names: list[str] = []
    for name, pattern, methods in _expressions():
        if name not in known and (growing := next(_growing_pieces(pattern, methods), "")):
            names.append(f"{name}: {growing}")
    return names


def growth_of(pattern: str) -> str:
    """Return the method and the first piece for which the time of an expression grows too much; "" for none."""
    signal.signal(signal.SIGALRM, _stop)
    return next(_growing_pieces(re.compile(pattern), ["search"]), "")


def all_names() -> list[str]:
    """Return the names of all expressions that are tried."""
    return [name for name, _, _ in _expressions()]


def _stop(*_: object) -> None:
    raise _TooLongError


def _expressions() -> Iterator[tuple[str, re.Pattern[str], list[str]]]:
    """Yield each expression of texts once, with its name and the methods by which it is asked."""
    patterns = set[tuple[str, int]]()
    for module_info in walk_packages(protlib.__path__, "protlib."):
        if module_info.name.endswith("__main__"):
            continue
        module = import_module(module_info.name)
        for name, value in list(vars(module).items()):
            members: Mapping[Any, Any] = value if isinstance(value, dict) else {"": value}
            if isinstance(value, tuple | list):
                members = dict(enumerate(value))
            for label, member in members.items():
                pattern = _compiled(member)
                if pattern is None or (pattern.pattern, pattern.flags) in patterns:
                    continue
                patterns.add((pattern.pattern, pattern.flags))
                full_name = f"{module_info.name.removeprefix('protlib.')}.{name}"
                yield f"{full_name}[{label}]" if label != "" else full_name, pattern, _methods(name, module.__file__)


def _compiled(value: object) -> re.Pattern[str] | None:
    declared = vars(value).get("_declared") if type(value).__name__ == "expression" else None
    pattern = re.compile(*declared) if declared else value
    return pattern if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str) else None


def _methods(name: str, file: str | None) -> list[str]:
    """Return how an expression is asked by its module, or by any if its name is public."""
    text = _source() if not name.startswith("_") or file is None else Path(file).read_text(encoding="utf-8")
    methods = set(re.findall(rf"\b{re.escape(name)}\.(\w+)\(", text))
    asked = ["search"] if methods.intersection(_SEARCHING) else []
    return asked + [method for method in _MATCHING if method in methods] or ["search", *_MATCHING]


@cache
def _source() -> str:
    files = Path(protlib.__path__[0]).rglob("*.py")
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def _growing_pieces(pattern: re.Pattern[str], methods: list[str]) -> Iterator[str]:
    for piece in _pieces(pattern):
        short, long = (f"{piece * (times * _LETTERS // len(piece))}\0" for times in (1, _TIMES))
        for method in methods:
            ask = getattr(pattern, method)
            if _seconds(ask, short) >= _LEAST_SECONDS and _grows(ask, short, long):
                yield f"{method} {piece!r}"


def _grows(ask: Callable[[str], object], short: str, long: str) -> bool:
    """Tell whether a text takes much more time than a shorter one; of several times the least is the true one."""
    seconds = min(_seconds(ask, short) for _ in range(_TRIES))
    return seconds >= _LEAST_SECONDS and all(_seconds(ask, long) > _MOST_GROWTH * seconds for _ in range(_TRIES))


def _seconds(ask: Callable[[str], object], text: str) -> float:
    """Return how long the processor takes, or the most seconds that anybody waits."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_REAL, _MOST_SECONDS * 3)
    try:
        ask(text)
    except _TooLongError:
        return _MOST_SECONDS
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - start


def _pieces(pattern: re.Pattern[str]) -> list[str]:
    """Return what is repeated: usual pieces, the expression's own signs and letters alone and behind others."""
    own_letters = list(dict.fromkeys(_letters(_parser.parse(pattern.pattern, pattern.flags))))
    signs = [letter for letter in own_letters if not letter.isalnum()][:_MOST_SIGNS]
    letters = [letter for letter in own_letters if letter.isalpha()][: _MOST_SIGNS // 2]
    words = re.findall(r"[^\W\d_]{2,}", pattern.pattern)[: _MOST_SIGNS // 2]
    made = [made for sign in signs for made in (sign, f"{sign} ", f"a{sign}", f"1{sign}", f"Aa{sign} ")]
    return list(dict.fromkeys([*_PIECES, *made, *letters, *(f"{word} " for word in (*letters, *words))]))


_INNER_AT: Final = {
    _constants.MAX_REPEAT: 2, _constants.MIN_REPEAT: 2, _constants.POSSESSIVE_REPEAT: 2, _constants.SUBPATTERN: 3,
    _constants.ASSERT: 1, _constants.ASSERT_NOT: 1,
}  # fmt: skip
"""Where the expression stands that a node of the tree has within."""


def _letters(tree: Any) -> Iterator[str]:
    """Yield the letters that stand in an expression, also as the first of a range."""
    for code, value in tree:
        if code in {_constants.LITERAL, _constants.NOT_LITERAL}:
            yield chr(value)
        elif code is _constants.RANGE:
            yield chr(value[0])
        elif code in {_constants.IN, _constants.ATOMIC_GROUP}:
            yield from _letters(value)
        elif code in _INNER_AT:
            yield from _letters(value[_INNER_AT[code]])
        elif code is _constants.BRANCH:
            yield from chain.from_iterable(map(_letters, value[1]))
