"""Completion is put in place for the shell that is named, or for the one that protlib was called from."""

import subprocess
from pathlib import Path

import pytest
import shellingham

from programs.running import Run


@pytest.mark.parametrize(
    ("shell", "file", "start"),
    [
        ("bash", ".bash_completions/protlib.sh", ".bashrc"),
        ("zsh", ".zfunc/_protlib", ".zshrc"),
        ("fish", ".config/fish/completions/protlib.fish", None),
    ],
)
def test_completion_is_installed_for_the_shell_that_is_named(
    protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str, file: str, start: str | None
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("ZDOTDIR", raising=False)
    if start:
        (tmp_path / start).write_bytes(b"# caf\xe9")
    for _ in range(2):
        assert protlib("--install-completion", shell).code == 0
    assert (tmp_path / file).read_bytes().decode() == protlib("--show-completion", shell).out
    if start:
        assert (tmp_path / start).read_bytes().startswith(b"# caf\xe9\n")
        assert (tmp_path / start).read_bytes().count(b"\n") == 2


def test_an_unknown_shell_is_refused_with_those_that_are_known(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def detect_shell() -> tuple[str, str]:
        raise shellingham.ShellDetectionFailure

    assert protlib("--install-completion", "tcsh").code == 2
    monkeypatch.setattr(shellingham, "detect_shell", detect_shell)
    ran = protlib("--install-completion")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "--install-completion bash|zsh|fish" in ran.err


def test_the_shell_is_told_by_who_called(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shellingham, "detect_shell", lambda: ("fish", "/usr/bin/fish"))
    assert protlib("--show-completion").out == protlib("--show-completion", "fish").out
    monkeypatch.setattr(shellingham, "detect_shell", lambda: ("ksh", "/bin/ksh"))
    assert "the shell is ksh; name one" in protlib("--show-completion").err


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_powershell_says_where_its_profile_is_also_with_accents(
    protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: bytes
) -> None:
    profile = tmp_path / "Ana Lúcia/profile.ps1"

    def run(command: tuple[str, ...], **_options: object) -> subprocess.CompletedProcess[bytes]:
        assert "UTF8" in command[-1]
        return subprocess.CompletedProcess(command, 0, mark + f"{profile}\r\n".encode())

    monkeypatch.setattr(subprocess, "run", run)
    for _ in range(2):
        assert protlib("--install-completion", "powershell").code == 0
    assert profile.read_text(encoding="utf-8") == protlib("--show-completion", "powershell").out


def test_a_powershell_that_says_nothing_is_an_error(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = subprocess.CompletedProcess((), 0, b"\r\n")
    monkeypatch.setattr(subprocess, "run", lambda *_words, **_options: ended)
    ran = protlib("--install-completion", "powershell")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "--show-completion powershell" in ran.err
