"""Words as one types them, and what each shell makes of them."""

import shlex

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from programs import shells
from protlib.system import shell, windows
from protlib.system.shell import command_line, quote


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """As on Windows."""
    monkeypatch.setattr(windows, "IS_WINDOWS", True)
    monkeypatch.delenv("MSYSTEM", raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("iom2009caring", "iom2009caring"),
        (r"C:\Users\Ana\refs.ris", r"C:\Users\Ana\refs.ris"),
        (r"C:\My refs\a.ris", r'"C:\My refs\a.ris"'),
        ("C:\\My refs\\", r'"C:\My refs\\"'),
        ("L'été", '"L\'été"'),
        ("a&b", '"a&b"'),
        ("2015..", "2015.."),
        ("@newest", '"@newest"'),
        ("key,title", '"key,title"'),
        ("~/refs.bib", '"~/refs.bib"'),
        ("", '""'),
    ],
)
@pytest.mark.usefixtures("on_windows")
def test_windows_has_double_quotes_that_both_its_shells_know(
    word: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "_shell", lambda: pytest.fail("no shell is asked for"))
    assert quote(word) == text
    assert shells.cmd(f"protlib {text}") == ["protlib", word]
    assert shells.passed(shells.powershell(f"protlib {text}"))[0] == "protlib"
    assert [line.replace("\\\\", "\\") for line in shells.powershell(f"protlib {text}")] == ["protlib", word]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cmd", r'"say \"no\" $x"'),
        ("powershell", r"""'say \"no\" $x'"""),
        ("pwsh", """'say "no" $x'"""),
        ("", r'"say \"no\" $x"'),
    ],
)
def test_what_no_two_shells_read_alike_is_for_the_one_that_is_there(
    name: str, text: str, on_windows: pytest.MonkeyPatch
) -> None:
    on_windows.setattr(shell, "_shell", lambda: name)
    assert quote('say "no" $x') == text


def test_a_shell_that_cannot_be_told_is_cmd(on_windows: pytest.MonkeyPatch) -> None:
    import shellingham

    def detect() -> tuple[str, str]:
        raise shellingham.ShellDetectionFailure

    on_windows.setattr("shellingham.detect_shell", detect)
    assert quote('a"b"') == r'"a\"b\""'
    on_windows.setattr("shellingham.detect_shell", lambda: ("pwsh", "pwsh.exe"))
    assert quote('a"b') == "'a\"b'"


def test_git_bash_is_a_posix_shell(on_windows: pytest.MonkeyPatch) -> None:
    on_windows.setenv("MSYSTEM", "MINGW64")
    assert quote(r"C:\My refs\a.ris") == r"'C:\My refs\a.ris'"


_WORDS = st.text(st.sampled_from("""ab \\"'$`&|^<>()@,;#~“’é-"""), max_size=8)


@given(words=st.lists(_WORDS, max_size=3), named=st.sampled_from(["cmd", "powershell", "pwsh"]))
@example(words=['"&"', "\\", '\\"', "a\\ "], named="cmd")
@example(words=[";\\"], named="powershell")
@example(words=['"', "a b\\", '\\\\" \\'], named="powershell")
def test_each_shell_of_windows_hands_on_the_same_words(words: list[str], named: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(windows, "IS_WINDOWS", True)
        patched.delenv("MSYSTEM", raising=False)
        patched.setattr(shell, "_shell", lambda: named)
        line = command_line(words)
    if named == "cmd":
        assert shells.cmd(line) == words
    elif named == "powershell":
        assert shells.passed(shells.powershell(line)) == words
    else:  # which hands on a \ before the last quotation mark as it is; two of them name the same folder
        assert [word.rstrip("\\") for word in shells.powershell(line)] == [word.rstrip("\\") for word in words]


@pytest.mark.parametrize("words", [["a", "b c"], ["L'été", "$x"], [""]])
def test_elsewhere_a_shell_reads_the_same_words(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "IS_WINDOWS", False)
    assert shlex.split(command_line(words)) == words
