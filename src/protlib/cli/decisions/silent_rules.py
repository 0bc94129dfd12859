"""The rules of `check` that are silent: listed, silenced, and made to speak again."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

from protlib.cli.options.rule_options import SilenceOptions
from protlib.cli.output import put_cells, say
from protlib.errors import NothingFoundError

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.decisions import SilencedRule


def change_silences(library: "Library", rules_or_keys: Sequence[str], options: SilenceOptions) -> None:
    """Silence rules, let them speak again, or list the silent ones, for some keys or for all.

    Raises NothingFoundError if there is no silent rule to list or to wake.
    """
    silences = library.decisions().list_silenced()
    if options.silenced:
        _put_silences(silences)
        return
    keys = [record.key for record in library.get_many(rules_or_keys)] if rules_or_keys else [""]
    _silence(library, silences, keys, options)


def _silence(
    library: "Library", silences: "Collection[SilencedRule]", keys: Sequence[str], options: SilenceOptions
) -> None:
    """Switch the rules of the options off or on for these keys, where "" stands for the whole library."""
    from protlib.checking.rules import find_rules
    from protlib.record.decisions import SilencedRule

    silenced_rules = {silence.rule for silence in silences}  # also rules of another protlib
    silent_rules = [rule.name for rule in find_rules(options.silence or ())]
    loud_rules = [name if name in silenced_rules else find_rules([name])[0].name for name in options.unsilence or ()]
    scope = ", ".join(filter(None, keys)) or "the library"
    additions, removals = (
        [SilencedRule(*pair) for pair in product(rules, keys)] for rules in (silent_rules, loud_rules)
    )
    _refuse_loud(loud_rules, {silence.rule for silence in removals if silence in silences}, scope)
    options_text = [*(f"--silence {rule}" for rule in silent_rules), *(f"--unsilence {rule}" for rule in loud_rules)]
    library.decide(
        lambda decisions: decisions.replace_decisions(removals, additions),
        " ".join(("check", *options_text, *filter(None, keys))),
    )
    newly_quiet = {silence.rule for silence in additions if silence not in silences}
    states = {rule: "is off" if rule in newly_quiet else "was already off" for rule in silent_rules}
    _tell_states(states, scope)
    _tell_states(dict.fromkeys(loud_rules, "is on again"), scope)


def _tell_states(states: Mapping[str, str], scope: str) -> None:
    """Say of each rule what it is now."""
    for rule, state in states.items():
        say(f"{rule} {state} for {scope}")


def _put_silences(silences: "Collection[SilencedRule]") -> None:
    if not silences:
        raise NothingFoundError("no rule is off. To switch one off: protlib check --silence RULE")
    put_cells(tuple(filter(None, silence)) for silence in silences)


def _refuse_loud(rules: Iterable[str], silent: Container[str], scope: str) -> None:
    for rule in rules:
        if rule not in silent:
            raise NothingFoundError(
                f"{rule} is not off for {scope}. To list rules that are off: protlib check --silenced"
            )
