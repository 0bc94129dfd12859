"""RIS, the exchange format of EndNote, Zotero, Mendeley, databases and library catalogues."""

import re
from collections.abc import Iterable
from typing import Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions, WriteOptions
from protlib.formats.records import gather
from protlib.formats.ris import lines
from protlib.formats.ris.packed_lines import HOLDS
from protlib.formats.ris.record_layout import RisPlan, iterate_lacking, make_tags
from protlib.formats.ris.ris_record import read_ris_record
from protlib.formats.ris.tags import Receiver, receiver
from protlib.formats.tagged_text import Tags, unify_line_ends
from protlib.record.model import Publication

__all__ = ["HOLDS", "dumps", "lacks", "loads", "sniff"]

# Such as "TY  - JOUR".
_TYPE: Final = re.compile(r"^[ \t\ufeff]*TY(?:  |[ \t])[-–—](?:\s|[A-Z])", re.IGNORECASE | re.MULTILINE)


def sniff(head: str) -> bool:
    """Tell whether a text with this head contains the type of a RIS record."""
    return bool(_TYPE.search(head.replace("\r", "\n")))


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text in either dialect."""
    problems: list[Problem] = []
    text = unify_line_ends(text)  # in the place of the text that came: both take as much memory as the records
    total, data = text.count("TY  -"), text.encode("utf-8", "surrogatepass")
    del text  # of which one quotation mark beyond Latin-1 makes twice the bytes
    raws = ((record.line, read_ris_record(record.kind, record.tags)) for record in lines.ris_records(data, problems))
    nothing = "no records found; a RIS record begins with “TY  - ”"
    return gather(raws, options, total, problems, nothing=nothing)


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:
    """Return the records as RIS, with the line ends that the format's description requires."""
    reads = receiver(options.program, lossless=options.lossless, names_files=options.names_files)
    return "\r\n".join(_record(_tags(publication, reads, options)) for publication in publications)


def _tags(publication: Publication, reads: Receiver, options: WriteOptions) -> Tags:
    plan = RisPlan(publication, reads)
    options.tell(publication, lambda: iterate_lacking(plan))
    return make_tags(plan)


def lacks(publication: Publication, options: WriteOptions) -> Iterable[str]:
    """Return the fields that a plain file cannot hold."""
    return iterate_lacking(RisPlan(publication, receiver(options.program, lossless=False)))


def _record(tags: Tags) -> str:
    return "".join([f"{tag}  - {value}\r\n" for tag, value in [*tags, ("ER", "")]])
