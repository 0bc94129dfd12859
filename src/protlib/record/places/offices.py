"""The regions of the offices of WHO and UNICEF that have names of their own; rows as in the regions' table (`regions.py`)."""

from typing import Final

OFFICES: Final[tuple[tuple[str, str, str, str, str], ...]] = (
    ("who-africa",
     ("AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DZA ERI ETH GAB GHA GIN GMB GNB GNQ KEN LBR LSO MDG MLI MOZ MRT MUS MWI NAM "
     "NER NGA RWA SEN SLE SSD STP SWZ SYC TCD TGO TZA UGA ZAF ZMB ZWE"),
     "002", "WHO, African Region",
     "WHO African Region|WHO Africa|AFRO;Région africaine de l'OMS|Bureau régional de l'OMS pour l'Afrique|Región de África de la OMS"),
    ("who-americas",
     ("ARG ATG BHS BLZ BOL BRA BRB CAN CHL COL CRI CUB DMA DOM ECU GRD GTM GUY HND HTI JAM KNA LCA MEX NIC PAN PER PRY SLV SUR TTO "
     "URY USA VCT VEN"),
     "019", "WHO, Region of the Americas; PAHO, member states",
     ("WHO Region of the Americas|WHO Americas|PAHO|AMRO|PAHO Region;"
      "Région des Amériques de l'OMS|Región de las Américas de la OMS|OPS")),
    ("who-eastern-mediterranean",
     "AFG ARE BHR DJI EGY IRN IRQ JOR KWT LBN LBY MAR OMN PAK PSE QAT SAU SDN SOM SYR TUN YEM",
     "", "WHO, Eastern Mediterranean Region",
     ("WHO Eastern Mediterranean Region|WHO Eastern Mediterranean|EMRO;"
      "Région de la Méditerranée orientale de l'OMS|Región del Mediterráneo Oriental de la OMS")),
    ("who-europe",
     ("ALB AND ARM AUT AZE BEL BGR BIH BLR CHE CYP CZE DEU DNK ESP EST FIN FRA GBR GEO GRC HRV HUN IRL ISL ISR ITA KAZ KGZ LTU LUX LVA "
     "MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SMR SRB SVK SVN SWE TJK TKM TUR UKR UZB"),
     "150", "WHO, European Region",
     "WHO European Region|WHO Europe|EURO;Région européenne de l'OMS|Región de Europa de la OMS"),
    ("who-south-east-asia", "BGD BTN IDN IND LKA MDV MMR NPL PRK THA TLS",
     "035", "WHO, South-East Asia Region, with Indonesia until May 2025",
     ("WHO South-East Asia Region|WHO South-East Asia|SEARO;"
      "Région de l'Asie du Sud-Est de l'OMS|Región de Asia Sudoriental de la OMS")),
    ("who-western-pacific",
     "AUS BRN CHN COK FJI FSM IDN JPN KHM KIR KOR LAO MHL MNG MYS NIU NRU NZL PHL PLW PNG SGP SLB TON TUV VNM VUT WSM",
     "", "WHO, Western Pacific Region, with Indonesia since May 2025",
     ("WHO Western Pacific Region|Western Pacific|WHO Western Pacific|WPRO;"
      "Région du Pacifique occidental de l'OMS|Región del Pacífico Occidental de la OMS")),
    ("unicef-south-asia", "AFG BGD BTN IND LKA MDV NPL PAK", "034", "UNICEF, Regional Office for South Asia",
     "South Asia (UNICEF)|ROSA|UNICEF ROSA"),
)  # fmt: skip
