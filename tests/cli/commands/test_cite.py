"""`cite` as a user runs it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from programs.clipboard_program import program_into
from programs.engine import needs_engine
from programs.running import Ran, Run
from protlib.citing.engine import engine_program
from protlib.cli.terminal import clipboard
from protlib.system.installation import install_extra_command

Cite = Callable[..., Ran]
IOM = "International Organization for Migration"
HANDBOOK = f"{IOM}. (2007). The IOM handbook on direct assistance for victims of trafficking.\n"


@pytest.fixture
def cite(sample: Run, monkeypatch: pytest.MonkeyPatch) -> Cite:
    """Run a command of citing on the sample library."""
    monkeypatch.delenv("PROTLIB_STYLE", raising=False)
    return sample


@needs_engine
def test_a_key_gives_its_citation_and_its_reference(cite: Cite) -> None:
    assert cite("cite", "iom2007handbook") == (f"({IOM} [IOM], 2007)\n{HANDBOOK}", "", 0)


@needs_engine
@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["iom2007handbook", "jobe2010causes"], f"({IOM} [IOM], 2007; Jobe, 2010)"),
        (["@iom2007handbook [p. 3]"], f"{IOM} (IOM, 2007, p. 3)"),
        (["[see @iom2007handbook, chap. 3]"], f"(see {IOM} [IOM], 2007, Chapter 3)"),
        (["[@jobe2010causes, chap. III]"], "(Jobe, 2010, Chapter III)"),
        (["[@jobe2010causes, cap. III]", "--locale", "es", "--style", "chicago"], "(Jobe 2010, cap. III)"),
        (["[@jobe2010causes, pp. 12 and 15]"], "(Jobe, 2010, pp. 12 and 15)"),
        (["[@jobe2010causes, pp. 12 e 15]"], "(Jobe, 2010, pp. 12 e 15)"),
        (["[@jobe2010causes؛ @iom2007handbook، ص. ٣]"], f"({IOM} [IOM], 2007, p. ٣; Jobe, 2010)"),
        (
            ["[see @iom2007handbook, pp. 3–5; and @jobe2010causes, ch. 2]", "--style", "vancouver"],
            "(see 1, pp. 3–5, and 2, chap. 2)",
        ),
        (["[@iom2007handbook; @jobe2010causes]", "--style", "vancouver"], "(1,2)"),
        (["[@iom2007handbook; see @jobe2010causes]", "--style", "ieee"], "[1], see [2]"),
        (["[-@iom2007handbook]"], "(2007)"),
        (["--", "-@iom2007handbook"], "(2007)"),
        (["iom2007handbook", "--no-acronyms"], f"({IOM}, 2007)"),
        (["iom2007handbook", "--style", "chicago"], f"({IOM} [IOM] 2007)"),
        (["@jobe2010causes", "--style", "ieee"], "Jobe [1]"),
        (["[@un2000protocol, art. 3]"], "(Palermo Protocol, 2000, art. 3)"),
        (["[see @un2000protocol, arts. 3-5, and more]"], "(see Palermo Protocol, 2000, arts. 3–5, and more)"),
        (
            ["@jobe2010causes [annex II; @iom2007handbook, table 2]"],
            f"Jobe (2010, annex II; {IOM} [IOM], 2007, table 2)",
        ),
        (["@jobe2010causes [{annex on method}]"], "Jobe (2010, annex on method)"),
        (["[@jobe2010causes, tableau 2]", "--locale", "fr"], "(Jobe, 2010, tableau 2)"),
        (
            ["[@iom2007handbook, chap. 3]", "--locale", "French"],
            f"({IOM} [IOM], 2007, Chapitre 3)",
        ),
        (
            ["[@iom2007handbook, chap. 3]", "--locale", "French", "--bodies", "report"],
            "(Organisation internationale pour les migrations [OIM], 2007, Chapitre 3)",
        ),
        (["--author", "jobe"], "(Jobe, 2010)"),
    ],
)
def test_a_citation_is_as_it_is_asked_for(cite: Cite, arguments: list[str], first: str) -> None:
    ran = cite("cite", *arguments)
    assert (ran.out.partition("\n")[0], ran.err, ran.code) == (first, "", 0)


@needs_engine
def test_citations_are_those_of_one_document(cite: Cite) -> None:
    ran = cite("cite", "@iom2007handbook", "[@iom2007handbook]")
    assert ran.out == f"{IOM} (IOM, 2007)\n(IOM, 2007)\n{HANDBOOK}"


@needs_engine
@pytest.mark.parametrize(
    ("lines", "first"),
    [
        ("iom2007handbook\n", f"({IOM} [IOM], 2007)"),
        ("[@iom2007handbook, p. 3]\n", f"({IOM} [IOM], 2007, p. 3)"),
    ],
)
def test_what_is_cited_comes_from_standard_input_too(cite: Cite, lines: str, first: str) -> None:
    assert cite("cite", "-", stdin=lines) == (f"{first}\n{HANDBOOK}", "", 0)


@needs_engine
@pytest.mark.parametrize(
    ("form", "output"),
    [
        ("html", "<i>The IOM handbook on direct assistance for victims of trafficking</i>."),
        ("markdown", "*The IOM handbook on direct assistance for victims of trafficking*."),
        ("rtf", r"{\i The IOM handbook on direct assistance for victims of trafficking}."),
    ],
)
def test_a_citation_is_printed_in_other_forms(cite: Cite, form: str, output: str) -> None:
    assert output in cite("cite", "iom2007handbook", "--format", form).out


@needs_engine
def test_a_citation_is_copied_as_rich_text(cite: Cite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    into = tmp_path / "copied"
    monkeypatch.setattr(clipboard, "rich_commands", lambda _environment, _platform: [("html", program_into(into))])
    assert cite("cite", "iom2007handbook", "--copy-formatted").out.endswith(HANDBOOK)
    assert into.read_text().startswith(f'<meta charset="utf-8">\n<p>({IOM} [IOM], 2007)</p>\n')


@needs_engine
@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["iom2007handbook"], "[@iom2007handbook]"),
        (["iom2007handbook", "jobe2010causes"], "[@iom2007handbook; @jobe2010causes]"),
        (["[@jobe2010causes, p. 34]"], "[@jobe2010causes, p. 34]"),
        (["@jobe2010causes [chap. 2]"], "@jobe2010causes [chap. 2]"),
        (["[-@jobe2010causes]", "iom2007handbook"], "[-@jobe2010causes]\n[@iom2007handbook]"),
        (["--key", "jobe2010causes"], "[@jobe2010causes]"),
    ],
)
def test_a_citation_is_copied_as_fill_reads_it(
    cite: Cite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], text: str
) -> None:
    into = tmp_path / "copied"
    monkeypatch.setattr(clipboard, "copy_commands", lambda _environment, _platform: [program_into(into)])
    ran = cite("cite", *words, "--copy")
    assert (ran.code, ran.err) == (0, f"copied: {text}\n")
    assert "(" in ran.out
    assert into.read_text() == text
    report = tmp_path / "report.md"
    report.write_text(into.read_text())
    filled = cite("fill", report, "-o", tmp_path / "filled.md")
    assert filled.code == 0
    assert filled.err.startswith(f"{tmp_path / 'filled.md'}: {text.count('@')} citation")


@pytest.mark.slow
@needs_engine
@pytest.mark.skipif(not (shutil.which("xvfb-run") and shutil.which("xclip")), reason="there is no xvfb-run or no xclip")
def test_what_is_on_the_clipboard_of_a_desktop_is_what_fill_reads(cite: Cite, tmp_path: Path) -> None:
    line = (
        f"{sys.executable} -m protlib cite iom2007handbook jobe2010causes --copy && xclip -selection clipboard -o "
        "> report.md"
    )
    hidden = {"WAYLAND_DISPLAY", "TMUX", "WSL_DISTRO_NAME"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment["PROTLIB_LIBRARY"] = str(tmp_path / "library.json")
    subprocess.run(["xvfb-run", "-a", "sh", "-c", line], cwd=tmp_path, env=environment, check=True, timeout=60)
    assert (tmp_path / "report.md").read_text() == "[@iom2007handbook; @jobe2010causes]"
    assert cite("fill", tmp_path / "report.md", "-o", tmp_path / "filled.md").code == 0


@needs_engine
def test_one_thing_alone_is_copied(cite: Cite) -> None:
    ran = cite("cite", "iom2007handbook", "--copy", "--copy-formatted")
    assert ran == ("", "protlib: --copy or --copy-formatted, not both\n", 2)


@needs_engine
@pytest.mark.parametrize("option", ["--copy", "--copy-formatted"])
def test_a_copy_that_nobody_takes_is_told(cite: Cite, monkeypatch: pytest.MonkeyPatch, option: str) -> None:
    for name in ("rich_commands", "copy_commands"):
        monkeypatch.setattr(clipboard, name, lambda _environment, _platform: [])
    ran = cite("cite", "iom2007handbook", option)
    assert (ran.out.endswith(HANDBOOK), ran.code) == (True, 2)
    assert ran.err == (
        "protlib: nothing was copied: this computer has no clipboard that protlib can use. "
        "Leave out --copy or --copy-formatted to print it\n"
    )


@needs_engine
def test_a_key_that_is_named_twice_is_cited_once(cite: Cite) -> None:
    cite("rekey", "iom2007handbook", "iom2007book")
    once = (f"({IOM} [IOM], 2007)\n{HANDBOOK}", "", 0)
    assert cite("cite", "iom2007book", "iom2007handbook", "iom2007book") == once


@needs_engine
def test_in_notes_what_the_text_says_stands_above_its_note(cite: Cite) -> None:
    ran = cite("cite", "@jobe2010causes", "[@jobe2010causes]", "--style", "un")
    lead, first, second, _reference = ran.out.splitlines()
    assert (lead, first[:10], second) == ("Alison Jobe", "The Causes", "Ibid.")


@needs_engine
def test_the_environment_names_a_style(cite: Cite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTLIB_STYLE", "ieee")
    assert cite("cite", "jobe2010causes").out.startswith("[1]\n[1] A. Jobe")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["cite"], 2, "name keys"),
        (["cite", "iom2007handbook", "--author", "IOM"], 2, "name keys"),
        (["cite", "nobody"], 1, "nobody"),
        (
            ["cite", "[@iom2007handbook"],
            2,
            "“[@iom2007handbook” is not a citation; write [see @key, p. 3; @other] or @key [p. 3]",
        ),
        (
            ["cite", "see @iom2007handbook"],
            2,
            "“see @iom2007handbook” is not a citation; write [see @key, p. 3; @other] or @key [p. 3]",
        ),
        (
            ["cite", "[iom2007handbook]"],
            2,
            "“[iom2007handbook]” is not a citation; write [see @key, p. 3; @other] or @key [p. 3]",
        ),
        (["cite", "--author", "zzyzx"], 1, "nothing found"),
        (["cite", "iom2007handbook", "--html"], 2, "did you mean “--format html”?"),
        (["cite", "iom2007handbook", "--style", "aap"], 2, "“aap”; did you mean “apa”?\n"),
        (["cite", "iom2007handbook", "--locale", "qqq"], 2, "--locale qqq"),
    ],
)
def test_what_cannot_be_done_is_one_line(cite: Cite, arguments: list[str], code: int, message: str) -> None:
    ran = cite(*arguments)
    assert (ran.out, ran.err.count("\n"), ran.code) == ("", 1, code)
    assert message in ran.err


def test_without_an_engine_one_line_says_how_to_get_one(
    cite: Cite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_program, "_find_bundled_engine", lambda: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    engine_program.find_engine.cache_clear()
    ran = cite("cite", "iom2007handbook")
    engine_program.find_engine.cache_clear()
    assert (ran.out, ran.err.count("\n"), ran.code) == ("", 1, 2)
    assert install_extra_command("cite") in ran.err


@pytest.mark.slow
@needs_engine
def test_bodies_are_as_published_or_under_one_name(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for title, organisation in (("Camps", "UNHCR"), ("Routes", "IOM")):
        protlib("add", "--title", title, "--organisation", organisation, "--year", "2019")

    def cited(*options: str) -> str:
        return protlib("cite", "unhcr2019camps", "iom2019routes", "--locale", "fr", *options).out.partition("\n")[0]

    refugees = "Haut-Commissariat des Nations Unies pour les réfugiés [HCR], 2019"
    alike = f"({refugees}; Organisation internationale pour les migrations [OIM], 2019)"
    assert cited() == "(IOM, 2019; UNHCR, 2019)"
    assert cited("--bodies", "report") == alike
    monkeypatch.setenv("PROTLIB_BODIES", "report")
    assert cited() == alike
    assert cited("--bodies", "published") == "(IOM, 2019; UNHCR, 2019)"
    monkeypatch.setenv("PROTLIB_BODIES", "both")
    assert protlib("cite", "unhcr2019camps")[1:] == (
        "protlib: PROTLIB_BODIES: bodies “both”: use published or report\n", 2,
    )  # fmt: skip
    monkeypatch.delenv("PROTLIB_BODIES")
    protlib("add", "--title", "Tents", "--organisation", "Agency of Camps", "--year", "2018")
    protlib("names", "--unify", "Agency of Camps", "UNHCR")
    assert "UNHCR, 2019" in cited("--bodies", "report")  # a name that is decided on stays


def test_a_comma_between_two_keys_is_told(cite: Cite) -> None:
    ran = cite("cite", "[@jobe2010causes, @iom2007handbook]")
    message = "“[@jobe2010causes, @iom2007handbook]” has a comma before the next @; separate citations with a semicolon"
    assert (ran.out, ran.err, ran.code) == ("", f"protlib: {message}\n", 2)


@needs_engine
def test_a_key_that_is_cited_again_starts_no_engine(cite: Cite, monkeypatch: pytest.MonkeyPatch) -> None:
    first = cite("cite", "iom2007handbook")
    monkeypatch.setattr(engine_program, "_run_to_end", lambda *_: pytest.fail("it ran again"))
    assert cite("cite", "iom2007handbook") == first


@needs_engine
def test_a_record_that_changed_is_cited_as_it_is_now(cite: Cite) -> None:
    cite("cite", "jobe2010causes")
    assert cite("set", "jobe2010causes", "title=Another title").code == 0
    assert "Another title" in cite("cite", "jobe2010causes").out
