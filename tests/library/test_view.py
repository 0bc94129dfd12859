"""A plan may change records and decisions in one write."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from protlib.errors import EmptyLibraryError, NothingFoundError
from protlib.library import Library
from protlib.library.plan import Plan
from protlib.library.view import View
from protlib.record.decisions import Decisions, OwnField, SilencedRule, make_distinct
from sample_records.libraries import CARING, CAUSES, fill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.json"
    fill(path, CARING, CAUSES)
    return path


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """A library of two records."""
    with Library(path) as library:
        yield library


def decisions_of(path: Path) -> Decisions:
    """Return what a library has decided that nobody has open."""
    with Library(path) as library:
        return library.decisions()


def test_a_plan_may_change_records_and_decisions_in_one_write(library: Library, path: Path) -> None:
    def plan(view: View) -> Plan:
        [record] = view.records_with([CARING.key])
        changed = record.changed(title="New")
        return Plan(changed={record.key: changed}, decisions=view.decisions.with_decisions(OwnField("finding")))

    library.revise(plan, "unify")
    assert library.get(CARING.key).title == "New"
    assert library.decisions().own_fields() == ["finding"]
    library.undo()
    assert library.get(CARING.key).title == CARING.title
    assert library.decisions() == Decisions()
    library.redo()
    assert decisions_of(path).own_fields() == ["finding"]


def test_a_plan_that_is_only_tried_writes_nothing_and_sees_the_decisions(library: Library, path: Path) -> None:
    library.decide(lambda decisions: decisions.with_decisions(SilencedRule("no-year")), "check --silence")
    before = path.read_bytes()
    views: list[View] = []

    def plan(view: View) -> Plan:
        views.append(view)
        return Plan(removed={CARING.key: CARING})

    assert library.revise(plan, "remove", dry_run=True).former_keys() == [CARING.key]
    assert path.read_bytes() == before
    assert views[0].decisions.list_silenced() == [SilencedRule("no-year")]


def test_decisions_stand_in_a_table_of_their_own_before_the_records(library: Library, path: Path) -> None:
    library.decide(lambda decisions: decisions.with_decisions(OwnField("finding"), OwnField("method")), "fields")
    tables = json.loads(path.read_bytes())
    assert list(tables) == ["library", "decisions", "publications"]
    first, second = sorted(tables["decisions"], key=int)
    method = {"kind": "field", "name": "method"}
    assert tables["decisions"] == {first: {"kind": "field", "name": "finding"}, second: method}
    assert library.history()[0].changed_by == "fields"
    library.decide(
        lambda decisions: decisions.without_decisions(OwnField("finding")).with_decisions(OwnField("year")), "fields"
    )
    assert library.own_fields() == ["method", "year"]
    [third] = json.loads(path.read_bytes())["decisions"].keys() - {second}
    assert json.loads(path.read_bytes())["decisions"] == {
        second: method,
        third: {"kind": "field", "name": "year"},
    }
    assert path.read_text().count('"kind":"field"') == 2  # a line each
    library.decide(lambda _decisions: Decisions(), "fields")
    assert list(json.loads(path.read_bytes())) == ["library", "publications"]


def test_decisions_outlive_other_commands_and_other_layouts_of_the_file(library: Library, path: Path) -> None:
    library.decide(lambda decisions: decisions.with_decisions(OwnField("finding")), "fields")
    library.change([CARING.key], lambda record: record.changed(note="Read"))
    assert decisions_of(path).own_fields() == ["finding"]
    tables = json.loads(path.read_bytes())
    tables["decisions"] = tables.pop("decisions")
    path.write_text(json.dumps(tables))
    with Library(path) as second_library:
        assert second_library.decisions().own_fields() == ["finding"]
        second_library.remove([CARING.key])
    assert decisions_of(path).own_fields() == ["finding"]
    assert list(json.loads(path.read_bytes())) == ["library", "decisions", "publications"]


def test_what_others_have_written_in_a_decision_stays_while_it_does(library: Library, path: Path) -> None:
    library.decide(
        lambda decisions: decisions.with_decisions(make_distinct("b", "a"), OwnField("finding")), "duplicates"
    )
    text = path.read_text()
    path.write_text(text.replace('"keys":["a","b"]', '"keys":["b","a"],"by":"Ana"'))
    library.decide(
        lambda decisions: decisions.with_decisions(OwnField("year")).without_decisions(OwnField("finding")), "fields"
    )
    assert '"keys":["b","a"],"by":"Ana"' in path.read_text()
    assert decisions_of(path) == Decisions((make_distinct("a", "b"), OwnField("year")))


def test_what_is_decided_already_writes_nothing(library: Library, path: Path) -> None:
    library.decide(lambda decisions: decisions.with_decisions(OwnField("finding")), "fields")
    before = path.read_bytes()
    assert library.decide(lambda decisions: decisions, "fields").own_fields() == ["finding"]
    assert path.read_bytes() == before


def test_a_library_that_is_not_there_has_decided_nothing(tmp_path: Path) -> None:
    with Library(tmp_path / "none.json") as library:
        assert library.decisions() == Decisions()
        with pytest.raises(EmptyLibraryError, match="there is no library"):
            library.decide(lambda decisions: decisions.with_decisions(OwnField("finding")), "silence")
        assert not library.path.exists()
        library.decide(lambda decisions: decisions.with_decisions(OwnField("finding")), "fields", makes_library=True)
        assert (library.decisions().own_fields(), len(library)) == (["finding"], 0)


def test_a_record_that_is_not_there_is_named(library: Library) -> None:
    with pytest.raises(NothingFoundError, match="nobody2000"):
        library.revise(lambda view: Plan(removed={"a": view.records_with(["nobody2000"])[0]}), "remove")
