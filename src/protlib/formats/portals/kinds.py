"""Repositories' words for kinds of works: those of DCMI, COAR and OpenAIRE, and their own."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from protlib.record.fields.headings import type_of
from protlib.text import clean, words

# The types of DCMI (DCMI Type Vocabulary), of OpenAIRE ("info:eu-repo/semantics/bookPart"), of COAR (by the code in
# "http://purl.org/coar/resource_type/c_93fc") and of schema.org; without spaces, in small letters.
_KINDS: Final = {
    "report": "workingpaper reportpart technicalreport projectdeliverable policyreport c93fc c8042 c18gh c18cf c186u"
    " policybrief researchreport technicaldocumentation digitaldocument",
    "article-journal": "article c6501 c2df8fbb1 scholarlyarticle medicalscholarlyarticle reviewarticle researchpaper",
    "article-newspaper":
        "newsarticle analysisnewsarticle reportagenewsarticle opinionnewsarticle backgroundnewsarticle",
    "article-magazine": "contributiontoperiodical",
    "article": "preprint c816b",
    "book": "c2f33",
    "chapter": "bookpart c3248",
    "paper-conference": "conferenceobject c5794 c6670 c8185 conferenceposter conferencecontribution",
    "thesis": "bachelorthesis masterthesis doctoralthesis c46ec c7a1f cbdcc cdb06",
    "dataset": "cddb1 datafeed datacatalog",
    "map": "c12cc cartographicmaterial",
    "graphic": "image stillimage imageobject photograph infographic poster",
    "motion_picture": "movingimage videoobject c12ce c8a7e movie",
    "song": "sound audioobject",
    "software": "interactiveresource softwareapplication softwaresourcecode c5ce6",
    "periodical": "publicationissue publicationvolume journalissue",
    "legislation": "legislationobject",
    "webpage": "webcontent aboutpage faqpage qapage itempage profilepage liveblogposting",
    "post-weblog": "blogposting",
    "post": "socialmediaposting discussionforumposting",
    "speech": "lecturenotes presentationdigitaldocument",
    "pamphlet": "flyer",
}  # fmt: skip
_BY_WORD: Final = {word: kind for kind, kind_words in _KINDS.items() for word in kind_words.split()}
# Words that tell nothing about the kind, and words for a version.
_UNTELLING: Final = frozenset({
        "text", "other", "document", "collection", "creativework", "thing", "webpage", "publication",
        "publishedversion", "acceptedversion", "submittedversion", "updatedversion", "openaccess", "closedaccess",
        "technical", "textual", "printed", "online", "electronicresource",
})  # fmt: skip
# ReliefWeb's content formats, a closed list, and their CSL types. All others are reports with that genre.
_ON_RELIEFWEB: Final = {
    "news and press release": "webpage", "map": "map", "infographic": "graphic", "interactive": "webpage",
}  # fmt: skip
_UNTELLING_ON_RELIEFWEB: Final = frozenset({"other", "un document", ""})
_LAST: Final = re.compile(r"[^/#]+$")


def kind_of(texts: Iterable[str]) -> tuple[str, str]:
    """Return the CSL type and the genre that some words for one kind mean; "" where they tell none."""
    genre = ""
    for text in texts:
        last_part = _LAST.search(clean(text)) if "://" in text or text.startswith("info:") else None
        name = clean(last_part[0] if last_part else re.sub(r"\s*\([^()]*\)$", "", clean(text)))
        word = "".join(words(name))
        if not word or word in _UNTELLING:
            continue
        if kind := _BY_WORD.get(word, ""):
            return kind, (name if kind == "report" and " " in name else genre)
        kind, own = type_of(name)
        if kind != "document":
            return kind, own or genre
        genre = genre or ("" if last_part else own)
    return "", genre


def kind_on_reliefweb(formats: Sequence[str]) -> tuple[str, str]:
    """Return the CSL type and the genre for the content formats of a publication on ReliefWeb."""
    first = formats[0] if formats else ""
    if first.lower() in _UNTELLING_ON_RELIEFWEB:
        return "report", ""
    return _ON_RELIEFWEB.get(first.lower(), "report"), first
