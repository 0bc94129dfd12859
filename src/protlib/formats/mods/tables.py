"""MODS's words for genres, roles and identifiers, and their meaning in a record.

The genres come from the MARC Genre Term List, Zotero and bibutils; the roles from the MARC Code List for Relators.
"""

from typing import Final

_GENRES: Final = {
    "article-journal": "academicjournal", "article-magazine": "magazine", "article-newspaper": "newspaper",
    "article": "eprint",
    "book": "almanac atlas autobiography biography catalog essay essays festschrift handbook novel yearbook",
    "paper-conference": "conference conferencepublication",
    "report": "governmentpublication statistics surveyofliterature",
    "thesis": "academicdissertation diplomathesis doctoraldissertation theses thesisordissertation",
    "webpage": "onlinesystemorservice webpage", "post-weblog": "weblog", "legal_case": "legalcaseandcasenotes",
    "standard": "standardorspecification", "dataset": "numericdata", "map": "globe",
    "graphic": "artoriginal chart picture slide technicaldrawing", "motion_picture": "filmstrip",
    "personal_communication": "instantmessage", "review-book": "bookreview review",
    "periodical": "journal serial series",
}  # fmt: skip
GENRES: Final = {word: kind for kind, words in _GENRES.items() for word in words.split()}
"""Genres that other repositories lack or use otherwise: without spaces and marks, in small letters."""
RESOURCES: Final = {
    "cartographic": "map", "notated music": "musical_score", "sound recording": "song",
    "sound recording-nonmusical": "song", "sound recording-musical": "song", "still image": "graphic",
    "moving image": "motion_picture", "software, multimedia": "software", "dataset": "dataset",
}  # fmt: skip
"""The CSL types of `typeOfResource`; "text" says nothing more."""
IN_PERIODICALS: Final = frozenset({"article-journal", "article-magazine", "article-newspaper", "review-book"})
UNTELLING: Final = frozenset({"periodical", "article-journal"})
"""Types that the host determines better; an article's genre is its journal's as often as its own."""

# The role for a code or a word; "" is a role that other elements express.
ROLES: Final = {
    **dict.fromkeys(("", "aut", "author", "cre", "creator", "isb", "issuing body", "dis", "dissertant",
                     "corporate author", "inventor", "inv", "presenter", "programmer", "prg", "art", "artist",
                     "cartographer", "ctg", "pht", "photographer"), "authors"),
    **dict.fromkeys(("edt", "editor", "edc", "editor of compilation", "joint editor"), "editors"),
    **dict.fromkeys(("trl", "translator"), "translators"),
    **dict.fromkeys(("com", "compiler"), "compiler"),
    **dict.fromkeys(("ill", "illustrator"), "illustrator"),
    **dict.fromkeys(("ctb", "contributor"), "contributor"),
    **dict.fromkeys(("drt", "director", "fmd"), "director"),
    **dict.fromkeys(("pro", "producer", "fmp"), "producer"),
    **dict.fromkeys(("prf", "performer"), "performer"),
    **dict.fromkeys(("ivr", "interviewer"), "interviewer"),
    **dict.fromkeys(("rcp", "recipient", "addressee"), "recipient"),
    **dict.fromkeys(("nrt", "narrator"), "narrator"),
    **dict.fromkeys(("cmp", "composer"), "composer"),
    **dict.fromkeys(("org", "organizer", "orm"), "organizer"),
    **dict.fromkeys(("series editor", "serieseditor"), "collection-editor"),
    **dict.fromkeys(("pbl", "publisher", "dst", "distributor"), "publisher"),
    **dict.fromkeys(("dgg", "degree grantor", "degree granting institution"), "publisher"),
}  # fmt: skip
IDENTIFIERS: Final = {
    "doi": "doi", "isbn": "isbn", "issn": "issn", "uri": "url", "url": "url", "hdl": "url", "handle": "url",
    "citekey": "key", "pmid": "PMID", "pubmed": "PMID", "medline": "PMID", "pmc": "PMCID", "report number": "number",
    "reportnumber": "number", "document number": "number", "un symbol": "number", "issue number": "number",
    "accessnum": "call-number", "accession number": "call-number",
}  # fmt: skip
DETAILS: Final = {
    "volume": "volume", "issue": "issue", "number": "issue", "part": "part-number", "page": "page", "pages": "page",
    "chapter": "chapter-number", "section": "section", "edition": "edition", "report number": "number",
}  # fmt: skip
"""The field for each detail of a part."""
EXTRA: Final = "mods:"
