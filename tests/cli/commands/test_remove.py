"""`remove`: publications that go, and the way back."""

from pathlib import Path

from programs.running import Run, record_of


def test_remove_asks_only_on_a_terminal_and_undo_brings_it_back(protlib: Run, handbook: str) -> None:
    before = record_of(protlib, handbook)
    assert protlib("remove", handbook).code == 2
    assert protlib("remove", handbook, "--yes").code == 0
    assert protlib("show", handbook).code == 1
    assert protlib("undo").code == 0
    assert record_of(protlib, handbook) == before
    assert protlib("redo").code == 0
    assert protlib("show", handbook).code == 1


def test_remove_of_a_key_that_is_not_there_removes_none(protlib: Run, handbook: str) -> None:
    assert protlib("remove", handbook, "nobody", "--yes").code == 1
    assert protlib("show", handbook).code == 0


def test_what_undoes_a_removal_names_the_library_of_the_command(protlib: Run, handbook: str, tmp_path: Path) -> None:
    own = tmp_path / "library.json"
    (tmp_path / "a copy.json").write_bytes(own.read_bytes())
    ran = protlib("-L", "a copy.json", "remove", handbook, "--yes")
    assert ran.err == "1 publication removed. To undo: protlib -L 'a copy.json' undo\n"
    assert protlib("remove", handbook, "--yes").err == "1 publication removed. To undo: protlib undo\n"
