"""What a user sees on a terminal: whole commands on a pseudo-terminal of 80 columns and 10 lines."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from programs.engine import needs_engine
from programs.running import Ran, Run
from programs.terminal import start
from protlib.library import Library
from protlib.record.model import Publication
from protlib.selection import Selection

Watch = Callable[..., Ran]
_SIZE = (10, 80)
TITLES = [f"Trafficking in [31m[red]men[/red], part {number}" for number in range(30)]


@pytest.fixture
def watch(protlib: Run, tmp_path: Path) -> Watch:
    """Run protlib on a terminal with a library of 30 publications;
    what is typed is sent when the text `after` has come.
    """
    with Library(tmp_path / "library.json", tmp_path / "cache") as library:
        library.add_many([Publication(key=f"k{n}", title=title) for n, title in enumerate(TITLES)])
        library.select(Selection())  # an index that a command has to build is told of on a machine that is busy

    def run(*arguments: str, typed: str = "", after: str = "[y/N]: ", **environment: str) -> Ran:
        names = {"PAGER": "cat", "TERM": "xterm", **environment}
        return _answered(*start(["protlib", *arguments], names, _SIZE), typed.encode(), after.encode())

    return run


def _answered(child: int, terminal: int, keys: bytes, after: bytes) -> Ran:
    screen = b""
    try:
        while data := os.read(terminal, 65536):
            screen += data
            if keys and after in screen:
                os.write(terminal, keys)
                keys = b""
    except OSError:  # how the end of a terminal is told
        pass
    _child, status = os.waitpid(child, 0)
    os.close(terminal)
    return Ran(screen.decode().replace("\r\n", "\n"), "", os.waitstatus_to_exitcode(status))


def test_a_list_that_is_longer_than_the_screen_is_paged(watch: Watch) -> None:
    ran = watch("list", PROTLIB_PAGER="cat > seen")
    assert ran == ("", "", 0)
    lines = Path("seen").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 31
    assert "[31m[red]men[/red], part 29" in lines[-1]


@pytest.mark.parametrize("columns", [(), ("--columns", "usual")])
def test_a_workbook_is_not_drawn_on_a_terminal(watch: Watch, columns: tuple[str, ...]) -> None:
    ran = watch("export", *columns, "--format", "xlsx")
    assert ran == ("protlib: xlsx cannot be printed on a terminal; write it to a file\n", "", 2)


def test_a_copy_of_the_library_is_printed_only_where_that_is_typed(watch: Watch) -> None:
    ran = watch("share")
    assert ran == ("protlib: share writes a file; name it: -o copy.json. To print it here: -o -\n", "", 2)
    assert '"format"' in watch("share", "-o", "-", "-n", "1").out


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [(["list", "-n", "8"], 9), (["show", "k1", "--format", "table"], 7), (["list", "--no-pager"], 31)],
)
def test_what_fits_or_is_to_be_printed_at_once_is_printed(watch: Watch, arguments: list[str], lines: int) -> None:
    ran = watch(*arguments, PROTLIB_PAGER="cat > seen")
    assert ran.code == 0
    assert not Path("seen").exists()
    assert len([line for line in ran.out.splitlines() if not line.endswith("shows all")]) == lines


@pytest.mark.parametrize("pager", ["cat", "no-such-pager"])
def test_without_a_pager_a_search_shows_the_best_that_fit_the_screen(watch: Watch, pager: str) -> None:
    ran = watch("search", "trafficking", PAGER=pager)
    assert len(ran.out.splitlines()) < 10
    assert ran.out.endswith("5 of 30; --limit 30 shows all\n")


@pytest.mark.slow
def test_the_pager_may_be_interrupted_and_left_early(watch: Watch) -> None:
    # Not by what it prints: a terminal throws away what is on its way when Ctrl-C comes.
    pager = """sh -c 'trap "touch interrupted" INT; head -2; echo ready; read a < /dev/tty; read a < /dev/tty'"""
    ran = watch("search", "trafficking", typed="\x03\n\n", after="ready", PROTLIB_PAGER=pager)
    assert ran.code == 0
    assert Path("interrupted").exists()
    assert "stopped" not in ran.out
    assert "Traceback" not in ran.out


@pytest.mark.slow
def test_browse_draws_on_the_terminal_takes_and_leaves_it_clean(watch: Watch) -> None:
    ran = watch("browse", typed="part 29\r", after="30 found")
    assert ran.code == 0
    assert ran.out.endswith("\x1b[?2004lk29\n")
    assert "\x1b[31m" not in ran.out
    assert "\x1b[?1049l" in ran.out


@pytest.mark.slow
def test_a_question_names_what_it_is_about_a_line_each(watch: Watch) -> None:
    ran = watch("remove", "k1", "k2", typed="n\n", TERM="dumb")
    about = [f"k{number}: Trafficking in [31m[red]men[/red], part {number}" for number in (1, 2)]
    *names, question = ran.out.splitlines()[:3]
    assert names == about
    assert question.startswith("Remove these 2? [y/N]: ")
    assert ran.code == 1


@needs_engine
@pytest.mark.parametrize(
    ("style", "line"),
    [("apa", "\x1b[3mTrafficking in"), ("nowhere", "unknown style “nowhere”")],
)
def test_a_reference_stands_above_all_else_that_is_shown(watch: Watch, style: str, line: str) -> None:
    ran = watch("show", "k1", "--no-pager", PROTLIB_STYLE=style)
    assert ran.code == 0
    assert line in ran.out.partition(" type ")[0]
    assert "\x1b[31m" not in ran.out


@pytest.mark.slow
def test_a_change_of_several_is_shown_and_asked_about(watch: Watch) -> None:
    ran = watch("tag", "k1", "k2", "--add", "read", typed="n\n", TERM="dumb")
    diff, question, _answer = ran.out.replace("n\n", "").partition("Change these 2 publications? [y/N]")
    assert (diff, bool(question)) == ("k1\n  + tags: read\nk2\n  + tags: read\n", True)
    assert ran.out.endswith("nothing was changed\n")
    assert (watch("tag", "k1", "k2").out, ran.code) == ("", 1)
    ran = watch("tag", "k1", "k2", "--add", "read", typed="y\n")
    assert ran.out.endswith("2 publications changed\n")
    assert watch("tag", "k1").out == "read\n"


@pytest.mark.slow
@pytest.mark.parametrize(("options", "code"), [([], 1), (["--dry-run"], 0)])
def test_a_diff_that_is_longer_than_the_screen_is_paged(watch: Watch, options: list[str], code: int) -> None:
    ran = watch("tag", "--all", "--add", "read", *options, typed="n\n", PROTLIB_PAGER="cat > seen")
    assert Path("seen").read_text(encoding="utf-8").count("+ tags: read") == 30
    assert (ran.code, "+ tags" in ran.out) == (code, False)
    assert ("Change these 30 publications?" in ran.out) == (not options)


@pytest.mark.slow
def test_a_change_of_one_or_one_that_is_sure_is_not_asked_about(watch: Watch) -> None:
    ran = watch("tag", "k1", "--add", "read", TERM="dumb")
    assert ran.out == "k1\n  + tags: read\n1 publication changed\n"
    assert watch("tag", "k1", "k2", "--add", "camps", "--yes").out == "2 publications changed\n"


@pytest.mark.slow
def test_what_a_selection_removes_is_named_and_asked_about(watch: Watch) -> None:
    ran = watch("remove", "--where", "'part 1'", typed="n\n", TERM="dumb")
    assert ran.code == 1
    assert "k1: Trafficking in" in ran.out
    assert watch("remove", "k1", "--yes").out.startswith("1 publication removed")


@pytest.mark.slow
@pytest.mark.parametrize(("text", "code", "end"), [("y\n", 0, "changed\n"), ("n\n", 1, "txt\n")])
def test_an_edit_of_several_is_shown_and_asked_about_and_kept_where_it_is_refused(
    watch: Watch, tmp_path: Path, text: str, code: int, end: str
) -> None:
    editor = (
        f"{sys.executable} -c 'import sys, pathlib; file = pathlib.Path(sys.argv[1]); "
        'file.write_text(file.read_text().replace("Trafficking", "Smuggling"))\''
    )
    ran = watch("edit", "k1", "k2", typed=text, VISUAL=editor, TERM="dumb", TMPDIR=str(tmp_path))
    assert "k2\n  - title: Trafficking in" in ran.out
    assert "Change these 2 publications? [y/N]" in ran.out
    assert (ran.code, ran.out.endswith(end)) == (code, True)
    assert len(list(tmp_path.glob("protlib-edit-*"))) == code


@pytest.mark.slow
def test_a_table_that_comes_home_is_shown_and_asked_about(watch: Watch, protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("key,genre\nk1,Brief\nk2,Note\n", encoding="utf-8")
    home = ("import", "a.csv", "--match", "key", "--on-duplicate", "replace")
    ran = watch(*home, typed="n\n")
    assert ran.code == 1
    assert "+ genre: Brief" in ran.out
    assert "Change these 2 publications?" in ran.out
    assert protlib("list", "--has", "genre").code == 1
    assert "2 changed" in watch(*home, typed="y\n").out
    assert protlib("list", "--has", "genre", "--format", "keys").out == "k1\nk2\n"
    assert "0 changed, 2 unchanged" in watch(*home).out


@pytest.mark.slow
def test_an_editor_has_the_terminal_where_keys_come_from_a_pipe(watch: Watch) -> None:
    assert watch("set", "k1", "title=Old").code == 0
    editor = "sh -c 'echo ready; read typed && sed -i s/Old/$typed/ \"$0\"'"
    pipe = f"echo k1 | {sys.executable} -m protlib edit -"
    ran = _answered(*start(["sh", "-c", pipe], {"VISUAL": editor, "TERM": "dumb"}, _SIZE), b"New\n", b"ready")
    assert ran.out.endswith("1 publication changed\n")
    assert "title: New" in watch("show", "k1", "--format", "jsonl").out.replace('"', "").replace(":", ": ")


@pytest.mark.slow
def test_what_is_known_is_broken_between_words_behind_bold_labels(watch: Watch) -> None:
    lines = watch("about", "Palermo Convention", "--no-pager").out.splitlines()
    assert lines[:2] == [
        "\x1b[1mUnited Nations Convention against Transnational Organized Crime: treaty,\x1b[0m",
        "  \x1b[1madopted 2000-11-15\x1b[0m",
    ]
    assert lines[2:4] == [
        "\x1b[1mnumber\x1b[0m: A/RES/55/25",
        "\x1b[1malso\x1b[0m: UNTOC; Palermo Convention; Organized Crime Convention; Convention des",
    ]


@pytest.mark.slow
def test_keys_and_links_of_documents_are_whole(watch: Watch, tmp_path: Path) -> None:
    key = "ohchr2002recommended"
    with Library(tmp_path / "library.json", tmp_path / "cache") as library:
        library.add_many([Publication(key=key, title="Principles", number="E/2002/68/Add.1", date="2002")])
    first, second, *_rest = watch("about", "--type", "symbol").out.splitlines()
    assert first.startswith(f"{key}  E/2002/68/Add.1  document, addendum ")
    assert second.rstrip() == "  Council; 2002  https://docs.un.org/en/E/2002/68/Add.1"


@pytest.mark.slow
def test_language_versions_stand_a_line_each_with_their_titles(watch: Watch, tmp_path: Path) -> None:
    versions = [
        Publication(key="wmr-en", title="<i>World</i> Migration", language="en", url="https://iom.int/en/wmr"),
        Publication(key="wmr-fr", title="Migration dans le monde", language="fr", url="https://iom.int/fr/wmr"),
    ]
    with Library(tmp_path / "library.json", tmp_path / "cache") as library:
        library.add_many(versions)
    rows = ["wmr-en  en  World Migration", "wmr-fr  fr  Migration dans le monde"]
    reason, *lines = map(str.rstrip, watch("editions", "--suggest").out.splitlines())
    assert (reason, lines[:2]) == ("same link but for the language:", rows)
    assert watch("editions", "wmr-en", "wmr-fr", "--link").code == 0
    lines = [line.rstrip() for line in watch("editions").out.splitlines()]
    assert lines == ["Works in several languages", *rows]


def test_a_terminal_that_draws_no_screen_is_told_from_none(watch: Watch) -> None:
    ran = watch("browse", TERM="dumb")
    assert ran.code == 2
    assert "and this terminal cannot (TERM=dumb)" in ran.out
