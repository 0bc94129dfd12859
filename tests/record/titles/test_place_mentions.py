"""Places that titles name, and names in titles that mean something else."""

from harness.rows import every_row
from protlib.record.places.areas import rows
from protlib.record.places.foreign_names import iterate_arabic_names
from protlib.record.places.spellings import WORDS, place_key
from protlib.record.places.suggestions import iterate_country_names
from protlib.record.titles.place_mentions import find_title_places


@every_row(
    ("title", "expected"),
    [
        ("Le rétablissement des liens familiaux à Goma", "COD-goma"),
        ("Gender-Based Violence among Rohingya Women in Teknaf", "BGD-teknaf"),
        ("Rohingya in Cox’s Bazar", "BGD-coxs-bazar"),
        ("The Cox's Bazar camps", "BGD-coxs-bazar"),
        ("Water in Zaatari's Districts", "JOR-zaatari"),
        ("Bonded Labour in Sindh's Kilns", "PAK-sindh"),
        ("Personnes déplacées internes dans l'Ituri", "COD-ituri"),
        ("Les réfugiés soudanais d’Adré", "TCD-adre"),
        ("Boys of N’Djamena", "TCD-ndjamena"),
        ("Ethical recruitment: Kathmandu-Doha", "NPL-kathmandu"),
        ("LESVOS: STUCK", "GRC-lesbos"),
        ("زواج القاصرات في إربد", "JOR-irbid"),
        ("Nord-Kivu et Sud-Kivu", "COD-north-kivu COD-south-kivu"),
        ("Trata en Madre de Dios", "PER-madre-de-dios"),
        ("Niger Delta: oil and flight", "NGA-niger-delta"),
        ("Flight from Niger and Nigeria", "NER NGA"),
        ("Children of South Sudan", "SSD"),
        ("La traite en Côte d’Ivoire", "CIV"),
        ("Trabajo infantil en México", "MEX"),
        ("China's charity law", "CHN"),
        ("The Dajia River, Taiwan", "TWN"),
        ("NGO law in the UK", "GBR"),
        ("Cinq ans de réunion familiale", ""),
        ("Réunion du comité", ""),
        ("o que fazer para a goma", ""),
        ("Agents in JAVA", ""),
        ("The SWAT model", ""),
        ("Gulf of Aden crossings", ""),
        ("Flows in the Gulf of Mexico", ""),
        ("New England towns", ""),
        ("The Rabat Process", ""),
        ("Kampala Convention at ten", ""),
        ("Forecasts for the Jordan River", ""),
        ("Guinea pigs in trials", ""),
        ("The Jordan Compact: lessons learnt", "JOR"),
        ("Kenya Guidelines on Child Protection", "KEN"),
        ("Declaración de Bogotá sobre la niñez", ""),
        ("Accord de Bangui", ""),
        ("Processus de Khartoum", ""),
        ("University of Nairobi law papers", ""),
        ("إعلان القاهرة", ""),
        ("Accord de paix à Goma", "COD-goma"),
        ("اللاجئون السوريون في لبنان", "LBN"),
        ("النزوح في جنوب السودان", "SSD"),
        ("الهجرة في ليبيا وتونس", "LBY"),  # a joint that is written with the word behind it stays
        ("المغرب العربي", ""),
        ("الدعم المالي: تقرير مالي", ""),
        ("Grasslands of Inner Mongolia", "CHN-inner-mongolia"),
        ("Lago Maggiore", ""),
        ("Bankruptcy Cascades", ""),
        ("Tien Shan glaciers", ""),
        ("Punjab kilns", ""),
        ("Central and Eastern hubs", ""),
        ("Coordination in the north", ""),
        ("", ""),
    ],
)
def test_a_title_names_places(title: str, expected: str) -> None:
    assert " ".join(place.code for place in find_title_places(title)) == expected


def test_names_with_other_meanings_are_names_of_places() -> None:
    names = [name.removeprefix("?") for row in rows() for name in row.names]
    known_keys = {
        place_key(name).replace(" ", "-")
        for name in (*names, *dict(iterate_country_names()), *dict(iterate_arabic_names()))
    }
    assert sorted(WORDS["places with namesakes"] - known_keys) == []
