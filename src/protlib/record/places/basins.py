"""Basins, straits, peninsulas and borderlands that reports are about; rows as in the regions' table (`regions.py`).

Each is the states and areas on it, as the body says that is named, or as the map has it.
"""

from typing import Final

BASINS: Final[tuple[tuple[str, str, str, str, str], ...]] = (
    ("nile-basin", "BDI COD EGY ERI ETH KEN RWA SDN SSD TZA UGA", "", "Nile Basin Initiative, member states, and Eritrea",
     "Nile Basin;Bassin du Nil|Cuenca del Nilo"),
    ("congo-basin", "CAF CMR COD COG GAB GNQ", "", "Congo Basin Forest Partnership, states of the basin",
     "Congo Basin;Bassin du Congo|Cuenca del Congo|Bacia do Congo"),
    ("senegal-river", "GIN MLI MRT SEN", "", "Senegal River Basin Development Organization, member states",
     "Senegal River Basin|Senegal River;Bassin du fleuve Sénégal"),
    ("lake-victoria", "KEN TZA UGA", "", "States on Lake Victoria",
     "Lake Victoria|Lake Victoria Basin;Lac Victoria|Lago Victoria"),
    ("amazon", "BOL BRA COL ECU GUF GUY PER SUR VEN", "", "Amazon Cooperation Treaty Organization, and French Guiana",
     "Amazon|Amazon Basin|Amazon Region;Amazonie|Bassin amazonien|Amazonía|Cuenca amazónica"),
    ("dry-corridor", "CRI GTM HND NIC PAN SLV", "", "FAO, Central American Dry Corridor",
     ("Central American Dry Corridor|Dry Corridor;"
      "Corredor Seco|Corredor Seco Centroamericano|Couloir sec d'Amérique centrale")),
    ("karamoja-cluster", "ETH KEN SSD UGA", "", "IGAD, Karamoja Cluster", "Karamoja Cluster"),
    ("mandera-triangle", "ETH KEN SOM", "", "States whose borders meet at Mandera", "Mandera Triangle"),
    ("gulf-of-aden", "DJI SOM YEM", "", "States on the Gulf of Aden",
     "Gulf of Aden;Golfe d'Aden|Golfo de Adén"),
    ("arabian-peninsula", "gulf YEM", "", "States on the Arabian Peninsula",
     "Arabian Peninsula;Péninsule arabique|Península Arábiga"),
    ("mozambique-channel", "COM MDG MOZ MYT", "", "States and areas on the Mozambique Channel",
     "Mozambique Channel;Canal de Mozambique"),
    ("english-channel", "FRA GBR", "", "States on the English Channel",
     "English Channel|Channel Route|Cross-Channel Route;La Manche|Canal de la Mancha"),
    ("aegean", "GRC TUR", "", "States on the Aegean Sea", "Aegean|Aegean Sea;Mer Égée|Mar Egeo"),
    ("adriatic", "ALB BIH HRV ITA MNE SVN", "", "States on the Adriatic Sea",
     "Adriatic|Adriatic Sea;Mer Adriatique|Mar Adriático"),
    ("iberian-peninsula", "AND ESP GIB PRT", "", "States and areas on the Iberian Peninsula",
     "Iberian Peninsula|Iberia;Péninsule ibérique|Península Ibérica"),
    ("golden-triangle", "LAO MMR THA", "", "UNODC, Golden Triangle", "Golden Triangle;Triangle d'or|Triángulo de Oro"),
)  # fmt: skip
