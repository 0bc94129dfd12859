"""The rules of `check`, each a row: what it looks for and why, an example, how it is mended, and its function."""

from collections.abc import Iterable, Mapping
from typing import Final

from protlib.checking import (
    bodies,
    dates,
    gaps,
    identifiers,
    key_pattern,
    languages,
    pairs,
    people,
    places,
    series,
    texts,
    titles,
    web_sources,
)
from protlib.checking.flaw import Rule, Severity
from protlib.errors import UsageError
from protlib.text import nearest, suggestion

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_GENERAL: Final = (
    # What is missing from any reference
    Rule("title-missing", _ERROR, "title", "a record without a title, or with “Untitled” for one", "title “N/A”", check=titles.title_missing),
    Rule("author-missing", _WARNING, "authors", "a record that names neither an author nor an editor, an organisation or a publisher; a law, a treaty or an entry has none",
         "a report with a title and a year alone", check=gaps.author_missing),
    Rule("year-missing", _WARNING, "date", "a record without a year, and without a status such as “in press” that says why", "a report of which only the title is known; date “19XX”", check=gaps.year_missing),
    Rule("accessed-missing", _NOTE, "accessed", "a web page without the day on which it was seen; it may say something else today", "a webpage with a link, accessed empty", check=gaps.accessed_missing),
    # Names
    Rule("author-is-citation", _ERROR, "authors, editors, translators", "a name that holds a year in brackets, pages, a link: a citation, or a part of one", "author “IOM (2009), pp. 3-5”", check=people.author_is_citation),
    Rule("author-is-title", _ERROR, "authors, editors", "an author who is called as the publication is", "author and title “World Migration Report 2020”", check=people.author_is_title),
    Rule("several-people", _ERROR, "authors, editors, translators", "several people in one name, who are cited and found as one", "author “Jobe, Alison; Surtees, Rebecca”",
         mend="they become names of their own where a semicolon divides them", check=people.several_people),
    Rule("several-organisations", _WARNING, "authors, editors, translators", "several organisations in one name, which are cited and found as one", "author “IOM & UNHCR”",
         mend="they become names of their own where each is known", check=people.several_bodies),
    Rule("organisation-inverted", _WARNING, "authors, editors, translators", "an organisation turned round as Google Scholar does, which is printed so", "family “Bank”, given “World”",
         mend="it is turned back where that is certain", check=people.organisation_inverted),
    Rule("organisation-as-person", _WARNING, "authors, editors, translators", "a person who has the words of an organisation in the name, and would be cited with initials", "family “Migration”, given “International Organization for”", check=people.organisation_as_person),
    Rule("person-as-organisation", _WARNING, "authors, editors, translators", "an organisation that is called as a person, by initials or a given name that is common or that another person of the library has", "organisation “Jobe, A.”", check=people.person_as_organisation),
    Rule("author-in-capitals", _WARNING, "authors, editors, translators", "a name all in capitals, which no style prints otherwise; acronyms are none", "author “ZIMMERMAN, Cathy”", check=people.author_in_capitals),
    Rule("et-al", _WARNING, "authors, editors, translators", "a list of names that breaks off with “et al.”; styles want the names, or cut the list themselves", "authors “Zimmerman, Cathy; et al.”", check=people.et_al),
    Rule("name-order", _WARNING, "authors, editors, translators", "a person whose family name is initials: the parts were mixed up", "family “A.”, given “Jobe”", check=people.name_order),
    Rule("name-characters", _WARNING, "authors, editors, translators", "a person with a figure or a sign in the name, which marked a note", "author “Jobe1, Alison*”", check=people.name_characters),
    Rule("name-guessed", _NOTE, "authors, editors, translators", "a name of which nothing but its words told whether a person or an organisation has it, and these leave a doubt; known of files alone, for a library does not keep it", "author “Ban Ying”", check=people.name_guessed),
    Rule("body-names", _NOTE, "authors, editors, translators", "a body that is known and that the library calls by several names, as “UNHCR” and “HCR”; it is counted and cited as several; protlib names --unify writes one",
         "authors “UNHCR” and “ACNUR”", check_all=bodies.body_names),
    # Places
    Rule("place-unknown", _WARNING, "countries, regions", "a country or region that is none, or is misspelt, so that no search by place finds the record", "country “Ethipia”",
         mend="a slip of the finger is mended where one place alone is spelt almost so", check=places.place_unknown),
    Rule("place-spelling", _NOTE, "countries, regions", "a place under another name than that by which it is listed", "country “Ivory Coast”", mend="it gets the name of the list", check=places.place_spelling),
    Rule("place-in-wrong-field", _WARNING, "countries", "a region among the countries", "country “West Africa”", mend="it goes to the regions", check=places.place_in_wrong_field),
    Rule("region-without-country", _NOTE, "regions", "regions that hold none of the countries of the record", "country “Kenya”, region “West Africa”", check=places.region_without_country),
    # Identifiers
    Rule("doi-malformed", _ERROR, "doi", "a DOI that is none, or has something round it", "“https://doi.org/10.1000/182”", mend="what is round a DOI is taken off", check=identifiers.doi_malformed),
    Rule("isbn-malformed", _ERROR, "isbn", "an ISBN that has a wrong check digit or is none, or has hyphens", "“978-92-9068-466-5”", mend="hyphens and labels are taken off", check=identifiers.isbn_malformed),
    Rule("isbn-unassigned", _WARNING, "isbn", "an ISBN whose check digit is right by chance: no publisher was given a number that begins so", "“9786669725102”", check=identifiers.isbn_unassigned),
    Rule("issn-malformed", _ERROR, "issn", "an ISSN that has a wrong check digit or is none", "“2049-3631”", mend="it is written 2049-3630; an ISBN goes to its own field", check=identifiers.issn_malformed),
    Rule("url-malformed", _ERROR, "url", "a link that has a space in it or names no host", "“see website”", mend="brackets and labels are taken off", check=identifiers.url_malformed),
    Rule("symbol-malformed", _WARNING, "number", "a symbol of a document of the United Nations that is not written as the document has it", "“a/hrc/44/45”", mend="capitals, and no spaces at the slashes", check=identifiers.symbol_malformed),
    Rule("symbol-elsewhere", _NOTE, "number", "a report or document of which the symbol of the United Nations stands in the title, the link or a note alone, from which no style prints it", "link “https://undocs.org/A/HRC/44/45”, number empty", mend="the number gets the symbol", check=identifiers.symbol_elsewhere),
    Rule("page-range", _WARNING, "page", "pages that are none, that end before they begin, or have a dash or a label that styles set themselves", "“pp. 12–15”", mend="labels are taken off, dashes become hyphens", check=identifiers.page_range),
    # Dates
    Rule("date-malformed", _ERROR, "date, accessed", "a date that is not ISO 8601", "“31/02/2009”", mend="a date that can be read is written as ISO 8601", check=dates.date_malformed),
    Rule("date-unread", _WARNING, "date, accessed", "a date that could not be read when the record was imported, and was kept in extra", "“07/08/2009”", check=dates.date_unread),
    Rule("year-in-future", _ERROR, "date, accessed", "a year that is still to come, if the status is not “forthcoming”; a journal may be a year ahead", "“2109”", check=dates.year_in_future),
    Rule("year-too-early", _WARNING, "date", "a year before 1800, but of a treaty, a map, a manuscript or a classic", "“1209”", check=dates.year_too_early),
    Rule("year-differs", _WARNING, "date", "a date of another year than the year that the record has beside it, or that stands in its document symbol", "date “2010”, number “E/CN.4/2004/76”", check=dates.year_differs),
    # Titles
    Rule("title-in-capitals", _WARNING, "title", "a title all in capitals, which no style prints so; “protlib check --rule sentence-case” proposes another", "“CARING FOR TRAFFICKED PERSONS”", check=titles.title_in_capitals),
    Rule("container-in-capitals", _NOTE, "container title", "the name of a journal or a book all in capitals", "“JOURNAL OF REFUGEE STUDIES”", check=titles.container_in_capitals),
    Rule("title-ends-in-date", _NOTE, "title", "a title that ends in the date of the record, which is then printed twice", "“Caring for Trafficked Persons (2009)”, date “2009”", check=titles.title_ends_in_date),
    Rule("title-full-stop", _NOTE, "title, container title", "a title that ends in a full stop, to which styles add another", "“Caring for trafficked persons.”", mend="the full stop is taken off; that of an abbreviation stays", check=titles.title_full_stop),
    # Language
    Rule("language-unknown", _WARNING, "language", "a language that no tag stands for", "“Frensh”", mend="a language that is known by another name gets its tag", check=languages.language_unknown),
    Rule("language-missing", _NOTE, "language", "a title that is not in English, of a record that does not say so and is cited by the rules of English", "title “Les causes et les conséquences de la traite des êtres humains”", mend="the language gets its tag where one alone may be meant", check=languages.language_missing),
    Rule("language-differs", _WARNING, "language", "a language that is not that of the title; one in English may be translated", "language “en”, title “Les causes et les conséquences de la traite des êtres humains”", check=languages.language_differs),
    # Texts
    Rule("mojibake", _ERROR, "all texts", "accents that were read in the wrong charset", "“RÃ©fugiÃ©s”", mend="they are read anew by ftfy", check=texts.mojibake),
    Rule("lost-character", _WARNING, "all texts", "the sign for a character that could not be read, or one that a single font shows", "“R�fugi�s”", check=texts.lost_character),
    Rule("html-entity", _ERROR, "all texts", "characters written as HTML writes them", "“Health &amp; rights”", mend="they become the characters", check=texts.html_entity),
    Rule("html-tag", _WARNING, "all texts", "tags of HTML or of the XML of journals; <i>, <b>, <sub>, <sup> and <span> are markup that titles may have", "“<p>The study”", mend="paragraphs become lines, emphasis the markup of titles; links and tables are left to people", check=texts.html_tag),
    Rule("latex", _WARNING, "all texts", "commands and braces of LaTeX, which protlib writes itself where a file wants them", r"“\textit{Refoulement}”", mend=r"\& and the like lose their stroke; commands are left to people", check=texts.latex),
    Rule("not-nfc", _NOTE, "all texts", "letters whose accents are characters of their own, so that no other program finds the word", "“é” as e and an accent", mend="letter and accent become one (NFC)", check=texts.not_nfc),
    Rule("control-character", _WARNING, "all texts", "characters that are not seen and mean nothing, such as a soft hyphen", "“pro­tec­tion” with soft hyphens", mend="they are taken out", check=texts.control_character),
    Rule("spaces", _NOTE, "all texts", "two spaces for one, or a space at an end", "“Caring  for”", mend="one is left between words, none at an end", check=texts.spaces),
    Rule("abstract-empty", _NOTE, "abstract", "an abstract that says that there is none", "“No abstract available”", mend="it is emptied", check=gaps.abstract_empty),
    Rule("value-blank", _WARNING, "all texts", "a value that says that there is none, as R and databases write it", "volume “NA”, url “NULL”", mend="it is emptied", check=gaps.value_blank),
    # The library
    Rule("key-off-pattern", _NOTE, "key", "a key with the year of another date; and where four in five keys of the library are as protlib makes them (who, year, word), one that is not, or has another author", "“jobe2010causes” of 2011", check=key_pattern.key_off_pattern),
    Rule("shared-doi", _WARNING, "doi", "two records with one DOI", "two reports with “10.1000/182”", check_all=pairs.shared_doi),
    Rule("shared-isbn", _WARNING, "isbn", "two records with one ISBN, of books and reports; chapters have that of their book", "two books with “9789290684664”", check_all=pairs.shared_isbn),
    Rule("shared-symbol", _WARNING, "number", "two records with one document symbol", "two reports with “A/HRC/44/45”", check_all=pairs.shared_symbol),
    Rule("series-gap", _NOTE, "title", "editions that are missing between others of a series of three or more (protlib editions lists them)", "reports of 2014, 2016 and 2020", check_all=series.missing_editions),
)  # fmt: skip
_ON_REQUEST: Final = (
    Rule("accessed-long-ago", _NOTE, "accessed", "a source on the web that was last read long ago, or nobody says when: a page, a post, or what has a link and a date of access. --older 1y says how long ago (else 6m). The oldest come first",
         "a webpage that was last read on 2019-05-01", check_all=web_sources.accessed_long_ago),
    Rule("sentence-case", _NOTE, "title, container title", "a title in Title Case or ALL CAPITALS. English, French, Spanish, Portuguese and Italian are read; titles of laws and treaties stay. Styles set titles as they want them, so this is for your lists",
         "“Caring for Trafficked Persons”", mend="capitals are left for first words and names. No list knows every name: look through the diff", check=titles.sentence_case),
)  # fmt: skip
_OF_STYLES: Final = (
    Rule("no-author", _WARNING, "authors", "no author and no editor", "a report with a publisher alone", check=gaps.no_author),
    Rule("no-date", _WARNING, "date", "no year", "a report without a date", check=gaps.no_date),
    Rule("no-publisher", _WARNING, "publisher", "no publisher of a report, a book, a chapter or a thesis that no organisation wrote", "a book with an author alone", check=gaps.no_publisher),
    Rule("no-place", _WARNING, "publisher place", "no place of publication of a report or a book", "a report of which the city is not known", check=gaps.no_place),
    Rule("no-link", _WARNING, "url", "neither a link nor a DOI of what is mostly read online", "a report without a link", check=gaps.no_link),
    Rule("no-access-date", _WARNING, "accessed", "no day on which a web page was seen", "a webpage with a link", check=gaps.no_access_date),
    Rule("no-access-date-of-link", _WARNING, "accessed", "no day on which a link was followed", "a report with a link", check=gaps.no_access_date_of_any),
    Rule("no-volume", _WARNING, "volume", "neither volume nor issue of an article", "an article of a journal with a year alone", check=gaps.no_volume),
    Rule("no-pages", _WARNING, "page", "neither pages nor a number nor a DOI of an article or a chapter", "a chapter without pages", check=gaps.no_pages),
    Rule("no-symbol", _WARNING, "number", "no symbol of a document of a principal organ of the United Nations", "a report of the Secretary-General without “A/75/590”", check=gaps.no_symbol),
    Rule("container-missing", _ERROR, "container title", "an article without its journal, a chapter without its book", "an article with a title and a year", check=gaps.container_missing),
    Rule("title-case", _NOTE, "title", "a title of another language than English in which each word has a capital", "“Los Derechos De Los Migrantes”", check=titles.title_case),
)  # fmt: skip
GENERAL: Final[Mapping[str, Rule]] = {rule.name: rule for rule in _GENERAL}
"""The rules that `check` applies, by name."""
ON_REQUEST: Final[Mapping[str, Rule]] = {rule.name: rule for rule in _ON_REQUEST}
"""The rules that are applied only where they are named: they find much, or are a matter of taste."""
RULES: Final[Mapping[str, Rule]] = {**GENERAL, **ON_REQUEST, **{rule.name: rule for rule in _OF_STYLES}}
"""All rules: those, and the ones that only a style asks for."""


def when(name: str) -> str:
    """Return when `check` applies a rule: "always", or the option that asks for it."""
    return "always" if name in GENERAL else "--rule" if name in ON_REQUEST else "--for"


def named(names: Iterable[str]) -> list[Rule]:
    """Return the rules with these names; raises UsageError, with the nearest, where there is none."""
    found = []
    for name in names:
        if name not in RULES:
            near = suggestion(nearest(name, RULES)) or "; protlib check --explain lists them"
            raise UsageError(f"there is no rule “{name}”{near}")
        found.append(RULES[name])
    return found
