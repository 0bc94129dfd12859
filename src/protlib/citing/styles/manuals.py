"""What is changed in the styles of single manuals, so that grey literature keeps its numbers, versions, events and identifiers."""

from typing import Final

from protlib.citing.styles.mend import Mend

_HARVARD: Final = "/styles/harvard-cite-them-right"
_NLM: Final = "/styles/nlm-"
_IEEE: Final = "/styles/ieee"
_ISO: Final = "/styles/iso690-"
_MLA: Final = "/styles/modern-language-association"
_CHICAGO: Final = "/styles/chicago-author-date"
"""What the styles of a manual say in their XML: each names itself, or the one that it is made after."""
_VERSION: Final = (
    '<group delimiter=" "><label variable="version" plural="never" text-case="capitalize-first"/>'
    '<text variable="version"/></group>'
)
# Cite Them Right 12: in italics is what stands alone; a program and data have their version, a book of several its volume.
_TITLES_OF_HARVARD: Final = Mend(
    _HARVARD,
    r'(<macro name="title">\s*<choose>\s*<if type="bill book )(legal_case legislation motion_picture report song thesis webpage graphic")',
    r"\1classic dataset document map musical_score pamphlet patent performance regulation software standard treaty \2",
)
_VERSION_OF_HARVARD: Final = Mend(
    _HARVARD,
    r'(<group delimiter="\. ">\s*)(<group delimiter=" ">\s*<group delimiter=" ">\s*<text variable="title" font-style="italic"/>\s*'
    r'<text variable="medium" prefix="\[" suffix="\]"/>)(\s*</group>\s*<text macro="number-volumes"/>\s*</group>)',
    (
        rf'\1<group delimiter=", ">\2<group prefix="(" suffix=")">{_VERSION}</group>\3<choose><if type="book">'
        r'<group delimiter=" "><label variable="volume" form="short"/><text variable="volume"/></group></if></choose></group>'
    ),
)
# Cite Them Right 12: patents, standards, cases and laws have their numbers, an article without pages its own.
_NUMBER_OF_HARVARD: Final = Mend(
    _HARVARD,
    r'(<macro name="publisher">[\s\S]*?)(<else-if type="article-journal article-newspaper)',
    (
        r'\1<else-if type="patent"><group delimiter=" "><text value="Patent no."/><text variable="number"/></group></else-if>'
        r'<else-if type="bill hearing legal_case legislation map regulation standard" match="any"><group delimiter=". ">'
        r'<text variable="number"/><group delimiter=": "><text variable="publisher-place"/><text variable="publisher"/></group>'
        r"</group></else-if>\2"
    ),
)
_ARTICLE_OF_HARVARD: Final = Mend(
    _HARVARD,
    r'(<macro name="pages">\s*<choose>\s*)<if (type="[^"]*article-journal article [^>]*>\s*<group delimiter=" ">\s*'
    r'<label variable="page" form="short"/>\s*<text variable="page"/>\s*</group>\s*)</if>',
    (
        r'\1<if type="article-journal" variable="number"><group delimiter=" "><text value="article"/>'
        r'<text variable="number"/></group></if><else-if \2</else-if>'
    ),
)
_DIRECTOR_OF_HARVARD: Final = Mend(
    _HARVARD,
    r'(<text macro="year-date" prefix="\(" suffix="\)"/>)',
    (
        r'\1<names variable="director"><label form="verb" text-case="capitalize-first" suffix=" "/>'
        r'<name and="text" initialize-with="."/></names>'
    ),
)
_PLACE_OF_HARVARD: Final = Mend(
    _HARVARD,
    r'(<text variable="event-title" font-style="italic"/>)(\s*</if>)',
    r'\1<text variable="event-place"/>\2',
)
# Cite Them Right 12: what is posted, broadcast or said has its day.
_DAY_OF_HARVARD: Final = Mend(
    _HARVARD,
    r'<if type="article-newspaper article-magazine post-weblog speech" match="any">',
    (
        '<if type="article-newspaper article-magazine broadcast interview motion_picture personal_communication post post-weblog speech" '
        'match="any">'
    ),
)
# Citing Medicine 2, chapters 3, 9, 12 and 24: a paper that was read and not printed is in no book; maps, versions, numbers.
_PAPER_OF_NLM: Final = Mend(
    _NLM,
    r'(<macro name="container-preposition">\s*<choose>\s*<if match="any" type="[^"]*">\s*)(<text term="in" text-case="capitalize-first"/>)',
    r'\1<choose><if variable="container-title">\2</if></choose>',
)
_MEETING_OF_NLM: Final = Mend(
    _NLM,
    r'(<macro name="container-title">[\s\S]*?)(<else-if type="speech">)',
    (
        r'\1<else-if type="paper-conference" variable="event-title"><group delimiter=": "><group delimiter=" "><text term="paper-conference" text-case="capitalize-first"/>'
        r'<text term="presented at"/></group><group delimiter="; "><text variable="event-title"/><text variable="event-place"/></group>'
        r"</group></else-if>\2"
    ),
)
_MAP_OF_NLM: Final = Mend(
    _NLM,
    r'(<macro name="content-type">\s*)<text variable="genre"/>',
    r'\1<choose><if type="map" match="all"><choose><if variable="genre"><text variable="genre"/></if><else><text term="map"/></else></choose></if><else><text variable="genre"/></else></choose>',
)
_VERSION_OF_NLM: Final = Mend(
    _NLM,
    r'(<choose>\s*<if match="none" variable="container-title">\s*<text macro="label-edition"/>)',
    rf"\1{_VERSION}",
)
_OTHER_NUMBER_OF_NLM: Final = Mend(
    _NLM,
    r'(<macro name="report-number">\s*<choose>\s*<if type="report" variable="number">[\s\S]*?</if>)(\s*</choose>\s*</macro>)',
    (
        r'\1<else-if match="any" type="bill legislation"><choose><if variable="container-title"><text variable="number"/></if></choose></else-if>'
        r'<else-if match="any" type="hearing legal_case map regulation standard"><text variable="number"/></else-if>\2'
    ),
)
_VOLUME_OF_NLM: Final = Mend(
    _NLM,
    r'(<text macro="label-edition"/>)(\s*</group>\s*</else-if>)',
    r'\1<choose><if type="treaty"><text macro="label-volume-capitalized"/></if></choose>\2',
)
# Citing Medicine 2, chapters 13 and 26: letters, interviews and posts have their day.
_DAY_OF_NLM: Final = Mend(
    _NLM,
    r'(<macro name="date">[\s\S]*?periodical) (post-weblog [\s\S]*?<else-if match="any" type="bill)( legislation">)',
    r"\1 post \2 interview personal_communication\3",
)
# Citing Medicine 2, chapter 2: "[date unknown]".
_NO_DATE_OF_NLM: Final = Mend(
    _NLM,
    r'(<macro name="date">\s*)(<group delimiter=" ">[\s\S]*?)(</macro>\s*<macro name="identifier-serial">)',
    (
        r'\1<choose><if variable="issued">\2</if><else><text term="no date" prefix="[" suffix="]"/>'
        r'<text macro="date-of-citation" prefix=" "/></else></choose>\3'
    ),
)
_UNKNOWN_OF_NLM: Final = Mend(
    _NLM,
    r'(<term name="available at">available from</term>)',
    r'\1<term name="no date">date unknown</term><term name="paper-conference">paper</term>',
)
# IEEE Reference Guide 2023: a series in brackets behind the title, translators, versions, "[Online]", and the ends of entries.
_SERIES_OF_IEEE: Final = Mend(
    _IEEE,
    r'<text term="in" suffix=" "/>\s*<group delimiter=", " suffix="\. ">\s*<text variable="collection-title"/>\s*'
    r'<text variable="collection-number" prefix="no\. "/>\s*<text variable="volume" prefix="vol\. "/>\s*</group>',
    (
        r'<group delimiter=", " prefix="(" suffix=")"><text variable="collection-title"/>'
        r'<text variable="collection-number" prefix="no. "/></group>'
    ),
)
_BOOK_OF_IEEE: Final = Mend(
    _IEEE,
    r'(<else-if type="bill book graphic legal_case legislation report song" match="any">\s*<group delimiter=", " suffix="\. ">\s*)'
    r'<text macro="title"/>\s*(<text macro="locators"/>)\s*</group>\s*<text macro="collection"/>'
    r'(\s*<group delimiter=", " suffix="\.">\s*<text macro="publisher"/>\s*<text macro="issued"/>)',
    (
        r'\1<group delimiter=" "><text macro="title"/><text macro="collection"/></group><names variable="translator">'
        r'<name initialize-with=". " and="text"/><label form="short" prefix=", " text-case="capitalize-first"/></names>'
        r'\2<choose><if type="bill legal_case legislation" match="any"><text variable="number"/></if></choose></group>\3'
        r'<choose><if variable="issued" match="none"><text variable="status"/></if></choose>'
    ),
)
_OTHERS_OF_IEEE: Final = Mend(
    _IEEE,
    r'(<text macro="locators"/>)(\s*</group>\s*)<text macro="collection"/>',
    r'\1<choose><if type="regulation"><text variable="number"/></if></choose>\2<text macro="collection" suffix=". "/>',
)
_PAPERS_OF_IEEE: Final = Mend(
    _IEEE,
    r'(<text macro="editor"/>\s*</group>\s*)<text macro="collection"/>',
    r'\1<text macro="collection" suffix=", "/>',
)
_REVIEW_OF_IEEE: Final = Mend(
    _IEEE, r'(<else-if type="article-magazine article-newspaper )', r"\1review review-book treaty "
)
_VERSION_OF_IEEE: Final = Mend(
    _IEEE,
    r'(<else-if type="software"[^>]*>\s*<group delimiter="\. " suffix="\.">\s*<text macro="title"/>\s*)(<text macro="issued" prefix="\(" suffix="\)"/>)',
    rf'\1<group delimiter=" ">{_VERSION}\2</group>',
)
_ONLINE_OF_IEEE: Final = Mend(
    _IEEE,
    r'<group delimiter="\. " prefix=" " suffix="\. ">\s*<!-- Accessed[^>]*-->\s*(<group delimiter=": )(">[\s\S]*?</group>)\s*'
    r'<!-- \[Online Video\]\. -->\s*<group prefix="\[" suffix="\]" delimiter=" ">([\s\S]*?</group>)\s*</group>',
    r'\1" prefix=" " suffix=".\2<group prefix=" [" suffix="]." delimiter=" ">\3',
)
_PLACE_OF_IEEE: Final = Mend(_IEEE, r'(<macro name="geographic-location">\s*<group delimiter=", ") suffix="\."', r"\1")
_FILM_OF_IEEE: Final = Mend(
    _IEEE, r'(<text macro="geographic-location" suffix="\. "/>\s*<group delimiter=)", "', r'\1". "'
)
_PATENT_OF_IEEE: Final = Mend(
    _IEEE, r'(<else-if type="patent">\s*<group delimiter=", ")(>\s*<text macro="title"/>)', r'\1 suffix="."\2'
)
# ISO 690: the court and the number of a judgment are two.
_COURT_OF_ISO: Final = Mend(
    _ISO, r'<text variable="authority" suffix=" "/>', '<text variable="authority" suffix=", "/>'
)
# ISO 690: pages, identifiers and numbers of what is no book, and no "In" without what it is in.
_DOI_OF_ISO: Final = Mend(_ISO, r'<text macro="doi" suffix="\. "/>(?=\s*<text macro="url")', "")
_EACH_DOI_OF_ISO: Final = Mend(
    _ISO,
    r'(?=<text macro="url"(?: suffix="\. ")?/>\s*<text macro="accessed" suffix="\. "/>)',
    '<text macro="doi" suffix=". "/>',
)
_PAGES_OF_ISO: Final = Mend(
    _ISO,
    r'<text variable="page" prefix="pp\.&#160;"/>',
    r'<group delimiter="&#160;"><label variable="page" form="short"/><text variable="page"/></group>',
)
_ARTICLE_OF_ISO: Final = Mend(
    _ISO,
    r'(<macro name="issue">\s*<group delimiter=", ">[\s\S]*?)(</group>\s*</macro>)',
    r'\1<choose><if type="article-journal"><text variable="number" prefix="art.&#160;"/></if></choose>\2',
)
_IN_OF_ISO: Final = Mend(
    _ISO,
    r'(<if type="chapter paper-conference" match="any">\s*)(<text term="in" text-case="capitalize-first" suffix="&#160;: "/>)',
    r'\1<choose><if variable="container-title event-title" match="any">\2</if></choose>',
)
_MEETING_OF_ISO: Final = Mend(
    _ISO,
    r'<text variable="event-title" font-style="italic" suffix="\."/>',
    r'<group delimiter=", " suffix="."><text variable="event-title" font-style="italic"/><text variable="event-place"/></group>',
)
_VOLUME_OF_ISO: Final = Mend(
    _ISO,
    r'(<if type="book map" match="any">[\s\S]*?)(<text macro="genre" suffix="\. "/>)',
    r'\1<text variable="volume" prefix="Vol.&#160;" suffix=". "/>\2',
)
_REVIEW_OF_ISO: Final = Mend(
    _ISO, r"(article-journal article-magazine)(?= article-newspaper|\")", r"\1 review review-book"
)
_KIND_OF_ISO: Final = Mend(
    _ISO,
    r'(<else-if type="report">\s*<group>\s*<text macro="responsability"[\s\S]*?)<text macro="genre" suffix="\. "/>'
    r'([\s\S]*?)<text variable="number" suffix="\. "/>',
    (
        r'\1<choose><if variable="genre"><group delimiter=", " suffix=". "><text variable="genre"/><text variable="number"/></group>'
        r'</if></choose>\2<choose><if variable="genre" match="none"><text variable="number" suffix=". "/></if></choose>'
    ),
)
_TREATY_OF_ISO: Final = Mend(
    _ISO,
    r'(<text macro="medium" suffix="\. "/>\s*<text macro="genre" suffix="\. "/>\s*<text macro="date" suffix="\. "/>)',
    (
        r'\1<choose><if type="legislation treaty" match="any"><text variable="container-title" suffix=". "/>'
        r'<text macro="issue" suffix=". "/></if></choose>'
    ),
)
_PATENT_OF_ISO: Final = Mend(
    _ISO,
    r'<text term="and" prefix=" " suffix=" "/>\s*(<date variable="issued" prefix=)"publié le "([\s\S]*?</date>)',
    r'<choose><if variable="submitted"><text term="and" prefix=" " suffix=" "/>\1"publié le "\2</if><else>\1"Publié le "\2</else></choose>',
)
# Chicago Manual of Style 18, section 14.169: "released" goes with a date, which the lists by authors and dates have before.
_RELEASED_OF_CHICAGO: Final = Mend(
    _CHICAGO,
    r'(<id>http://www\.zotero\.org/styles/chicago-author-date</id>[\s\S]*?)<else-if type="software" variable="issued publisher">[\s\S]*?'
    r'(?=<else-if type="software" variable="original-date">)([\s\S]*?)<else-if type="software" variable="issued">[\s\S]*?</else-if>',
    r"\1\2",
)
# MLA Handbook 9, sections 5.51 (a volume), 5.68 (when a speech was given) and 5.84 (the number of an article).
_VOLUME_OF_MLA: Final = Mend(
    _MLA,
    r'(<macro name="container1-number">[\s\S]*?<else-if variable="author">\s*<choose>\s*<if [^>]*>\s*<text macro="label-volume"/>\s*</if>)',
    r'\1<else><text macro="label-volume-capitalized"/></else>',
)
_ARTICLE_OF_MLA: Final = Mend(
    _MLA,
    r'(<macro name="container1-number">[\s\S]*?)(<else-if variable="number">)',
    r'\1<else-if type="article-journal" variable="number"/>\2',
)
_PLACE_OF_MLA: Final = Mend(
    _MLA,
    r'(<macro name="container1-location">[\s\S]*?)(<text macro="label-page"/>)',
    r'\1<choose><if type="article-journal"><text variable="number" prefix="article "/></if></choose>\2',
)
_SPEECH_OF_MLA: Final = Mend(
    _MLA,
    r'(<macro name="container1-location-event">[\s\S]*?<else>\s*)(<date form="text" variable="event-date"/>)(\s*</else>\s*</choose>\s*<text variable="event-place"/>)',
    r'\1<choose><if type="speech" match="all"><choose><if variable="event-date">\2</if><else><date form="text" variable="issued"/></else></choose></if><else>\2</else></choose>\3',
)
# ISO 690 is for all languages; the words of this style are French in each of them.
_WORDS_OF_ISO: Final = {
    "en": ("[no date]", "in", "online", "viewed", "available", "from"),
    "es": ("[sin fecha]", "en", "en línea", "consultado el", "disponible", "en"),
    "pt": ("[sem data]", "em", "em linha", "consultado em", "disponível", "em"),
    "ar": ("[دون تاريخ]", "في", "على الإنترنت", "اطلع عليه في", "متاح", "على"),
}
_TERMS_OF_ISO: Final = ("no date", "in", "online", "accessed", "retrieved", "from")
_LANGUAGES_OF_ISO: Final = Mend(
    _ISO,
    r"(<id>http://www\.zotero\.org/styles/iso690-author-date-fr</id>[\s\S]*?)<locale>",
    r"\1"
    + "".join(
        f'<locale xml:lang="{language}"><terms>'
        + "".join(f'<term name="{name}">{word}</term>' for name, word in zip(_TERMS_OF_ISO, words, strict=True))
        + "</terms></locale>"
        for language, words in _WORDS_OF_ISO.items()
    )
    + '<locale><terms><term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term></terms></locale>'
    + '<locale xml:lang="fr">',
)
# CSL 1.0.2 calls it `event-title`, as items do; other styles than these look for both.
_EVENTS: Final = tuple(
    Mend(manual, r'\bvariable="event"', 'variable="event-title"') for manual in (_HARVARD, _NLM, _IEEE, _ISO)
)
MENDS: Final = (
    *_EVENTS,
    _TITLES_OF_HARVARD,
    _VERSION_OF_HARVARD,
    _NUMBER_OF_HARVARD,
    _ARTICLE_OF_HARVARD,
    _DIRECTOR_OF_HARVARD,
    _PLACE_OF_HARVARD,
    _DAY_OF_HARVARD,
    _PAPER_OF_NLM,
    _MEETING_OF_NLM,
    _MAP_OF_NLM,
    _VERSION_OF_NLM,
    _OTHER_NUMBER_OF_NLM,
    _VOLUME_OF_NLM,
    _DAY_OF_NLM,
    _NO_DATE_OF_NLM,
    _UNKNOWN_OF_NLM,
    _SERIES_OF_IEEE,
    _BOOK_OF_IEEE,
    _OTHERS_OF_IEEE,
    _PAPERS_OF_IEEE,
    _REVIEW_OF_IEEE,
    _VERSION_OF_IEEE,
    _ONLINE_OF_IEEE,
    _PLACE_OF_IEEE,
    _FILM_OF_IEEE,
    _PATENT_OF_IEEE,
    _DOI_OF_ISO,
    _EACH_DOI_OF_ISO,
    _PAGES_OF_ISO,
    _ARTICLE_OF_ISO,
    _IN_OF_ISO,
    _MEETING_OF_ISO,
    _VOLUME_OF_ISO,
    _REVIEW_OF_ISO,
    _KIND_OF_ISO,
    _TREATY_OF_ISO,
    _PATENT_OF_ISO,
    _COURT_OF_ISO,
    _RELEASED_OF_CHICAGO,
    _VOLUME_OF_MLA,
    _ARTICLE_OF_MLA,
    _PLACE_OF_MLA,
    _SPEECH_OF_MLA,
    _LANGUAGES_OF_ISO,
)
