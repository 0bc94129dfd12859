"""Records of one publication made one, and what was decided about them."""

from collections.abc import Sequence

import pytest

from protlib.duplicates.groups import group_records
from protlib.duplicates.judgement import Sameness
from protlib.errors import InputRefusedError, NothingFoundError, ProtlibError, UsageError
from protlib.library import Library
from protlib.library.changes.record_merge import Union
from protlib.record.decisions import OneName, SilencedRule, make_distinct
from protlib.record.model import Name, Publication
from sample_records.libraries import CARING, CAUSES, OTHER, everything, keys, label

AGAIN = CARING.changed(key="iom2009again", publisher="IOM", tags=("health",), aliases=("old",))
THIRD = CARING.changed(key="iom2009third", tags=("care",), date="2009-07")
ALL = (CARING, AGAIN, THIRD, CAUSES, OTHER)


def filled(library: Library, *records: Publication) -> None:
    library.add_many(records or ALL, "add")


def union(library: Library, *names: str) -> Union:
    return Union(tuple(library.get_many(names)))


def test_of_several_records_the_first_stays_and_has_what_all_say(library: Library) -> None:
    filled(library)
    outcomes = library.merge([["OLD", "iom2009caring", "iom2009third"]])
    assert keys(library) == ["iom2009again", "jobe2010causes", "gesod2017ideas"]
    record = everything(library)["iom2009again"]
    assert (record.publisher, record.tags, record.date) == ("IOM", ("health", "care"), "2009-07")
    assert record.aliases == ("old", "iom2009caring", "iom2009third")
    assert [(outcome.action, outcome.existing) for outcome in outcomes] == [
        ("updated", "iom2009again"), ("merged", "iom2009again"), ("merged", "iom2009again")
    ]  # fmt: skip
    assert [outcome.old_record and outcome.old_record.key for outcome in outcomes] == [
        "iom2009again", "iom2009caring", "iom2009third"
    ]  # fmt: skip
    assert {outcome.publication for outcome in outcomes} == {record}


def test_the_keys_and_former_keys_of_all_find_what_they_are_in(library: Library) -> None:
    filled(library)
    library.merge([union(library, "iom2009caring", "old")])
    assert library.get_many(["OLD", "iom2009again", "iom2009caring"]) == [library.get("iom2009caring")]


def test_what_is_merged_is_undone_and_done_again_at_once(library: Library) -> None:
    filled(library)
    library.decide(lambda decided: decided.with_decisions(make_distinct("iom2009again", "gesod2017ideas")), "decide")
    before, decided = everything(library), library.decisions()
    library.merge(
        [union(library, "iom2009caring", "iom2009again"), union(library, "jobe2010causes", "iom2009third")],
        [("gesod2017ideas", "jobe2010causes")],
        "duplicates --merge",
    )
    assert label(library) == "duplicates --merge: 2 updated, 2 removed"
    after = everything(library)
    library.undo()
    assert (everything(library), library.decisions()) == (before, decided)
    library.redo()
    assert everything(library) == after


def test_a_record_may_be_merged_into_one_that_is_merged_later(library: Library) -> None:
    filled(library)
    first = union(library, "iom2009caring", "iom2009again")
    outcomes = library.merge([first, Union((library.get("iom2009third"), first.record()))])
    assert keys(library) == ["iom2009third", "jobe2010causes", "gesod2017ideas"]
    assert library.get("iom2009third").tags == ("care", "health")
    assert [outcome.existing for outcome in outcomes] == ["iom2009third"] * 3
    assert library.get("old") == library.get("iom2009third")


def test_a_chosen_value_counts_and_every_other_field_is_as_it_stands_when_it_is_written(
    library: Library,
) -> None:
    filled(library)
    merge = union(library, "iom2009caring", "iom2009third")._replace(values={"date": "2009"})
    library.change(["iom2009third"], lambda record: record.changed(publisher="IOM, Geneva"))
    library.merge([merge])
    result = library.get("iom2009caring")
    assert (result.date, result.publisher) == ("2009", "IOM, Geneva")


def test_a_value_that_was_chosen_gives_way_to_one_that_came_meanwhile(library: Library) -> None:
    filled(library)
    merge = union(library, "iom2009caring", "iom2009third")._replace(values={"date": "2009"})
    library.change(["iom2009third"], lambda record: record.changed(date="2011"))
    with pytest.raises(InputRefusedError, match=r"iom2009third was changed by someone else \(date\)"):
        library.merge([merge])
    assert len(library) == len(ALL)


def test_a_try_writes_nothing(library: Library) -> None:
    filled(library)
    before = everything(library)
    [first, second] = library.merge([union(library, "iom2009caring", "iom2009again")], dry_run=True)
    assert (first.publication.publisher, second.action) == ("IOM", "merged")
    assert everything(library) == before


@pytest.mark.parametrize(
    ("merged_before", "removed_before", "error"),
    [(True, (), UsageError), (False, ("iom2009again",), NothingFoundError)],
)
def test_what_became_one_or_went_meanwhile_is_refused(
    library: Library, merged_before: bool, removed_before: Sequence[str], error: type[ProtlibError]
) -> None:
    filled(library)
    merge = union(library, "iom2009caring", "iom2009again")
    if merged_before:
        library.merge([merge])
    if removed_before:
        library.remove(removed_before)
    before = everything(library)
    with pytest.raises(error):
        library.merge([merge])
    assert everything(library) == before


def test_what_was_decided_about_a_record_is_true_of_the_one_it_is_in(library: Library) -> None:
    filled(library)
    decision = OneName(("publisher",), "IOM", "International Organization for Migration")
    library.decide(
        lambda decided: decided.with_decisions(
            make_distinct("iom2009again", "iom2009caring"),
            make_distinct("iom2009again", "jobe2010causes"),
            SilencedRule("year-missing", "iom2009again"),
            decision,
        ),
        "decide",
    )
    library.merge([union(library, "iom2009caring", "iom2009again")], [("gesod2017ideas", "iom2009again")])
    assert {*library.decisions().all_decisions} == {
        make_distinct("iom2009caring", "jobe2010causes"),
        SilencedRule("year-missing", "iom2009caring"),
        decision,
        make_distinct("gesod2017ideas", "iom2009caring"),
    }


DRAFT = CARING.changed(key="draft", title=f"{CARING.title} (draft)", date="2008")
OTHER_AGENCY = CARING.changed(key="agency", authors=(Name(literal="UNICEF"),))


@pytest.mark.parametrize("second", [DRAFT, OTHER_AGENCY, OTHER.changed(key="unlike")])
@pytest.mark.parametrize("first", [True, False])
def test_what_somebody_made_one_comes_in_again_as_that_one(library: Library, second: Publication, first: bool) -> None:
    """Also where a file does not have the keys, and where nothing but what was said tells that the records are one."""
    filled(library, CARING, second)
    names = ["iom2009caring", second.key] if first else [second.key, "iom2009caring"]
    library.merge([names])
    library.rekey(names[0], "new")
    files = [CARING.changed(key=""), second.changed(key="")]
    outcomes = library.add_many(files)
    assert [(outcome.action, outcome.existing) for outcome in outcomes] == [("skipped", "new")] * 2
    assert keys(library) == ["new"]
    library.undo()
    library.undo()
    assert library.decisions().list_formers() == []


def test_nothing_is_remembered_of_what_would_be_found_anyway_or_of_a_record_that_is_gone(
    library: Library,
) -> None:
    filled(library)
    library.merge([["iom2009caring", "old", "iom2009third"]])
    assert library.decisions().list_formers() == []
    library.merge([["iom2009caring", "jobe2010causes"]])
    assert [key for key, _was in library.decisions().list_formers()] == ["iom2009caring"]
    library.remove(["iom2009caring"])
    assert library.decisions().list_formers() == []
    assert [record.action for record in library.add_many([CAUSES.changed(key="")])] == ["added"]


def test_what_was_decided_about_a_record_goes_with_it(library: Library) -> None:
    filled(library)
    library.decide(
        lambda decided: decided.with_decisions(
            make_distinct("iom2009again", "iom2009caring"),
            SilencedRule("year-missing", "iom2009again"),
            SilencedRule("year-missing"),
        ),
        "decide",
    )
    library.remove(["iom2009again"])
    assert library.decisions().all_decisions == (SilencedRule("year-missing"),)
    library.undo()
    assert len(library.decisions().all_decisions) == 3


def test_the_duplicates_of_a_library_are_its_groups_the_likeliest_first(library: Library) -> None:
    twin = OTHER.changed(key="gesod2017idea", title="Idea", url="https://example.org/x")
    filled(library, *ALL, twin)
    groups = library.duplicates()
    assert [group.keys for group in groups if group.sameness is Sameness.SAME] == [
        ("iom2009caring", "iom2009again", "iom2009third")
    ]
    assert [group.score for group in groups] == sorted((group.score for group in groups), reverse=True)
    assert library.duplicates(["jobe2010causes"]) == []
    assert library.duplicates(["iom2009third"]) == groups[:1]


@pytest.mark.parametrize("abstract", ["Short.", "Of what is known. " * 9])
def test_abstracts_are_compared_as_a_whole_and_topics_not_at_all(library: Library, abstract: str) -> None:
    first = Publication(key="a", title="Return", abstract=abstract, tags=("care",))
    filled(
        library, first, first.changed(key="b", tags=("health",)), first.changed(key="c", abstract=f"{abstract} More.")
    )
    groups = library.duplicates()
    assert groups == group_records(library)
    assert [group.keys for group in groups if group.score == 1] == [("a", "b")]


def test_a_library_without_records_or_with_one_has_no_duplicates(library: Library) -> None:
    assert library.duplicates() == []
    filled(library, CARING)
    assert library.duplicates() == []


@pytest.mark.parametrize("decided", [("iom2009caring", "iom2009again"), ("OLD", "iom2009caring")])
def test_what_is_known_to_be_two_is_in_no_group_whatever_key_it_was_known_by(
    library: Library, decided: tuple[str, str]
) -> None:
    filled(library, CARING, AGAIN, CAUSES)
    assert len(library.duplicates()) == 1
    library.decide(lambda decisions: decisions.with_decisions(make_distinct(*decided)), "decide")
    assert library.duplicates() == []
    library.rekey("iom2009again", "brandnew")
    assert library.duplicates() == []


def test_an_organisation_is_compared_under_the_name_that_was_decided_on(library: Library) -> None:
    title = "Report on the Situation of Returned Migrants"
    first = Publication(key="a", type="report", title=title, date="2019", authors=(Name(literal="Zebra"),))
    filled(library, first, first.changed(key="b", authors=(Name(literal="Quagga Trust"),)))
    assert [group.sameness for group in library.duplicates()] != [Sameness.SAME]
    library.decide(
        lambda decisions: decisions.with_decisions(OneName(("authors",), "Zebra", "{Quagga Trust}")), "decide"
    )
    assert [group.sameness for group in library.duplicates()] == [Sameness.SAME]


def test_a_long_search_tells_how_far_it_is(library: Library) -> None:
    filled(library)
    progress_steps: list[tuple[int, int]] = []
    library.duplicates(progress=lambda done, total: progress_steps.append((done, total)))
    assert progress_steps == [(0, len(ALL)), (len(ALL), len(ALL))]
