"""The library: what is found in it, and what is there after each kind of change."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from protlib.errors import InputRefusedError, LibraryUnusableError, NothingFoundError, UsageError
from protlib.library import Library
from protlib.record.model import Publication
from protlib.selection import Selection
from protlib.system.file_identity import stamp
from sample_records.libraries import CARING, CAUSES, OTHER, actions, everything, fill, keys, label


class TestReading:
    def test_finds_nothing_in_a_library_that_is_not_there(self, library: Library) -> None:
        with pytest.raises(NothingFoundError, match="iom2009caring"):
            library.get("iom2009caring")
        assert not library.path.exists()

    def test_gives_records_in_the_order_of_their_keys_and_each_once(self, library: Library) -> None:
        library.add_many([CARING, CAUSES])
        records = library.get_many(["jobe2010causes", "iom2009caring", "JOBE2010causes"])
        assert [record.key for record in records] == ["jobe2010causes", "iom2009caring"]

    def test_names_every_key_that_is_not_there(self, library: Library) -> None:
        library.add_many([CARING])
        with pytest.raises(NothingFoundError, match=r"one.*; .*two"):
            library.get_many(["one", "iom2009caring", "two"])

    @pytest.mark.parametrize("key", ["iom2009carin", "IOM2009Carring", "iom2019caring"])
    def test_suggests_keys_that_are_like_one_that_is_not_there(self, library: Library, key: str) -> None:
        library.add_many([CARING, CAUSES])
        with pytest.raises(
            NothingFoundError, match=rf"no publication has the key {key}; did you mean “iom2009caring”\?$"
        ):
            library.get(key)
        with pytest.raises(NothingFoundError, match=r"no publication has the key nobody1900$"):
            library.get("nobody1900")

    def test_names_no_more_than_five_missing_keys(self, library: Library) -> None:
        with pytest.raises(NothingFoundError, match=r"the key z4; and 2 more$"):
            library.get_many([f"z{number}" for number in range(7)])

    def test_finds_by_the_beginning_of_a_key(self, library: Library) -> None:
        assert library.beginning("", 10) == []
        library.add_many([CARING, CAUSES, OTHER.changed(key="iom2009brief")])
        assert [record.key for record in library.beginning("IOM20", 10)] == ["iom2009brief", "iom2009caring"]
        assert [record.key for record in library.beginning("", 2)] == ["iom2009brief", "iom2009caring"]

    def test_finds_by_a_title_in_any_spelling(self, library: Library) -> None:
        library.add_many([CARING, CAUSES])
        assert [record.key for record in library.titled(f"{CARING.title.upper()}.")] == [CARING.key]
        assert library.titled(CARING.title[:-3]) == library.titled("") == []

    def test_selects_what_a_query_finds(self, library: Library) -> None:
        library.add_many([CARING, CAUSES])
        assert library.select(Selection(query="caring")).total == 1

    def test_sees_what_another_program_has_written(self, library: Library) -> None:
        library.add_many([CARING])
        with TinyDB(library.path) as database:
            database.table("publications").insert(CAUSES.to_dict())
            database.table("publications").update({"title": "Caring"}, where("key") == CARING.key)
        assert library.get("jobe2010causes") == CAUSES
        assert library.get("iom2009caring").title == "Caring"
        library.path.unlink()
        with pytest.raises(NothingFoundError):
            library.get("iom2009caring")

    def test_refuses_what_is_no_library(self, library: Library) -> None:
        library.path.write_text("@report{iom2009caring}")
        for act in (
            lambda: library.get("x"),
            lambda: library.add_many([CARING]),
            library.info,
            library.history,
        ):
            with pytest.raises(LibraryUnusableError, match="is not a library"):
                act()
        assert library.path.read_text() == "@report{iom2009caring}"


class TestChanging:
    def test_puts_what_the_function_makes_in_the_place_of_each_record(self, library: Library) -> None:
        library.add_many([CARING, CAUSES, OTHER])
        outcomes = library.change(
            ["gesod2017ideas", "iom2009caring"], lambda record: record.changed(tags=("read",)), label="tag"
        )
        assert actions(outcomes) == ["updated", "updated"]
        assert keys(library) == ["iom2009caring", "jobe2010causes", "gesod2017ideas"]
        assert library.get("gesod2017ideas").tags == ("read",)
        assert library.get("jobe2010causes").tags == ()
        assert label(library) == "tag: 2 updated"

    def test_says_when_a_record_was_added_and_changed(self, library: Library) -> None:
        [added] = library.add_many([CARING])
        [outcome] = library.change(["iom2009caring"], lambda record: record.changed(title="Caring"))
        assert outcome.publication.created == added.publication.created
        assert outcome.publication.modified > added.publication.modified

    def test_clears_fields_in_the_file(self, library: Library) -> None:
        library.add_many([CARING.changed(note="x", tags=("y",))])
        library.change(["iom2009caring"], lambda record: record.changed(note="", tags=()))
        with TinyDB(library.path) as database:
            assert not {"note", "tags"} & database.table("publications").all()[0].keys()

    def test_writes_nothing_where_nothing_changes(self, library: Library) -> None:
        library.add_many([CARING])
        before = stamp(library.path)
        assert actions(library.change(["iom2009caring"], lambda record: record)) == ["unchanged"]
        assert stamp(library.path) == before

    def test_writes_nothing_where_one_key_is_not_there(self, library: Library) -> None:
        library.add_many([CARING])
        with pytest.raises(NothingFoundError, match="jobe2010causes"):
            library.change(["iom2009caring", "jobe2010causes"], lambda record: record.changed(title="x"))
        assert library.get("iom2009caring").title == CARING.title

    def test_does_not_change_keys(self, library: Library) -> None:
        library.add_many([CARING])
        with pytest.raises(UsageError, match="protlib rekey"):
            library.change(["iom2009caring"], lambda record: record.changed(key="caring"))

    def test_keeps_what_other_programs_have_put_into_a_record(self, library: Library) -> None:
        library.add_many([CARING])
        with TinyDB(library.path) as database:
            database.table("publications").update({"shelf": 5})
        library.change(["iom2009caring"], lambda record: record.changed(title="Caring"))
        with TinyDB(library.path) as database:
            [document] = database.table("publications").all()
        assert (document["title"], document["shelf"]) == ("Caring", 5)

    def test_starts_again_where_another_program_was_faster(self, library: Library) -> None:
        library.add_many([CARING])
        calls = 0

        def change(record: Publication) -> Publication:
            nonlocal calls
            calls += 1
            if calls == 1:
                with TinyDB(library.path) as database:
                    database.table("publications").update({"note": "theirs"})
            return record.changed(title="Caring")

        library.change(["iom2009caring"], change)
        assert (library.get("iom2009caring").title, library.get("iom2009caring").note) == ("Caring", "theirs")

    def test_gives_up_where_another_program_is_always_faster(self, library: Library) -> None:
        library.add_many([CARING])

        def change(record: Publication) -> Publication:
            with TinyDB(library.path) as database:
                database.table("publications").update({"note": f"{record.note}x"})
            return record.changed(title="Caring")

        with pytest.raises(LibraryUnusableError, match="another program is changing it"):
            library.change(["iom2009caring"], change)
        assert library.get("iom2009caring").title == CARING.title


MERGES: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "of one side": ({"title": "Mine"}, {}, {"title": "Mine"}),
    "in different fields": ({"title": "Mine"}, {"note": "Theirs"}, {"title": "Mine", "note": "Theirs"}),
    "to the same value": ({"title": "Ours"}, {"title": "Ours"}, {"title": "Ours"}),
}


class TestEditing:
    @pytest.mark.parametrize("case", MERGES)
    def test_an_edit_joins_what_changed_since_it_was_read(self, library: Library, case: str) -> None:
        mine, theirs, both = MERGES[case]
        library.add_many([CARING])
        stored = library.get("iom2009caring")
        library.change(["iom2009caring"], lambda record: record.changed(**theirs))
        outcome = library.replace(stored, stored.changed(**mine))
        assert library.get("iom2009caring") == outcome.publication
        assert {name: getattr(outcome.publication, name) for name in both} == both

    def test_is_refused_where_both_changed_a_field(self, library: Library) -> None:
        library.add_many([CARING])
        stored = library.get("iom2009caring")
        library.change(["iom2009caring"], lambda record: record.changed(publisher_place="Geneva"))
        with pytest.raises(
            InputRefusedError,
            match=r"iom2009caring was changed by someone else \(publisher place\); nothing was saved",
        ):
            library.replace(stored, stored.changed(publisher_place="Vienna"))
        assert library.get("iom2009caring").publisher_place == "Geneva"

    def test_is_refused_where_the_record_was_removed(self, library: Library) -> None:
        library.add_many([CARING])
        record = library.get("iom2009caring")
        library.remove(["iom2009caring"])
        with pytest.raises(NothingFoundError, match="iom2009caring"):
            library.replace(record, record.changed(title="Mine"))

    def test_finds_a_record_that_has_another_key_by_now(self, library: Library) -> None:
        library.add_many([CARING])
        record = library.get("iom2009caring")
        library.rekey("iom2009caring", "caring")
        library.replace(record, record.changed(title="Mine"))
        assert library.get("caring").title == "Mine"


class TestRemoving:
    def test_takes_records_away_and_gives_them(self, library: Library) -> None:
        library.add_many([CARING, CAUSES, OTHER])
        removed = library.remove(["gesod2017ideas", "iom2009caring"])
        assert [record.key for record in removed] == ["gesod2017ideas", "iom2009caring"]
        assert keys(library) == ["jobe2010causes"]
        assert label(library) == "remove: 2 removed"
        with pytest.raises(NothingFoundError):
            library.get("iom2009caring")

    def test_removes_all_or_none(self, library: Library) -> None:
        library.add_many([CARING])
        with pytest.raises(NothingFoundError, match="nobody"):
            library.remove(["iom2009caring", "nobody"])
        assert keys(library) == ["iom2009caring"]


class TestRekeying:
    def test_keeps_the_old_key_as_an_alias(self, library: Library) -> None:
        library.add_many([CARING])
        record = library.rekey("iom2009caring", "caring")
        assert (record.key, record.aliases) == ("caring", ("iom2009caring",))
        assert library.get("iom2009caring") == library.get("caring") == record
        assert keys(library) == ["caring"]
        assert label(library) == "rekey iom2009caring"

    def test_can_go_back(self, library: Library) -> None:
        library.add_many([CARING])
        library.rekey("iom2009caring", "caring")
        record = library.rekey("caring", "iom2009caring")
        assert (record.key, record.aliases) == ("iom2009caring", ("caring",))

    def test_can_change_the_case(self, library: Library) -> None:
        library.add_many([CARING])
        record = library.rekey("iom2009caring", "IOM2009caring")
        assert (record.key, record.aliases) == ("IOM2009caring", ())
        assert library.get("iom2009CARING").key == "IOM2009caring"

    @pytest.mark.parametrize("new", ["jobe2010causes", "JOBE2010causes", "once", "iom2009caring"])
    def test_refuses_a_key_that_is_taken(self, library: Library, new: str) -> None:
        library.add_many([CARING, CAUSES.changed(aliases=("once",))])
        with pytest.raises(UsageError, match=new):
            library.rekey("iom2009caring", new)

    @pytest.mark.parametrize("new", ["", "two words", "a,b", "{a}", "-a", "a#b", "a\\b", "a\n", "@a", 'a"b', "a=b"])
    def test_refuses_what_no_program_reads_as_a_key(self, library: Library, new: str) -> None:
        library.add_many([CARING])
        with pytest.raises(UsageError, match="cannot be a citation key"):
            library.rekey("iom2009caring", new)

    def test_takes_keys_as_other_programs_make_them(self, library: Library) -> None:
        library.add_many([CARING])
        for new in ("Zimmerman:2009", "zimmerman_2009-b", "DBLP:conf/x/Y09", "żółw2009"):
            assert library.rekey("iom2009caring", new).key == new


STEPS: dict[str, tuple[Callable[[Library], object], str]] = {
    "an add": (lambda library: library.add_many([OTHER]), "add gesod2017ideas"),
    "a change": (
        lambda library: library.change(["iom2009caring"], lambda record: record.changed(title="x"), label="set title"),
        "set title iom2009caring",
    ),
    "a removal": (lambda library: library.remove(["iom2009caring"]), "remove iom2009caring"),
    "another key": (lambda library: library.rekey("iom2009caring", "caring"), "rekey iom2009caring"),
}


class TestUndo:
    @pytest.mark.parametrize("case", STEPS)
    def test_takes_back_and_redo_brings_again(self, library: Library, case: str) -> None:
        act, message = STEPS[case]
        library.add_many([CARING, CAUSES])
        before = everything(library)
        act(library)
        after = everything(library)
        assert library.undo().changed_by == message
        assert everything(library) == before
        assert library.redo().changed_by == message
        assert everything(library) == after

    @pytest.mark.parametrize(
        ("act", "follows"),
        [
            (lambda library: library.remove(["iom2009caring"]), False),
            (lambda library: library.remove(["jobe2010causes"]), True),
            (lambda library: library.rekey("iom2009caring", "zzz"), True),
            (lambda library: library.add_many([OTHER]), True),
        ],
        ids=["remove the first", "remove the last", "rekey", "add"],
    )
    def test_has_the_records_in_their_order_again(
        self, path: Path, tmp_path: Path, act: Callable[[Library], object], follows: bool
    ) -> None:
        sizes: list[int] = []
        with Library(path, tmp_path / "cache", progress=lambda done, _total: sizes.append(done)) as library:
            library.add_many([CARING, CAUSES])
            len(library)
            act(library)
            len(library)
            sizes.clear()
            library.undo()
            with Library(path) as anew:
                assert [*library] == [*anew]
            assert [record.key for record in library] == [CARING.key, CAUSES.key]
            assert follows == (not sizes)
            library.redo()
            with Library(path) as anew:
                assert [*library] == [*anew]

    def test_makes_no_index_that_nobody_asks(self, path: Path, tmp_path: Path) -> None:
        sizes: list[int] = []
        fill(path, CARING, CAUSES)
        with Library(path, tmp_path / "cache", progress=lambda done, _total: sizes.append(done)) as library:
            library.undo()
            assert sizes == []
            assert list(library) == []

    def test_takes_back_the_first_command(self, library: Library) -> None:
        library.add_many([CARING])
        library.undo()
        assert everything(library) == {}
        assert library.add_many([CARING])[0].action == "added"

    def test_brings_back_a_damaged_library(self, library: Library) -> None:
        library.add_many([CARING])
        library.add_many([CAUSES])
        library.path.write_bytes(library.path.read_bytes()[:-20])
        with pytest.raises(LibraryUnusableError, match=r"protlib --library .* undo"):
            library.get("iom2009caring")
        assert library.undo().damaged_path is not None
        assert list(everything(library)) == ["iom2009caring"]

    def test_has_nothing_to_take_back_at_first(self, library: Library) -> None:
        with pytest.raises(NothingFoundError, match="nothing to undo"):
            library.undo()


class TestHistory:
    def test_tells_what_was_when_and_of_how_many_records(self, library: Library) -> None:
        library.add_many([CARING, CAUSES], label="import a.ris")
        library.add_many([OTHER])
        library.remove(["jobe2010causes"])
        library.undo()
        assert [(version.records, version.changed_by, version.is_undone) for version in library.history()] == [
            (2, "remove jobe2010causes", True),
            (3, "add gesod2017ideas", False),
            (2, "import a.ris: 2 added", False),
            (0, "a new library", False),
        ]
        saved = [version.changed for version in library.history()]
        assert all(saved)
        assert saved == sorted(saved, reverse=True)

    def test_is_empty_where_there_is_no_library(self, library: Library) -> None:
        assert library.history() == []

    def test_keeps_a_long_label_short(self, library: Library) -> None:
        library.add_many([CARING], label=f"import {' '.join(f'file{number}.ris' for number in range(100))}")
        assert label(library).startswith("import file0.ris file1.ris")
        assert len(label(library)) == 200


def test_info_tells_where_everything_is(library: Library, tmp_path: Path) -> None:
    library.add_many([CARING, CAUSES])
    info = library.info()
    assert info["library"] == str(library.path.resolve())
    assert (info["publications"], info["versions"], info["format"]) == (2, 1, 2)
    assert info["size"] == library.path.stat().st_size
    assert info["created"] == info["changed"] == "2026-11-24T12:00:01Z"
    assert info["changed_by"] == "add: 2 added"
    assert info["versions_folder"] == str(tmp_path / ".library.json.versions")
    assert info["index"] == "in memory" or Path(str(info["index"])).is_relative_to(tmp_path / "cache")


def test_a_library_needs_no_cache_that_can_be_written(path: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with Library(path, tmp_path / "cache") as library:
        library.add_many([CARING])
        library.change(["iom2009caring"], lambda record: record.changed(title="Caring"))
        assert library.get("iom2009caring").title == "Caring"
        assert library.info()["index"] == "in memory"


def test_two_libraries_see_each_other_s_writes(library: Library, path: Path, tmp_path: Path) -> None:
    with Library(path, tmp_path / "cache") as second_library:
        library.add_many([CARING])
        second_library.add_many([CAUSES])
        library.change(["jobe2010causes"], lambda record: record.changed(title="Causes"))
        assert second_library.get("jobe2010causes").title == "Causes"
        second_library.remove(["iom2009caring"])
        assert list(everything(library)) == ["jobe2010causes"]
