"""An index that is changed in place says what one says that is made anew."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protlib.record.model import Name, Publication
from protlib.search import Request, select
from protlib.selection import Selection
from protlib.system.file_identity import stamp
from sample_records.shelf import CARING, GESOD, JOBE, Shelf, anew, answers, write


def test_a_write_updates_the_index_in_place(shelf: Shelf, tmp_path: Path) -> None:
    new = Publication(key="new2020", title="New labour", authors=(Name(family="Newcomer"),), date="2020")
    with shelf.open() as index:
        assert shelf.write(index, [JOBE.changed(title="Changed", tags=()), new], ["iom2009caring"])
        assert answers(index) == anew(shelf.records, tmp_path)
    with shelf.open() as index:
        assert answers(index) == anew(shelf.records, tmp_path)
    assert shelf.readings == 1


def test_a_renamed_record_keeps_its_place(shelf: Shelf) -> None:
    renamed = JOBE.changed(key="jobe2010new", aliases=("jobe2010causes",))
    with shelf.open() as index:
        before = stamp(shelf.path)
        write(shelf.path, [renamed, CARING, GESOD])
        after = stamp(shelf.path)
        assert after
        assert index.update([renamed], ["jobe2010causes"], before, after)
        assert list(select(index, Request(Selection())).publications) == [renamed, CARING, GESOD]
        assert index.get(["jobe2010causes"]) == {"jobe2010causes": renamed}


def test_records_that_get_their_old_keys_back_keep_their_places_and_none_takes_anothers(shelf: Shelf) -> None:
    renamed = CARING.changed(key="both", aliases=(CARING.key, "jobe2011"))
    second = JOBE.changed(key="jobe2011")
    with shelf.open() as index:
        for records, changed, removed in (
            ([JOBE, renamed, GESOD], [renamed], [CARING.key]),
            ([JOBE, CARING, GESOD, second], [CARING, second], ["both"]),
        ):
            before = stamp(shelf.path)
            write(shelf.path, records)
            after = stamp(shelf.path)
            assert before
            assert after
            assert index.update(changed, removed, before, after)
            assert list(select(index, Request(Selection())).publications) == records


def test_an_update_from_another_state_is_refused_and_the_index_made_anew(shelf: Shelf) -> None:
    with shelf.open() as index:
        now = stamp(shelf.path)
        assert now
        assert not index.update([GESOD], [], now._replace(size=1), now._replace(size=2))
        write(shelf.path, [GESOD])
    with shelf.open() as index:
        assert list(select(index, Request(Selection())).publications) == [GESOD]


def test_an_update_that_fails_half_way_leaves_an_index_that_is_made_anew(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with shelf.open() as index:
        monkeypatch.setattr("protlib.index.index_tables.insert", fail)
        with pytest.raises(KeyboardInterrupt):
            shelf.write(index, [JOBE.changed(title="Changed")], [])
    monkeypatch.undo()
    with shelf.open() as index:
        assert list(select(index, Request(Selection())).publications) == shelf.records
    assert shelf.readings == 2


def test_a_change_of_most_of_the_library_is_left_to_the_next_that_opens_it(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    many = [JOBE.changed(key=f"k{number}", title=f"Title {number}") for number in range(600)]
    with shelf.open() as index:
        assert not shelf.write(index, many, [])
    with shelf.open() as index:
        assert select(index, Request(Selection())).total == 603


WORDS = st.sampled_from(
    [
        "labour",
        "labor",
        "trafficking",
        "traficking",
        "nigeria",
        "women",
        "woman",
        "Łódź",
        "IOM",
        "iom",
        "children",
        "child",
        "the",
        "in",
        "2010",
    ]
)
RECORDS = st.builds(
    lambda key, title, family, year, tags: Publication(
        key=key,
        title=" ".join(title),
        authors=(Name(family=family),),
        date=year,
        tags=tuple(dict.fromkeys(tags)),
    ),
    st.sampled_from("abcdefgh"),
    st.lists(WORDS, max_size=5),
    st.sampled_from(["Jobe", "Johnson", "Jönsson", "Roberts"]),
    st.sampled_from(["", "2009", "2010-05", "2009/2011"]),
    st.lists(st.sampled_from(["new", "New", "old"]), max_size=2),
)
WRITES = st.lists(
    st.tuples(st.lists(RECORDS, max_size=4), st.lists(st.sampled_from("abcdefgh"), max_size=2)), max_size=4
)


@pytest.mark.slow
@given(WRITES)
def test_an_index_says_the_same_however_it_came_about(
    tmp_path_factory: pytest.TempPathFactory, writes: list[tuple[list[Publication], list[str]]]
) -> None:
    folder = tmp_path_factory.mktemp("shelf")
    shelf = Shelf(folder)
    with shelf.open() as index:
        for changed, removed in writes:
            new = {record.key: record for record in changed}
            assert shelf.write(index, list(new.values()), [key for key in removed if key not in new])
        assert answers(index) == anew(shelf.records, folder)
    assert shelf.readings == 1
