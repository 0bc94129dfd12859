"""Words as one types them."""

import shlex

import pytest

from protlib.system import windows
from protlib.system.shell import command_line, quoted


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("iom2009caring", "iom2009caring"),
        (r"C:\Users\Ana\refs.ris", r"C:\Users\Ana\refs.ris"),
        (r"C:\My refs\a.ris", r'"C:\My refs\a.ris"'),
        ("L'été", '"L\'été"'),
        ("a&b", '"a&b"'),
        ('say "no"', r'"say \"no\""'),
        ("", '""'),
    ],
)
def test_windows_has_double_quotes(word: str, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "IS_WINDOWS", True)
    assert quoted(word) == typed


@pytest.mark.parametrize("words", [["a", "b c"], ["L'été", "$x"], [""]])
def test_elsewhere_a_shell_reads_the_same_words(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "IS_WINDOWS", False)
    assert shlex.split(command_line(words)) == words
