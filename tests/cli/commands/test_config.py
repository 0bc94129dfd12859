"""`config`, and what the configuration file does to other commands."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from programs.configurations import list_settings, write_settings
from programs.editors import editor, replacing
from programs.engine import needs_engine
from programs.running import Run
from protlib.cli.settings.configuration_file import make_first_text, parse_content
from protlib.cli.settings.setting_table import SETTINGS

CHOSEN = {
    "library": "own.json", "style": "chicago", "language": "fr", "bodies": "report", "format": "ris", "house": "unhcr", "colours": "never",
    "pager": "more", "editor": "nano", "wait": "7", "reviewer": "Ann", "cache": "scratch", "mailto": "me@example.org", "reliefweb": "example",
}  # fmt: skip
"""A value of each setting, as it is typed."""


def test_without_a_file_everything_is_as_it_is_by_itself(protlib: Run, configuration: Path, tmp_path: Path) -> None:
    values_now = list_settings(protlib)
    assert {by for _, by in values_now.values()} == {"default"}
    assert values_now["library"][0] == str(tmp_path / "data/protlib/library.json")
    assert values_now["cache"][0] == str(tmp_path / "cache/protlib")
    assert {key: values_now[key][0] for key in ("style", "wait", "colours", "language", "house")} == {
        "style": "apa", "wait": "120", "colours": "auto", "language": "", "house": "",
    }  # fmt: skip
    assert protlib("config", "--path").out == f"{configuration}\n"
    assert not configuration.exists()


@pytest.mark.parametrize("key", SETTINGS)
def test_a_setting_is_set_listed_overridden_and_taken_back(
    protlib: Run, configuration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    value = CHOSEN[key]
    expected = str(tmp_path / value) if key in {"library", "cache"} else value
    ran = protlib("config", key, value)
    assert (ran.code, ran.out, ran.err) == (0, "", f"{configuration}: {key} is now {expected}\n")
    number = (
        configuration.read_text().splitlines().index(f"{key} = {expected if key == 'wait' else json.dumps(expected)}")
        + 1
    )
    assert list_settings(protlib)[key] == (expected, f"{configuration}:{number}")
    assert protlib("config", key).out == f"{expected}\n"
    monkeypatch.setenv(SETTINGS[key].variable, "elsewhere")
    assert list_settings(protlib)[key] == ("elsewhere", SETTINGS[key].variable)
    monkeypatch.delenv(SETTINGS[key].variable)
    assert protlib("config", "--unset", key)[1:] == (f"{configuration}: {key} is no longer set\n", 0)
    assert configuration.read_text() == make_first_text()
    assert protlib("config", "--unset", key)[0::2] == ("", 1)


def test_each_setting_has_an_example_that_is_one(tmp_path: Path) -> None:
    example = "\n".join(
        line.removeprefix("#") for line in make_first_text().splitlines() if line.startswith("#") and line[1] != " "
    )
    assert [*tomllib.loads(example)] == [*SETTINGS]
    assert parse_content(example, tmp_path / "config.toml").wrong == []
    assert parse_content(make_first_text(), tmp_path / "config.toml").lines == {}


WRONG = [
    ('stlye = "apa"\n', ":1: unknown setting “stlye”; did you mean “style”?"),
    ('# mine\n\n[display]\nx = 1\n', ":3: unknown setting “display”; choose from library, style,"),
    ("wait = '30'\n", ":1: wait must be a number of seconds, for example 30, or 0 for no wait, not “30”"),
    ("wait = true\n", ":1: wait must be a number of seconds"),
    ("wait = -1\n", "not -1"),
    ("wait = nan\n", ":1: wait must be a number of seconds"),
    ("style = 3\n", ":1: style must be text in quotation marks, not 3"),
    ('style = ""\n', ":1: style must be a value that is not empty, not “”; to remove it: protlib config --unset style"),
    ('style = """ap\na"""\n', ":1: style must be text on one line"),
    ('\nstyle = ["apa"]\n', ':2: style must be text in quotation marks, not ["apa"]'),
    ("style = apa\n", ":1: not TOML (Invalid value); put text in quotation marks: style = \"apa\""),
    ('colours = "alway"\n', ":1: colours must be auto, always or never, not “alway”; did you mean “always”?"),
    ('cache = "a\\u0000b"\n', ":1: cache must be text without NUL characters, not “a�b”"),
    ('library = "\\u0000"\n', ":1: library must be text without NUL characters"),
    ('style = "x\\u0000.csl"\n', ":1: style must be text without NUL characters"),
    ('pager = "\\u0000"\n', ":1: pager must be text without NUL characters"),
    ("library.file = 'x'\n", ":1: library must be text in quotation marks"),
    ('style = "apa"\nstyle = "mla"\n', ":2: this setting appears twice; remove one of the two lines"),
    (b'# caf\xe9\nstyle = "apa"\n', ":1: not UTF-8 text; save it as UTF-8"),
    (b"style = \"apa\"\n\xff\xfe", ":2: not UTF-8 text; save it as UTF-8"),
    ("x = " + "[" * 5000, "config.toml: nested too deeply"),
    ("#" * (1 << 20) + "\n", "config.toml: not a configuration file: over 1 MB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG, ids=[message[:40] for _, message in WRONG])
def test_what_is_wrong_is_told_with_its_line_and_nothing_is_done(
    protlib: Run, configuration: Path, text: str | bytes, expected: str
) -> None:
    write_settings(configuration, text)
    ran = protlib("add", "--title", "Caring")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert expected in ran.err
    assert ran.err.startswith(f"protlib: {configuration}")
    assert not (configuration.parents[2] / "data").exists()
    assert protlib("config")[2] == 2


@pytest.mark.parametrize("address", ["me", "me@x", "me@x.org, you@x.org"])
def test_an_address_that_is_none_stops_only_what_tells_it(protlib: Run, configuration: Path, address: str) -> None:
    write_settings(configuration, f'mailto = "{address}"\n')
    message = f":1: mailto must be an email address such as me@example.org, not “{address}”\n"
    assert protlib("add", "--title", "Caring").code == 0
    asked = protlib("add", "--doi", "10.1000/x")
    assert (asked.code, asked.err) == (2, f"protlib: {configuration}{message}")
    listed = protlib("config")
    assert (listed.code, listed.err) == (2, f"{configuration}{message}")
    assert protlib("config", "mailto", address).code == 2


def test_config_lists_the_rest_and_tells_all_that_is_wrong(protlib: Run, configuration: Path) -> None:
    write_settings(
        configuration,
        'style = "apaa"\nwiat = 3\nlanguage = "fr"\ncolours = "no"\nhouse = "foo"\nformat = "isi"\nlanguage2 = 1\n',
    )
    ran = protlib("config")
    assert ran.code == 2
    assert f"language\tfr\t{configuration}:3" in ran.out.splitlines()
    assert [line.removeprefix(f"{configuration}:").split(";")[0] for line in ran.err.splitlines()] == [
        "2: unknown setting “wiat”",
        "4: colours must be auto, always or never, not “no”",
        "7: unknown setting “language2”",
        "1: unknown style “apaa”",
        "5: house “foo”: choose from unhcr, iom, ocha, unicef, who, worldbank, un, reliefweb",
        "6: protlib can read isi, but not write it",
    ]


@pytest.mark.parametrize(
    ("line", "command", "message"),
    [
        ('style = "apaa"', "cite caring2009", "config.toml:1: unknown style “apaa”; did you mean “apa”"),
        ('language = "klingonish"', "bibliography", "config.toml:1: language “klingonish”: unknown language; write it as fr or French"),
        ('format = "isi"', "export", "config.toml:1: protlib can read isi, but not write it"),
        ('house = "foo"', "list", "config.toml:1: house “foo”: choose from unhcr, iom"),
    ],
)  # fmt: skip
@needs_engine
def test_what_takes_a_table_to_know_is_told_with_its_line_where_it_counts(
    protlib: Run, configuration: Path, line: str, command: str, message: str
) -> None:
    protlib("add", "--title", "Caring", "--year", "2009", "--organisation", "IOM", "--key", "caring2009")
    write_settings(configuration, f"{line}\n")
    ran = protlib(*command.split())
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["stlye"], "unknown setting “stlye”; did you mean “style”?"),
        (["style", "apaa"], "unknown style “apaa”; did you mean “apa”?"),
        (["wait", "soon"], "wait must be a number of seconds, for example 30, or 0 for no wait, not “soon”"),
        (["wait", "inf"], "wait must be a number of seconds"),
        (["style", " "], "style must be a value that is not empty, not “ ”"),
        (["library", ""], "library must be a value that is not empty, not “”; to remove it: protlib config --unset library"),
        (["--edit", "style"], "--edit is for the whole file; leave out the setting"),
        (["--unset"], "--unset needs one setting and no value"),
        (["--unset", "style", "apa"], "--unset needs one setting and no value"),
        (["--path", "--edit"], "--edit and --path cannot be used together; choose one"),
        (["style", "apa", "--format", "json"], "--format works only with the list of settings"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_told_and_no_file_is_made(
    protlib: Run, configuration: Path, arguments: list[str], message: str
) -> None:
    ran = protlib("config", *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert message in ran.err
    assert not configuration.exists()


KEPT = [
    ('# mine\nstyle = "apa"  # the office\'s\n\n# wait\nwait=5', 'style = "mla"  # the office\'s\n'),
    ("\ufeffwait = 5\r\n'style' = 'apa' # x\r\n", 'style = "mla" # x\r\n'),
    ("wait = 5", '\nstyle = "mla"\n'),
    ("style = 'a # b.csl'\nwait = 5\n", 'style = "mla"\n'),
    ("wait = 5\n\n[others]\nx = 1\n", '\n\nstyle = "mla"\n[others]\n'),
]


@pytest.mark.parametrize(("before", "line"), KEPT)
def test_a_set_value_changes_its_line_and_no_other(protlib: Run, configuration: Path, before: str, line: str) -> None:
    write_settings(configuration, before)
    assert protlib("config", "style", "mla").code == 0
    after = configuration.read_bytes().decode()
    assert line in after
    rest = [row for row in before.removeprefix("\ufeff").splitlines() if "style" not in row]
    assert [row for row in after.splitlines() if "style" not in row] == rest
    assert protlib("config", "style").out == "mla\n"


@pytest.mark.parametrize("before", ['pager = """\nstyle = 1\n"""\nstyle = "apa"\n', 'style = """\\\n  apa"""\n'])
def test_what_only_a_person_can_change_is_left(protlib: Run, configuration: Path, before: str) -> None:
    write_settings(configuration, before)
    ran = protlib("config", "style", "mla")
    assert (ran.code, configuration.read_text()) == (2, before)
    assert "To edit it: protlib config --edit" in ran.err


def test_a_file_that_is_wrong_elsewhere_can_be_mended_setting_by_setting(protlib: Run, configuration: Path) -> None:
    write_settings(configuration, 'colours = "no"\nstyle = 3\n')
    assert protlib("config", "style", "apa").code == 0
    assert protlib("config", "colours", "never").code == 0
    assert protlib("config").code == 0


@pytest.mark.parametrize("value", ["less -R", "a\"b\\c 'd'", "مثال 例", "x\x7f\x1by", "#no comment", ""])
def test_a_text_is_kept_as_it_is_typed(protlib: Run, configuration: Path, value: str) -> None:
    protlib("config", "pager", value)
    assert tomllib.loads(configuration.read_text())["pager"] == value
    assert "\x1b" not in protlib("config", "pager").out


def test_a_link_stays_one_and_permissions_stay(protlib: Run, configuration: Path, tmp_path: Path) -> None:
    real = write_settings(tmp_path / "dotfiles/config.toml", 'style = "apa"\n')
    real.chmod(0o600)
    configuration.parent.mkdir(parents=True)
    configuration.symlink_to(real)
    assert protlib("config", "style", "mla").code == 0
    assert (configuration.is_symlink(), real.stat().st_mode & 0o777, real.read_text()) == (
        True,
        0o600,
        'style = "mla"\n',
    )


def test_a_folder_a_pipe_and_a_file_that_nobody_may_write_are_told(protlib: Run, configuration: Path) -> None:
    configuration.mkdir(parents=True)
    assert f"{configuration}: a folder, not a configuration file" in protlib("list").err
    assert protlib("config", "style", "mla").code == 2
    configuration.rmdir()
    os.mkfifo(configuration)
    assert "a pipe cannot be a configuration file" in protlib("list").err
    configuration.unlink()
    write_settings(configuration, "wait = 3\n").chmod(0o444)
    ran = protlib("config", "style", "mla")
    assert (ran.code, ran.err) == (2, f"protlib: {configuration}: cannot be written: it is read-only\n")


def test_the_file_can_be_named_or_done_without(
    protlib: Run, configuration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_settings(configuration, 'style = "mla"\n')
    monkeypatch.setenv("PROTLIB_CONFIG", "")
    assert protlib("config", "style").out == "apa\n"
    ran = protlib("config", "style", "ieee")
    assert (ran.code, ran.err) == (
        2,
        "protlib: PROTLIB_CONFIG is empty: no configuration file\n",
    )
    monkeypatch.setenv("PROTLIB_CONFIG", "other.toml")
    assert protlib("list")[1:] == (
        "protlib: PROTLIB_CONFIG is other.toml, which does not exist. To create it: protlib config --edit\n", 2,
    )  # fmt: skip
    assert protlib("config", "style", "ieee").code == 0
    assert protlib("config", "style").out == "ieee\n"
    assert (tmp_path / "other.toml").is_file()


def test_an_empty_variable_says_nothing_but_for_the_pager(
    protlib: Run, configuration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_settings(configuration, 'style = "mla"\npager = "more"\n')
    for name in ("PROTLIB_STYLE", "PROTLIB_PAGER"):
        monkeypatch.setenv(name, "")
    assert (protlib("config", "style").out, protlib("config", "pager").out) == ("mla\n", "\n")


@pytest.mark.slow
def test_two_that_change_it_at_once_both_have_their_way(configuration: Path) -> None:
    commands = [
        [sys.executable, "-m", "protlib", "config", key, value]
        for key, value in (("style", "mla"), ("language", "fr"), ("wait", "7"), ("colours", "never"))
    ]
    runs = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for command in commands]
    assert [run.wait(60) for run in runs] == [0] * 4
    assert tomllib.loads(configuration.read_text()) == {
        "style": "mla",
        "language": "fr",
        "wait": 7,
        "colours": "never",
    }


@pytest.mark.slow
def test_edit_opens_the_file_and_takes_what_is_right(
    protlib: Run, configuration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "VISUAL",
        editor(tmp_path, replacing(("\n#wait", "\nwait")), "file.open('a').write('wiat = 3\\n')", "pass"),
    )
    assert protlib("config", "--edit")[1:] == (f"{configuration}: saved\n", 0)
    assert tomllib.loads(configuration.read_text()) == {"wait": 30}
    before = configuration.read_text()
    ran = protlib("config", "--edit")
    assert (ran.code, configuration.read_text()) == (3, before)
    assert "unknown setting “wiat”; did you mean “wait”?; your text is saved in " in ran.err
    draft = Path(ran.err.rpartition(" ")[2].strip())
    assert draft.read_text().endswith("wiat = 3\n")
    draft.unlink()
    assert protlib("config", "--edit")[1:] == (f"{configuration}: nothing changed\n", 0)


@pytest.mark.parametrize("line", ['style = "aap"', 'language = "klingon"', 'format = "nonsense"', 'house = "nobody"'])
def test_edit_saves_no_value_that_does_not_exist(
    protlib: Run, tmp_path: Path, configuration: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, f"file.write_text({line!r})"))
    ran = protlib("config", "--edit")
    assert ran.code == 3
    assert f"protlib: {configuration}:1: " in ran.err
    assert not configuration.exists()


def test_edit_leaves_a_style_of_another_computer_as_it_was(
    protlib: Run, configuration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_settings(configuration, 'style = "ours.csl"\n')
    monkeypatch.setenv("EDITOR", editor(tmp_path, "file.open('a').write('wait = 3\\n')"))
    assert protlib("config", "--edit")[1:] == (f"{configuration}: saved\n", 0)
    assert configuration.read_text() == 'style = "ours.csl"\nwait = 3\n'


def test_edit_that_changes_nothing_makes_no_file_and_mends_one_that_is_wrong(
    protlib: Run, configuration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "pass", replacing(("wiat", "wait"))))
    assert protlib("config", "--edit")[1:] == (f"{configuration}: nothing changed\n", 0)
    assert not configuration.exists()
    write_settings(configuration, "wiat = 3\n")
    assert protlib("config", "--edit").code == 0
    assert configuration.read_text() == "wait = 3\n"


def test_what_another_has_changed_while_one_edits_is_not_written_over(
    protlib: Run, configuration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_settings(configuration, "wait = 3\n")
    theirs = f"pathlib.Path({str(configuration)!r}).write_text('wait = 4\\n')\n"
    monkeypatch.setenv("EDITOR", editor(tmp_path, theirs + "file.write_text('wait = 5\\n')"))
    ran = protlib("config", "--edit")
    assert (ran.code, configuration.read_text()) == (3, "wait = 4\n")
    assert "was changed by another program; try again; your text is saved in " in ran.err
    Path(ran.err.rpartition(" ")[2].strip()).unlink()
