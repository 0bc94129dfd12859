"""What `browse` copies: citations and references in a style."""

import pytest

from programs.engine import needs_engine
from protlib.citing.engine import engine_program
from protlib.cli.picker.library_desk import LibraryDesk
from protlib.cli.terminal import clipboard
from protlib.errors import InputRefusedError, UsageError
from protlib.library import Library
from protlib.record.model import Publication


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []

    def copy(text: str, _terminal: object) -> bool:
        texts.append(text)
        return True

    monkeypatch.setattr(clipboard, "copy", copy)
    monkeypatch.setattr(clipboard, "rich_commands", lambda _environment, _platform: [])
    return texts


@needs_engine
def test_a_reference_is_in_the_style_of_the_user(
    library: Library, desk: LibraryDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROTLIB_STYLE", "harvard")
    assert "(2010) *Labour*".replace("*", "") in desk.reference(library.get("labour"))
    monkeypatch.setenv("PROTLIB_STYLE", "nonesuch")
    with pytest.raises(UsageError, match="nonesuch"):
        desk.reference(library.get("labour"))


def test_without_an_engine_there_is_no_reference(
    library: Library, desk: LibraryDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_program, "has_engine", lambda: False)
    assert desk.reference(library.get("labour")) == ""


def test_of_many_that_were_copied_the_first_are_named(library: Library, desk: LibraryDesk, copied: list[str]) -> None:  # fmt: skip
    library.add_many([Publication(key=f"k{n}", title="A") for n in range(5)])
    assert desk.copy_keys([f"k{n}" for n in range(5)]) == "copied k0, k1, k2 and 2 more"


def test_a_citation_is_copied_as_a_text_has_it(desk: LibraryDesk, copied: list[str]) -> None:
    assert desk.copy_key_citation(["labour"]) == "copied labour, as a text cites it"
    assert desk.copy_key_citation(["labour", "men"]) == "copied labour, men, as a text cites them"
    assert copied == ["[@labour]", "[@labour; @men]"]


@pytest.mark.slow
@needs_engine
def test_a_citation_and_references_are_copied_in_a_style(desk: LibraryDesk, copied: list[str]) -> None:
    assert desk.copy_citation(["labour"], "apa") == "copied the citation of 1 publication in apa"
    assert copied == ["(International Organization for Migration [IOM], 2010)"]
    message = desk.copy_references(["labour", "women", "men"], "chicago")
    assert message == "copied the 2 references in chicago; left out: 1 internal; to include them: --include internal"
    assert "Labour." in copied[1]
    assert "Women" not in copied[1]
    with pytest.raises(InputRefusedError, match="women is internal"):
        desk.copy_citation(["women"], "apa")
    with pytest.raises(UsageError, match="nonesuch"):
        desk.copy_citation(["men"], "nonesuch")
    assert len(copied) == 2


def test_the_usual_style_is_offered_first_and_without_an_engine_a_message(
    desk: LibraryDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROTLIB_STYLE", "harvard")
    monkeypatch.setattr(engine_program, "find_engine", lambda: None)
    assert desk.styles()[0] == "harvard"
    assert {"apa", "chicago"} <= {*desk.styles()}

    def none() -> None:
        raise UsageError("pandoc not found. Install it: pip install 'protlib-cli[cite]'")

    monkeypatch.setattr(engine_program, "find_engine", none)
    with pytest.raises(UsageError, match="pandoc not found"):
        desk.styles()
