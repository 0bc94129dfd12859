"""Citations in biblatex's control file for biber, with the suffix .bcf."""

from typing import Any, Final
from xml.parsers import expat

from protlib.citing.citation import Citation, CitedPublication
from protlib.citing.documents.mentions import Mention, Mentions

_SEPARATOR: Final = " "
_ALL: Final = "*"


class _Keys:
    """The keys of a control file, collected while it is parsed."""

    def __init__(self) -> None:
        self.keys_by_line: list[tuple[int, str]] = []
        self.parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = self.refuse
        self.text: str | None = None
        self.line = 0

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if name.rpartition(_SEPARATOR)[2] == "citekey":
            self.text, self.line = "", self.parser.CurrentLineNumber

    def characters(self, text: str) -> None:
        if self.text is not None:
            self.text += text

    def end(self, _name: str) -> None:
        if self.text and (key := self.text.strip()):
            self.keys_by_line.append((self.line, key))
        self.text = None

    def refuse(self, name: str, *_: Any) -> None:
        """Refuse declarations: biblatex never writes them, and a few lines of them can fill gigabytes."""
        raise ValueError(f"it declares an entity “{name}”; compile the document again")


def read_mentions(text: str) -> Mentions:
    """Return what the document cites, by its control file; raises ValueError where it is no XML."""
    keys = _Keys()
    try:
        xml = text.partition("?>")[2] if text.startswith("<?xml") else text
        keys.parser.Parse(xml, True)  # noqa: FBT003 - expat takes it by its place
    except expat.ExpatError as error:
        raise ValueError(f"line {error.lineno}: broken XML; compile the document again") from error
    mentions = (Mention(line, Citation((CitedPublication(key),))) for line, key in keys.keys_by_line if key != _ALL)
    return Mentions(tuple(mentions), any(key == _ALL for _line, key in keys.keys_by_line))
