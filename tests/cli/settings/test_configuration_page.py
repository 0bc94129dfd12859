"""The page on configuration says what is so: its table, its commands and what they print."""

import re
import shlex
from pathlib import Path

import pytest

from harness.paths import ROOT
from programs.running import Run
from protlib.cli.group import LazyGroup
from protlib.cli.settings.configuration_file import parse_content
from protlib.cli.settings.setting_table import SETTINGS, Setting

PAGE = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")


def row(setting: Setting) -> str:
    """Return the line of the table that is about a setting."""
    general = "".join(f"`{name}`, " for name in setting.general)
    option = f" `{setting.option}` " if setting.option else " "
    return f"| `{setting.key}` |{option}| `{setting.variable}` | {setting.meaning} | {general}{setting.default_note} |"


def test_the_table_of_the_page_is_that_of_the_program() -> None:
    table = re.findall(r"^\| `\w+` \|.*$", PAGE, re.MULTILINE)
    assert table == [row(setting) for setting in SETTINGS.values()]


def test_the_options_of_the_page_are_those_of_the_command() -> None:
    options = {name for parameter in LazyGroup().commands["config"].params for name in parameter.opts}
    named_options = {
        word
        for line in re.findall(r"^\| `(protlib config.*?)`", PAGE, re.MULTILINE)
        for word in line.split()
        if word[:2] == "--"
    }
    assert named_options == {"--unset", "--edit", "--path", "--format"}
    assert named_options <= options


def test_the_file_of_the_page_is_one(tmp_path: Path) -> None:
    match = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert match
    content = parse_content(match[1], tmp_path / "config.toml")
    assert (content.wrong, {key: line.text for key, line in content.lines.items()}) == (
        [], {"style": "harvard", "wait": "300"},
    )  # fmt: skip


@pytest.mark.parametrize("block", re.findall(r"```\n(\$ .*?)```", PAGE, re.DOTALL), ids=["set", "wrong"])
def test_what_the_page_shows_is_what_is_printed(
    protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: str
) -> None:
    monkeypatch.setenv("PROTLIB_CONFIG", "config.toml")
    monkeypatch.delenv("PROTLIB_STYLE", raising=False)
    (tmp_path / "config.toml").write_text("# mine\nlibary = 'x.json'\n" if "libary" in block else "")
    for command, output in re.findall(r"^\$ protlib (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
        ran = protlib(*shlex.split(command))
        assert output == (ran.err if ran.code else ran.out)
