"""What fills documents in tests: results made by hand, so that no engine is needed."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZipFile

from protlib.citing.citation import Reference, Result, Runs, TextRun
from protlib.citing.documents.filled.draft import DocumentFilling, DocumentStyle, Draft, Live
from protlib.record.model import Name, Publication
from sample_files.documents import zipped

IOM = Publication(
    key="iom2009caring",
    type="report",
    title="Caring for trafficked persons",
    authors=(Name(literal="International Organization for Migration", short="IOM"),),
    date="2009",
    publisher_place="Geneva",
    topics=("health",),
)
JOBE = Publication(
    key="jobe2010causes",
    type="report",
    title="Causes & effects",
    authors=(Name(family="Jobe", given="A."),),
    date="2010",
)
WORKS: Mapping[str, Publication] = {work.key: work for work in (IOM, JOBE)}
APA = DocumentStyle("apa")
REFERENCES = (
    Reference("iom2009caring", "", (TextRun("IOM. (2009). "), TextRun("Caring", italic=True), TextRun("."))),
    Reference("jobe2010causes", "", (TextRun("Jobe, A. (2010). Causes & effects."),)),
)


def filling(
    draft: Draft,
    *shown: str | Runs,
    notes: bool = False,
    leads: Sequence[str] = (),
    references: Sequence[Reference] = REFERENCES,
    manner: DocumentStyle = APA,
    live: Live | None = None,
    is_hanging: bool = True,
) -> DocumentFilling:
    """Return what a draft is filled with: its citations show these texts,
    in their order, "(1)", "(2)" and so on without any.
    """
    texts = shown or [f"({number})" for number in range(1, len(draft.citations) + 1)]
    result = Result(
        citations=tuple((TextRun(text),) if isinstance(text, str) else text for text in texts),
        bibliography=tuple(references),
        is_note=notes,
        is_hanging=is_hanging,
        leads=tuple((TextRun(lead),) if lead else () for lead in (leads or [""] * len(texts))) if notes else (),
    )
    return DocumentFilling(result, manner, range(len(draft.citations)), live, WORKS, "http://www.zotero.org/styles/apa")


def part(data: bytes, name: str) -> str:
    """Return a part of a document."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def with_part(data: bytes, name: str, text: str) -> bytes:
    """Return a document in which a part says something else."""
    with ZipFile(BytesIO(data)) as archive:
        return zipped({member: text if member == name else archive.read(member) for member in archive.namelist()})
