"""EndNote's types of references, for its XML and its own text."""

from collections.abc import Mapping
from typing import Final

from protlib.formats.ris.tags import WRITTEN_TYPES

REFERENCE_TYPES: Final = (
    (2, "Artwork", "ART"), (3, "Audiovisual Material", "ADVS"), (4, "Bill", "BILL"), (5, "Book Section", "CHAP"),
    (6, "Book", "BOOK"), (7, "Case", "CASE"), (8, "Catalog", "CTLG"), (9, "Computer Program", "COMP"),
    (10, "Conference Proceedings", "CONF"), (12, "Web Page", "WEB"), (13, "Generic", "GEN"), (14, "Hearing", "HEAR"),
    (17, "Journal Article", "JOUR"), (19, "Magazine Article", "MGZN"), (20, "Map", "MAP"),
    (21, "Film or Broadcast", "MPCT"), (23, "Newspaper Article", "NEWS"), (24, "Pamphlet", "PAMP"),
    (25, "Patent", "PAT"), (26, "Personal Communication", "PCOMM"), (27, "Report", "RPRT"),
    (28, "Edited Book", "EDBOOK"), (31, "Statute", "STAT"), (32, "Thesis", "THES"), (34, "Unpublished Work", "UNPB"),
    (36, "Manuscript", "MANSCPT"), (37, "Figure", "FIGURE"), (38, "Chart or Table", "CHART"), (39, "Equation", "EQUA"),
    (43, "Electronic Article", "EJOUR"), (44, "Electronic Book", "EBOOK"), (45, "Online Database", "DBASE"),
    (46, "Government Document", "GOVDOC"), (47, "Conference Paper", "CPAPER"), (48, "Online Multimedia", "MULTI"),
    (49, "Classical Work", "CLSWK"), (50, "Legal Rule or Regulation", "LEGAL"), (51, "Ancient Text", "ANCIENT"),
    (52, "Dictionary", "DICT"), (53, "Encyclopedia", "ENCYC"), (54, "Grant", "GRANT"),
    (55, "Aggregated Database", "AGGR"), (56, "Blog", "BLOG"), (57, "Serial", "SER"), (58, "Standard", "STAND"),
    (59, "Dataset", "DATA"), (60, "Electronic Book Section", "ECHAP"), (61, "Music", "MUSIC"),
)  # fmt: skip
"""EndNote's number and name of each reference type, and the RIS type for it."""
LIBRARY_TYPES: Final = (
    "JOUR", "BOOK", "THES", "CONF", "PCOMM", "NEWS", "COMP", "CHAP", "MGZN", "EDBOOK", "RPRT", "MAP", "ADVS", "ART",
    "", "PAT", "WEB", "BILL", "CASE", "HEAR", "MANSCPT", "MPCT", "STAT", "", "", "FIGURE", "CHART", "EQUA", "EJOUR",
    "EBOOK", "DBASE", "GEN", "GOVDOC", "CPAPER", "MULTI", "CLSWK", "LEGAL", "UNPB", "ANCIENT", "DICT", "ENCYC", "GRANT",
    "AGGR", "BLOG", "CTLG", "PAMP", "SER", "STAND", "DATA", "ECHAP", "MUSIC",
)  # fmt: skip
"""The RIS type for each number of a reference type in EndNote's own library; "" is a type of the user's own."""
NUMBERS_AND_NAMES: Final = {kind: (number, name) for number, name, kind in REFERENCE_TYPES}
"""EndNote's number and name for each RIS type that it has."""
KINDS: Final[Mapping[str, str]] = {
    **{csl: kind if kind in NUMBERS_AND_NAMES else "GEN" for csl, kind in WRITTEN_TYPES.items()}, "document": "GEN",
    "broadcast": "MPCT", "motion_picture": "ADVS", "performance": "ADVS", "periodical": "SER", "song": "MUSIC",
    "speech": "CPAPER", "webpage": "WEB",
}  # fmt: skip
"""The RIS type for each CSL type, for files that EndNote reads."""
