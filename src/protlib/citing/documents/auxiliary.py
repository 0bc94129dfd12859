"""Citations in the .aux file that LaTeX writes, which names what all parts of a document cite."""

import re
from typing import Final

from protlib.citing.citation import Citation, Cited
from protlib.citing.documents.mentions import Lines, Mention, Mentions

# Such as "\citation{a,b}", of BibTeX; "\abx@aux@cite{0}{a}", of biblatex, the first of whose arguments older versions lack.
_CITED: Final = re.compile(r"^\\(?:citation|abx@aux@cite(?:\{\d+\}(?=\{))?)\{([^{}]*)\}", re.MULTILINE)
# Such as "\@input{chapters/one.aux}".
_INCLUDED: Final = re.compile(r"^\\@input\{([^{}]+)\}", re.MULTILINE)
_ALL: Final = "*"


def find(text: str) -> Mentions:
    """Return what the file says that the document cites."""
    lines = Lines(text)
    keyed = [
        (lines.of(match.start()), [key for part in match[1].split(",") if (key := part.strip())])
        for match in _CITED.finditer(text)
    ]
    mentions = (
        Mention(line, Citation(tuple(Cited(key) for key in keys))) for line, keys in keyed if keys and _ALL not in keys
    )
    included = dict.fromkeys(match[1] for match in _INCLUDED.finditer(text))
    return Mentions(tuple(mentions), any(_ALL in keys for _line, keys in keyed), tuple(included))
