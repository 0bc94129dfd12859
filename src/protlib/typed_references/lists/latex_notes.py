r"""The footnotes that people type in LaTeX: `\footnote{ILO, \emph{Child labour}, 2019, p. 12.}`."""

import re
from collections.abc import Iterator
from typing import Final

# Such as "\footnote[3]{ILO, \emph{Title}, 2019, p. 12.}"; braces stand three deep at most.
_FOOTNOTE: Final = re.compile(
    r"\\footnote(?:text)?\s*(?:\[\d+\])?\{((?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.|\{[^{}]*+\})*+\})*+)\}", re.DOTALL
)
_COMMENT: Final = re.compile(r"(?<!\\)%[^\n]*")


def find_footnotes(text: str) -> Iterator[tuple[int, str]]:
    """Yield the footnotes of a text in LaTeX as they are written, each with the position where its own text begins."""
    without_comments = _COMMENT.sub(lambda match: " " * len(match[0]), text)
    for match in _FOOTNOTE.finditer(without_comments):
        yield match.start(1), match[1]
