"""Pairs of records, what is said of them, and the reason that a person reads."""

from typing import Any, Final

import pytest

from harness.rows import every_row
from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.comparison import compare, compare_each
from protlib.duplicates.judgement import Sameness
from protlib.record import cleaning
from sample_records.similar_records import IOM, ISBN

Fields = dict[str, Any]

REPORT: Final[Fields] = {
    "type": "report", "title": "Needs of trafficked children in the shelters of the coast", "authors": [IOM],
    "date": "2014",
}  # fmt: skip
ARTICLE: Final[Fields] = {
    "type": "article-journal", "title": "Mental health of shelter residents after trafficking: a cohort study", "authors": ["Jobe, Alison", "Smith, John R."],
    "date": "2014", "container_title": "Journal of Migration Studies", "volume": "12", "issue": "3", "page": "101-115",
}  # fmt: skip
ABSTRACT: Final[Fields] = {
    **ARTICLE,
    "title": "Screening for trafficking at the border",
    "volume": "28",
    "issue": "",
    "page": "S12",
    "doi": "10.1000/s.28",
}
CHAPTER: Final[Fields] = {
    **ARTICLE,
    "type": "chapter",
    "title": "Introduction",
    "container_title": "Borders and Belonging",
    "volume": "",
    "issue": "",
    "page": "1-20",
}
OWN: Final[Fields] = {**REPORT, "title": "Walking alone through the desert: children on the way to the coast"}
PIECE: Final[Fields] = {
    **ARTICLE,
    "title": "Book reviews",
    "volume": "12",
    "issue": "1",
    "page": "99",
}
UPDATE: Final[Fields] = {
    **REPORT,
    "title": "Protection Monitoring Update",
    "date": "2021-01",
    "url": "https://data.example.org/updates",
}
NOBODY: Final[Fields] = {"authors": []}

SAME: Final[dict[str, tuple[str, Fields, Fields]]] = {
    "a paper in proceedings that a table has as an article": ("same title", {**ARTICLE, "volume": "", "issue": "", "page": ""}, {"type": "paper-conference"}),
    # of a report: base, what one has otherwise; the reason
    "itself": ("described alike", REPORT, {}),
    "tags, notes and keys of a user": ("described alike", REPORT, {"tags": ["x"], "note": "Mine.", "key": "k", "accessed": "2020"}),
    "an abstract on one side": ("described alike", REPORT, {"abstract": "Long."}),
    "capitals": ("described alike", REPORT, {"title": "NEEDS OF TRAFFICKED CHILDREN IN THE SHELTERS OF THE COAST"}),
    "a full stop": ("described alike", REPORT, {"title": f"{REPORT['title']}."}),
    "quotes around the title": ("described alike", REPORT, {"title": f'"{REPORT["title"]}"'}),
    "an article before the title": ("described alike", REPORT, {"title": f"The {REPORT['title']}"}),
    "a guess of the author from a cover": ("same title", OWN, {"authors": ["UNICEF"], "guessed": ["authors"]}),
    "a note of a database": ("described alike", REPORT, {"title": f"{REPORT['title']}. [Review] [33 refs]"}),
    "the language in brackets": ("described alike", REPORT, {"title": f"[{REPORT['title']}]. [French]"}),
    "an edition in one title": ("same title", REPORT, {"title": f"{REPORT['title']} (2nd ed.)"}),
    "an edition in the title and beside it": ("same title", {**REPORT, "edition": "2"}, {"title": f"{REPORT['title']} (2nd edn)", "edition": ""}),
    "the site of a web page behind the title": ("described alike", OWN, {"title": f"{OWN['title']} | ReliefWeb"}),
    "a database behind the title": ("described alike", OWN, {"title": f"{OWN['title']} - PubMed"}),
    "a file before the title, and a site behind it": ("described alike", OWN, {"title": f"(PDF) {OWN['title']} | Request PDF"}),
    "the organisation's site behind the title": ("described alike", OWN, {"title": f"{OWN['title']} | IOM"}),
    "the organisation behind a dash": ("same author", OWN, {"title": f"{OWN['title']} - International Organization for Migration", "authors": ["International Organization for Migration"]}),
    "the country under which ReliefWeb files it": ("described alike", OWN, {"title": f"{OWN['title']} - Niger | ReliefWeb"}),
    "a thousand with a space": ("described alike", {**OWN, "title": "Ten years and 10 000 shelters on the coast"}, {"title": "Ten years and 10,000 shelters on the coast"}),
    "a publisher on one side": ("same title", REPORT, {"publisher": "IOM"}),
    "the acronym of the organisation": ("same author", REPORT, {"authors": ["IOM"]}),
    "the country office of the organisation": ("same author", REPORT, {"authors": ["IOM Nigeria"]}),
    "the organisation as publisher": ("same author", REPORT, {"authors": [], "publisher": "IOM"}),
    "an author of the organisation, which publishes": ("same author", REPORT, {"authors": ["Jobe, Alison"], "publisher": "IOM"}),
    "one of two organisations": ("same author", REPORT, {"authors": ["UNICEF", "IOM"]}),
    "no author on one side": ("same year", REPORT, NOBODY),
    "no year on one side": ("same author", REPORT, {"date": ""}),
    "a month on one side": ("same year", REPORT, {"date": "2014-05"}),
    "a day later": ("same title", {**OWN, "date": "2014-03-05"}, {"date": "2014-03-07", "url": "https://reliefweb.int/r/2"}),
    "a day later, of one number": ("same title", {**REPORT, "title": "Weekly bulletin on the lake and its shores", "date": "2014-03-05", "number": "9"}, {"date": "2014-03-12"}),
    "a month on one side of a bulletin": ("same title", {**REPORT, "title": "Weekly bulletin on the lake and its shores", "date": "2014-03-05"}, {"date": "2014-03"}),
    "an article that is online months before": ("same container", {**ARTICLE, "date": "2014-03"}, {"date": "2014-06", "volume": "", "issue": "", "page": ""}),
    "a word misspelt": ("titles alike 99 %", REPORT, {"title": "Needs of traficked children in the shelters of the coast"}),
    "a word written in two": ("described alike", {**REPORT, "title": "The healthcare of trafficked children at sea"}, {"title": "The health care of trafficked children at sea"}),
    "British and American spelling": ("described alike", {**REPORT, "title": "Organisation of labour in the centre"}, {"title": "Organization of labor in the center"}),
    "an ampersand": ("described alike", {**REPORT, "title": "Causes and consequences of return"}, {"title": "Causes & consequences of return"}),
    "accents": ("described alike", {**REPORT, "title": "Traite des êtres humains en forêt"}, {"title": "Traite des etres humains en foret"}),
    "parts counted in two ways": ("described alike", {**REPORT, "title": "Law of asylum on the coast, Part II"}, {"title": "Law of asylum on the coast: part two"}),
    "a number announced in two ways": ("described alike", {**REPORT, "title": "Sudan: Situation Report #12"}, {"title": "Sudan: Situation Report No. 12"}),
    "the year in one title": ("same year", {**REPORT, "title": "Global report on trafficking in persons"}, {"title": "Global report on trafficking in persons 2014"}),
    "U.S. and United States": ("same author", {**REPORT, "authors": ["{U.S. Department of State}"]}, {"authors": ["{United States Department of State}"], "publisher": "x"}),
    "US Dept. of State": ("same author", {**REPORT, "authors": ["{US Dept. of State}"]}, {"authors": ["{United States Department of State}"]}),
    "the number of a report with and without its series": ("same title", {**REPORT, "number": "WP/16/1"}, {"number": "1"}),
    "a document symbol": ("same document symbol", {**REPORT, "number": "A/HRC/44/45"}, {"number": "", "title": f"{REPORT['title']}, A/HRC/44/45", "authors": ["{Human Rights Council}"]}),
    "a document symbol and a shorter title": ("same document symbol", {**REPORT, "title": "Resolution 2388 (2017)", "number": "S/RES/2388 (2017)"}, {"title": "Security Council resolution 2388 (2017) on trafficking", "number": "S/RES/2388(2017)"}),
    "a document symbol without its year": ("same document symbol", {**REPORT, "number": "S/RES/2388 (2017)"}, {"number": "S/RES/2388", "authors": ["{Security Council}"]}),
    "a link": ("same link", {**REPORT, "url": "https://iom.int/books/1"}, {"url": "http://www.iom.int/books/1/", "date": "2015", "authors": []}),
    "a link and a title without its subtitle": ("same link", {**REPORT, "title": "Safe return: a handbook", "url": "https://iom.int/b/1"}, {"title": "Safe return", "authors": []}),
    "an ISBN and two years": ("same ISBN", {**REPORT, "isbn": ISBN}, {"date": "2016", "authors": []}),
    "an ISBN in its form of ten digits": ("same ISBN", {**REPORT, "isbn": ISBN}, {"isbn": "0-306-40615-2", "date": ""}),
    "an ISBN and no title": ("same ISBN", {**REPORT, "isbn": ISBN}, {"title": ""}),
    "a DOI and no title": ("same DOI", {**REPORT, "doi": "10.1000/1"}, {"title": ""}),
    "a DOI in capitals": ("same DOI", {**REPORT, "doi": "10.1000/a"}, {"doi": "10.1000/A", "date": "2012"}),
    "a DOI and a translated title": ("same DOI", {**REPORT, "doi": "10.1000/1", "language": "en"}, {"title": "Les besoins des enfants", "language": "fr"}),
    "a DOI and the title before it was translated": ("same DOI", {**REPORT, "doi": "10.1000/1", "extra": {"original-title": "Les besoins"}}, {"title": "Les besoins", "extra": {}}),
    # of an article
    "initials and an abbreviated journal": ("same page", ARTICLE, {"authors": ["Jobe, A.", "Smith, J. R."], "container_title": "J Migr Stud", "page": "101-15"}),
    "a volume with its issue": ("same volume", ARTICLE, {"volume": "12 (3)", "issue": ""}),
    "an issue that a spreadsheet made": ("same page", ARTICLE, {"issue": "1112"}),
    "issues that a spreadsheet made, and no page": ("same volume", {**ARTICLE, "issue": "1112"}, {"issue": "1113", "page": ""}),
    "pages that a spreadsheet made": ("same page", {**ARTICLE, "page": "1-10"}, {"page": "01-Oct"}),
    "an issue in the place of the volume": ("same page", ARTICLE, {"volume": "3)", "issue": ""}),
    "no volume and no page on one side": ("same author", ARTICLE, {"volume": "", "page": "", "issue": "", "container_title": ""}),
    "no page on one side": ("same volume", ARTICLE, {"page": ""}),
    "no author on one side of one place": ("same page", ARTICLE, NOBODY),
    "no journal on one side": ("same page", ARTICLE, {"container_title": ""}),
    "another first author in one place": ("same page", ARTICLE, {"authors": ["Eli, Y."], "container_title": "J Migr Stud"}),
    "an author misspelt": ("same author", ARTICLE, {"authors": ["Jobbe, Alison"], "page": ""}),
    "a subtitle left out in one place": ("titles alike 87 %", ARTICLE, {"title": "Mental health of shelter residents after trafficking"}),
    "a word more in one place": ("same page", ARTICLE, {"title": "Mental health of the young shelter residents after trafficking: a cohort study"}),
    "the other title in one place, marked as translated": ("titles differ", ARTICLE, {"title": "[La santé mentale dans les foyers]"}),
    "a journal under another name in one place": ("container differs", ARTICLE, {"container_title": "Zhonghua Yixue Zazhi"}),
    "a page with a wrong figure": ("page differs", ARTICLE, {"page": "103-117"}),
    "a volume with a wrong figure": ("volume differs", ARTICLE, {"volume": "21"}),
    "a year before it is in a volume": ("a year apart", ARTICLE, {"date": "2013-11", "volume": "", "issue": "", "page": ""}),
    "a year in print": ("a year apart", ARTICLE, {"date": "2015"}),
    "a year in print, and pages from 1": ("a year apart", ARTICLE, {"date": "2013", "volume": "", "issue": "", "page": "1-15"}),
    "the number of an article for a page": ("same volume", {**ARTICLE, "page": "e1002128"}, {"page": "1-12"}),
    "the number of an article behind an issue": ("same page", {**ARTICLE, "page": "69"}, {"page": "", "issue": "69", "volume": "12 (3) (no pagination)"}),
    "issues of a title that is its own": ("same volume", {**ARTICLE, "issue": "72"}, {"issue": "71", "page": ""}),
    "the number of an article as its issue": ("same page", {**ARTICLE, "page": "e70933"}, {"page": "", "issue": "e70933"}),
    "an erratum that appeared": ("described alike", ARTICLE, {"title": f"{ARTICLE['title']}. [Erratum appears in J Migr 2015;3(2):4]"}),
    "a DOI and a commentary on itself": ("same DOI", {**ARTICLE, "doi": "10.1000/1"}, {"title": f"{ARTICLE['title']}: commentary"}),
    "a DOI and other pages by the same authors": ("same DOI", {**ARTICLE, "doi": "10.1000/1"}, {"page": "1-15"}),
    "an abstract with and without the DOI of its supplement": ("same page", ABSTRACT, {"doi": "", "volume": "28 (suppl 4)"}),
    "two records of an abstract": ("same DOI", ABSTRACT, {"page": "12", "authors": ["Jobe, A."]}),
    "a chapter whose book has a subtitle on one side": ("same author", CHAPTER, {"container_title": "Borders and Belonging: Essays"}),
    "a book and a report": ("same title", REPORT, {"type": "book"}),
}  # fmt: skip

UNSURE: Final[dict[str, tuple[str, Fields, Fields]]] = {
    "the other title in one place": ("titles differ", ARTICLE, {"title": "La santé mentale dans les foyers"}),
    "the other title in one place, in two issues": ("titles differ", ARTICLE, {"title": "[La santé mentale dans les foyers]", "issue": "4"}),
    "two DOIs of one place": ("DOI differs", {**ARTICLE, "doi": "10.1000/1"}, {"doi": "10.1000/2"}),
    "a year apart, under a title that is its own": ("a year apart", OWN, {"date": "2015"}),
    "a month later, under a title that is its own": ("months differ", {**OWN, "date": "2014-03"}, {"date": "2014-05"}),
    "two pages of one site, a month apart": ("days differ", {**OWN, "date": "2014-03-31", "url": "https://iom.int/r/1"}, {"date": "2014-03-01", "url": "https://iom.int/r/2"}),
    "a bulletin of each week": ("days differ", {**REPORT, "title": "Weekly bulletin on the lake and its shores", "date": "2014-03-05"}, {"date": "2014-03-12"}),
    "a bulletin of each month, behind one link": ("same link", {**REPORT, "title": "Bulletin on the lake and its shores", "date": "2014-03", "url": "https://iom.int/r/1"}, {"date": "2014-04"}),
    "a month later in the next year": ("a year apart", {**OWN, "date": "2014-11"}, {"date": "2015-01"}),
    "an editorial whose issue one does not say": ("same title", PIECE, {"issue": ""}),
    "book reviews that say no issue": ("each issue has this title", {**PIECE, "issue": "", "page": ""}, {}),
    "what comes out each month, behind one link": ("month differs", UPDATE, {"date": "2021-02"}),
    "what is numbered, behind one link": ("number differs", {**UPDATE, "date": "2021", "number": "3"}, {"number": "4"}),
    "book reviews under a DOI that was cut": ("issue differs", {**PIECE, "doi": "10.1659/0276-4741(2004)024"}, {"issue": "2", "page": ""}),
    "a year apart": ("a year apart", REPORT, {"date": "2015"}),
    "the year in one of two short titles": ("titles alike", {**REPORT, "title": "Migration in Somalia"}, {"title": "Migration in Somalia 2014"}),
    "a subtitle on one side": ("titles alike 80 %", {**REPORT, "title": "Hidden in plain sight: the recruitment of children"}, {"title": "Hidden in plain sight"}),
    "a draft": ("one is a draft", REPORT, {"status": "draft"}),
    "an unedited version": ("one is a draft", REPORT, {"genre": "Unedited version"}),
    "a film of a report": ("types differ", OWN, {"type": "motion_picture"}),
    "the ISBNs of a book in print and online": ("ISBN differs", {**OWN, "type": "book", "isbn": ISBN}, {"isbn": "080442957X", "date": "2015"}),
    "the DOIs of two repositories": ("DOI differs", {**OWN, "doi": "10.18356/9789210"}, {"doi": "10.5281/zenodo.1"}),
    "a thesis": ("types differ", {**REPORT, "authors": ["Jobe, Alison"]}, {"type": "thesis"}),
    "a conference paper": ("types differ", {**ARTICLE, "volume": "", "issue": "", "page": "", "container_title": ""}, {"type": "paper-conference"}),
    "an article and its working paper": ("types differ", {**ARTICLE, "volume": "", "issue": "", "page": "", "container_title": ""}, {"type": "report"}),
    "two organisations": ("author differs", REPORT, {"authors": ["UNICEF"]}),
    "no author and no year": ("same title", REPORT, {"authors": [], "date": ""}),
    "two journals": ("container differs", ARTICLE, {"container_title": "Refugee Survey Quarterly", "volume": "", "page": "", "issue": ""}),
    "two places in one volume": ("page differs", ARTICLE, {"page": "S12"}),
    "neighbouring pages of abstracts": ("page differs", {**ABSTRACT, "doi": ""}, {"page": "S13"}),
    "a DOI under two titles": ("titles differ", ABSTRACT, {"title": "Return of children and youth"}),
    "a DOI under two titles of one page": ("titles differ", ABSTRACT, {"title": "Les enfants sur la route du retour"}),
    "a DOI and two numbers": ("numbers in the titles differ", {**ABSTRACT, "title": "Abstract P1-12 on screening"}, {"title": "Abstract P1-13 on screening"}),
    "a DOI and two countries": ("countries in the titles differ", {**ABSTRACT, "title": "Country report on screening: Kenya"}, {"title": "Country report on screening: Ghana"}),
    "a DOI and an erratum": ("one is a correction", {**ARTICLE, "doi": "10.1000/1"}, {"title": f"Erratum: {ARTICLE['title']}", "page": ""}),
    "a link, and two years": ("2 years apart", {**REPORT, "url": "https://iom.int/b/1"}, {"date": "2016", "authors": []}),
    "a year in a generic title, which came out the year after": ("a year apart", {**REPORT, "title": "Global Report 2014"}, {"date": "2015"}),
    "a link of an annual report, and the year after": ("a year apart", {**REPORT, "title": "Trafficking in Persons Report", "url": "https://state.gov/tip"}, {"date": "2015"}),
    "a draft by its title": ("one is a draft", REPORT, {"title": f"{REPORT['title']} (draft)"}),
    "a draft of the year before": ("a year apart", REPORT, {"title": f"{REPORT['title']} [Final draft]", "date": "2013"}),
    "a draft behind a colon": ("one is a draft", REPORT, {"title": f"{REPORT['title']}: draft of May"}),
    "a draft behind one link": ("same link", {**REPORT, "url": "https://iom.int/b/1"}, {"title": f"{REPORT['title']} (zero draft)"}),
    "an ISBN under two titles": ("same ISBN", {**REPORT, "isbn": ISBN}, {"title": "Handbook for the police"}),
    "an ISBN and a country in one title": ("same ISBN", {**REPORT, "isbn": ISBN, "title": "Migration profile of the coast"}, {"title": "Migration profile of the coast: Ghana"}),
    "a document symbol under two titles": ("same document symbol", {**REPORT, "number": "A/HRC/44/45"}, {"title": "Rapport de la Rapporteuse spéciale"}),
    "an update without its month": ("same title", {**REPORT, "title": "Protection Monitoring Update"}, {"publisher": "IOM"}),
    "an editorial without its place": ("same author", {**ARTICLE, "title": "Editorial", "volume": "", "page": "", "issue": "3"}, {"issue": ""}),
    "two abstracts": ("same title", {**REPORT, "title": "Update", "abstract": "On the coast."}, {"abstract": "On the border."}),
}  # fmt: skip

OTHER: Final[dict[str, tuple[str, Fields, Fields]]] = {
    "book reviews of two issues": ("issue differs", PIECE, {"issue": "2"}),
    "book reviews of two issues and DOIs": ("DOI differs", {**PIECE, "doi": "10.1000/1"}, {"issue": "2", "doi": "10.1000/2"}),
    "comptes rendus of two issues": ("issue differs", {**PIECE, "title": "Comptes rendus"}, {"issue": "2"}),
    "editorials without pages": ("issue differs", {**PIECE, "title": "Editor's Comments", "page": ""}, {"issue": "2"}),
    "an annex in another language": ("one is a summary or a part", OWN, {"title": f"{OWN['title']} : annexe"}),
    "two countries under which ReliefWeb files a title": (
        "countries in the titles differ", {**OWN, "title": f"{OWN['title']} - Niger | ReliefWeb"}, {"title": f"{OWN['title']} - Mali | ReliefWeb"},
    ),
    "two countries behind a bar": ("countries in the titles differ", {**UPDATE, "url": "", "title": "Protection update | Niger"}, {"title": "Protection update | Mali"}),
    "another title": ("titles differ", REPORT, {"title": "Handbook for the police"}),
    "years in the titles": ("numbers in the titles differ", {**REPORT, "title": "Trafficking in Persons Report 2013"}, {"title": "Trafficking in Persons Report 2014"}),
    "numbers in the titles": ("numbers in the titles differ", {**REPORT, "title": "Situation report no. 12 on the coast"}, {"title": "Situation report no. 13 on the coast"}),
    "quarters in the titles": ("numbers in the titles differ", {**REPORT, "title": "Mixed migration update: West Africa, Q1"}, {"title": "Mixed migration update: West Africa, Q2"}),
    "parts": ("numbers in the titles differ", {**REPORT, "title": "Law of asylum, Part I"}, {"title": "Law of asylum, Part II"}),
    "letters": ("letters in the titles differ", {**REPORT, "title": "Guidance for shelters: Annex A"}, {"title": "Guidance for shelters: Annex B"}),
    "countries": ("countries in the titles differ", {**REPORT, "title": "Migration in Ghana: a country profile"}, {"title": "Migration in Mali: a country profile"}),
    "countries that are nearly one word": ("countries in the titles differ", {**REPORT, "title": "Return from the coast to Niger"}, {"title": "Return from the coast to Nigeria"}),
    "countries of several words": ("countries in the titles differ", {**REPORT, "title": "Return to South Sudan and its law"}, {"title": "Return to Sudan and its law"}),
    "a country and its year in one title": ("titles alike", {**REPORT, "title": "Trafficking in Persons Report"}, {"title": "2014 Trafficking in Persons Report: Ghana"}),
    "an executive summary": ("one is a summary or a part", REPORT, {"title": f"{REPORT['title']}: executive summary"}),
    "a protocol of a study": ("one is an earlier state", REPORT, {"title": f"{REPORT['title']}: study protocol"}),
    "an update of a report": ("one is an update", REPORT, {"title": f"{REPORT['title']}: update"}),
    "a language": ("language differs", {**REPORT, "language": "en"}, {"language": "fr"}),
    "a language of one symbol": ("language differs", {**REPORT, "language": "en", "number": "A/HRC/44/45"}, {"language": "fr"}),
    "two years": ("2 years apart", REPORT, {"date": "2016"}),
    "a year of a generic title": ("a year apart", {**REPORT, "title": "Annual Report"}, {"date": "2015"}),
    "a guess of the author, in another year": ("2 years apart", OWN, {"authors": ["UNICEF"], "guessed": ["authors"], "date": "2016"}),
    "a guess of the author of a generic title": (
        "author differs", {**REPORT, "title": "Annual Report"}, {"authors": ["UNICEF"], "guessed": ["authors"]},
    ),
    "organisations of a generic title": ("author differs", {**REPORT, "title": "Annual Report"}, {"authors": ["UNICEF"]}),
    "a month": ("month differs", {**REPORT, "title": "Protection Monitoring Update", "date": "2014-03"}, {"date": "2014-04"}),
    "a report number": ("number differs", {**REPORT, "number": "12"}, {"number": "13"}),
    "the number in a series": ("collection number differs", {**REPORT, "collection_number": "12"}, {"collection_number": "13"}),
    "an edition in the title": ("edition differs", {**REPORT, "title": f"{REPORT['title']} (2nd ed.)"}, {"title": f"{REPORT['title']} [3rd revised edition]"}),
    "an edition": ("edition differs", {**REPORT, "edition": "1"}, {"edition": "2nd"}),
    "a volume of a report": ("volume differs", {**REPORT, "volume": "1"}, {"volume": "2"}),
    "a document symbol": ("document symbol differs", {**REPORT, "number": "A/HRC/44/45"}, {"number": "A/HRC/44/45/Add.1"}),
    "a DOI": ("DOI differs", {**REPORT, "doi": "10.1000/1"}, {"doi": "10.1000/2"}),
    "an ISBN and a volume": ("ISBN differs", {**OWN, "isbn": ISBN, "volume": "1"}, {"isbn": "080442957X", "volume": "2"}),
    "an ISBN and an edition": ("ISBN differs", {**OWN, "isbn": ISBN, "edition": "1"}, {"isbn": "080442957X", "edition": "2"}),
    "a DOI and a language": ("DOI differs", {**OWN, "doi": "10.1000/1", "language": "en"}, {"doi": "10.1000/2", "language": "fr"}),
    "an ISBN": ("ISBN differs", {**REPORT, "isbn": ISBN}, {"isbn": "080442957X"}),
    "the book of a chapter": ("one is a chapter, the other a whole", {**CHAPTER, "title": "Borders", "isbn": ISBN}, {"type": "book"}),
    "a chapter of one ISBN": ("same ISBN", {**CHAPTER, "isbn": ISBN}, {"title": "Conclusion", "page": "201-230"}),
    "a report behind one link": ("same link", {**REPORT, "url": "https://iom.int/reports"}, {"title": "Handbook for the police"}),
    "volume and page": ("volume and page differ", ARTICLE, {"volume": "11", "page": "S33"}),
    "an issue of an editorial": ("issue differs", {**ARTICLE, "title": "Editorial", "page": ""}, {"issue": "4"}),
    "the abstract that was read at a meeting": ("one is of a meeting", ARTICLE, {"container_title": "Journal of Migration Studies. Conference: Geneva", "issue": "", "page": ""}),
    "the abstract in a supplement of the volume": ("issue differs", {**ARTICLE, "page": ""}, {"issue": "SUPPL. 1"}),
    "an erratum": ("one is a correction", ARTICLE, {"title": f"Erratum: {ARTICLE['title']}", "page": "200"}),
    "a reply": ("one is a reply", ARTICLE, {"title": f"{ARTICLE['title']}: a reply", "page": "116"}),
    "the other of two groups": ("titles alike", ARTICLE, {"title": ARTICLE["title"].replace("residents", "employees"), "page": "116-130"}),
    "opposites": ("titles alike", {**ARTICLE, "title": "Rights of immigrants on the coast of the sea"}, {"title": "Rights of emigrants on the coast of the sea", "page": "116-130"}),
    "authors of one title": ("author differs", {**ARTICLE, "title": "Human trafficking today"}, {"authors": ["Haddad, Layla"], "volume": "9", "date": "2010"}),
    "no title on one side": ("a title is missing", REPORT, {"title": ""}),
    "chapters of one ISBN without titles": ("authors differ", {**CHAPTER, "title": "", "isbn": ISBN}, {"authors": ["Haddad, Layla"], "page": "201-230"}),
}  # fmt: skip

_ALL: Final = [
    pytest.param(sameness, *row, id=f"{sameness}: {name}")
    for sameness, rows in (("same", SAME), ("unsure", UNSURE), ("other", OTHER))
    for name, row in rows.items()
]


@every_row(("sameness", "reason", "fields", "changes"), _ALL)
def test_two_records_are_judged_as_the_table_says(sameness: str, reason: str, fields: Fields, changes: Fields) -> None:
    original, variant = (cleaning.clean_record(raw).publication for raw in (fields, {**fields, **changes}))
    for first, second in ((original, variant), (variant, original)):
        judged = compare(ComparedRecord(first), ComparedRecord(second))
        reasons = judged.reasons[:3] if sameness == "unsure" else judged.reasons  # as an import tells it
        assert (judged.sameness, [ground for ground in reasons if ground.startswith(reason)] != []) == (
            sameness,
            True,
        ), judged
        assert {
            "same": judged.score >= 0.95,
            "unsure": 0.5 <= judged.score < 0.95,
            "other": judged.score < 0.5,
        }[sameness]


@pytest.mark.slow
def test_several_records_at_once_are_judged_as_two_at_a_time() -> None:
    """Those that cannot be the same are left out early, by what they lack; all others have the judgement on two."""
    rows = [row for table in (SAME, UNSURE, OTHER) for row in [*table.values()][::5]]
    raws = [raw for _reason, fields, changes in rows for raw in (fields, {**fields, **changes})]
    records = [ComparedRecord(cleaning.clean_record(raw).publication) for raw in raws]
    for second in records:
        judged = [(place, compare(first, second)) for place, first in enumerate(records)]
        assert [*compare_each(records, second)] == [pair for pair in judged if pair[1].sameness is not Sameness.OTHER]


def test_there_are_pairs_enough() -> None:
    assert len(_ALL) >= 120
