"""The rules of `check`: their options, the chosen rules, and their descriptions."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from protlib.cli.completers import completers
from protlib.cli.options.declaration import OptionGroup, flag, option
from protlib.cli.output import put_cells, put_lines
from protlib.cli.terminal.pager import show_in_pager
from protlib.errors import UsageError
from protlib.record.web_sources import LONG_AGO

if TYPE_CHECKING:
    from protlib.checking.flaw import Rule

_AGE_RULE: Final = "accessed-long-ago"
"""The rule that --older is for."""


def _option_for_rules(name: str, help_text: str) -> Any:
    return option(f"{name} RULE", help_text, completers.rules)


class RuleOptions(OptionGroup, panel="Choose rules"):
    """Which rules are applied; `choose_rules` reads them."""

    style: str | None = option(
        "--for STYLE",
        "Check only what a reference in this style needs: apa, chicago, harvard, vancouver, un ...",
        completers.styles,
    )
    only: list[str] | None = _option_for_rules("--rule", "Apply only this rule, and show all its findings. Repeatable.")
    older: str | None = option(
        "--older AGE",
        f"With --rule {_AGE_RULE}: links last read this long ago (90d, 2w, 6m, 1y), or before this day. "
        f"Default: {LONG_AGO}.",
    )
    ignored: list[str] | None = _option_for_rules("--ignore", "Leave out this rule. Repeatable.")
    explain: bool = flag("--explain", "Explain these rules, or list all.")


class SilenceOptions(OptionGroup, panel="Silence rules"):
    """Which rules are switched off, and on again."""

    silence: list[str] | None = _option_for_rules(
        "--silence", "Switch off this rule for these keys, or for the whole library."
    )
    unsilence: list[str] | None = _option_for_rules("--unsilence", "Switch the rule on again.")
    silenced: bool = flag("--silenced", "List the silenced rules.")


def refuse_age_alone(options: RuleOptions) -> None:
    """Raise UsageError for an age without the rule that uses it."""
    if options.older is not None and _AGE_RULE not in (options.only or ()):
        raise UsageError(
            f"--older works with one rule: protlib check --rule {_AGE_RULE} --older {options.older or LONG_AGO}"
        )


def choose_rules(options: RuleOptions) -> "list[Rule]":
    """Return the rules chosen by name, by style or by default, without the excluded ones."""
    from protlib.checking.rules import GENERAL, find_rules

    ignored_rules = find_rules(options.ignored or ())
    if options.only:
        rules = find_rules(dict.fromkeys(options.only))
    elif options.style:
        from protlib.checking.style_rules import rules_for

        rules = find_rules(rules_for(_style(options.style)))
    else:
        rules = [replace(rule, mend="") if rule.question else rule for rule in GENERAL.values()]
    return [rule for rule in rules if rule not in ignored_rules]


def _style(name: str) -> str:
    """Return the style of a name, or the known style that it is made from.

    Raises UsageError if there is none.
    """
    from protlib.checking.style_rules import styles_with_rules
    from protlib.citing.styles import style_named

    style = style_named(name)
    return next((name for name in (style.name, *sorted(style.kin)) if name in styles_with_rules()), style.name)


def rules_on_request_text() -> str:
    """Return the line that names the rules that run only on request."""
    from protlib.checking.rules import RULES_ON_REQUEST

    return f"ask for more: {', '.join(f'--rule {name}' for name in RULES_ON_REQUEST)}, --for STYLE"


def explain(names: Sequence[str], options: RuleOptions, output: str, *, no_pager: bool) -> None:
    """Explain the named rules, or list the rules of a style, or all rules."""
    from protlib.checking.rules import RULES, find_rules
    from protlib.render.rule_findings import explain_rule, rule_row, rules_as_json

    rules = find_rules([*names, *(options.only or ())])
    of_list = choose_rules(options) if options.style or options.ignored else RULES.values()
    if output == "json":
        put_lines([rules_as_json(rules or of_list)])
        return
    if rules:
        put_lines(line for rule in rules for line in explain_rule(rule))
        return
    with show_in_pager(no_pager=no_pager):
        put_cells(map(rule_row, of_list))
