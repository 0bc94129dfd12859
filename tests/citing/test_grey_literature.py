"""What offices, ministries and courts publish: nothing is lost, doubled or left empty in any of the shipped styles."""

import functools
import re
from typing import Any, Final

import pytest

from programs.engine import needs_engine
from protlib.citing import styles
from protlib.citing.citation import plain_text
from protlib.citing.formatter import format_publications
from protlib.record.model import Publication

UNHCR: Final = {"literal": "United Nations High Commissioner for Refugees", "short": "UNHCR"}
IOM: Final = {"literal": "International Organization for Migration", "short": "IOM"}
SILVA: Final = {"family": "Silva", "given": "Rita"}
URL: Final = "https://example.org/x"

RECORDS: Final[dict[str, dict[str, Any]]] = {
    "act": {"type": "legislation", "title": "Modern Slavery Act 2015", "number": "c. 30", "container_title": "UK Acts", "date": "2015"},
    "public law": {"type": "legislation", "title": "Trafficking Victims Protection Act", "number": "106-386", "date": "2000"},
    "paper": {"type": "paper-conference", "title": "Measuring Return", "authors": [SILVA], "event_title": "IMISCOE Conference", "event_place": "Lisbon", "date": "2023"},
    "standard": {"type": "standard", "title": "Tents for Relief", "number": "ISO 27001:2022", "authors": [{"literal": "ISO"}], "publisher_place": "Geneva", "date": "2022"},
    "data": {"type": "dataset", "title": "Missing Migrants Project", "authors": [IOM], "publisher": "Data Harbour", "extra": {"version": "2024-03"}, "doi": "10.5555/mmp", "date": "2024"},
    "post": {"type": "post", "title": "Today they reached the shore of Lampedusa.", "authors": [{"literal": "Sea Watch"}], "container_title": "Twitter", "url": URL, "date": "2023-03-01"},
    "article": {"type": "article-journal", "title": "After Earthquakes", "authors": [SILVA], "container_title": "Disasters", "volume": "3", "number": "e12", "date": "2017"},
    "two bodies": {"type": "report", "title": "Protection Brief", "authors": [UNHCR, IOM], "publisher": "UNHCR and IOM", "date": "2019"},
    "series": {"type": "book", "title": "Refugee Protection", "authors": [SILVA], "collection_title": "Refugee Studies", "collection_number": "4", "volume": "1", "edition": "3", "publisher": "Harbour Press", "publisher_place": "Leeds", "date": "2011"},
    "treaty": {"type": "treaty", "title": "Convention on the Rights of the Child", "authors": [{"literal": "United Nations"}], "container_title": "United Nations Treaty Series", "volume": "1577", "page": "3", "date": "1989-11-20"},
    "undated page": {"type": "webpage", "title": "What is human trafficking?", "authors": [{"literal": "Refuge Network"}], "url": URL, "accessed": "2024-02-03"},
    "undated report": {"type": "report", "title": "Annual Report", "authors": [{"literal": "La Strada"}], "publisher": "La Strada"},
    "film": {"type": "motion_picture", "title": "Fire at Sea", "extra": {"director": [{"family": "Rosi", "given": "Gino"}]}, "publisher": "Harbour Films", "publisher_place": "Rome", "date": "2016"},
    "patent": {"type": "patent", "title": "Solar Lamp", "number": "EP1234567", "authors": [SILVA], "date": "2010-02-03"},
    "judgment": {"type": "legal_case", "title": "Chowdury v. Greece", "number": "21884/15", "authors": [{"literal": "European Court of Human Rights"}], "date": "2017-03-30"},
    "committee report": {"type": "report", "title": "Human Trafficking", "genre": "Sixth Report of Session 2008–09", "number": "HC 23-I", "authors": [{"literal": "Home Affairs Committee"}], "publisher": "The Stationery Office", "publisher_place": "London", "date": "2009-05-14"},
    "working paper": {"type": "report", "title": "Remittances and Return", "genre": "Working Paper", "number": "12", "authors": [SILVA], "publisher": "Migration Institute", "publisher_place": "Lisbon", "date": "2012"},
    "court": {"type": "legal_case", "title": "N.S. v. Secretary of State", "number": "C-411/10", "extra": {"authority": "Court of Justice"}, "date": "2011-12-21"},
    "bare resolution": {"type": "legislation", "title": "Resolution 2331 (2016)", "number": "S/RES/2331 (2016)", "authors": [{"literal": "Security Council"}], "date": "2016-12-20"},
    "podcast": {"type": "broadcast", "title": "Crossing the Darien", "genre": "Audio podcast", "container_title": "Border Stories", "authors": [SILVA], "publisher": "Harbour Radio", "date": "2022-03-04", "url": URL},
    "map": {"type": "map", "title": "Syria Refugee Camps", "number": "MA045", "authors": [{"literal": "UNOSAT"}], "publisher": "UNITAR", "publisher_place": "Geneva", "date": "2013-07-02", "url": URL},
    "interview": {"type": "interview", "title": "On Leaving", "authors": [SILVA], "extra": {"interviewer": [{"family": "Hill", "given": "Tom"}]}, "publisher_place": "Nairobi", "date": "2009-02-11"},
    "press release": {"type": "article-newspaper", "title": "New Shelter Opens", "genre": "Press release", "authors": [IOM], "publisher_place": "Geneva", "date": "2021-06-01", "url": URL},
    "two Viennas": {"type": "paper-conference", "title": "Mapping Routes", "authors": [SILVA], "event_title": "Conference on Mobility", "event_place": "Vienna", "publisher": "Harbour Press", "publisher_place": "Vienna", "date": "2014"},
    "decree": {"type": "regulation", "title": "Décret relatif à l’accueil", "number": "2019-415", "authors": [{"literal": "Ministère de l’Intérieur"}], "date": "2019-05-14", "language": "fr"},
    "typed by no table": {"type": "document", "title": "Health Providers", "authors": [IOM], "date": "2009"},
    "forthcoming": {"type": "article-journal", "title": "Kinship and Return", "authors": [SILVA], "container_title": "Disasters", "status": "forthcoming"},
}  # fmt: skip

# By the manuals that `cases` names; what stood there before was doubled, empty, lost or of another country.
PRINTED: Final = [
    ("apa", "act", "Modern Slavery Act 2015, c. 30, UK Acts (2015)."),
    ("apa", "public law", "Trafficking Victims Protection Act, Pub. L. No. 106-386 (2000)."),
    ("apa", "two bodies", "United Nations High Commissioner for Refugees, & International Organization for Migration. (2019). Protection brief."),
    ("apa", "data", "International Organization for Migration. (2024). Missing Migrants Project (Version 2024-03) [Data set]. Data Harbour. https://doi.org/10.5555/mmp"),
    ("chicago", "typed by no table", "International Organization for Migration. 2009. Health Providers."),
    ("chicago-notes-bibliography", "typed by no table", "International Organization for Migration. Health Providers. 2009."),
    ("harvard", "paper", "Silva, R. (2023) ‘Measuring return’. IMISCOE Conference, Lisbon."),
    ("harvard", "standard", "ISO (2022) Tents for relief. ISO 27001:2022. Geneva."),
    ("harvard", "post", "Sea Watch (2023) ‘Today they reached the shore of Lampedusa’, Twitter, 1 March. Available at: https://example.org/x."),
    ("harvard", "article", "Silva, R. (2017) ‘After earthquakes’, Disasters, 3, article e12."),
    ("harvard", "film", "Fire at sea (2016) Directed by G. Rosi. Rome: Harbour Films."),
    ("vancouver", "paper", "Silva R. Measuring return. Paper presented at: IMISCOE Conference; Lisbon. 2023."),
    ("vancouver", "undated report", "La Strada. Annual report. La Strada; [date unknown]."),
    ("vancouver", "standard", "ISO. Tents for relief. Geneva; 2022. ISO 27001:2022."),
    ("ieee", "paper", "R. Silva, “Measuring return,” presented at the IMISCOE Conference, 2023."),
    ("ieee", "standard", "ISO, Tents for Relief, ISO 27001:2022, Geneva, 2022."),
    ("ieee", "series", "R. Silva, Refugee Protection (Refugee Studies, no. 4), 3rd ed., vol. 1. Leeds: Harbour Press, 2011."),
    ("ieee", "patent", "R. Silva, “Solar lamp,” EP1234567, Feb. 03, 2010."),
    ("iso690", "paper", "SILVA, Rita, 2023. Measuring Return. In : IMISCOE Conference, Lisbon. 2023."),
    ("iso690", "data", "INTERNATIONAL ORGANIZATION FOR MIGRATION, 2024. Missing Migrants Project. 2024. Data Harbour. DOI 10.5555/mmp."),
    ("iso690", "treaty", "UNITED NATIONS, 1989. Convention on the Rights of the Child. 20 novembre 1989. United Nations Treaty Series. Vol. 1577, p. 3."),
    ("un", "article", "Silva, Rita, “After earthquakes”, Disasters, vol. 3 (2017), article e12."),
    ("un", "committee report", "Home Affairs Committee, “Human trafficking”, Sixth Report of Session 2008–09, HC 23-I (London, The Stationery Office, 2009)."),
    ("un", "court", "Court of Justice, N.S. v. Secretary of State, C-411/10, 21 December 2011."),
    ("un", "bare resolution", "Security Council resolution 2331 (2016)."),
    ("un", "podcast", "Silva, Rita, Crossing the Darien, Audio podcast, Border Stories (Harbour Radio, 2022). Available at https://example.org/x."),
    ("un", "map", "UNOSAT, Syria Refugee Camps, map No. MA045 (Geneva, UNITAR, 2013). Available at https://example.org/x."),
    ("un", "interview", "Silva, Rita, On Leaving, interview by Tom Hill, Nairobi, 11 February 2009."),
    ("un", "press release", "International Organization for Migration, “New shelter opens”, press release, 1 June 2021. Available at https://example.org/x."),
    ("un", "two Viennas", "Silva, Rita, “Mapping routes”, Conference on Mobility, Vienna, 2014."),
    ("harvard", "two Viennas", "Silva, R. (2014) ‘Mapping routes’. Conference on Mobility, Vienna, Harbour Press."),
    ("harvard", "court", "N.S. v. Secretary of State (2011). C-411/10. Court of Justice."),
    ("vancouver", "court", "N.S. v. Secretary of State. Court of Justice; 2011. C-411/10."),
    ("vancouver", "public law", "Trafficking Victims Protection Act. 106-386. 2000."),
    ("mla", "two Viennas", "———. “Mapping Routes.” 2014, Conference on Mobility, Vienna."),
    ("apa", "court", "N.S. v. Secretary of State, C-411/10 (Court of Justice December 21, 2011)."),
    ("chicago", "press release", "International Organization for Migration. 2021. New Shelter Opens. Press release. June 1. https://example.org/x."),
    ("un", "forthcoming", "Silva, Rita, “Kinship and return”, Disasters (forthcoming)."),
]  # fmt: skip
# Such as "..", " ,", "( )", ", .", "?.", ".’,": but "…" and what an abbreviation ends.
WRONG: Final = re.compile(r"(?<!\.)\.\.(?!\.)|\s[,.;)]|[(\[]\s*[)\]]|[,;]\s*[,;.]|[?!]\.|\.[’”],|  |\bIn[.:]? ?\d")
LOCALES: Final = ("", "en", "es", "fr", "ar")


@functools.cache
def entries_by_name(style: str, locale: str = "") -> dict[str, str]:
    records = [Publication.from_dict({"key": name, "language": "en", **fields}) for name, fields in RECORDS.items()]
    output = format_publications(records, [], styles.style_named(style), locale)
    return {
        reference.key: plain_text(reference.runs).replace("\u00a0", " ").strip() for reference in output.bibliography
    }


@needs_engine
@pytest.mark.parametrize(("style", "name", "output"), PRINTED, ids=lambda value: value[:20])
def test_grey_literature_is_printed_as_the_manual_has_it(style: str, name: str, output: str) -> None:
    assert entries_by_name(style)[name] == output


@needs_engine
@pytest.mark.parametrize(
    "locale", ["", *(pytest.param(locale, marks=pytest.mark.slow) for locale in LOCALES if locale)]
)
@pytest.mark.parametrize("style", ["apa", "chicago", "harvard", "ieee", "iso690", "mla", "un", "vancouver"])
def test_no_entry_has_punctuation_that_belongs_to_nothing(style: str, locale: str) -> None:
    entries = entries_by_name(style, locale)
    assert set(entries) == set(RECORDS)
    french = locale == "fr" or (
        style == "iso690" and locale == ""
    )  # it has spaces before its colons, and in quotation marks
    wrong = {
        name: entry for name, entry in entries.items() if WRONG.search(entry.replace(" »", "»") if french else entry)
    }
    assert wrong == {}
