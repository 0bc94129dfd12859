"""YAML as text: read without objects or aliases, written so that dates and "no" stay text."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, Final

from protlib.formats.parsed import Problem

# Such as "author: *jobe".
_ALIAS: Final = re.compile(r"(?:^|[\s,\[{:-])\*[^\s,\]}]", re.MULTILINE)
# Such as "\ud83d\ude00", the two halves of one character.
_HIGH, _LOW = r"\\u[dD][89abAB][0-9a-fA-F]{2}", r"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_SURROGATES: Final = re.compile(rf"{_HIGH}({_LOW})|{_HIGH}|{_LOW}")
# Characters that YAML forbids; with one of them it refuses the whole text.
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# Values that are no text in YAML 1.2. Numbers with a point stay text: "1.10" is an edition.
_TAG_PATTERNS: Final = {
    "tag:yaml.org,2002:null": (r"(?:null|~|)$", ["n", "~", ""]),
    "tag:yaml.org,2002:bool": (r"(?:true|false)$", ["t", "f"]),
    "tag:yaml.org,2002:int": (r"(?:-?[1-9]\d{0,17}|0)$", list("-0123456789")),
}
# Texts that are text in every version of YAML, such as "Caring for persons" and "2026-04-03"; only version 1.2 reads a
# date as text.
_PLAIN_TEXT: Final = re.compile(
    r"(?!(?:y|n|yes|no|on|off|true|false|null|nan|inf)$)[^\W\d_][^\n]*|\d{4}-\d\d(?:-\d\d)?", re.IGNORECASE
)


def _load(text: str, line: int, problems: list[Problem]) -> Any:
    """Return the value of a text, without characters that YAML refuses; these join the `problems`.

    Raises NotReadError with the reason where it is no YAML, or contains an alias, with which a few lines could ask for
    gigabytes.
    """
    import yaml

    try:
        return _load_safely(text)
    except yaml.YAMLError as error:
        allowed_text = _UNFIT.sub("", _SURROGATES.sub(_character, text))
        if allowed_text == text:
            raise _to_error(error) from error
    except (ValueError, RecursionError) as error:
        raise _to_error(error) from error
    try:
        value = _load_safely(allowed_text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _to_error(error) from error
    problems.append(Problem(line, "", "has characters YAML does not allow; they were left out"))
    return value


def load_parts(parts: Iterable[tuple[int, str]], problems: list[Problem], name: str) -> Iterator[tuple[int, Any]]:
    """Yield the value of each part of a text, with its line; other parts join the `problems` under `name`."""
    for line, part in parts:
        try:
            yield line, _load(part, line, problems)
        except NotReadError as error:
            message = f"not YAML: {error}; the {name} was left out"
            problems.append(Problem(line + error.line, "", message, lost=True))


class NotReadError(ValueError):
    """Why a text cannot be read, and the line of the fault, from 0."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


def _to_error(error: Exception) -> NotReadError:
    mark = getattr(error, "problem_mark", None)
    reason = str(getattr(error, "problem", None) or error).partition("\n")[0] or "nested too deeply"
    return NotReadError(reason, int(mark.line) if mark else 0)


def _character(surrogates: re.Match[str]) -> str:
    """Return the character that JSON writes as two surrogates; "" for a lone surrogate."""
    return str(json.loads(f'"{surrogates[0]}"')) if surrogates[1] else ""


def _load_safely(text: str) -> Any:
    import yaml

    if _ALIAS.search(text) and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, _loader())):
        raise ValueError("it uses a YAML alias")
    return yaml.load(text, _loader())  # noqa: S506 - it is a safe one


def dump(value: object, *, is_quoted: bool = False) -> str:
    """Return a value as YAML; if `is_quoted`, every text that some YAML version may misread is in quotation marks."""
    import yaml

    dumper = _dumper(_represent_quoted if is_quoted else _represent_text)
    return str(yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=100))


@cache
def _loader() -> Any:
    import yaml

    return _with_own_values(type("Loader", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {}))


@cache
def _dumper(represent: Callable[[Any, str], Any]) -> Any:
    import yaml

    dumper = _with_own_values(type("Dumper", (getattr(yaml, "CSafeDumper", yaml.SafeDumper),), {}))
    dumper.add_representer(str, represent)
    dumper.ignore_aliases = lambda *_: True
    return dumper


def _with_own_values(worker: Any) -> Any:
    worker.yaml_implicit_resolvers = {}
    for tag, (pattern, first) in _TAG_PATTERNS.items():
        worker.add_implicit_resolver(tag, re.compile(pattern), first)
    return worker


def _represent_text(dumper: Any, text: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


def _represent_quoted(dumper: Any, text: str) -> Any:
    style = "|" if "\n" in text else None if _PLAIN_TEXT.fullmatch(text) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)
