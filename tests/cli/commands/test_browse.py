"""`browse` on a screen: what the keys do, and what is done with what is taken."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from harness.slow_rows import mark_slow
from programs.running import Ran, Run
from protlib.cli.commands.browse import values_by_facet
from protlib.cli.context import patience_of
from protlib.cli.picker import browse_screen
from protlib.cli.picker.facet_panel import Facets
from protlib.cli.picker.state import Picker
from protlib.cli.settings.library_location import Settings
from protlib.cli.terminal import clipboard
from protlib.library import Library
from protlib.record.model import Publication
from protlib.selection import Selection
from protlib.storage import PATIENCE


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


Browse = Callable[..., Ran]
UP, DOWN, ESCAPE, ENTER, TAB = "\x1b[A", "\x1b[B", "\x1b", "\r", "\t"
TAG, OPEN, COPY, INTERRUPT, BACK = "\x14", "\x0f", "\x19", "\x03", "\x07"
FACETS, MENU = "\x06", "\x18"


class Canvas(DummyOutput):
    def get_size(self) -> Size:
        return Size(rows=24, columns=80)


@pytest.fixture
def browse(protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Browse:
    """Run `browse` on a screen and type."""
    with Library(tmp_path / "library.json", tmp_path / "cache") as library:
        library.add_many(
            [
                Publication(key="labour", title="Labour", date="2011", url="https://example.org/labour"),
                Publication(key="children", title="Trafficking in children", date="2010"),
                Publication(key="women", title="Trafficking in women", countries=("Kenya",)),
            ]
        )

    def run(*arguments: str, typed: str) -> Ran:
        with create_pipe_input() as keys:
            keys.send_text(typed)

            def pick(picker: Picker, _terminal: object) -> list[str]:
                return browse_screen.application_of(picker, keys, Canvas()).run(set_exception_handler=False)

            monkeypatch.setattr(browse_screen, "pick", pick)
            monkeypatch.setattr("protlib.cli.commands.browse._terminal", Terminal)
            return protlib("browse", *arguments)

    return run


@pytest.mark.parametrize(
    ("arguments", "text", "answer"),
    mark_slow([
        ([], ENTER, "labour"),
        ([], DOWN + ENTER, "children"),
        ([], DOWN + DOWN + UP + ENTER, "children"),
        ([], TAB + TAB + ENTER, "labour children"),
        ([], TAB + TAB + UP + TAB + ENTER, "labour"),
        ([], "wom" + ENTER, "women"),
        ([], "traficking women" + ENTER, "women"),
        ([], "year:2010" + ENTER, "children"),
        ([], "trafficking -children" + ENTER, "women"),
        (["labour"], ENTER, "labour"),
        (["labour"], "\x15women" + ENTER, "women"),
        (["--country", "Kenya"], ENTER, "women"),
        ([], DOWN + "?" + DOWN + "?" + ENTER, "children"),
        ([], FACETS + "\x1b[C" + ENTER + BACK + ENTER, "women"),
        (["--country", "kenya"], FACETS + "\x1b[C" + ENTER + BACK + ENTER, "labour"),
    ], lambda row: bool(row[0]) or len(row[1]) > len(DOWN + ENTER)),  # which end after one key or two
)  # fmt: skip
def test_keys_that_are_taken_are_printed(browse: Browse, arguments: list[str], text: str, answer: str) -> None:
    assert browse(*arguments, typed=text) == ("\n".join(answer.split()) + "\n", "", 0)


def test_escape_leaves_at_once_and_takes_nothing(browse: Browse) -> None:
    assert browse(typed=ESCAPE) == ("", "protlib: nothing selected\n", 1)


@pytest.mark.slow
def test_what_is_marked_is_let_go_of_only_when_escape_is_pressed_again(browse: Browse) -> None:
    assert browse(typed=TAB + BACK + ENTER) == ("labour\n", "", 0)
    assert browse(typed=TAB + BACK + BACK) == ("", "protlib: nothing selected\n", 1)


def test_ctrl_z_stops_it_as_any_command_and_types_nothing(browse: Browse, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = []

    def stop(application: Application[list[str]]) -> None:
        stopped.append(application)

    monkeypatch.setattr(Application, "suspend_to_background", stop)
    assert browse(typed="\x1a" + ENTER).out == "labour\n"
    assert len(stopped) == 1


def test_ctrl_c_interrupts(browse: Browse) -> None:
    assert browse(typed=TAB + INTERRUPT) == ("", "protlib: stopped\n", 130)


def test_ctrl_c_still_prints_what_was_done_before(browse: Browse) -> None:
    ran = browse(typed=TAG + "x" + ENTER + INTERRUPT)
    assert ran == ("", "1 publication changed\nprotlib: stopped\n", 130)


@pytest.mark.slow
def test_a_tag_is_given_to_all_that_are_marked_and_another_taken_away(browse: Browse, protlib: Run) -> None:
    protlib("tag", "labour", "--add", "old")
    ran = browse(typed=TAB + TAB + TAG + "to read; -old" + ENTER + BACK + BACK)
    assert ran == ("", "2 publications changed\n", 0)
    assert protlib("list", "--tag", "to read", "--format", "keys").out == "labour\nchildren\n"
    assert protlib("list", "--tag", "old").code == 1
    protlib("undo")
    assert protlib("list", "--tag", "old", "--format", "keys").out == "labour\n"


def test_escape_gives_the_tagging_up_and_not_the_search(browse: Browse) -> None:
    assert browse(typed=TAG + "x" + BACK + BACK).err == "protlib: nothing selected\n"


def test_links_are_opened_from_inside(browse: Browse, opened_links: list[str]) -> None:
    assert browse(typed=OPEN + DOWN + OPEN + ENTER) == ("children\n", "", 0)  # which has no link
    assert opened_links == ["https://example.org/labour"]


def test_what_a_text_cites_is_copied_from_inside(browse: Browse, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(clipboard, "copy", lambda text, _terminal: copied.append(text))
    browse(typed=COPY + TAB + TAB + COPY + BACK + BACK)
    assert copied == ["[@labour]", "[@labour; @children]"]


@pytest.mark.parametrize(
    ("then", "printed"),
    [
        ("keys", "labour\nwomen\n"),
        ("show", "Trafficking in women"),
        ("bibtex", "@misc{women,"),
        ("ris", "TI  - Trafficking in women"),
    ],
)
def test_then_is_done_with_all_that_are_taken(browse: Browse, then: str, printed: str) -> None:
    ran = browse("--then", then, typed=TAB + DOWN + TAB + ENTER)
    assert ran.code == 0
    assert printed in ran.out
    assert "abour" in ran.out


def test_then_opens_the_links(browse: Browse, opened_links: list[str]) -> None:
    assert browse("--then", "open", typed=ENTER).code == 0
    assert opened_links == ["https://example.org/labour"]


def test_what_went_while_it_was_marked_is_told_and_the_rest_is_taken(
    browse: Browse, protlib: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def remove(_text: str, _terminal: object) -> None:
        with Library(tmp_path / "library.json") as library:
            library.remove(["labour"])

    monkeypatch.setattr(clipboard, "copy", remove)
    ran = browse(typed=TAB + TAB + COPY + "x" + "\x15" + ENTER)
    assert ran == ("children\n", "no publication has the key labour\n", 0)


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["--country", "Atlantis"], "no such country", 2),
        (["--tag", "none"], "nothing found; no publication has the tag “none”", 1),
    ],
)
def test_filters_that_let_nothing_through_are_told_before_the_screen_is_drawn(
    browse: Browse, arguments: list[str], message: str, code: int
) -> None:
    ran = browse(*arguments, typed="")
    assert ran.code == code
    assert message in ran.err


@pytest.mark.parametrize(
    ("expected", "usual", "seconds"),
    [(None, None, PATIENCE), (None, 5.0, 5.0), (0.0, 5.0, 0.0), (30.0, 5.0, 30.0)],
)
def test_a_change_waits_as_long_as_the_user_says_and_else_as_is_usual(
    expected: float | None, usual: float | None, seconds: float
) -> None:
    assert patience_of(Settings(Path("library.json"), None, expected), usual) == seconds


@pytest.mark.parametrize(
    ("options", "output"),
    [
        ({"regions": ("west africa",)}, "region: West Africa"),
        ({"regions": ("MENA",), "house": "unhcr"}, "region: MENA"),
        ({"countries": ("kenya", "Kenya"), "years": ("2010..2012",)}, "country: Kenya; year: 2010..2012"),
        ({"tags": ("x",), "access": ("public",), "exact": True}, "tag: x"),
    ],
)
def test_what_the_options_choose_is_chosen_of_the_facets(options: dict[str, Any], output: str) -> None:
    assert Facets(values_by_facet(Selection(**options))).text() == output


def test_without_a_terminal_it_says_what_works_instead(protlib: Run) -> None:
    message = "protlib: browse needs a terminal. Without one: protlib search\n"
    assert protlib("browse") == ("", message, 2)


@pytest.mark.slow
def test_what_is_not_public_is_not_handed_on_to_another_program_unasked(browse: Browse, protlib: Run) -> None:
    protlib("set", "women", "access=internal")
    ran = browse("--then", "bibtex", typed=TAB + DOWN + TAB + ENTER)
    assert ("@misc{labour," in ran.out, "women" in ran.out) == (True, False)
    assert "left out: 1 internal; to include them: --include internal\n" in ran.err
    assert "@misc{women," in browse("--then", "bibtex", "--include", "internal", typed=TAB + DOWN + TAB + ENTER).out
    assert "women" in browse("--then", "show", typed=TAB + DOWN + TAB + ENTER).out
