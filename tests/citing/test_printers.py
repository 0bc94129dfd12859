"""Programs that make PDF files: the next is asked where one lacks a part, and a line tells what to install."""

from collections.abc import Callable, Sequence

import pytest

from protlib.citing.engine.printers import print_report, without_letters
from protlib.errors import UsageError

_STY = (
    "pandoc: Error producing PDF. ! LaTeX Error: File `xcolor.sty' not found. Type X to quit or <RETURN> to "
    "proceed, or enter new "
    "name. (Default extension: sty) Enter file name: ! Emergency stop. <read *>  l.7 \\usepackage"
)
_FONT = (
    "pandoc: Error producing PDF. ! Font \\TU/lmr/m/n/10=[lmroman10-regular]:+tlig; at 10pt not loadable: "
    "metric da ta not found or "
    "bad. <to be read again> relax l.116 ...lt\\familydefault"
)
_LINK_FONT = (
    "pandoc: kpathsea: Running mktextfm pzdr ! I can't find file `pzdr'. <*> ...:=ljfour; mag:=1; ; "
    "nonstopmode; input pzdr Error "
    "producing PDF. ! Font \\XeTeXLink@font=pzdr at 0.00002pt not loadable: Metric (TFM) file or ins talled "
    "font not found."
)
_LETTER = (
    "pandoc: Error producing PDF. ! LaTeX Error: Unicode character Р (U+0420) not set up for use with LaTeX. See "
    "the LaTeX manual"
)
_FORMAT = "pandoc: Error producing PDF. I can't find the format file `xelatex.fmt'!"
_NAMED = (
    'pandoc: Error producing PDF. ! Package fontspec Error: (fontspec)                The font "No Such Font" '
    "cannot be found; this may"
)
_APT = "apt install texlive-xetex texlive-latex-recommended texlive-fonts-recommended lmodern"


_MEND = "name one that has them in the header, such as mainfont: DejaVu Sans"


def _here(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    monkeypatch.setattr(
        "protlib.citing.engine.printers.find_program", lambda name: f"/bin/{name}" if name in names else None
    )


def _failing(message: str, *fit: str) -> tuple[list[str], Callable[[str, Sequence[str]], str]]:
    programs: list[str] = []

    def make(between: str, arguments: Sequence[str]) -> str:
        name = arguments[1].removeprefix("/bin/")
        programs.append(name)
        if name not in fit:
            raise UsageError(message)
        return between

    return programs, make


@pytest.mark.parametrize(
    ("message", "what"),
    [
        (_STY, f"it lacks xcolor.sty, a part of LaTeX: {_APT}"),
        (_FORMAT, f"it lacks xelatex.fmt, a part of LaTeX: {_APT}"),
        (_FONT, f"it lacks the font lmroman10-regular: {_APT}"),
        (_LINK_FONT, f"it lacks the font pzdr: {_APT}"),
        (_LETTER, f"it lacks the letter Р (U+0420), which xelatex has: {_APT}"),
    ],
)
def test_what_is_missing_is_told_in_a_line_with_what_to_type(
    monkeypatch: pytest.MonkeyPatch, message: str, what: str
) -> None:
    _here(monkeypatch, "lualatex", "pdflatex", "apt")
    runs, make = _failing(message)
    with pytest.raises(UsageError) as error:
        print_report(make)
    assert str(error.value) == f"lualatex cannot make the PDF file: {what}"
    assert runs == ["lualatex", "pdflatex"]


@pytest.mark.parametrize(
    ("manager", "message", "line"),
    [
        ("tlmgr", _STY, "tlmgr install xcolor"),
        ("tlmgr", _FONT, "tlmgr install collection-fontsrecommended"),
        ("", _STY, "weasyprint needs no LaTeX: "),
    ],
)
def test_the_line_is_that_of_the_manager_which_is_here(
    monkeypatch: pytest.MonkeyPatch, manager: str, message: str, line: str
) -> None:
    _here(monkeypatch, "xelatex", manager)
    with pytest.raises(UsageError, match=f": {line}"):
        print_report(_failing(message)[1])


@pytest.mark.parametrize("message", [_STY, _FONT, _LINK_FONT, _LETTER, _FORMAT])
def test_the_next_program_is_asked_that_lacks_nothing(monkeypatch: pytest.MonkeyPatch, message: str) -> None:
    _here(monkeypatch, "xelatex", "lualatex", "typst")
    runs, make = _failing(message, "typst")
    assert print_report(make) == "typst"
    assert runs == ["xelatex", "lualatex", "typst"]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            "pandoc: Error producing PDF. ! Undefined control sequence.",
            "pandoc: Error producing PDF. ! Undefined control sequence.",
        ),
        (_NAMED, "the font No Such Font, which the header names, is not here; install it, or name another"),
    ],
)
def test_what_no_other_program_would_do_better_is_told_at_once(
    monkeypatch: pytest.MonkeyPatch, message: str, expected: str
) -> None:
    _here(monkeypatch, "xelatex", "pdflatex")
    runs, make = _failing(message, "pdflatex")
    with pytest.raises(UsageError) as error:
        print_report(make)
    assert (str(error.value), runs) == (expected, ["xelatex"])


def test_letters_that_a_font_has_not_are_one_line() -> None:
    missing = "Missing character: There is no {0} (U+0000) (U+0000) in font [lmroman10-regular]:mapping=t"
    letters = "Русскийтекнарбю"
    lines = without_letters(["first", *(missing.format(letter) for letter in letters), missing.format("Р"), "last"])
    assert lines == [
        "first",
        "last",
        f"the font lmroman10-regular has no Р у с к и й т е н а р б and 1 more; {_MEND}",
    ]
