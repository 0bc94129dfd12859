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
    Rule("title-missing", _ERROR, "title", "a record without a title, or with the title “Untitled”", "title “N/A”", check=titles.title_missing),
    Rule("author-missing", _WARNING, "authors", "a record without an author, an editor, an organisation or a publisher. Laws, treaties and entries need none",
         "a report with only a title and a year", check=gaps.author_missing),
    Rule("year-missing", _WARNING, "date", "a record without a year, and without a status such as “in press”", "a report with only a title; date “19XX”", check=gaps.year_missing),
    Rule("accessed-missing", _NOTE, "accessed", "a web page without the day on which it was read. It may have changed since", "a web page with a link and no date of access", check=gaps.accessed_missing),
    # Names
    Rule("author-is-citation", _ERROR, "authors, editors, translators", "a name with a year in brackets, pages or a link: it is a citation, or a part of one", "author “IOM (2009), pp. 3-5”", check=people.author_is_citation),
    Rule("author-is-title", _ERROR, "authors, editors", "an author with the same name as the publication", "author and title “World Migration Report 2020”", check=people.author_is_title),
    Rule("several-people", _ERROR, "authors, editors, translators", "several people in one name. They are cited and found as one", "author “Jobe, Alison; Surtees, Rebecca”",
         mend="names divided by a semicolon become separate names", check=people.several_people),
    Rule("maybe-two-people", _NOTE, "authors, editors, translators", "a name that may be two people: only a comma divides two parts that each look like a whole name", "author “Jean Pierre, Marie Claire”", check=people.maybe_two_people),
    Rule("name-twice", _WARNING, "authors, editors, translators", "a person or a body twice in one list, perhaps once by its acronym", "authors “HRW” and “Human Rights Watch”",
         mend="the name stands once, with the acronym", check=people.repeated_names),
    Rule("several-organisations", _WARNING, "authors, editors, translators", "several organisations in one name. They are cited and found as one", "author “IOM & UNHCR”",
         mend="known organisations become separate names", check=people.several_bodies),
    Rule("organisation-inverted", _WARNING, "authors, editors, translators", "an organisation turned round, as Google Scholar does. It is printed that way", "family “Bank”, given “World”",
         mend="it turns the name back if that is certain", check=people.organisation_inverted),
    Rule("organisation-as-person", _WARNING, "authors, editors, translators", "a person whose name has the words of an organisation. It would be cited with initials", "family “Migration”, given “International Organization for”", check=people.organisation_as_person),
    Rule("person-as-organisation", _WARNING, "authors, editors, translators", "an organisation with the name of a person: initials, a common given name, or one that a person in the library has", "organisation “Jobe, A.”", check=people.person_as_organisation),
    Rule("author-in-capitals", _WARNING, "authors, editors, translators", "a name in capitals. No style prints it that way. Acronyms are fine", "author “ZIMMERMAN, Cathy”", check=people.author_in_capitals),
    Rule("et-al", _WARNING, "authors, editors, translators", "a list of names that ends in “et al.”. Styles need all names, and shorten the list themselves", "authors “Zimmerman, Cathy; et al.”", check=people.et_al),
    Rule("name-order", _WARNING, "authors, editors, translators", "a person whose family name is initials: the parts are mixed up", "family “A.”, given “Jobe”", check=people.name_order),
    Rule("name-characters", _WARNING, "authors, editors, translators", "a person with a digit or a sign in the name, often the mark of a footnote", "author “Jobe1, Alison*”", check=people.name_characters),
    Rule("name-guessed", _NOTE, "authors, editors, translators", "a name that may be a person or an organisation: only its words decided, and they leave a doubt. For files only, because a library does not keep this", "author “Ban Ying”", check=people.name_guessed),
    Rule("body-names", _NOTE, "authors, editors, translators", "a known body that has several names in the library, such as “UNHCR” and “HCR”. It is counted and cited as several. protlib names --unify writes one",
         "authors “UNHCR” and “ACNUR”", check_all=bodies.body_names),
    # Places
    Rule("place-unknown", _WARNING, "countries, regions", "a country or region that is unknown or misspelt. A search by place does not find the record", "country “Ethipia”",
         mend="it corrects a typing mistake if only one place is spelt almost like this", check=places.place_unknown),
    Rule("place-spelling", _NOTE, "countries, regions", "a place under another name than the one in the list", "country “Ivory Coast”", mend="it writes the name in the list", check=places.place_spelling),
    Rule("place-in-wrong-field", _WARNING, "countries", "a region among the countries", "country “West Africa”", mend="it moves the region to the regions", check=places.place_in_wrong_field),
    Rule("region-without-country", _NOTE, "regions", "regions that have none of the countries of the record", "country “Kenya”, region “West Africa”", check=places.region_without_country),
    # Identifiers
    Rule("doi-malformed", _ERROR, "doi", "a wrong DOI, or one with other text around it", "“https://doi.org/10.1000/182”", mend="it removes the text around the DOI", check=identifiers.doi_malformed),
    Rule("isbn-malformed", _ERROR, "isbn", "a wrong ISBN, a wrong check digit, or an ISBN with hyphens", "“978-92-9068-466-5”", mend="it removes hyphens and labels", check=identifiers.isbn_malformed),
    Rule("isbn-unassigned", _WARNING, "isbn", "an ISBN whose check digit is right by chance: no publisher has numbers that begin like this", "“9786669725102”", check=identifiers.isbn_unassigned),
    Rule("issn-malformed", _ERROR, "issn", "a wrong ISSN, or a wrong check digit", "“2049-3631”", mend="it writes 2049-3630, and moves an ISBN to its own field", check=identifiers.issn_malformed),
    Rule("url-malformed", _ERROR, "url", "a link with a space, or without the name of a host", "“see website”", mend="it removes brackets and labels", check=identifiers.url_malformed),
    Rule("symbol-malformed", _WARNING, "number", "a symbol of a United Nations document that is not written as in the document", "“a/hrc/44/45”", mend="it writes capitals, and no spaces at slashes", check=identifiers.symbol_malformed),
    Rule("symbol-elsewhere", _NOTE, "number", "a report or document whose United Nations symbol is only in the title, the link or a note. No style prints it from there", "link “https://undocs.org/A/HRC/44/45”, number empty", mend="it copies the symbol to the number", check=identifiers.symbol_elsewhere),
    Rule("page-range", _WARNING, "page", "wrong pages, an end before the beginning, or a dash or label that styles add themselves", "“pp. 12–15”", mend="it removes labels, and writes hyphens for dashes", check=identifiers.page_range),
    # Dates
    Rule("date-malformed", _ERROR, "date, accessed", "a date that is not ISO 8601", "“31/02/2009”", mend="it writes a date that it can read as ISO 8601", check=dates.date_malformed),
    Rule("date-unread", _WARNING, "date, accessed", "a date that the import could not read. It is kept in the field “extra”", "“07/08/2009”", check=dates.date_unread),
    Rule("year-in-future", _ERROR, "date, accessed", "a year in the future, unless the status is “forthcoming”. A journal may be a year ahead", "“2109”", check=dates.year_in_future),
    Rule("year-too-early", _WARNING, "date", "a year before 1800, except for a treaty, a map, a manuscript or a classic", "“1209”", check=dates.year_too_early),
    Rule("year-differs", _WARNING, "date", "a date whose year differs from the year that the record also has, or from the one in its document symbol", "date “2010”, number “E/CN.4/2004/76”", check=dates.year_differs),
    # Titles
    Rule("title-in-capitals", _WARNING, "title", "a title in capitals. No style prints it that way. “protlib check --rule sentence-case” proposes another", "“CARING FOR TRAFFICKED PERSONS”", check=titles.title_in_capitals),
    Rule("container-in-capitals", _NOTE, "container title", "the name of a journal or a book in capitals", "“JOURNAL OF REFUGEE STUDIES”", check=titles.container_in_capitals),
    Rule("title-ends-in-date", _NOTE, "title", "a title that ends in the date of the record. The date is then printed twice", "“Caring for Trafficked Persons (2009)”, date “2009”", check=titles.title_ends_in_date),
    Rule("title-full-stop", _NOTE, "title, container title", "a title that ends in a full stop. Styles add another", "“Caring for trafficked persons.”", mend="it removes the full stop, except from an abbreviation", check=titles.title_full_stop),
    # Language
    Rule("language-unknown", _WARNING, "language", "a language without a known tag", "“Frensh”", mend="it writes the tag of a language with another name", check=languages.language_unknown),
    Rule("language-missing", _NOTE, "language", "a title that is not in English, in a record without a language. It is cited by the rules of English", "title “Les causes et les conséquences de la traite des êtres humains”", mend="it writes the tag if only one language is possible", check=languages.language_missing),
    Rule("language-differs", _WARNING, "language", "a language that is not that of the title. An English title may be a translation", "language “en”, title “Les causes et les conséquences de la traite des êtres humains”", check=languages.language_differs),
    # Texts
    Rule("mojibake", _ERROR, "all texts", "accents that were read in the wrong charset", "“RÃ©fugiÃ©s”", mend="ftfy reads them again", check=texts.mojibake),
    Rule("lost-character", _WARNING, "all texts", "a sign for a character that was lost, or that only one font can show", "“R�fugi�s”", check=texts.lost_character),
    Rule("html-entity", _ERROR, "all texts", "characters written as in HTML", "“Health &amp; rights”", mend="it writes the characters", check=texts.html_entity),
    Rule("html-tag", _WARNING, "all texts", "tags of HTML or of the XML of journals. Titles may have <i>, <b>, <sub>, <sup> and <span>", "“<p>The study”", mend="paragraphs become lines, and emphasis becomes the markup of titles. Links and tables are left to you", check=texts.html_tag),
    Rule("latex", _WARNING, "all texts", "commands and braces of LaTeX. protlib adds them itself where a file needs them", r"“\textit{Refoulement}”", mend=r"\& and the like lose their backslash. Commands are left to you", check=texts.latex),
    Rule("not-nfc", _NOTE, "all texts", "letters whose accents are separate characters. Other programs do not find the word", "“é” as e and an accent", mend="letter and accent become one character (NFC)", check=texts.not_nfc),
    Rule("control-character", _WARNING, "all texts", "characters that you cannot see and that mean nothing, such as a soft hyphen", "“pro­tec­tion” with soft hyphens", mend="it removes them", check=texts.control_character),
    Rule("spaces", _NOTE, "all texts", "two spaces in a row, or a space at an end", "“Caring  for”", mend="it leaves one between words, and none at an end", check=texts.spaces),
    Rule("abstract-empty", _NOTE, "abstract", "an abstract that only says that there is none", "“No abstract available”", mend="it empties the field", check=gaps.abstract_empty),
    Rule("value-blank", _WARNING, "all texts", "a value that only says that there is none, as R and databases write it", "volume “NA”, url “NULL”", mend="it empties the field", check=gaps.value_blank),
    # The library
    Rule("key-off-pattern", _NOTE, "key", "a key with the year of another date. If four in five keys follow protlib's pattern (who, year, word), also a key that does not, or that has another author", "“jobe2010causes” of 2011", check=key_pattern.key_off_pattern),
    Rule("shared-doi", _WARNING, "doi", "two records with one DOI", "two reports with “10.1000/182”", check_all=pairs.shared_doi),
    Rule("shared-isbn", _WARNING, "isbn", "two records with one ISBN, of books and reports. Chapters share the ISBN of their book", "two books with “9789290684664”", check_all=pairs.shared_isbn),
    Rule("shared-symbol", _WARNING, "number", "two records with one document symbol", "two reports with “A/HRC/44/45”", check_all=pairs.shared_symbol),
    Rule("series-gap", _NOTE, "title", "missing editions in a series of three or more. protlib editions lists them", "reports of 2014, 2016 and 2020", check_all=series.missing_editions),
)  # fmt: skip
_ON_REQUEST: Final = (
    Rule("accessed-long-ago", _NOTE, "accessed", "a web source that was last read long ago, or without a date: a page, a post, or a link with a date of access. With --older 1y you set the age (else 6m). The oldest come first",
         "a webpage that was last read on 2019-05-01", check_all=web_sources.accessed_long_ago),
    Rule("sentence-case", _NOTE, "title, container title", "a title in Title Case or ALL CAPITALS, in English, French, Spanish, Portuguese or Italian. Laws and treaties stay. Styles set titles themselves, so this is for your lists",
         "“Caring for Trafficked Persons”", mend="only first words and names keep their capitals. No list has every name, so look through the diff", check=titles.sentence_case),
)  # fmt: skip
_OF_STYLES: Final = (
    Rule("no-author", _WARNING, "authors", "no author and no editor", "a report with only a publisher", check=gaps.no_author),
    Rule("no-date", _WARNING, "date", "no year", "a report without a date", check=gaps.no_date),
    Rule("no-publisher", _WARNING, "publisher", "no publisher of a report, book, chapter or thesis that no organisation wrote", "a book with only an author", check=gaps.no_publisher),
    Rule("no-place", _WARNING, "publisher place", "no place of publication of a report or a book", "a report without a city", check=gaps.no_place),
    Rule("no-link", _WARNING, "url", "no link and no DOI, for types that people mostly read online", "a report without a link", check=gaps.no_link),
    Rule("no-access-date", _WARNING, "accessed", "no day on which a web page was read", "a webpage with a link", check=gaps.no_access_date),
    Rule("no-access-date-of-link", _WARNING, "accessed", "no day on which a link was read", "a report with a link", check=gaps.no_access_date_of_any),
    Rule("no-volume", _WARNING, "volume", "no volume and no issue of an article", "a journal article with only a year", check=gaps.no_volume),
    Rule("no-pages", _WARNING, "page", "no pages, number or DOI of an article or a chapter", "a chapter without pages", check=gaps.no_pages),
    Rule("no-symbol", _WARNING, "number", "no symbol of a document of a principal organ of the United Nations", "a report of the Secretary-General without “A/75/590”", check=gaps.no_symbol),
    Rule("container-missing", _ERROR, "container title", "an article without its journal, or a chapter without its book", "an article with a title and a year", check=gaps.container_missing),
    Rule("title-case", _NOTE, "title", "a title in another language than English with a capital in each word", "“Los Derechos De Los Migrantes”", check=titles.title_case),
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
    chosen = []
    for name in names:
        if name not in RULES:
            near = suggestion(nearest(name, RULES)) or "; to list them: protlib check --explain"
            raise UsageError(f"unknown rule “{name}”{near}")
        chosen.append(RULES[name])
    return chosen
