"""The rule by which a style tells authors of one family name apart, and the style without it."""

import re
from typing import Final

from protlib.frozen import NamedTuple, expression

_CITATION: Final = expression(r"<citation\b[^>]*>")
# Such as ` disambiguate-add-names="true"`.
_OPTIONS: Final = expression(r'\s(?:disambiguate-add-[\w-]+|givenname-disambiguation-rule)="[^"]*"')
_GIVEN_NAMES: Final = expression(r'\sdisambiguate-add-givenname="true"')
# Such as ` givenname-disambiguation-rule="all-names-with-initials"`; "by-cite" compares what is cited alike.
_RULE: Final = expression(r'\sgivenname-disambiguation-rule="(all-names|primary-name)(-with-initials)?"')
_CONDITION: Final = expression(r'\bdisambiguate="true"(?![^>]*\sis-uncertain-date=)')
_NEVER: Final = 'is-uncertain-date="no-date"'  # a condition that no work fulfils
_LIST: Final = expression(r"<bibliography\b.*?</bibliography>", re.DOTALL)
_FORM: Final = expression(r'(\bname-form|<name\b[^>]*\sform)="(?:short|count)"')
_INITIALIZED: Final = expression(r'\sinitialize="true"')
_NAME: Final = expression(r"<(?:style|name)(?=[\s/>])(?![^>]*\sinitialize=)")
_BETWEEN: Final = expression(r'\b((?:[\w-]+-)?(?:delimiter|prefix|suffix))="[^"]*"')
_AND: Final = expression(r'\sand="[^"]*"')
# What makes an entry depend on its place: its number, and a line instead of the author of the entry before.
_OF_POSITION: Final = expression(r"citation-number|subsequent-author-substitute")


class Rule(NamedTuple):
    """A rule that compares the authors of a whole list: all of each work, or the first of each of its roles.

    Works whose authors share a family name have their given names added, or only the initials.
    """

    is_of_all: bool
    adds_initials: bool


def rule_of(style: str) -> Rule | None:
    """Return the rule of a style; None where it compares no whole list, or where an entry depends on its place too."""
    citation = _CITATION.search(style)
    rule = _RULE.search(citation[0]) if citation and _GIVEN_NAMES.search(citation[0]) else None
    return None if rule is None or _OF_POSITION.search(style) else Rule(rule[1] == "all-names", rule[2] is not None)


def without_rule(style: str) -> str:
    """Return a style that prints works as if each stood alone: it tells none apart."""
    plain = _CITATION.sub(lambda citation: _OPTIONS.sub("", citation[0]), style)
    return _CONDITION.sub(_NEVER, plain)


def only_words(style: str) -> str:
    """Return a style that prints of citations what the engine compares: words, without what stands between them."""
    return _AND.sub("", _BETWEEN.sub(r'\1=" "', _LIST.sub("", style)))


def without_comparison(style: str) -> str:
    """Return a style that compares no names, but tells works apart that are cited alike."""
    return _CITATION.sub(lambda citation: _GIVEN_NAMES.sub("", citation[0]), style)


def spell_out(style: str, rule: Rule) -> str:
    """Return a style that prints every name as the rule has it for authors who share their family name."""
    with_given_names = _FORM.sub(r'\1="long"', style)
    if rule.adds_initials:
        return with_given_names
    return _NAME.sub(r'\g<0> initialize="false"', _INITIALIZED.sub(' initialize="false"', with_given_names))
