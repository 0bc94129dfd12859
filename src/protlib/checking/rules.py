"""The rules of `check`: `rules.txt` has for each its purpose, an example, the mend, and its function."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from protlib.checking import (
    body_rules,
    date_rules,
    file_rules,
    gap_rules,
    identifier_rules,
    key_rules,
    language_rules,
    name_rules,
    pair_rules,
    place_rules,
    reminders,
    text_rules,
    title_rules,
)
from protlib.checking.flaw import Rule, Severity
from protlib.errors import UsageError
from protlib.text import most_similar, suggestion

_MODULES: Final = {
    module.__name__.rpartition(".")[2]: module
    for module in (
        body_rules, date_rules, file_rules, gap_rules, identifier_rules, key_rules, language_rules, name_rules,
        pair_rules, place_rules, reminders, text_rules, title_rules,
    )
}  # fmt: skip
_CHECKS: Final = ("check", "check_all")
_SETS: Final = ("needs", "compared_fields")


def _read_rules() -> Iterator[tuple[str, Rule]]:
    """Yield the rules of the table, each with the time when `check` applies it, as the heading of its group says."""
    occasion = ""
    for block in Path(__file__).with_name("rules.txt").read_text(encoding="utf-8").split("\n\n"):
        if block.startswith("== "):
            occasion = block.removeprefix("== ")
        elif not block.startswith("#"):
            name, *lines = block.rstrip("\n").split("\n")
            values: dict[str, Any] = dict(line.split(": ", 1) for line in lines)
            values |= {name: frozenset(values.get(name, "").split()) for name in _SETS}
            for kind in values.keys() & _CHECKS:
                module, _, function = values[kind].partition(".")
                values[kind] = getattr(_MODULES[module], function)
            yield occasion, Rule(name, Severity(values.pop("severity")), **values)


_RULES: Final = list(_read_rules())
GENERAL: Final[Mapping[str, Rule]] = {rule.name: rule for occasion, rule in _RULES if occasion == "always"}
"""The rules that `check` applies, by name."""
RULES_ON_REQUEST: Final[Mapping[str, Rule]] = {rule.name: rule for occasion, rule in _RULES if occasion == "--rule"}
"""The rules that are applied only by name: they find much, or are a matter of taste."""
RULES: Final[Mapping[str, Rule]] = {rule.name: rule for _occasion, rule in _RULES}
"""All rules: those, and the ones that only a style asks for."""


def when_applied(name: str) -> str:
    """Return when `check` applies a rule: "always", or the option for it."""
    return "always" if name in GENERAL else "--rule" if name in RULES_ON_REQUEST else "--for"


def find_rules(names: Iterable[str]) -> list[Rule]:
    """Return the rules with these names; raises UsageError with a suggestion for an unknown one."""
    rules = []
    for name in names:
        if name not in RULES:
            hint = suggestion(most_similar(name, RULES)) or "; to list them: protlib check --explain"
            raise UsageError(f"unknown rule “{name}”{hint}")
        rules.append(RULES[name])
    return rules
