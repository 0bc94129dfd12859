"""The groups of a library's records that are the same, and the pairs that stay in doubt."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import pytest

from harness.rows import every_row
from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.comparison import compare, compare_each
from protlib.duplicates.groups import Group, group_records
from protlib.duplicates.judgement import Judgement, Sameness
from protlib.record.model import Publication
from sample_records.similar_records import report

ARTICLE = report(
    type="article-journal",
    title="Trafficked migrants and their way home to the coast",
    authors=["Jobe, Alison", "Smith, John"],
    container_title="Journal of Migration Studies",
    volume="12",
    page="101-115",
)
ABSTRACT = ARTICLE.changed(container_title="", volume="11", page="S33")
BARE = ARTICLE.changed(container_title="", volume="", page="", issue="")


def keyed(*publications: Publication) -> list[Publication]:
    return [publication.changed(key="abcdefgh"[number]) for number, publication in enumerate(publications)]


def keys(found: list[Group]) -> list[tuple[str, ...]]:
    return [group.keys for group in found]


def test_records_that_are_the_same_are_a_group_and_the_surest_is_first() -> None:
    many = keyed(
        report(),
        ARTICLE,
        report(date=""),
        ARTICLE.changed(page="101"),
        report(title="Return", date="2001"),
        ARTICLE,
    )
    groups = group_records(many)
    assert keys(groups) == [("b", "d", "f"), ("a", "c")]
    assert groups[0].score > groups[1].score >= 0.9
    assert groups[1].reasons == ("same title", "same author")
    assert group_records(reversed(many))[0].keys == ("f", "d", "b")


def test_what_contradicts_another_is_not_in_its_group_whatever_is_like_both() -> None:
    assert keys(group_records(keyed(ABSTRACT, BARE, ARTICLE))) in ([("a", "b")], [("b", "c")])
    assert group_records(keyed(ABSTRACT, ARTICLE)) == []


def test_what_a_person_said_is_distinct_stays_so_also_by_way_of_others() -> None:
    many = keyed(report(), report(date="2009-03"), report(date="2009-03-12"))
    assert keys(group_records(many)) == [("a", "b", "c")]
    group_keys = keys(group_records(many, [{"a", "c"}]))
    assert group_keys in ([("a", "b")], [("b", "c")])


def test_what_is_not_sure_is_told_behind() -> None:
    many = keyed(report(), report(), report(date="2010"))
    sure, doubt = group_records(many)
    assert (sure.sameness, doubt.sameness) == (Sameness.SAME, Sameness.UNSURE)
    assert (sure.keys, doubt.keys) == (("a", "b"), ("a", "c"))
    assert doubt.score < 0.95
    assert "a year apart" in doubt.reasons
    assert keys(group_records(many, [{"a", "b"}, {"a", "c"}, {"b", "c"}, {"a"}])) == []


def test_what_may_be_the_same_as_one_that_stands_with_others_is_told_all_the_same() -> None:
    """Two that contradict each other may each be the third: somebody has to look at both pairs."""
    first, second = report(number="12", date="2010"), report(number="13", date="2010")
    groups = group_records(keyed(report(), first, second))
    assert keys(groups) == [("a", "b"), ("a", "c")]
    assert {group.sameness for group in groups} == {Sameness.UNSURE}
    apart = group_records(keyed(report(), first, second), [{"a", "c"}, {"b", "c"}])
    assert keys(apart) == [("a", "b")]


def test_organisations_that_are_decided_to_be_one_are_one() -> None:
    many = keyed(report(authors=["{Haute autorité des lacs}"]), report(authors=["UNHCR"]))
    assert [group.sameness for group in group_records(many)] == [Sameness.UNSURE]
    bodies = {"haute autorite des lacs": "UNHCR"}
    [group] = group_records(many, known_names=bodies)
    assert (group.keys, group.sameness) == (("a", "b"), Sameness.SAME)


def test_there_are_no_groups_of_nothing() -> None:
    assert group_records([]) == []
    assert group_records(keyed(report())) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "changed",
    [
        lambda number: report(),
        lambda number: report(url=f"https://www.iom.int/reports/{number}"),
        lambda number: report(abstract=f"Copy {number}", note=f"{number}"),
    ],
)
def test_hundreds_of_copies_of_one_record_are_not_compared_with_each_other(
    changed: Callable[[int], Publication], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is compared with a few: with all others of its group it would take minutes."""
    count = Counter[str]()

    def counted(one: ComparedRecord, other: ComparedRecord) -> Judgement:
        count["compared"] += 1
        return compare(one, other)

    def counted_together(several: Sequence[ComparedRecord], other: ComparedRecord) -> Iterator[tuple[int, Judgement]]:
        count["compared"] += len(several)
        return compare_each(several, other)

    monkeypatch.setattr("protlib.duplicates.groups.compare", counted)
    monkeypatch.setattr("protlib.duplicates.groups.compare_each", counted_together)
    many = [changed(number).changed(key=f"a{number}") for number in range(400)]
    [group] = group_records(many, [{"a0", "not there"}])
    assert len(group.keys) == 400
    assert count["compared"] < 50 * len(many)


STRANGERS = [
    report(title=f"{subject} of labour in the cities", authors=["Smith, John"]).changed(key=subject)
    for subject in ("Inspection", "Organisation", "Division", "Recruitment")
]


@every_row(
    ("among", "matches"),
    [
        ({"a"}, [("a", "b"), ("a", "c"), ("a", "d")]),
        ({"b"}, [("a", "b"), ("a", "c"), ("a", "d")]),
        ({"c"}, [("a", "c")]),
        ({"c", "d", "Division"}, [("a", "c"), ("a", "d")]),
        ({"Division"}, []),
        (set(), []),
    ],
)
def test_of_some_the_groups_are_found_that_they_have_in_the_whole(
    among: set[str], matches: list[tuple[str, ...]]
) -> None:
    """One that is surely the same as another stands for it in what may be the same."""
    dated = [report(number=number, date="2010") for number in ("12", "13")]
    many = [*STRANGERS, *keyed(report(), report(), *dated)]
    assert keys(group_records(many, candidates=among)) == matches


@pytest.mark.parametrize(("among", "pairs"), [(None, 9), ({"c"}, 3), ({"Division"}, 3), ({"nobody"}, 0)])
def test_some_are_compared_with_what_may_be_the_same_only(
    among: set[str] | None, pairs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: set[tuple[str, str]] = set()

    def counted(several: Sequence[ComparedRecord], other: ComparedRecord) -> Iterator[tuple[int, Judgement]]:
        compared.update((record.key, other.key) for record in several)
        return compare_each(several, other)

    monkeypatch.setattr("protlib.duplicates.groups.compare_each", counted)
    group_records([*STRANGERS, *keyed(report(), report(), report(number="12", date="2010"))], candidates=among)
    assert len(compared) == pairs
