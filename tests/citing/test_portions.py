"""Lists that the engine prints in portions: each entry is as one run prints it."""

import random
import re
from collections.abc import Mapping
from typing import Any, Final

import pytest

from harness.rows import every_row
from programs.engine import needs_engine
from protlib.citing.engine import citeproc, portions
from protlib.citing.engine.engine_program import run_pandoc
from protlib.citing.engine.portions import AuthorRule, rule_of
from protlib.citing.styles import list_shipped, style_named

_FAMILIES: Final = (
    "Smith", "Smith", "Jones", "van Dijk", "Dijk", "García Márquez", "Márquez", "J. Smith", "d’Angelo", "Angelo",
    "Al-Hassan", "Li", "Brown", "O’Brien",
)  # fmt: skip
_GIVEN: Final = ("John", "Jane", "J.", "K.", "Kate", "Jean-Paul", "Jürgen K.", "J. K.", "", "García", "Li", "Maria del")
_BODIES: Final = ("J. Smith", "Smith", "UN", "IOM", "John Smith", "Brown University", "García Márquez")
_TYPES: Final = (
    "book", "report", "article-journal", "chapter", "treaty", "legal_case", "webpage", "interview", "thesis", "map",
)  # fmt: skip
_TITLES: Final = ("J. Smith", "Trafficking", "Children of Smith", "On Jones: a life", "Report", "Brown")
_ROLES: Final = {"author": 0.85, "editor": 0.25, "translator": 0.1, "interviewer": 0.1}
_COUNTS: Final = (1, 1, 1, 2, 2, 3, 4, 8)
_OPTIONS: Final = re.compile(r'\s(?:disambiguate-add-[\w-]+|givenname-disambiguation-rule)="[^"]*"')
_RULES: Final = ("all-names", "all-names-with-initials", "primary-name", "primary-name-with-initials")
_COMPARING: Final = ("apa", "chicago-author-date")


def _name(chance: random.Random) -> dict[str, str]:
    if chance.random() < 0.2:
        return {"literal": chance.choice(_BODIES)}
    given = chance.choice(_GIVEN)
    return {"family": chance.choice(_FAMILIES), **({"given": given} if given else {})}


def _item(chance: random.Random, number: int) -> dict[str, Any]:
    """Return a work that is easily taken for another: few names, titles and years."""
    item: dict[str, Any] = {"id": f"k{chance.randrange(1000)}x{number}", "type": chance.choice(_TYPES)}
    item["title"] = chance.choice(_TITLES)
    for role, share in _ROLES.items():
        if chance.random() < share:
            item[role] = [_name(chance) for _ in range(chance.choice(_COUNTS))]
    if chance.random() < 0.9:
        item["issued"] = {"date-parts": [[chance.choice([2010, 2010, 2011])]]}
        item["issued"] |= {"circa": True} if chance.random() < 0.15 else {}
    further = {"publisher": "Oxfam", "container-title": "Journal", "language": "en"}
    return item | {field: value for field, value in further.items() if chance.random() < 0.4}


def _with_rule(style: str, rule: str) -> str:
    options = "".join(f' disambiguate-add-{what}="true"' for what in ("names", "givenname", "year-suffix"))
    return _OPTIONS.sub("", style).replace("<citation", f'<citation{options} givenname-disambiguation-rule="{rule}"')


def _compare(monkeypatch: pytest.MonkeyPatch, items: list[Mapping[str, Any]], style: str) -> None:
    expected = citeproc.format_citations(items, [], style)
    monkeypatch.setattr(portions, "_FEWEST_WORKS", 1)
    monkeypatch.setattr(portions, "_MOST_WORKS", 12)
    assert len(expected.bibliography) > len(items) / 2
    assert citeproc.format_citations(items, [], style) == expected


@needs_engine
@pytest.mark.slow
@pytest.mark.parametrize("style", _COMPARING)
def test_a_list_in_portions_is_as_one_run_prints_it(monkeypatch: pytest.MonkeyPatch, style: str) -> None:
    chance = random.Random(style)
    _compare(monkeypatch, [_item(chance, number) for number in range(70)], style_named(style).xml)


@needs_engine
@pytest.mark.soak
@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("rule", _RULES)
@pytest.mark.parametrize("style", ["chicago-author-date", "elsevier-harvard", "iso690-author-date-fr"])
def test_a_list_in_portions_is_as_one_run_prints_it_with_every_rule(
    monkeypatch: pytest.MonkeyPatch, style: str, rule: str, seed: int
) -> None:
    chance = random.Random(f"{style} {rule} {seed}")
    items: list[Mapping[str, Any]] = [_item(chance, number) for number in range(chance.choice([20, 60, 100]))]
    _compare(monkeypatch, items, _with_rule(style_named(style).xml, rule))


@needs_engine
@pytest.mark.soak
@pytest.mark.parametrize("style", _COMPARING)
def test_several_hundred_works_are_printed_as_by_one_run(monkeypatch: pytest.MonkeyPatch, style: str) -> None:
    chance = random.Random(style)
    items: list[Mapping[str, Any]] = [_item(chance, number) for number in range(600)]
    in_portions = citeproc.format_citations(items, [], style_named(style).xml)
    monkeypatch.setattr(portions, "_FEWEST_WORKS", 10_000)
    assert citeproc.format_citations(items, [], style_named(style).xml) == in_portions


@needs_engine
@pytest.mark.slow
@pytest.mark.parametrize("style", list_shipped())
def test_a_long_list_of_references_apart_is_as_a_short_one(monkeypatch: pytest.MonkeyPatch, style: str) -> None:
    """The citations beside it, which nobody sees, are one letter each."""
    chance = random.Random(style)
    alone = re.sub(r'\s(?:disambiguate|subsequent-author)-[\w-]+="[^"]*"', "", style_named(style).xml)
    items: list[Mapping[str, Any]] = [_item(chance, number) for number in range(40)]
    expected = citeproc.format_citations(items, [], alone)
    styles: list[str] = []

    def note_style(*arguments: Any) -> Any:
        styles.append(arguments[2]["style.csl"])
        return run_pandoc(*arguments)

    monkeypatch.setattr(citeproc, "run_pandoc", note_style)
    monkeypatch.setattr(portions, "_FEWEST_WORKS", 1)
    assert citeproc.format_citations(items, [], alone) == expected
    is_compared = 'disambiguate="true"' in alone
    assert [xml.count('<layout><text value="x"/></layout></citation>') for xml in styles] == [int(not is_compared)]


def test_what_a_name_has_beside_its_parts_makes_no_other_author() -> None:
    """Crossref's names say where somebody works, and that in a list."""
    authors = ({"family": "Jobe", "given": "Ann", "affiliation": [], "ORCID": "0"}, {"family": "Jobe", "given": "Ann"})
    items = [{"id": f"k{number}", "author": [author]} for number, author in enumerate((*authors, {"family": "Jobe"}))]
    rule = AuthorRule(is_of_all=True, adds_initials=False)
    assert portions.ListedWorks(items[:2], [["jobe"]] * 2, rule).namesakes().printed_positions == []
    assert portions.ListedWorks(items[1:], [["jobe"], ["another"]], rule).namesakes().printed_positions == [0, 1]


@every_row("style", list_shipped())
def test_only_styles_that_compare_all_authors_are_divided(style: str) -> None:
    assert (rule_of(style_named(style).xml) is not None) == (style in _COMPARING)


@every_row(
    ("rule", "expected"),
    [
        ("all-names", AuthorRule(is_of_all=True, adds_initials=False)),
        ("all-names-with-initials", AuthorRule(is_of_all=True, adds_initials=True)),
        ("primary-name", AuthorRule(is_of_all=False, adds_initials=False)),
        ("primary-name-with-initials", AuthorRule(is_of_all=False, adds_initials=True)),
        ("by-cite", None),
    ],
)
def test_the_rule_of_a_style_is_read(rule: str, expected: AuthorRule | None) -> None:
    assert rule_of(_with_rule(style_named("elsevier-harvard").xml, rule)) == expected


@pytest.mark.parametrize("part", ['subsequent-author-substitute="---"', 'variable="citation-number"'])
def test_a_list_whose_entries_depend_on_their_place_is_printed_in_one_run(part: str) -> None:
    style = style_named("apa").xml.replace("<bibliography", f"<bibliography {part}")
    assert rule_of(style) is None
