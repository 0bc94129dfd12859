"""Write docs/checking.md: what `check` does, and its rules, from the rules themselves.

`python docs/explain.py` prints the page.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from protlib.checking.flaw import Rule
from protlib.checking.rules import GENERAL, ON_REQUEST, RULES
from protlib.checking.styles import LACKS, known, needs
from protlib.citing.styles import SHORT_NAMES

_INTRODUCTION: Final = """\
# Checking records

```sh
protlib check                                  # the whole library, the worst first
protlib check --region "West Africa"           # or a selection
protlib check --for apa --cited-in report.md   # what references in a style lack
protlib check --file colleague.ris             # a file, before it is imported
protlib check --fix --dry-run                  # the mends, as a diff; without --dry-run they are made
protlib check --rule accessed-long-ago         # one rule, and all that it finds
protlib check --rule shared-doi --format json  # for scripts; csv, keys, and github for GitHub Actions
```

A rule has a name and looks for one thing. An *error* is wrong, a *warning* probably is, a *note* is something to look at. What most
reports lack, such as a place or a link, is asked for by a style only. Some rules find much, or are a matter of taste: they are applied only
where `--rule` names them ([below](#rules-on-request)). The exit code is 1 where something is found and 0 where nothing
is. On a terminal and in a pipe ten findings of each rule are shown. A rule that finds more than 50, in more than a twentieth of the
records, is one line with its number. `--rule NAME` shows all findings of a rule. `--verbose`, JSON, CSV, `keys` and `github` have all.
`--format keys` prints the key of each record once, for other commands to read: `protlib check --rule et-al --format keys | protlib edit -`.
The findings of a file begin with the file and the line.

A selection is compared with the whole library: `shared-doi` finds the record beside it that has the same DOI.

`--fix` mends what can be meant in one way only, in one write, and `protlib undo` takes it back. All else is left to people.

A finding that is none for you is silenced for a record or for the library, which remembers it in its file. Two records that
somebody has found to be no duplicates may share a number:

```sh
protlib check --silence et-al iom2009caring    # this rule says no more of this record
protlib check --silence series-gap             # nor this one of any
protlib check --silenced                       # which are silent; --unsilence has them speak again
```

`protlib check --explain RULE` tells of a rule what stands here, `--explain --for STYLE` lists what a style asks for. This page is made by `make docs` from the rules.
"""
_ON_REQUEST: Final = """
## Rules on request

`protlib check --rule NAME` applies these. A plain `check` does not, nor does a style. Its last line names them.
"""
_STYLES: Final = """
## What styles ask for

`--for STYLE` applies these and no others. A style that is not listed is asked for what all need: {common}.
"""


def page() -> str:
    """Return the page."""
    of_styles = (rule for name, rule in RULES.items() if name not in GENERAL and name not in ON_REQUEST)
    return "\n".join(
        (
            _INTRODUCTION,
            "## Rules\n",
            *_table(GENERAL.values()),
            _ON_REQUEST,
            *_table(ON_REQUEST.values()),
            _STYLES.format(common=", ".join(f"`{name}`" for name in needs(""))),
            *_table(of_styles),
            "",
            *_needs(),
            "",
        )
    )


def _table(rules: Iterable[Rule]) -> Iterator[str]:
    yield _row("Rule", "", "Fields", "What it finds", "Such as", "Mended by `--fix`")
    yield _row(*["---"] * 6)
    for rule in rules:
        yield _row(
            f"`{rule.name}`",
            rule.severity.value,
            rule.fields,
            _verbatim(rule.looks_for),
            _verbatim(rule.example),
            rule.mend or "—",
        )


def _needs() -> Iterator[str]:
    common = {*needs("")}
    yield _row("Style", "Asked for besides")
    yield _row("---", "---")
    for style in known():
        short = ", ".join(name for name, full in SHORT_NAMES.items() if full == style)
        besides = [LACKS[name].removeprefix("no ") for name in needs(style) if name not in common]
        yield _row(f"`{style}`{f' ({short})' if short else ''}", ", ".join(besides) or "nothing")


def _verbatim(text: str) -> str:
    """Return a text in which Markdown takes no sign for its own."""
    return "".join(f"\\{char}" if char in "\\*_<>|`&" else char for char in text)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    print(page(), end="")
