"""Keys as somebody presses them."""

import pytest
import typer

from protlib.cli.terminal.keyboard import Keyboard


@pytest.fixture
def keys_typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
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
    keys_typed: list[str], capfd: pytest.CaptureFixture[str], pieces: list[str], default: str, key: str
) -> None:
    keys_typed += pieces
    assert Keyboard().ask_key("Which? ", ["m", "k"], default) == key
    assert (keys_typed, capfd.readouterr()) == ([], ("", f"Which? {key}\n"))


def test_keys_that_come_at_once_answer_one_question_each(keys_typed: list[str]) -> None:
    keys_typed.append("mk")
    keyboard = Keyboard()
    assert [keyboard.ask_key("", ["m", "k"]) for _ in range(2)] == ["m", "k"]


@pytest.mark.parametrize(("key", "error"), [("\x03", KeyboardInterrupt), ("\x04", EOFError)])
def test_a_terminal_that_ends_or_is_interrupted_gives_no_answer(
    keys_typed: list[str], key: str, error: type[BaseException]
) -> None:
    keys_typed.append(key)
    with pytest.raises(error):
        Keyboard().ask_key("", ["m"])
