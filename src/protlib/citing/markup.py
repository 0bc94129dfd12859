"""Citations and lists of references as text, Markdown, HTML and RTF."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final

from protlib.citing.citation import Runs, TextRun
from protlib.citing.citation import plain_text as text
from protlib.citing.sections import Section
from protlib.frozen import expression
from protlib.text import direction_of

__all__ = ["html", "html_list", "markdown", "markdown_list", "rtf", "text", "text_list"]

_INDENT: Final = "    "
# Signs that Markdown takes for markup; in pandoc's dialect, @ begins a citation and $ a formula.
_SPECIAL: Final = expression(r"([\\`*_\[\]<>^~$@|]|(?<=\w)#|#(?=\w))")
# Such as "3. ", "(3) ", "a. ", "#. ", "- " or "---" at the start of a paragraph: a list item, or a line.
_LIST_MARK: Final = expression(r"^(\(?\w{0,9})([.)+#-])(?=[\s-]|$|(?<=#)[.)](?:\s|$))")
_NUMBER: Final = expression(r"\d+\.")
_UTF_8: Final = '<meta charset="utf-8">'  # else programs read the clipboard as Latin-1
_HANGING: Final = ' style="padding-left: 2em; text-indent: -2em"'
_TAGS: Final = (
    ("italic", "<i>", "</i>"),
    ("bold", "<b>", "</b>"),
    ("small_caps", '<span style="font-variant: small-caps">', "</span>"),
    ("superscript", "<sup>", "</sup>"),
    ("subscript", "<sub>", "</sub>"),
    ("underlined", "<u>", "</u>"),
)
_MARKS: Final = (
    ("italic", "*", "*"),
    ("bold", "**", "**"),
    ("underlined", "[", "]{.underline}"),
    ("small_caps", "[", "]{.smallcaps}"),
    ("subscript", "~", "~"),
    ("superscript", "^", "^"),
)
"""The marks of Markdown for each form, the outermost first."""
_WORDS: Final = (
    ("italic", "i"),
    ("bold", "b"),
    ("small_caps", "scaps"),
    ("superscript", "super"),
    ("subscript", "sub"),
    ("underlined", "ul"),
)
"""The words of RTF for each form."""
_RTF_ESCAPES: Final = {"\\": r"\\", "{": r"\{", "}": r"\}", "\t": r"\tab ", "\n": r"\line "}
_RAISED_FORMS: Final = frozenset({"subscript", "superscript"})


def html(runs: Runs) -> str:
    """Return runs as HTML, to stand in a paragraph."""
    return "".join(map(_html, runs))


def _html(run: TextRun) -> str:
    from html import escape  # not for text alone: its table of entities is slow to load

    text = escape(run.text, quote=False)
    for form, opening, closing in _TAGS:
        if getattr(run, form):
            text = f"{opening}{text}{closing}"
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text


def markdown(runs: Runs, *, is_first: bool = True) -> str:
    """Return runs as pandoc's Markdown, on one line; text that is not first in a line needs fewer escapes."""
    text = _markdown(runs)
    return _LIST_MARK.sub(r"\1\\\2", text.lstrip()) if is_first else text


def _markdown(runs: Iterable[TextRun], position: int = 0) -> str:
    """Return runs with marks from a place on; neighbours share a mark, as "*CO**~2~*" would mean something else."""
    if position == len(_MARKS):
        return "".join(map(_link, runs))
    form, opening, closing = _MARKS[position]
    text = ""
    for has_form, group in groupby(runs, key=attrgetter(form)):
        inner = _markdown(group, position + 1)
        head, body, tail = _split_spaces(inner)
        if has_form and form in _RAISED_FORMS:
            body = body.replace(" ", "\\ ")
        text += f"{head}{opening}{body}{closing}{tail}" if has_form and body else inner
    return text


def _link(run: TextRun) -> str:
    if run.link and run.link == run.text and " " not in run.link:
        return f"<{run.link}>"
    head, body, tail = _split_spaces(run.text)
    return f"{head}[{_escape(body)}](<{run.link}>){tail}" if run.link and body else _escape(run.text)


def _split_spaces(words: str) -> tuple[str, str, str]:
    """Return the space before, the words, and the space behind: marks of emphasis allow no space inside."""
    body = words.strip()
    start = words.find(body) if body else len(words)
    return words[:start], body, words[start + len(body) :]


def rtf(runs: Runs) -> str:
    """Return runs as RTF in plain ASCII, to stand in a paragraph."""
    return "".join(map(_rtf, runs))


def _rtf(run: TextRun) -> str:
    text = "".join(map(_rtf_letter, run.text))
    words = "".join(f"\\{word}" for form, word in _WORDS if getattr(run, form))
    group = f"{{{words} {text}}}" if words else text
    if not run.link:
        return group
    link = "".join(map(_rtf_letter, run.link.replace('"', "%22")))
    return f'{{\\field{{\\*\\fldinst HYPERLINK "{link}"}}{{\\fldrslt {group}}}}}'


def _rtf_letter(letter: str) -> str:
    """Return a letter as RTF; one beyond ASCII is one or two numbers of UTF-16."""
    if letter.isascii():
        return _RTF_ESCAPES.get(letter, letter)
    units = letter.encode("utf-16-le", "replace")
    pairs = zip(units[::2], units[1::2], strict=True)
    return "".join(f"\\u{low_byte | high_byte << 8}?" for low_byte, high_byte in pairs)


def text_list(sections: Iterable[Section]) -> Iterator[str]:
    """Yield a list as lines of text; each entry and each paragraph below it has one line."""
    for position, section in enumerate(sections):
        if section.title:
            yield from ([""] * (position > 0) + [section.title, ""])
        for entry in section.entries:
            yield f"{entry.label} {text(entry.runs)}".strip()
            yield from (_INDENT + " ".join(paragraph.split()) for paragraph in entry.paragraphs)


def markdown_list(sections: Iterable[Section]) -> Iterator[str]:
    """Yield a list as lines of Markdown, each entry a paragraph; an entry with a number is a list item."""
    for section in sections:
        if section.title:
            yield from (f"## {_escape(section.title)}", "")
        for entry in section.entries:
            is_item = _NUMBER.fullmatch(entry.label) is not None
            label = entry.label if is_item else _escape(entry.label)
            yield from (f"{label} {markdown(entry.runs)}".strip(), "")
            for paragraph in entry.paragraphs:
                yield from (f"{_INDENT if is_item else '> '}{_escape(' '.join(paragraph.split()))}", "")


def html_list(sections: Iterable[Section], *, is_hanging: bool) -> Iterator[str]:
    """Yield a list as lines of HTML, which may be part of a page or stand alone."""
    from html import escape

    indent = _HANGING if is_hanging else ""
    yield _UTF_8
    for section in sections:
        if section.title:
            yield f"<h2>{escape(section.title)}</h2>"
        for entry in section.entries:
            label = f"{escape(entry.label)} " if entry.label else ""
            anchor = f' id="ref-{escape(entry.key)}"' if entry.key else ""
            direction = (
                f' dir="rtl"{indent.replace("left", "right")}' if direction_of(text(entry.runs)) == "rtl" else indent
            )
            yield f"<p{anchor}{direction}>{label}{html(entry.runs)}</p>"
            yield from (f"<blockquote>{escape(paragraph, quote=False)}</blockquote>" for paragraph in entry.paragraphs)


def _escape(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)
