"""ERIC's use of MEDLINE's tags (U.S. Department of Education), where it differs from PubMed's."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from protlib.record import identifiers
from protlib.record.raw_record import RawRecord

# The first words of ERIC's types of publications, the most telling first.
_TYPES: Final = (
    ("dissertations", "thesis"), ("books", "book"), ("collected works - proceedings", "book"),
    ("journal articles", "article-journal"), ("speeches", "paper-conference"), ("reports", "report"),
    ("guides", "report"), ("legal", "legislation"), ("numerical", "report"), ("information analyses", "report"),
    ("opinion papers", "report"), ("tests", "report"),
)  # fmt: skip
# Such as "EISSN-2375-5636" or "ISBN-978-1-5985-7192-9".
_NUMBER: Final = re.compile(r"^(?:E?ISSN|ISBN)-", re.IGNORECASE)
# Such as "Ph.D. Dissertation, Drexel University".
_DEGREE: Final = re.compile(r"(.*?(?:Dissertation|Thesis))s?, (.+)", re.IGNORECASE)


def to_raw(raw: Mapping[str, Any], tags: Sequence[tuple[str, str]]) -> RawRecord:
    """Return an ERIC record's raw record, corrected from PubMed's reading; without a journal, JT is the publisher."""
    by_tag = dict(reversed(tags))
    kinds = [value.lower() for tag, value in tags if tag == "PT"]
    kind = next((csl for word, csl in _TYPES if any(kind.startswith(word) for kind in kinds)), "report")
    if kind == "report" and by_tag.get("OID", "").startswith("EJ"):  # the numbers of journal articles
        kind = "article-journal"
    raw_record = {**raw, "type": kind, "extra": {**raw["extra"]}}
    for tag in ("AID", "LID", "ISSN", "PT"):
        raw_record["extra"].pop(f"nbib:{tag}", None)
    if kind != "article-journal":
        raw_record["publisher"], raw_record["container_title"] = raw.get("container_title", ""), ""
    if kind == "thesis" and (degree := _DEGREE.fullmatch(by_tag.get("SO", ""))):
        raw_record["genre"], raw_record["publisher"] = degree.groups()
    for field, tag in (("issn", "ISSN"), ("isbn", "ISBN")):
        numbers = [_NUMBER.sub("", value) for name, value in tags if name == tag]
        raw_record[field] = " ".join(filter(None, numbers))
    links = [value for name in ("AID", "LID") for tag, value in tags if tag == name]
    raw_record["doi"] = next(filter(None, map(_doi, links)), "")
    raw_record["url"] = next((link for link in links if not _doi(link)), "")
    return raw_record


def _doi(link: str) -> str:
    """Return the DOI in a link, "" where it has none."""
    return identifiers.doi_in(link) if "10." in link else ""
