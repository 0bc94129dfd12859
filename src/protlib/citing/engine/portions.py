"""Long lists in portions, for styles that compare the authors of a whole list.

For such a style, the engine's time grows with the square of the list and more: it compares all names anew for each
work. But works change each other's entries only where they are cited alike, or where their authors share a family name.
So one run prints all entries as if each work stood alone. Further runs print the entries again that others change, each
together with all works that it depends on.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

from protlib.citing.citation import Citation, CitedPublication, Reference, Result, plain_text
from protlib.frozen import NamedTuple, expression
from protlib.record.fields.variables import NAME_FIELDS, OTHER_NAMES

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
_INITIALS_ATTRIBUTE: Final = expression(r'\sinitialize="true"')
_NAME: Final = expression(r"<(?:style|name)(?=[\s/>])(?![^>]*\sinitialize=)")
_AFFIX_ATTRIBUTE: Final = expression(r'\b((?:[\w-]+-)?(?:delimiter|prefix|suffix))="[^"]*"')
_AND_ATTRIBUTE: Final = expression(r'\sand="[^"]*"')
# An entry depends on its position where a style numbers it, or has a line for the author of the entry before.
_POSITION_NAMES: Final = expression(r"citation-number|subsequent-author-substitute")
Item = Mapping[str, Any]
Formatter = Callable[[Sequence[Item], Sequence[Citation], str], Result]
"""One run of the engine with items, citations and a style."""
# Such as ` disambiguate-add-year-suffix="true"`; without it, the words of citations change no entry of the list.
_COMPARISON: Final = expression(r"""\sdisambiguate(?:-[\w-]+)?\s*=\s*["']true["']""")
# Such as `<citation><layout><text macro="author"/></layout>`.
_LAYOUT_OF_CITATION: Final = expression(r"(<citation\b.*?<layout)\b.*?</layout>", re.DOTALL)
_ONE_LETTER: Final = r'\1><text value="x"/></layout>'
_FEWEST_WORKS: Final = 400  # works; one run is faster with fewer
_MOST_WORKS: Final = 250  # works in one run with the rule; its time grows with the square
_NAMES: Final = (*NAME_FIELDS, *OTHER_NAMES)
_NAME_PARTS: Final = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
"""What the engine compares of a name; Crossref's names have lists of affiliations beside these."""
_WORD: Final = expression(r"\w+")


class AuthorRule(NamedTuple):
    """A rule that compares the authors of a whole list: all of each work, or the first of each of its roles.

    Works whose authors share a family name have their given names added, or only the initials.
    """

    is_of_all: bool
    adds_initials: bool


def rule_of(style: str) -> AuthorRule | None:
    """Return how a style compares the authors of a list; None without a rule, or if the positions of entries count."""
    citation = _CITATION.search(style)
    rule = _RULE.search(citation[0]) if citation and _GIVEN_NAMES.search(citation[0]) else None
    return (
        None
        if rule is None or _POSITION_NAMES.search(style)
        else AuthorRule(rule[1] == "all-names", rule[2] is not None)
    )


def without_rule(style: str) -> str:
    """Return a style that prints works as if each stood alone: it tells none apart."""
    plain = _CITATION.sub(lambda citation: _OPTIONS.sub("", citation[0]), style)
    return _CONDITION.sub(_NEVER, plain)


def only_words(style: str) -> str:
    """Return a style that prints only the words of citations, as the engine compares them, without separators."""
    return _AND_ATTRIBUTE.sub("", _AFFIX_ATTRIBUTE.sub(r'\1=" "', _LIST.sub("", style)))


def without_comparison(style: str) -> str:
    """Return a style that compares no names, but tells works apart that are cited alike."""
    return _CITATION.sub(lambda citation: _GIVEN_NAMES.sub("", citation[0]), style)


def spell_out_names(style: str, rule: AuthorRule) -> str:
    """Return a style that prints every name as the rule has it for authors who share their family name."""
    with_given_names = _FORM.sub(r'\1="long"', style)
    if rule.adds_initials:
        return with_given_names
    return _NAME.sub(r'\g<0> initialize="false"', _INITIALS_ATTRIBUTE.sub(' initialize="false"', with_given_names))


class Portion(NamedTuple):
    """The positions of the works that a run has to print, and of all that it needs, in the order of the list."""

    printed_positions: Sequence[int]
    needed_positions: Sequence[int]


def format_list(items: Sequence[Item], style: str, format_at_once: Formatter) -> Result:
    """Return the list of items as one run of the engine prints it, in several runs where these are faster."""
    if len(items) < _FEWEST_WORKS:
        return format_at_once(items, (), style)
    if (rule := rule_of(style)) is None:
        # The engine also makes a citation of each work, which nobody sees.
        lists_alone = style if _COMPARISON.search(style) else _LAYOUT_OF_CITATION.sub(_ONE_LETTER, style)
        return format_at_once(items, (), lists_alone)
    plain = without_rule(style)
    alone = format_at_once(items, (), plain)
    citations = [Citation((CitedPublication(item["id"]),)) for item in items]
    texts = map(plain_text, format_at_once(items, citations, only_words(plain)).citations)
    works = ListedWorks(items, [_words(text) for text in texts], rule)
    entries = {entry.key: entry for entry in alone.bibliography}

    def list_changed_entries(portion: Portion, style: str) -> list[Reference]:
        """Return the entries of a portion that differ from those printed before."""
        keys = {items[position]["id"] for position in portion.printed_positions}
        bibliography = format_at_once(
            [items[position] for position in portion.needed_positions], (), style
        ).bibliography
        return [entry for entry in bibliography if entry.key in keys and entry != entries[entry.key]]

    printed_keys = {entry.key for entry in list_changed_entries(works.namesakes(), spell_out_names(plain, rule))}
    portions = [
        (works.works_cited_alike(), without_comparison(style)),
        *((portion, style) for portion in works.iterate_compared(printed_keys)),
    ]
    for portion, style_of_portion in portions:
        entries.update((entry.key, entry) for entry in list_changed_entries(portion, style_of_portion))
    return alone._replace(bibliography=tuple(entries.values()))


class ListedWorks:
    """The works of a list by their positions: which of them change each other's entries.

    `texts` are the words of their citations as if each stood alone.
    """

    def __init__(self, items: Sequence[Item], texts: Sequence[Sequence[str]], rule: AuthorRule) -> None:
        most_names = None if rule.is_of_all else 1
        self._keys = [item["id"] for item in items]
        self._compared = [[*_names_of_roles(item, most_names)] for item in items]
        self._positions: dict[str, list[int]] = defaultdict(list)
        """The works by the family names that several compared authors share."""
        shared_words = _find_shared_words(name for names in self._compared for name in names)
        self._families = [shared_words.intersection(map(_last_word, _spellings(names))) for names in self._compared]
        for position, families in enumerate(self._families):
            for family in families:
                self._positions[family].append(position)
        self._foreign = [
            shared_words.intersection(text).difference(*map(_words, _spellings(_names_of_roles(item, None))))
            for item, text in zip(items, texts, strict=True)
        ]
        """The shared family names in each citation that are no names of the work's authors."""
        self._groups = self._join_similar(texts).groups()

    def namesakes(self) -> Portion:
        """Return the works that no other is cited like, but whose authors share a family name with others."""
        positions = [group[0] for group in self._groups if len(group) == 1 and self._families[group[0]]]
        return Portion(positions, positions)

    def works_cited_alike(self) -> Portion:
        """Return the works that are cited alike, without those whose authors share a family name with others."""
        groups = (group for group in self._groups if len(group) > 1 and not self._families_of(group))
        positions = sorted(position for group in groups for position in group)
        return Portion(positions, positions)

    def iterate_compared(self, printed_keys: Container[str]) -> Iterator[Portion]:
        """Yield the remaining works in portions small enough for a fast run; works cited alike stay together.

        These are works that are cited alike, and works with the `printed_keys` keys.
        """
        printed_positions: list[int] = []
        needed_positions: set[int] = set()
        groups = [
            (min(families), families, group)
            for group in self._groups
            if (len(group) > 1 or self._keys[group[0]] in printed_keys) and (families := self._families_of(group))
        ]
        for _, families, group in sorted(groups, key=itemgetter(0)):
            group_positions = {*group, *(position for family in families for position in self._positions[family])}
            if printed_positions and len(needed_positions | group_positions) > _MOST_WORKS:
                yield Portion(printed_positions, sorted(needed_positions))
                printed_positions, needed_positions = [], set()
            printed_positions += group
            needed_positions |= group_positions
        if printed_positions:
            yield Portion(printed_positions, sorted(needed_positions))

    def _families_of(self, group: Iterable[int]) -> set[str]:
        return {family for position in group for family in self._families[position]}

    def _join_similar(self, texts: Sequence[Sequence[str]]) -> "_JoinedPositions":
        """Join works that are cited alike, or may be once given names are added."""
        family_groups = _JoinedPositions(len(texts))
        first: dict[str, int] = {}
        for position, text in enumerate(texts):
            family_groups.join_groups(first.setdefault("".join(text), position), position)
            for family in self._foreign[position]:  # such as a work by a body "J. Smith"
                family_groups.join_all([position, *self._positions[family]])
        for family, positions in self._positions.items():
            names = [name for position in positions for name in self._compared[position]]
            if _has_given_name(names, family):
                family_groups.join_all(positions)
        return family_groups


class _JoinedPositions:
    """Positions joined in groups; each points to an earlier one of its group, the first of a group to itself."""

    def __init__(self, number: int) -> None:
        self._earlier = list(range(number))

    def join_groups(self, left_position: int, right_position: int) -> None:
        """Make one group of the groups of two positions."""
        first, second = sorted((self._find_first(left_position), self._find_first(right_position)))
        self._earlier[second] = first

    def join_all(self, positions: Sequence[int]) -> None:
        """Make one group of the groups of several positions."""
        for position in positions[1:]:
            self.join_groups(positions[0], position)

    def groups(self) -> list[list[int]]:
        """Return the groups, each in the order of its positions."""
        groups: dict[int, list[int]] = defaultdict(list)
        for position in range(len(self._earlier)):
            groups[self._find_first(position)].append(position)
        return [*groups.values()]

    def _find_first(self, position: int) -> int:
        while (parent := self._earlier[position]) != position:
            self._earlier[position] = position = self._earlier[parent]
        return position


def _names_of_roles(item: Item, most: int | None) -> Iterator[Mapping[str, Any]]:
    """Yield the names of a work, at most so many of each role."""
    return (name for field in _NAMES for name in item.get(field, ())[:most])


def _spellings(names: Iterable[Mapping[str, Any]]) -> list[str]:
    return [family for name in names if (family := name.get("family"))]


def _find_shared_words(names: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Return the last words of the family names that several authors share."""
    authors: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in names:
        if family := name.get("family"):
            authors[_last_word(family)].add(tuple(str(name.get(part, "")) for part in _NAME_PARTS))
    return frozenset(family for family, several in authors.items() if len(several) > 1)


def _has_given_name(names: Iterable[Mapping[str, Any]], family: str) -> bool:
    """Tell whether one of the authors of a family name has a given name, or initials, in it: "J. Smith"."""
    given_names = {"".join(_words(name.get("given", ""))) for name in names}
    beginnings = {
        "".join(_WORD.findall(spelling)[:-1]) for spelling in _spellings(names) if _last_word(spelling) == family
    }
    return any(beginning.isupper() or beginning.casefold() in given_names for beginning in beginnings if beginning)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _last_word(family: str) -> str:
    """Return the last word of a family name in small letters: the engine takes "van" and "d’" before for particles."""
    words = _words(family)
    return words[-1] if words else family
