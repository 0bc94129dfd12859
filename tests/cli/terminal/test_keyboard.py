"""Keys as somebody presses them."""

import pytest
import typer

from protlib.cli.terminal.keyboard import Keyboard


@pytest.fixture
def key_presses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the terminal hands on, piece by piece."""
    pieces: list[str] = []
    monkeypatch.setattr(typer, "getchar", lambda: pieces.pop(0))
    return pieces


@pytest.mark.parametrize(
    ("pieces", "default", "key"),
    [
        (["m"], "", "m"),
        (["M"], "", "m"),
        (["x", "1", "k"], "", "k"),
        (["xk"], "", "k"),
        (["\r"], "k", "k"),
        (["\n"], "k", "k"),
        (["\r", "m"], "", "m"),
        (["\x1b[A", "\x1bOk", "\x1b[3~", "m"], "", "m"),
    ],
)
def test_the_first_key_that_is_an_answer_counts(
    key_presses: list[str], capfd: pytest.CaptureFixture[str], pieces: list[str], default: str, key: str
) -> None:
    key_presses += pieces
    assert Keyboard().ask_key("Which? ", ["m", "k"], default) == key
    assert (key_presses, capfd.readouterr()) == ([], ("", f"Which? {key}\n"))


def test_keys_that_come_at_once_answer_one_question_each(key_presses: list[str]) -> None:
    key_presses.append("mk")
    keyboard = Keyboard()
    assert [keyboard.ask_key("", ["m", "k"]) for _ in range(2)] == ["m", "k"]


@pytest.mark.parametrize(("key", "error"), [("\x03", KeyboardInterrupt), ("\x04", EOFError)])
def test_a_terminal_that_ends_or_is_interrupted_gives_no_answer(
    key_presses: list[str], key: str, error: type[BaseException]
) -> None:
    key_presses.append(key)
    with pytest.raises(error):
        Keyboard().ask_key("", ["m"])
