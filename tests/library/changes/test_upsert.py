"""A file that is imported every night: it changes what changed in it, and nothing that is the library's own."""

import random
from collections.abc import Sequence
from typing import Any

import pytest

from protlib.errors import InputRefusedError
from protlib.library import Library
from protlib.library.changes.upsert import Prune, Upsert
from protlib.library.joins.join import ConflictChoice
from protlib.library.plan import Outcome
from protlib.record.decisions.three_way import FieldDifference
from protlib.record.model import Name, Publication
from protlib.selection import Match, OnDuplicate
from sample_records.libraries import CARING, CAUSES, OTHER, actions, everything

MASTER = [CARING.changed(tags=("health",)), CAUSES, OTHER.changed(key="other")]
FILE = "master.bib"
PRUNE = Prune("gone", frozenset({FILE}))
WORDS = [
    "nets", "ports", "coast", "island", "river", "desert", "harvest", "quarry", "kiln", "loom", "border", "camp", "shelter",
    "school", "clinic", "court",
]  # fmt: skip


def night(
    library: Library,
    rows: Sequence[Publication],
    *,
    match: Match = "key",
    on_duplicate: OnDuplicate = "replace",
    prune: Prune | None = PRUNE,
    **options: Any,
) -> list[Outcome]:
    """Import the master, and return what became of its records."""
    upsert = Upsert(prune=prune, **options.pop("upsert", {}))
    return library.add_many(
        rows, on_duplicate, match=match, sources=[FILE] * len(rows), upsert=upsert, label="import", **options
    )


@pytest.fixture
def nightly(library: Library) -> Library:
    """A library of its own records into which the master was imported once."""
    library.add_many([Publication(key="own", type="book", title="Nets of the Coast", date="2001")])
    night(library, MASTER)
    return library


def test_the_first_night_adds_and_the_next_changes_nothing(nightly: Library) -> None:
    assert everything(nightly).keys() == {"own", "iom2009caring", "jobe2010causes", "other"}
    before = nightly.path.read_bytes()
    for rows in (MASTER, MASTER[::-1]):
        assert actions(night(nightly, rows)) == ["unchanged"] * 3
    assert nightly.path.read_bytes() == before


@pytest.mark.parametrize("match", ["key", "auto"])
def test_what_changed_in_the_master_is_changed_and_what_is_local_stays(nightly: Library, match: Match) -> None:
    nightly.change(["iom2009caring"], lambda each: each.changed(tags=("health", "mine"), note="read", genre="Handbook"))
    came = [MASTER[0].changed(date="2011", tags=("Health", "labour"), note="theirs"), *MASTER[1:]]
    assert actions(night(nightly, came, match=match)) == ["updated", "unchanged", "unchanged"]
    after = nightly.get("iom2009caring")
    assert (after.date, after.tags, after.note, after.genre) == (
        "2011", ("health", "mine", "labour"), "read", "Handbook"
    )  # fmt: skip
    assert actions(night(nightly, came, match=match)) == ["unchanged"] * 3


def test_another_title_under_the_key_is_an_edit_and_no_second_record(nightly: Library) -> None:
    came = [MASTER[0].changed(title="Caring for Those Who Were Sold"), *MASTER[1:]]
    assert actions(night(nightly, came)) == ["updated", "unchanged", "unchanged"]
    assert nightly.get("iom2009caring").title == "Caring for Those Who Were Sold"


def test_another_key_in_the_master_and_another_one_here_find_the_record(nightly: Library) -> None:
    nightly.rekey("jobe2010causes", "causes")
    came = [MASTER[0].changed(key="iom-1"), *MASTER[1:]]
    assert actions(night(nightly, came))[1:] == ["unchanged", "unchanged"]
    assert nightly.get("iom-1").key == "iom2009caring"
    before = nightly.path.read_bytes()
    assert actions(night(nightly, came)) == ["unchanged"] * 3
    assert nightly.path.read_bytes() == before
    assert len(nightly) == 4


def test_a_record_that_was_merged_here_stays_one(nightly: Library) -> None:
    nightly.merge([["own", "jobe2010causes"]])
    night(nightly, MASTER)
    assert everything(nightly).keys() == {"own", "iom2009caring", "other"}


def test_a_record_that_was_removed_here_comes_back(nightly: Library) -> None:
    nightly.remove(["jobe2010causes"])
    assert actions(night(nightly, MASTER)) == ["unchanged", "added", "unchanged"]


def test_two_rows_of_one_record_are_settled_the_same_way_every_night(nightly: Library) -> None:
    came = [*MASTER, CAUSES.changed(genre="Paper"), CAUSES.changed(genre="Study")]
    assert actions(night(nightly, came))[-2:] == ["updated", "updated"]
    assert nightly.get("jobe2010causes").genre == "Study"
    before = nightly.path.read_bytes()
    outcomes = night(nightly, came)
    assert actions(outcomes)[-2:] == ["unchanged", "unchanged"]
    assert outcomes[-1].notes == ("genre: two rows differ; the last one counts",)
    assert nightly.path.read_bytes() == before


@pytest.mark.parametrize(
    ("columns", "upsert", "expected"),
    [
        ({"key", "title"}, {}, ("refused", ("no publication has this key",))),
        ({"key", "title"}, {"adds_new": True}, ("added", ())),
        ((), {}, ("added", ())),
    ],
)
def test_a_new_key_is_a_new_record_but_in_a_table_that_came_home(
    nightly: Library, columns: set[str], upsert: dict[str, bool], expected: tuple[str, tuple[str, ...]]
) -> None:
    new = Publication(key="new", title="A Study of Return to the Islands")
    [outcome] = night(nightly, [new], prune=None, upsert={**upsert, "columns": [frozenset(columns)]})
    assert (outcome.action, outcome.notes) == expected


def test_a_row_of_a_table_that_is_a_master_clears_what_it_lost_and_two_rows_are_settled(
    nightly: Library,
) -> None:
    columns = [frozenset({"key", "genre"})] * 2
    rows = [Publication(key="jobe2010causes", genre=genre) for genre in ("Paper", "Study")]
    for _night in range(2):
        night(nightly, rows, upsert={"adds_new": True, "columns": columns}, prune=None)
        assert nightly.get("jobe2010causes").genre == "Study"
    night(nightly, [Publication(key="jobe2010causes")], upsert={"adds_new": True, "columns": columns[:1]}, prune=None)
    assert nightly.get("jobe2010causes").genre == ""


def test_what_the_master_no_longer_has_is_tagged_until_it_comes_back(nightly: Library) -> None:
    nightly.change(["iom2009caring"], lambda each: each.changed(tags=("mine",)))
    outcomes = night(nightly, MASTER[1:])
    assert [(outcome.action, outcome.publication.key) for outcome in outcomes[2:]] == [("updated", "iom2009caring")]
    assert nightly.get("iom2009caring").tags == ("mine", "gone")
    assert nightly.get("own").tags == ()
    before = nightly.path.read_bytes()
    assert actions(night(nightly, MASTER[1:])) == ["unchanged", "unchanged"]
    assert nightly.path.read_bytes() == before
    assert [outcome.action for outcome in night(nightly, MASTER)] == ["updated", "unchanged", "unchanged"]
    assert nightly.get("iom2009caring").tags == ("mine", "health")


@pytest.mark.parametrize("on_duplicate", ["skip", "update", "merge"])
def test_the_tag_comes_and_goes_whatever_becomes_of_the_others(nightly: Library, on_duplicate: OnDuplicate) -> None:
    night(nightly, MASTER[1:], on_duplicate=on_duplicate)
    assert nightly.get("iom2009caring").tags == ("health", "gone")
    nightly.undo()
    assert nightly.get("iom2009caring").tags == ("health",)
    nightly.redo()
    night(nightly, MASTER, on_duplicate=on_duplicate)
    assert nightly.get("iom2009caring").tags == ("health",)


def test_two_new_rows_of_one_record_that_have_the_tag_already_are_one_record(library: Library) -> None:
    came = [CAUSES.changed(tags=("gone",)), CAUSES.changed(tags=("gone",), genre="Paper")]
    assert actions(night(library, came)) == ["added", "updated"]
    assert library.get("jobe2010causes").genre == "Paper"


def test_what_is_not_the_masters_is_never_tagged(nightly: Library) -> None:
    nightly.add_many([Publication(key="theirs", title="Ports of Call")], sources=["other.bib"])
    nightly.change(["theirs"], lambda each: each.changed(tags=("gone",)))
    night(nightly, MASTER[2:])
    assert {key for key, record in everything(nightly).items() if "gone" in record.tags} == {
        "theirs", "iom2009caring", "jobe2010causes"
    }  # fmt: skip
    night(nightly, [*MASTER, Publication(key="theirs", title="Ports of Call")])
    assert nightly.get("theirs").tags == ("gone",)


def test_a_file_that_is_not_whole_tags_nothing(nightly: Library) -> None:
    assert len(night(nightly, MASTER[2:], prune=PRUNE._replace(is_whole=False))) == 1
    twins = [CARING.changed(key=f"twin{number}", doi="10.1000/same", title=f"T{number}") for number in (1, 2)]
    nightly.add_many(twins, "add")
    outcomes = night(nightly, [*MASTER[2:], twins[0].changed(key="")], match="id")
    assert actions(outcomes) == ["unchanged", "refused"]
    assert not any("gone" in record.tags for record in everything(nightly).values())


def test_a_file_that_has_lost_most_is_refused_unless_one_is_sure(library: Library) -> None:
    master = [Publication(key=word, type="report", title=f"Work at the {word}") for word in WORDS[:11]]
    night(library, master)
    before = library.path.read_bytes()
    with pytest.raises(InputRefusedError, match=r"11 of 11 publications from master\.bib are no longer in it"):
        night(library, [Publication(key="new", title="New")])
    assert library.path.read_bytes() == before
    assert len(night(library, master[:1])) == 11
    library.undo()
    assert len(night(library, [Publication(key="new", title="New")], prune=PRUNE._replace(is_sure=True))) == 12


def test_a_merge_fills_and_unites_and_leaves_what_both_say(nightly: Library) -> None:
    nightly.change(["jobe2010causes"], lambda each: each.changed(date="2011", tags=("mine",)))
    came = [CAUSES.changed(date="2012", tags=("theirs",), genre="Paper", authors=(Name(literal="UN"),))]
    [outcome] = night(nightly, came, on_duplicate="merge", prune=None)
    after = nightly.get("jobe2010causes")
    assert (after.date, after.tags, after.genre) == ("2011", ("mine", "theirs"), "Paper")
    assert (outcome.action, [conflict.field for conflict in outcome.conflicts]) == ("updated", ["authors", "date"])
    before = nightly.path.read_bytes()
    [outcome] = night(nightly, came, on_duplicate="merge", prune=None)
    assert (outcome.action, len(outcome.conflicts)) == ("unchanged", 2)
    assert nightly.path.read_bytes() == before


def test_what_is_answered_counts_in_a_merge(nightly: Library) -> None:
    def answer(difference: FieldDifference, _mine: Publication | None, _theirs: Publication | None) -> ConflictChoice:
        return ConflictChoice(difference.theirs)

    came = [CAUSES.changed(date="2012"), OTHER.changed(key="other", title="Another")]
    outcomes = night(nightly, came, on_duplicate="merge", upsert={"answer": answer}, prune=None)
    assert [outcome.conflicts for outcome in outcomes] == [(), ()]
    assert nightly.get("jobe2010causes").date == "2012"
    assert nightly.get("other").title == "Another"


def test_a_table_that_says_less_than_the_record_is_no_conflict(nightly: Library) -> None:
    nightly.change(["jobe2010causes"], lambda each: each.changed(date="2010-03", page="1-5"))
    row = Publication(key="jobe2010causes", title=CAUSES.title, date="2010", page="2026-01-05")
    columns = [frozenset({"key", "title", "year", "page"})]
    [outcome] = night(nightly, [row], on_duplicate="merge", upsert={"columns": columns}, prune=None)
    assert (outcome.action, outcome.conflicts) == ("unchanged", ())
    assert outcome.notes == ("page stays “1-5”: a spreadsheet turned it into “2026-01-05”",)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_random_nights_leave_the_library_as_the_master_says_and_what_is_local_alone(
    library: Library, seed: int
) -> None:
    chance = random.Random(seed)
    master = {
        word: Publication(key=word, type="report", title=f"Work at the {word} and after", date="2010", tags=("m",))
        for word in WORDS[:8]
    }
    local: dict[str, tuple[str, str]] = {}
    fresh = iter(WORDS[8:])
    for step in range(8):
        night(library, chance.sample([*master.values()], len(master)))
        records = everything(library)
        assert {key for key, publication in records.items() if "gone" not in publication.tags} == master.keys()
        for key, record in master.items():
            assert (records[key].title, records[key].date) == (record.title, record.date)
        for key, (tag, note) in local.items():
            assert tag in records[key].tags
            assert records[key].note == note
        count = len(library.history())
        assert {*actions(night(library, [*master.values()]))} == {"unchanged"}
        assert len(library.history()) == count
        mine = chance.choice([*records])
        tag, note = local[mine] = (f"mine{step}", f"note {step}")
        library.replace(records[mine], records[mine].changed(tags=(*records[mine].tags, tag), note=note))
        edited = chance.choice([*master])
        master[edited] = master[edited].changed(date=str(1990 + step), title=f"Life at the {edited}, part {step}")
        if chance.random() < 0.5 and len(master) > 4:
            del master[chance.choice([*master])]
        elif word := next(fresh, ""):
            master[word] = Publication(key=word, type="report", title=f"Work at the {word} and after", date="2010")
