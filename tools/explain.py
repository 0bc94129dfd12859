"""Write docs/checking.md: what `check` does, and its rules, from the rules themselves.

`python tools/explain.py` prints the page.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from protlib.checking.flaw import Rule
from protlib.checking.rules import GENERAL, RULES, RULES_ON_REQUEST
from protlib.checking.style_rules import LACKS, rules_for, styles_with_rules
from protlib.citing.styles import SHORT_NAMES

_INTRODUCTION: Final = """\
# Checking records

*For whoever wants clean records before citing, sharing or importing them.*

```sh
protlib check                                  # the whole library, the worst first
protlib check --region "West Africa"           # or a selection
protlib check --for apa --cited-in report.md   # what references in a style lack
protlib check --file colleague.ris             # a file, before you import it
protlib check --fix --dry-run                  # the fixes, as a diff; without --dry-run, protlib makes them
protlib check --rule accessed-long-ago         # one rule, and all that it finds
protlib check --rule shared-doi --format json  # for scripts; csv, keys, and github for GitHub Actions
```

A rule has a name and looks for one thing. An *error* is wrong, a *warning* is probably wrong, a *note* is something to look
at. Most reports lack a place or a link, so only styles ask for these. Some rules find much, or are a matter of taste. They
apply only if you name them with `--rule` ([below](#rules-on-request)).

protlib shows ten findings of each rule. If a rule finds more than 50, in more than a twentieth of the records, you see one
line with the number.

- `--rule NAME` shows all findings of a rule. To leave a rule out: `--ignore NAME`.
- `--verbose`, JSON, CSV, `keys` and `github` show all findings.
- `--format keys` prints each key once, for other commands: `protlib check --rule et-al --format keys | protlib edit -`.
- Findings in a file begin with the file and the line.

The exit code is 1 if something is found, and 0 if not.

A selection is compared with the whole library. For example, `shared-doi` finds a record outside it with the same DOI.

## Fix

`--fix` changes only what has one possible meaning, in one write. `protlib undo` takes it back. Everything else is left to you.

## Silence

Switch off a rule that you don't need, for a record or for the library. The library remembers it in its file. Two records may
also share a number once you have said that they are no duplicates.

```sh
protlib check --silence et-al iom2009caring    # this rule, for this record
protlib check --silence series-gap             # this rule, for all records
protlib check --silenced                       # list what is silent; --unsilence switches it on again
```

`protlib check --explain RULE` explains a rule. `--explain --for STYLE` lists what a style asks for. `make docs` makes this page
from the rules.
"""
_ON_REQUEST: Final = """
## Rules on request

`protlib check --rule NAME` applies these. A plain `check` does not, nor does a style. Its last line names them.
"""
_STYLES: Final = """
## What styles ask for

`--for STYLE` applies these and no others. If a style is not listed below, it needs the same as all styles:
{common}.
"""


def make_page() -> str:
    """Return the page."""
    of_styles = (rule for name, rule in RULES.items() if name not in GENERAL and name not in RULES_ON_REQUEST)
    return "\n".join(
        (
            _INTRODUCTION,
            "## Rules\n",
            *_tabulate_rules(GENERAL.values()),
            _ON_REQUEST,
            *_tabulate_rules(RULES_ON_REQUEST.values()),
            _STYLES.format(common=", ".join(f"`{name}`" for name in rules_for(""))),
            *_tabulate_rules(of_styles),
            "",
            *_tabulate_styles(),
            "",
        )
    )


def _tabulate_rules(rules: Iterable[Rule]) -> Iterator[str]:
    yield _make_row("Rule", "", "Fields", "What it finds", "Example", "What `--fix` does")
    yield _make_row(*["---"] * 6)
    for rule in rules:
        yield _make_row(
            f"`{rule.name}`",
            rule.severity.value,
            rule.fields,
            _escape(rule.looks_for),
            _escape(rule.example),
            rule.mend or "—",
        )


def _tabulate_styles() -> Iterator[str]:
    common = {*rules_for("")}
    yield _make_row("Style", "Also asks for")
    yield _make_row("---", "---")
    for style in styles_with_rules():
        short = ", ".join(name for name, full in SHORT_NAMES.items() if full == style)
        besides = [LACKS[name].removeprefix("no ") for name in rules_for(style) if name not in common]
        yield _make_row(f"`{style}`{f' ({short})' if short else ''}", ", ".join(besides) or "nothing")


def _escape(text: str) -> str:
    """Return a text in which Markdown takes no sign for its own."""
    return "".join(f"\\{char}" if char in "\\*_<>|`&" else char for char in text)


def _make_row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    print(make_page(), end="")
