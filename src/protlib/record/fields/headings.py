"""Names that people and programs give the fields and types of a record, in tables and in JSON."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from protlib.record.fields import foreign_headings
from protlib.record.fields.variables import OTHER_DATES, OTHER_NAMES, OTHER_TEXTS
from protlib.record.model import CSL_NAMES, FIELDS, NAME_LISTS, TEXT_LISTS, TYPES
from protlib.text import words

# Headings in tables of Zotero, EndNote, Scopus, Web of Science, PubMed, Covidence and Rayyan, and those that people
# write in English; without spaces, in lower case. `foreign_headings` has those of other languages.
_NAMES: Final = {
    "key": "id citationkey citekey bibtexkey",
    "type": "itemtype referencetype reftype publicationtype documenttype entrytype pubtype doctype resourcetype typeofdocument typeofpublication"
    " kind kindofdoc kindofdocument kindofpublication kindofsource typeofdoc typeofsource typeofresource",
    "title": "ti articletitle documenttitle primarytitle maintitle fulltitle reporttitle documentname reportname nameofdocument"
    " nameofreport nameofpublication nameofbook",
    "authors": "author au aut authorfullnames fullauthornames authornames authorname creator creators writer writers leadauthor leadauthors"
    " writtenby authoredby by whowroteit whowrote nameofauthor namesofauthors nameofauthors",
    "organisations": "organisation organisations organization organizations agency agencies corporateauthor"
    " issuedby issuingagency nameoforganisation nameoforganization whichorganisation"
    " corporateauthors organisationauthor organizationauthor issuingorganisation issuingorganization issuingbody groupauthors groupauthor",
    "editors": "editor ed eds bookeditor bookeditors secondaryauthor secondaryauthors editedby",
    "translators": "translator translatedby",
    "date": "issued publicationdate datepublished publisheddate dateofpublication pubdate issuedate"
    " dateofissue whenpublished datereleased releasedate publishedon",
    "year": "publicationyear publishedyear pubyear yearpublished yearofpublication py yr"
    " yearofissue yearissued whichyear",
    "month": "publicationmonth publishedmonth",
    "day": "publicationday publishedday",
    "container_title": "journal journalbook journaltitle journalname publicationtitle publicationname sourcetitle"
    " publishedin appearedin nameofjournal journalorbook"
    " booktitle secondarytitle periodical magazine newspaper websitetitle",
    "collection_title": "series seriestitle tertiarytitle collection bookseriestitle",
    "collection_number": "seriesnumber seriesno",
    "publisher": "publishers publishername publishedby institution school university"
    " whopublished whopublishedit nameofpublisher publishinghouse publishingorganisation publishingorganization",
    "publisher_place": "place placepublished placeofpublication publicationplace city publisherlocation publishercity"
    " wherepublished publishedat placeofissue cityofpublication publishingplace placeofpublishing locationofpublisher",
    "number": "reportnumber reportno documentnumber documentno documentsymbol symbol"
    " refno refnumber referenceno referencenumber docno docnumber docref documentreference documentref numberofdocument",
    "genre": "reporttype thesistype typeofwork",
    "volume": "vol",
    "issue": "issueno issuenumber",
    "page": "pages pagerange pagenumbers pp pagination pageno",
    "first_page": "startpage pagestart firstpage beginningpage",
    "last_page": "endpage pageend lastpage endingpage",
    "edition": "editionnumber",
    "event_title": "event conference conferencename conferencetitle meetingname eventname",
    "event_place": "conferencelocation conferenceplace eventlocation meetingplace",
    "status": "publicationstatus",
    "isbn": "isbn13 isbn10 isbns isbnissn isbnorissn",
    "issn": "eissn issnisbn printissn onlineissn electronicissn",
    "doi": "digitalobjectidentifier doilink doiurl",
    "url": "urls link links weblink website webaddress webpage uri hyperlink"
    " wheretofind wheretofindit availableat linktodocument linktoreport linktopublication internetaddress onlineat foundat",
    "accessed": "accessdate dateaccessed lastaccessed urldate dateofaccess"
    " accessedon dateread dateconsulted consultedon",
    "archived": "archiveurl archivedurl urlarchived archivedcopy archivelink wayback waybackurl",
    "language": "languages lang languageoforiginaldocument"
    " writtenin languageofdocument languageofpublication whichlanguage",
    "countries": "country countryies countriescovered countrycovered"
    " countryofstudy countriesofstudy whichcountry countriesconcerned nameofcountry",
    "regions": "region geographicregion geographicfocus geographicscope geographicarea geographiccoverage regioncovered regionscovered"
    " whichregion regionofstudy",
    "topics": "topic theme themes thematicarea thematicareas"
    " subjectmatter whatitisabout mainsubject maintopic maintopics",
    "tags": "tag keywords keyword authorkeywords indexkeywords keywordsplus manualtags automatictags subjects"
    " descriptors",
    "abstract": "abstractnote summary description abstracts shortdescription shortsummary executivesummary whatitsays",
    "note": "notes annote annotation comment comments remark remarks researchnotes observations"
    " anycomments ourcomments ournotes mynotes",
    "title-short": "shorttitle",
    "container-title-short": "journalabbreviation abbreviatedsourcetitle abbreviatedjournal journalabbrev",
    "number-of-pages": "numpages pagecount totalpages noofpages howmanypages lengthinpages",
    "number-of-volumes": "noofvolumes",
    "PMID": "pubmedid",
    "PMCID": "pmcid pmc",
    "collection-editor": "serieseditor serieseditors",
    "container-author": "bookauthors bookauthorfullnames bookgroupauthors",
    "event-date": "conferencedate",
    "license": "rights copyright",
}
COUNTING: Final = frozenset(
    [
        "refno",
        "refnumber",
        "referenceno",
        "referencenumber",
        "ref",
        "referenznummer",
        "numerodereference",
        "numerodereferencia",
        "numerodireferimento",
    ]
)
"""Compared headings for the number of a document that many tables use to number their rows."""
# Fields of the record whose headings mean something else to Scopus and others.
_OWN: Final = frozenset({"source", "created", "modified", "aliases", "extra"})
LISTS_OF_NAMES: Final = frozenset({*NAME_LISTS, "organisations", *OTHER_NAMES})
"""Fields that are lists of names, also CSL variables for `extra`, and `organisations`, which are authors."""
_LISTS: Final = frozenset({*LISTS_OF_NAMES, *TEXT_LISTS} - _OWN)

_TYPES: Final = {
    "article-journal": "article journalarticle scientificarticle researcharticle peerreviewedarticle review jour j",
    "article-magazine": "magazinearticle",
    "article-newspaper": "newspaperarticle newsarticle pressarticle",
    "article": "preprint",
    "book": "monograph editedbook wholebook ebook electronicbook b",
    "chapter": "bookchapter booksection bookpart inbook incollection electronicbooksection s",
    "paper-conference": "conferencepaper conferenceproceedings proceedings proceedingspaper inproceedings c",
    "report": "techreport governmentdocument greyliterature grayliterature publication rprt",
    "thesis": "dissertation thesisdissertation phdthesis mastersthesis masterthesis doctoralthesis",
    "webpage": "website web blog online electronicarticle",
    "post-weblog": "blogpost",
    "motion_picture": "video film videorecording audiovisualmaterial filmorbroadcast",
    "broadcast": "podcast tvbroadcast radiobroadcast",
    "speech": "presentation slides lecture",
    "legislation": "statute law act",
    "legal_case": "case courtcase",
    "dataset": "data database onlinedatabase",
    "pamphlet": "leaflet brochure booklet",
    "software": "computerprogram",
    "manuscript": "unpublished unpublishedwork",
    "entry-encyclopedia": "encyclopediaarticle encyclopaediaarticle encyclopedia",
    "entry-dictionary": "dictionaryentry dictionary",
    "personal_communication": "letter email personalcommunication",
    "graphic": "artwork figure chartortable",
    "song": "audiorecording",
    "document": "misc miscellaneous generic other unknown attachment",
}
_REPORTS: Final = (
    "report", "paper", "brief", "briefing", "handbook", "manual", "guideline", "guidelines", "guidance", "guide",
    "toolkit", "factsheet", "assessment", "evaluation", "study", "survey", "note", "policy", "strategy", "booklet",
)  # fmt: skip
"""A type that begins or ends with one of these is a report of that genre: "Guidance note"."""


def normal(heading: str) -> str:
    """Return a heading for comparison: "Publication Year", "publication_year" and "PUBLICATION-YEAR" become equal."""
    return "".join(words(heading))


@lru_cache(maxsize=1024)
def field_of(heading: str) -> str:
    """Return the field that a heading means, "" for none.

    Besides fields of a record and CSL variables for `extra`, there are parts of a field: `year`, `month`, `day`,
    `first_page`, `last_page`. `organisations` are authors. "Topic/Theme" means the first name that is known.
    """
    if heading in _OWN:
        return heading
    either = (_meaning(part) for part in heading.split("/"))
    return _meaning(heading) or _numbered(heading) or next(filter(None, either), "")


def is_name_list(field: str) -> bool:
    """Tell whether a field holds names; it may be a CSL variable in `extra`."""
    return field in LISTS_OF_NAMES


@lru_cache(maxsize=1024)
def type_of(text: str) -> tuple[str, str]:
    """Return the CSL type that a word means, and the genre that the word adds.

    An unknown word is the genre of a document.
    """
    if text in TYPES:
        return text, ""
    name = normal(text)
    kind = types_by_name().get(name)
    if kind:
        return kind, text if kind in {"report", "thesis"} and name not in {
            kind,
            *_TYPES["report"].split(),
        } else ""
    parts = words(text)
    is_report = bool(parts) and (parts[-1] in _REPORTS or parts[0] in _REPORTS)
    return ("report" if is_report else "document"), text


def _meaning(heading: str) -> str:
    return _fields().get(normal(heading), "") or foreign_headings.field_of(heading)


def _numbered(heading: str) -> str:
    """Return the field of a numbered heading: "Author 1", "Keyword 2"."""
    field = _meaning(heading.rstrip("0123456789 "))
    return field if field in _LISTS else ""


@lru_cache(maxsize=1)
def _fields() -> Mapping[str, str]:
    variables = sorted({*OTHER_TEXTS, *OTHER_NAMES, *OTHER_DATES} - {*FIELDS})
    csl_fields = {normal(variable): field for field, variable in CSL_NAMES.items()}
    by_heading = {normal(name): name for name in (*variables, *_NAMES, *(name for name in FIELDS if name not in _OWN))}
    return csl_fields | by_heading | {name: field for field, names in _NAMES.items() for name in names.split()}


@lru_cache(maxsize=1)
def types_by_name() -> Mapping[str, str]:
    """Return the types by the words that people and programs use for them, in the form of `normal`."""
    own = {normal(name): name for name in TYPES}
    return own | {name: kind for kind, names in _TYPES.items() for name in names.split()}
