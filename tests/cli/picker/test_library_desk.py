"""What `browse` does to a library: the same as the commands, told in a line, and undone."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from programs.editors import editor, replacing
from protlib.cli.picker.desk import ORDERS, Proposal, Query, Twins
from protlib.cli.picker.library_desk import LibraryDesk
from protlib.errors import InputRefusedError, NothingFoundError, ProtlibError, UsageError
from protlib.library import Library
from protlib.library.changes.record_merge import Union
from protlib.record.model import Name, Publication
from protlib.selection import Facet, Selection
from sample_records.desk_records import IOM, desk_of

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "choice", "selection", "matches"),
    [
        ("", {}, Selection(), ["women", "labour", "men"]),
        ("wom", {}, Selection(), ["women"]),
        ("", {Facet.REGION: ("Africa",)}, Selection(), ["women", "labour"]),
        ("", {Facet.REGION: ("Africa",), Facet.YEAR: ("2011",)}, Selection(), ["women"]),
        ("", {Facet.COUNTRY: ("Ghana", "Nepal")}, Selection(), ["labour", "men"]),
        ("", {Facet.REGION: ("Africa",)}, Selection(missing=("tags",)), ["women"]),
        ("boys", {Facet.REGION: ("Africa",)}, Selection(), []),
    ],
)
def test_a_query_and_facets_find_within_the_selection(
    library: Library, text: str, choice: dict[Facet, tuple[str, ...]], selection: Selection, matches: list[str]
) -> None:
    desk, query = desk_of(library, selection), Query(text, choice)
    assert [summary.key for summary in desk.find_records(query, 10).summaries] == matches
    assert desk.matching_keys(query) == matches
    assert desk.find_records(query, 1).total == len(matches)
    assert len(desk.find_records(query, 1).summaries) == min(len(matches), 1)


def test_facets_count_what_is_found_also_after_a_change(library: Library, desk: LibraryDesk) -> None:
    assert [*desk.count(Query("", {}), Facet.AUTHOR)] == [("International Organization for Migration (IOM)", 1)]
    oim = Name(literal="Organisation internationale pour les migrations", short="OIM")
    library.add_many([Publication(key="oim", title="Le travail", authors=(oim,))])
    assert [*desk.count(Query("", {}), Facet.AUTHOR)] == [("Organisation internationale pour les migrations (OIM)", 2)]
    assert [*desk.count(Query("travail", {}), Facet.COUNTRY)] == []


@pytest.mark.parametrize(
    ("text", "tags", "message"),
    [
        ("health; to read", ("old", "health", "to read"), "1 publication changed"),
        ("-old", (), "1 publication changed"),
        ("- old;new", ("new",), "1 publication changed"),
        ("OLD", ("old",), "1 publication unchanged"),
        ("to-read", ("old", "to-read"), "1 publication changed"),
    ],
)
def test_tags_are_given_and_taken_away(
    library: Library, desk: LibraryDesk, text: str, tags: tuple[str, ...], message: str
) -> None:
    assert desk.tag(["labour"], text) == message
    assert library.get("labour").tags == tags


def test_what_was_done_here_is_undone_and_named_and_what_was_not_is_asked_about(
    library: Library, desk: LibraryDesk
) -> None:
    desk.tag(["labour", "men"], "x")
    desk.tag(["labour"], "x")  # which changes nothing
    desk.remove(["women"])
    assert desk.propose_undo() is None
    assert desk.undo() == "undone: 1 publication removed"
    assert "women" in library
    library.remove(["men"])
    proposal = desk.propose_undo()
    assert proposal is not None
    assert proposal.question == "Undo the last change to the library, which was not made here?"
    assert proposal.lines[0].startswith("remove men by ")
    assert desk.undo() == "undone: remove men"
    assert desk.propose_undo() is None
    assert desk.undo() == "undone: 2 publications changed"
    assert library.get("men").tags == ()
    assert desk.propose_undo() is not None


def test_undo_says_what_another_program_did_in_that_moment(
    library: Library, desk: LibraryDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.tag(["labour"], "x")
    undo = library.undo

    def undo_later() -> object:
        with Library(library.path) as second_library:
            second_library.remove(["men"])
        return undo()

    monkeypatch.setattr(library, "undo", undo_later)
    assert desk.undo() == "undone: remove men, made in between. To redo it: protlib redo"
    assert library.get("labour").tags == ("old", "x")
    monkeypatch.setattr(library, "undo", undo)
    assert (desk.propose_undo(), desk.undo()) == (None, "undone: 1 publication changed")


def test_with_no_library_there_is_nothing_to_undo(tmp_path: Path) -> None:
    with Library(tmp_path / "none.json") as library:
        desk = desk_of(library)
        assert desk.propose_undo() is None
        with pytest.raises(NothingFoundError, match="nothing to undo"):
            desk.undo()
        assert desk.find_records(Query("", {}), 10).total == 0
        assert [*desk.count(Query("", {}), Facet.AUTHOR)] == []


def test_a_merge_is_made_into_the_first_with_the_chosen_values(library: Library, desk: LibraryDesk) -> None:
    union = Union(tuple(library.get_many(["men", "labour"])), {"title": "Labour"})
    assert desk.merge(union) == "2 publications merged into 1"
    assert (library.get("labour").key, library.get("men").title, library.get("men").tags) == ("men", "Labour", ("old",))
    assert {**desk.find_present_keys(["men", "labour", "gone"])} == {"labour": "men", "gone": None}
    desk.undo()
    assert library.get("labour").key == "labour"


def test_duplicates_are_those_of_the_results_until_they_are_kept_apart(library: Library, desk: LibraryDesk) -> None:
    twin = Publication(title="The causes of debt bondage", authors=(IOM,), date="2012")
    library.add_many([twin.changed(key="a"), twin.changed(key="b")], "add")
    groups = [Twins(("a", "b"), "100 %, described alike")]
    assert [desk.duplicates(Query(text, {})) for text in ("", "bondage", "women")] == [groups, groups, []]
    assert desk.keep_apart(["a", "b"]) == "a, b are known to be no duplicates"
    assert desk.duplicates(Query("", {})) == []
    assert desk.undo() == "undone: a, b are known to be no duplicates"
    assert desk.duplicates(Query("", {})) == groups


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("relevance", ["women", "labour", "men"]),
        ("newest", ["women", "labour", "men"]),
        ("title", ["labour", "men", "women"]),
        ("author", ["labour", "men", "women"]),
        ("last added", ["men", "women", "labour"]),
    ],
)
def test_the_list_has_the_order_that_was_asked_for(desk: LibraryDesk, name: str, keys: list[str]) -> None:
    query = Query("", {}, next(order for order in ORDERS if order.name == name))
    assert [summary.key for summary in desk.find_records(query, 10).summaries] == keys
    assert desk.matching_keys(query) == keys


def test_a_file_is_imported_with_its_report_and_that_is_undone(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = desk_of(library)
    (tmp_path / "two.ris").write_text("TY  - RPRT\nTI  - Ports\nER  - \nTY  - RPRT\nTI  - Harbours\nER  - \n")
    assert desk.import_file(" two.ris ") == "2 publications added from two.ris"
    assert "2 added" in capsys.readouterr().err
    assert desk.import_file("two.ris") == "0 publications added from two.ris"
    assert len(library) == 5
    assert desk.undo() == "undone: 2 publications added from two.ris"
    assert len(library) == 3
    with pytest.raises(InputRefusedError, match=r"none\.ris: cannot be read"):
        desk.check_import("none.ris")
    (tmp_path / "none.ris").write_bytes(b"\x89PNG")
    desk.check_import("none.ris")
    with pytest.raises(InputRefusedError, match=r"nothing was imported from none\.ris"):
        desk.import_file("none.ris")
    assert "none.ris: this is an image" in capsys.readouterr().err


def test_a_file_is_attached_once_and_that_is_undone(library: Library, desk: LibraryDesk, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4")
    assert desk.attach("labour", " scan.pdf ") == "scan.pdf is attached to labour"
    assert desk.attach("labour", str(tmp_path / "scan.pdf")).endswith("scan.pdf was attached already to labour")
    assert len(library.get("labour").files) == 1
    with pytest.raises(ProtlibError, match=r"none\.pdf"):
        desk.attach("labour", "none.pdf")
    assert desk.undo() == "undone: scan.pdf is attached to labour"
    assert library.get("labour").files == ()


def test_a_removal_is_shown_and_made(library: Library, desk: LibraryDesk) -> None:
    assert desk.propose_removal(["men"]) == Proposal("Remove this?", ("men: Men and boys",))
    assert desk.propose_removal(["men", "women"]).question == "Remove these 2?"
    assert desk.remove(["men", "women"]) == "2 publications removed"
    assert [record.key for record in library] == ["labour"]


@pytest.mark.parametrize("do", ["keep_apart", "propose_removal", "remove", "read_"])
def test_an_error_names_the_key_that_has_no_record(library: Library, desk: LibraryDesk, do: str) -> None:
    before = library.path.read_bytes()
    ask: Callable[[list[str]], object] = getattr(desk, do) if do != "read_" else lambda keys: desk.publication(keys[1])
    with pytest.raises(NothingFoundError, match="gone"):
        ask(["men", "gone"])
    assert library.path.read_bytes() == before


def test_what_is_not_public_stays_in_the_library_unless_it_is_included(
    library: Library, desk: LibraryDesk, tmp_path: Path
) -> None:
    message = desk.export(["labour", "women"], "ris", "a.ris")
    assert message == (
        "1 exported to a.ris; left out: 1 internal; to include them: --include internal; "
        "RIS cannot hold acronyms, countries; the file leaves them out. To keep them in the file, for "
        "protlib: protlib export --lossless; RIS cannot name the type document; the file says another"
    )
    assert "Women" not in (tmp_path / "a.ris").read_text()
    with pytest.raises(NothingFoundError, match="nothing was exported"):
        desk.export(["women"], "ris", "b.ris")
    assert not (tmp_path / "b.ris").exists()
    including = desk_of(library, include=["internal", "notes"])
    library.path.chmod(0o600)
    ris, jsonl = tmp_path / "c.ris", tmp_path / "c.jsonl"
    assert including.export(["women"], "ris", str(ris)).startswith(f"1 exported to {ris}; ")
    assert "Women" in ris.read_text()
    assert "ask Ana" not in ris.read_text()
    assert including.export(["women"], "jsonl", str(jsonl)) == f"1 exported to {jsonl}"
    assert "ask Ana" in jsonl.read_text()
    if os.name == "posix":  # Windows has no such permissions
        assert ris.stat().st_mode & 0o777 == 0o600


def test_a_file_that_was_asked_about_is_replaced_whoever_wrote_it(desk: LibraryDesk, tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text("mine")
    assert desk.writes_over("ris", "a.ris")
    desk.export(["labour"], "ris", "a.ris")
    assert (tmp_path / "a.ris").read_text().startswith("TY  - ")


@pytest.mark.parametrize(
    ("form", "path", "error", "message"),
    [
        ("csl-json", "library.json", UsageError, "is a protlib library"),
        ("ris", "refs.bib", UsageError, "has the suffix of bibtex"),
        ("ris", "no/such/a.ris", UsageError, "cannot be written"),
        ("nonesuch", "a.x", UsageError, "nonesuch"),
    ],
)
def test_a_file_that_cannot_be_written_gets_a_message(
    desk: LibraryDesk, form: str, path: str, error: type[ProtlibError], message: str
) -> None:
    with pytest.raises(error, match=message):
        desk.export(["labour"], form, path)


def test_a_file_that_cannot_be_written_over_is_told_before_it_is_asked_about(desk: LibraryDesk, tmp_path: Path) -> None:
    for name in ("a.ris", "refs.bib"):
        (tmp_path / name).touch()
    assert (desk.writes_over("ris", "a.ris"), desk.writes_over("ris", "b.ris")) == (True, False)
    refused = {
        ("csl-json", "library.json"): "library",
        ("ris", "refs.bib"): "suffix of bibtex",
        ("ris", "."): "folder",
    }
    for (form, path), message in refused.items():
        with pytest.raises(UsageError, match=message):
            desk.writes_over(form, path)


def test_a_message_names_what_a_format_cannot_hold(desk: LibraryDesk) -> None:
    message = desk.export(["men"], "word", "a.xml")
    assert message == (
        "1 exported to a.xml; Word's sources cannot hold abstract, countries; the file leaves them out. It "
        "has title in another form"
    )


def test_formats_files_and_tags_are_offered(library: Library, desk: LibraryDesk, tmp_path: Path) -> None:
    assert desk.formats()[0] == "bibtex"
    assert [desk.file_for(form) for form in ("bibtex", "xlsx")] == ["publications.bib", "publications.xlsx"]
    assert {desk.file_for(form).partition(".")[0] for form in desk.formats()} == {"publications"}
    with pytest.raises(UsageError, match="nonesuch"):
        desk.file_for("nonesuch")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/a.bib").touch()
    (tmp_path / ".hidden").touch()
    assert [*desk.files("s")] == ["sub/"]
    assert [*desk.files("sub/")] == ["sub/a.bib"]
    assert [*desk.files(f"{tmp_path}/su")] == [f"{tmp_path}/sub/"]
    assert ".hidden" not in desk.files("")
    assert [*desk.files(".h")] == [".hidden"]
    assert [*desk.files("none/")] == []
    assert [*desk.tags()] == ["old"]


@pytest.mark.parametrize(
    ("was", "becomes", "message", "title"),
    [
        ("Labour", "Work", "edited labour", "Work"),
        ("nothing", "x", "nothing changed", "Labour"),
    ],
)
def test_publications_are_edited_in_the_editor_and_that_is_undone(
    library: Library,
    desk: LibraryDesk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    was: str,
    becomes: str,
    message: str,
    title: str,
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, replacing((was, becomes))))
    assert desk.edit(["labour"]) == message
    assert library.get("labour").title == title
    assert (desk.propose_undo() is None) == (title == "Work")


def test_an_editor_that_cannot_be_run_gets_a_message(desk: LibraryDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    with pytest.raises(UsageError, match="cannot run the editor “no-such-editor”"):
        desk.edit(["labour"])


def test_the_state_is_another_after_a_change(library: Library, desk: LibraryDesk) -> None:
    before = desk.state()
    assert desk.state() == before
    library.remove(["men"])
    assert desk.state() != before


def test_highlights_are_those_of_files_and_of_zotero(desk: LibraryDesk, library: Library) -> None:
    noted = {"zotero:annotations": [{"type": "highlight", "text": "debt bondage", "page": "34"}]}
    library.change(["men"], lambda record: record.changed(extra=noted), label="import")
    assert desk.highlights(desk.publication("men")) == "“debt bondage” (p. 34)"
    assert desk.highlights(desk.publication("labour")) == ""


def test_a_tag_that_says_confidential_closes_its_record_and_the_line_says_so(
    library: Library, desk: LibraryDesk
) -> None:
    assert "makes it confidential; exports leave it out" in desk.tag(["labour"], "confidential")
    assert library.get("labour").access == "confidential"
