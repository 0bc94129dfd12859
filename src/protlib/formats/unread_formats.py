"""Files that protlib recognises and does not read: by first bytes, the root of their XML, or the keys of their JSON.

A refusal that names the file's kind tells what to ask its program for. Mistaken for another kind, the file would become
a record.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from protlib.formats.citavi import citavi_project
from protlib.formats.parsed import QUOTED_LETTERS
from protlib.record.identifiers.dois import doi_in
from protlib.record.identifiers.standard_numbers import isbn, read_valid
from protlib.system import bigjson, file_signatures

_REFERENCES_ADVICE: Final = "export it as RIS, BibTeX or CSL-JSON"
_LINK_ALONE: Final = "to look up a link: protlib add --url LINK"
_TEXT_ONLY: Final = "import a file of references: RIS, BibTeX, CSL-JSON or a table"

_MAGIC: Final[Mapping[bytes, tuple[str, str]]] = {
    b"{\\rtf": ("an RTF file", _TEXT_ONLY),
    b"\x1f\x8b": ("a gzip archive", "unpack it first"), b"7z\xbc\xaf\x27\x1c": ("a 7z archive", "unpack it first"),
    b"Rar!\x1a\x07": ("a RAR archive", "unpack it first"), b"BZh": ("a bzip2 archive", "unpack it first"),
    b"\xfd7zXZ\0": ("an xz archive", "unpack it first"), b"\x89PNG": ("an image", _TEXT_ONLY),
    b"\xff\xd8\xff": ("an image", _TEXT_ONLY), b"GIF8": ("an image", _TEXT_ONLY),
}  # fmt: skip
_ARCHIVE: Final = ("a zip archive", "unpack it first")
_DAMAGED_ZIP: Final = ("a damaged zip archive", "copy or download it again")
_BACKUPS: Final = (".ctv5bak", ".ctv6bak", ".ctv7bak")
_BYTES_OF_A_PART: Final = 256  # the header of a zip's first part, and its content where that is the type
_BYTES_OF_A_LIST: Final = 65_536  # of parts at the end of a zip
_READABLE_PARTS: Final = (
    b"xl/",
    b"word/",
    b"opendocument.text",
    b"opendocument.spreadsheet",
    b"epub+zip",
    b"sdb/sdb.eni",
)
# Marks in the part names of a zip archive; OpenDocument archives begin with their type.
_ZIP_KINDS: Final = (
    (b"ppt/", "a PowerPoint presentation", _TEXT_ONLY),
    (b"Index/Document.iwa", "a document of Numbers or Pages", "export it as Excel or Word"),
)
_PART_OF_XLSB: Final = b"xl/workbook.bin"

# Such as `<?xml version="1.0"?><!-- made --><mods xmlns="...">`: the name of the first element, and its attributes.
_ROOT: Final = re.compile(
    r"\s*+(?:<\?[^>]*>\s*|<!--(?:(?!-->)[\s\S])*+-->\s*|<!DOCTYPE\s[^>\[]*(?:\[[^\]]*\])?\s*>\s*)*+"
    r"<([A-Za-z_][\w:.-]*)([^>]*)",
    re.IGNORECASE,
)
_XML: Final = (
    (r"pmc-articleset|article", "", "JATS"),
    (r"tei(corpus)?", "", "TEI"), (r"rss|feed", "", "a news feed"), (r"resource", r"datacite", "DataCite's XML"),
    (r"crossref_result|doi_records|doi_batch", "", "Crossref's XML"), (r"file", r"bibtexml", "BibTeXML"),
    (r"svg", "", "an image"),
)  # fmt: skip

_LISTS_OF_NUMBERS: Final[tuple[tuple[str, str, Callable[[str], object]], ...]] = (
    ("DOIs", "--doi", lambda line: line.count(" ") <= 1 and doi_in(line)),  # "doi: 10.1000/182"
    ("ISBNs", "--isbn", lambda line: not any(map(str.islower, line)) and read_valid(isbn, line)),
    ("links", "--url", lambda line: line.startswith(("http://", "https://")) and " " not in line),
)

# A key outside of a string; quotation marks inside a string have a backslash before them.
_JSON: Final = (
    (r'"library"\s*:\s*\{\s*"type"\s*:\s*"(?:user|group)"', "an answer of Zotero's server"),
    (r'"paperId"\s*:', "an answer of Semantic Scholar"),
    (r'"resultList"\s*:|"hitCount"\s*:', "an answer of Europe PMC"),
    (r'"esummaryresult"|"type"\s*:\s*"e(?:search|summary)"', "an answer of PubMed"),
    (r'"(?:lens_id)"\s*:', "an answer of Lens"),
    (r'"_source"\s*:\s*\{|"hits"\s*:\s*\{', "an answer of a search engine"),
    (r'"\$schema"\s*:', "a JSON schema, or JSON that has one"),
    (r'"@context"\s*:', "JSON-LD"),
    (r'"docdt"\s*:', "an answer of the World Bank"),
    (r'"kind"\s*:\s*"books#', "an answer of Google Books"),
    (r'"help"\s*:\s*"[^"]*/api/3/action/', "an answer of CKAN"),
)  # fmt: skip
# The first element of a workbook in XML, such as `<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"`.
_WORKBOOK: Final = r"\s*<\?xml[^>]*>\s*(?:<\?[^>]*>\s*)*"
# A line with the number of a record, "<7. >" or "<7>", above its labels, such as "Authors"; tags are read.
_OVID_NUMBER: Final = r"\s*<\d+\s*\.?\s*>[ \t]*\r?\n(?![ \t]*[A-Z][A-Z0-9] {1,2}- )"
_HEADS: Final = (
    (re.compile(_OVID_NUMBER), "Ovid's own text with whole labels", "export it as RIS, or with tags"),
    (re.compile(rf"{_WORKBOOK}<(?:ss:)?Workbook\b"), "a workbook in Excel's XML of 2003", "save it as .xlsx"),
    (
        re.compile(rf"{_WORKBOOK}<office:document\s[^>]*opendocument\.spreadsheet"),
        "a flat workbook of LibreOffice (.fods)",
        "save it as .ods",
    ),
    (re.compile(r"\s*<!DOCTYPE NETSCAPE-Bookmark-file", re.IGNORECASE), "a file of bookmarks", _LINK_ALONE),
)
# Such as "From: Ana <ana@x.org>" above "Sent: Tuesday" and "Subject: RE: the links".
_E_MAIL: Final = re.compile(r"\s*(?:[A-Z][\w-]+: .*\r?\n(?:[ \t].*\r?\n)*){1,30}", re.ASCII)
_LINES_OF_E_MAIL: Final = ("From: ", "Subject: ")
# Such as `{"status": 403, "error": {"type": "AccessDenied", "message": "You have no approved appname."}}`.
_ERROR: Final = re.compile(r'\s*\{[^{}\[\]]*"error"\s*:\s*\{[^{}\[\]]*"message"\s*:\s*"(?P<said>[^"\\]{1,200})')
_BRACKET: Final = re.compile(r"\s*[\[{]")
_CITATION_FILE: Final = re.compile(r"^cff-version:", re.MULTILINE)
_NO_YAML: Final = re.compile(r"\s*[<{\[@]|TY  -|PMID-")
_REFERENCES: Final = re.compile(r"^references:", re.MULTILINE)


def refusal(data: bytes, head: str, suffix: str) -> str:
    """Return the message for a file of a kind that protlib does not read, with advice; "" for any other file.

    It continues a sentence that begins with the path. `head` is the beginning of the text, `suffix` that of
    the file's name.
    """
    for magic, (name, advice) in _MAGIC.items():
        if data.startswith(magic):
            return _refusal_text(name, advice)
    if data.startswith(file_signatures.ZIP):
        return _kind_of_archive(data, suffix)
    if error := _ERROR.match(head):
        return f"this is an error message from a server: “{error['said'].strip()}”"
    for pattern, name, advice in _HEADS:
        if pattern.match(head):
            return _refusal_text(name, advice)
    name = _kind_of_xml(head) or _kind_of_json(head) or _kind_of_yaml(head)
    return _refusal_text(name, _REFERENCES_ADVICE) if name else ""


def refusal_of_mail(head: str) -> str:
    """Return the message for an e-mail, which no reader of its lines takes apart; "" for any other text."""
    lines = _E_MAIL.match(head)
    if not lines or not all(f"\n{name}" in f"\n{lines[0]}" for name in _LINES_OF_E_MAIL):
        return ""
    return f"this is an e-mail; save the references in it as a text of their own; {_LINK_ALONE}"


def explain_unknown(data: bytes, head: str) -> str:
    """Return the message for XML, JSON, a database or a list of numbers that no reader recognised, "" for others.

    It continues a sentence.
    """
    if data.startswith(file_signatures.SQLITE):
        return _refusal_text("an SQLite database, but not that of Zotero 5 or later", _REFERENCES_ADVICE)
    if root := _ROOT.match(head):
        return f"unknown kind of XML (<{root[1][:QUOTED_LETTERS]}>); {_REFERENCES_ADVICE}"
    if not _BRACKET.match(head):
        return _explain_numbers(head.split("\n"))
    import orjson

    try:
        bigjson.load_json(data)
    except orjson.JSONDecodeError as error:
        return f"this JSON is broken, and has no records protlib knows (line {error.lineno}: {error.msg})"
    return f"unknown kind of JSON; {_REFERENCES_ADVICE}"


def _explain_numbers(lines: Sequence[str]) -> str:
    """Return the message for lines of which each is a DOI, an ISBN or a link, "" for others."""
    identifiers = [line.strip() for line in lines if line.strip()]
    for name, option, is_identifier in _LISTS_OF_NUMBERS:
        if identifiers and all(map(is_identifier, identifiers)):
            return f"this is a list of {name}; to look them up from standard input: protlib add {option} -"
    return ""


def _refusal_text(name: str, advice: str) -> str:
    return f"this is {name}, which protlib cannot read; {advice}"


def _kind_of_archive(data: bytes, suffix: str) -> str:
    """Return the kind of a zip archive that is no workbook or text, from its first part and its directory."""
    ends = data[:_BYTES_OF_A_PART] + data[-_BYTES_OF_A_LIST:]
    if _PART_OF_XLSB in ends:
        return _refusal_text("a binary workbook (.xlsb)", "save it as .xlsx")
    if any(part in ends for part in _READABLE_PARTS):
        return ""
    kinds = [(kind, advice) for part, kind, advice in _ZIP_KINDS if part in ends]
    if not kinds and (b"[Content_Types].xml" in ends or citavi_project.sniff(data)):
        return ""
    if not kinds and suffix in _BACKUPS:
        from protlib.formats.citavi.project import DAMAGED_BACKUP

        return DAMAGED_BACKUP
    from protlib.system import zip_archive

    return _refusal_text(*(kinds or [_ARCHIVE if zip_archive.part_names(data) else _DAMAGED_ZIP])[0])


def _kind_of_xml(head: str) -> str:
    root = _ROOT.match(head)
    if root is None:
        return ""
    name = root[1].rpartition(":")[2].lower()
    titles = (title for kind, space, title in _XML if re.fullmatch(kind, name) and re.search(space, root[2]))
    return next(titles, "")


def _kind_of_json(head: str) -> str:
    if not _BRACKET.match(head):
        return ""
    return next((name for key, name in _JSON if re.search(rf"(?<!\\)(?:{key})", head)), "")


def _kind_of_yaml(head: str) -> str:
    if _NO_YAML.match(head) or _REFERENCES.search(head):
        return ""
    return "a CITATION.cff" if _CITATION_FILE.search(head) else ""
