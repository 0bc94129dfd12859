"""The regions that a house draws in its own way: whom each of the houses counts, where that is not what the regions' table says.

A row is the house, the code of the region, what it consists of as in the regions' table, and whose list that is, with its year.
"""

from typing import Final

from protlib.text import fold

HOUSES: Final = {
    "unhcr": "UNHCR",
    "iom": "IOM",
    "ocha": "OCHA",
    "unicef": "UNICEF",
    "who": "WHO",
    "worldbank": "World Bank",
    "un": "UN",
    "reliefweb": "ReliefWeb",
}
"""The houses whose regions can be asked for, and how they are called."""
_CALLED: Final = {
    "hcr": "unhcr",
    "acnur": "unhcr",
    "oim": "iom",
    "oms": "who",
    "ops": "who",
    "paho": "who",
    "wb": "worldbank",
    "unsd": "un",
    "m49": "un",
}
FOLLOWED: Final = {"reliefweb": "ocha"}
"""A house that has no lists of its own, and the one whose service it is."""
MARKS: Final = {
    "un": ("UN M49", "United Nations"),
    "worldbank": ("World Bank",),
    "unhcr": ("UNHCR",),
    "iom": ("IOM",),
    "ocha": ("OCHA",),
    "unicef": ("UNICEF",),
    "who": ("WHO",),
}
"""How the source of a region begins in the regions' table that is a house's own."""
_UNHCR_MENA: Final = "BHR IRQ ISR JOR KWT LBN OMN QAT SAU SYR ARE YEM"

DRAWN: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("unhcr", "middle-east", _UNHCR_MENA, "UNHCR, Regional Bureau for the Middle East and North Africa, 2024"),
    ("unhcr", "middle-east-and-north-africa", f"{_UNHCR_MENA} DZA EGY ESH LBY MAR MRT TUN",
     "UNHCR, Regional Bureau for the Middle East and North Africa, 2024"),
    ("unhcr", "west-and-central-africa",
     "BEN BFA CAF CIV CMR CPV GAB GHA GIN GMB GNB GNQ LBR MLI NER NGA SEN SLE STP TCD TGO",
     "UNHCR, Regional Bureau for West and Central Africa, 2024"),
    ("unhcr", "southern-africa", "AGO BWA COD COG COM LSO MDG MOZ MUS MWI NAM SWZ SYC ZAF ZMB ZWE",
     "UNHCR, Regional Bureau for Southern Africa, 2024"),
    ("unhcr", "150", "150 ARM AZE CYP GEO TUR", "UNHCR, Regional Bureau for Europe, 2024"),
    ("unhcr", "asia-and-the-pacific", "030 034 035 143 pacific", "UNHCR, Regional Bureau for Asia and the Pacific, 2024"),
    ("iom", "west-and-central-africa",
     "BEN BFA CAF CIV CMR COG CPV GAB GHA GIN GMB GNB GNQ LBR MLI MRT NER NGA SEN SLE STP TCD TGO",
     "IOM, Regional Office for West and Central Africa, 2024"),
    ("iom", "middle-east-and-north-africa",
     "ARE BHR DZA EGY IRQ JOR KWT LBN LBY MAR OMN PSE QAT SAU SDN SYR TUN YEM",
     "IOM, Regional Office for the Middle East and North Africa, until 2024"),
    ("iom", "europe-and-central-asia", "150 143 south-caucasus CYP ISR TUR",
     "IOM, Regional Office for Europe and Central Asia, since 2024"),
    ("ocha", "west-and-central-africa", "011 017 -AGO -SHN",
     "OCHA, Regional Office for West and Central Africa (ROWCA)"),
    ("ocha", "east-and-southern-africa",
     "AGO BDI BWA COM DJI ERI ETH KEN LSO MDG MOZ MUS MWI NAM RWA SDN SOM SSD SWZ SYC TZA UGA ZAF ZMB ZWE",
     "OCHA, Regional Office for Southern and Eastern Africa (ROSEA), and Sudan"),
    ("ocha", "middle-east-and-north-africa",
     "ARE BHR DZA EGY IRN IRQ ISR JOR KWT LBN LBY MAR OMN PSE QAT SAU SYR TUN YEM",
     "OCHA, Regional Office for the Middle East and North Africa (ROMENA)"),
    ("ocha", "asia-and-the-pacific", "030 034 035 pacific -IRN",
     "OCHA, Regional Office for Asia and the Pacific (ROAP)"),
    ("ocha", "sahel", "BFA CMR MLI NER NGA TCD", "OCHA, Sahel crisis, 2023"),
    ("worldbank", "east-and-southern-africa",
     "AGO BDI BWA COD COM ERI ETH KEN LSO MDG MOZ MUS MWI NAM RWA SDN SOM SSD STP SWZ SYC TZA UGA ZAF ZMB ZWE",
     "World Bank, Eastern and Southern Africa (AFE)"),
    ("worldbank", "west-and-central-africa",
     "BEN BFA CAF CIV CMR COG CPV GAB GHA GIN GMB GNB GNQ LBR MLI MRT NER NGA SEN SLE TCD TGO",
     "World Bank, Western and Central Africa (AFW)"),
    ("worldbank", "202", "east-and-southern-africa west-and-central-africa", "World Bank, Sub-Saharan Africa"),
    ("worldbank", "middle-east-and-north-africa",
     "ARE BHR DJI DZA EGY IRN IRQ ISR JOR KWT LBN LBY MAR MLT OMN PSE QAT SAU SYR TUN YEM",
     "World Bank, Middle East and North Africa, until June 2025"),
    ("worldbank", "east-asia-and-the-pacific",
     "030 035 ASM AUS FJI FSM GUM KIR MHL MNP NCL NRU NZL PLW PNG PYF SLB TON TUV VUT WSM",
     "World Bank, East Asia and Pacific"),
    ("worldbank", "034", "AFG BGD BTN IND LKA MDV NPL PAK", "World Bank, South Asia, until June 2025"),
    ("worldbank", "021", "BMU CAN USA", "World Bank, North America"),
    ("unicef", "west-and-central-africa",
     "BEN BFA CAF CIV CMR COD COG CPV GAB GHA GIN GMB GNB GNQ LBR MLI MRT NER NGA SEN SLE STP TCD TGO",
     "UNICEF, West and Central Africa Regional Office (WCARO)"),
    ("unicef", "east-and-southern-africa",
     "AGO BDI BWA COM ERI ETH KEN LSO MDG MOZ MWI NAM RWA SOM SSD SWZ TZA UGA ZAF ZMB ZWE",
     "UNICEF, Eastern and Southern Africa Regional Office (ESARO)"),
    ("unicef", "middle-east-and-north-africa",
     "ARE BHR DJI DZA EGY IRN IRQ JOR KWT LBN LBY MAR OMN PSE QAT SAU SDN SYR TUN YEM",
     "UNICEF, Middle East and North Africa Regional Office (MENARO)"),
    ("unicef", "europe-and-central-asia",
     "ALB ARM AZE BGR BIH BLR GEO GRC HRV KAZ KGZ MDA MKD MNE ROU SRB TJK TKM TUR UKR UZB XKX",
     "UNICEF, Europe and Central Asia Regional Office (ECARO), countries with programmes"),
    ("unicef", "034", "unicef-south-asia", "UNICEF, Regional Office for South Asia (ROSA)"),
    ("who", "002", "who-africa", "WHO, African Region"),
    ("who", "019", "who-americas", "WHO, Region of the Americas"),
    ("who", "150", "who-europe", "WHO, European Region"),
    ("who", "035", "who-south-east-asia", "WHO, South-East Asia Region"),
    ("un", "sahel", "BFA CMR GIN GMB MLI MRT NER NGA SEN TCD",
     "United Nations, Integrated Strategy for the Sahel, since 2018"),
    ("un", "southern-africa", "018", "UN M49"),
)  # fmt: skip


def house_named(text: str) -> str:
    """Return the code of the house that a text means, "" for no text; ValueError where it means none."""
    name = "".join(filter(str.isalnum, fold(text)))
    house = _CALLED.get(name, name)
    if house and house not in HOUSES:
        raise ValueError(f"choose from {', '.join(HOUSES)}")
    return house
