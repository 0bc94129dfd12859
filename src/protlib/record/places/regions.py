"""The regions of the UN's M49 and those that agencies work by: one row a region.

A row is the region's code (of M49 the three digits, else a word), what it consists of (codes of countries and regions; nothing
where the countries' table tells), the codes of the regions that a composite such as "West and Central Africa" names, whose region
it is, and its names as in the countries' table. Agencies draw the same region differently: the source says whose it is here.
The name is the catalogue's where it has the region, and M49's own stands among the others.
"""

from typing import Final

REGIONS: Final[tuple[tuple[str, str, str, str, str], ...]] = (
    # The geographic regions of M49.
    ("001", "002 019 142 150 009 ATA", "", "UN M49",
     ("Worldwide|World|World-Wide|Whole World|Global|Globally|International|All Countries;Monde|"
      "Monde entier|Mondial|Mundo|Todo el mundo|Mundial")),
    ("002", "015 202", "", "UN M49", "Africa|African Continent;Afrique"),
    ("015", "", "", "UN M49",
     "North Africa|Northern Africa;Afrique du Nord|África del Norte|África Septentrional"),
    ("202", "011 014 017 018", "", "UN M49",
     ("Sub-Saharan Africa|Subsaharan Africa|Africa South of the Sahara|SSA;Afrique subsaharienne|"
      "Afrique au sud du Sahara|África Subsahariana|África Subsaariana")),
    ("011", "", "", "UN M49",
     ("West Africa|Western Africa;Afrique de l'Ouest|Afrique occidentale|África Occidental|"
      "África del Oeste|África Ocidental")),
    ("014", "", "", "UN M49",
     "East Africa|Eastern Africa;Afrique de l'Est|Afrique orientale|África Oriental|África del Este"),
    ("017", "", "", "UN M49", "Central Africa|Middle Africa;Afrique centrale"),
    ("018", "", "", "UN M49", "Southern Africa (M49)|Southern Africa (UN M49)"),
    ("019", "003 005", "", "UN M49", "Americas|America;Amérique|Amériques"),
    ("003", "013 021 029", "013 021 029",
     "UN M49, North America (003); IOM, Regional Office for Central America, North America and the Caribbean",
     ("Central America, North America and the Caribbean|Central, North America and the Caribbean;"
      "América Central, Norteamérica y el Caribe|América Central, América del Norte y el Caribe|"
      "Amérique centrale, Amérique du Nord et Caraïbes")),
    ("419", "005 013 029", "latin-america 029", "UN M49",
     ("Latin America and the Caribbean|Latin America Caribbean|LAC;Amérique latine et Caraïbes|"
      "América Latina y el Caribe|ALC")),
    ("029", "", "", "UN M49", "Caribbean|West Indies|Caribbean Islands;Caraïbe|Caraïbes|Caribe"),
    ("013", "", "", "UN M49", "Central America|Mesoamerica|Meso-America;Amérique centrale|Centroamérica"),
    ("005", "", "", "UN M49",
     "South America;Amérique du Sud|América del Sur|Sudamérica|Suramérica|América do Sul"),
    ("021", "", "", "UN M49",
     "North America|Northern America;Amérique du Nord|América del Norte|Norteamérica"),
    ("142", "143 030 035 034 145", "", "UN M49", "Asia;Asie"),
    ("143", "", "", "UN M49", "Central Asia;Asie centrale"),
    ("030", "", "", "UN M49",
     "East Asia|Eastern Asia;Asie de l'Est|Asie orientale|Asia Oriental|Asia del Este"),
    ("035", "", "", "UN M49",
     ("South-East Asia|South-Eastern Asia|SE Asia;Asie du Sud-Est|Asia Sudoriental|Sudeste asiático|"
      "Sureste asiático|Asia del Sureste")),
    ("034", "", "", "UN M49",
     "South Asia|Southern Asia;Asie du Sud|Asie méridionale|Asia Meridional|Asia del Sur|Sul da Ásia"),
    ("145", "", "", "UN M49", "Western Asia;Asie occidentale|Asie de l'Ouest|Asia Occidental|Ásia Ocidental"),
    ("150", "151 154 039 155", "", "UN M49", "Europe;Europa"),
    ("151", "", "", "UN M49",
     ("Eastern Europe;Europe de l'Est|Europe orientale|Europa Oriental|Europa del Este|Leste Europeu|"
      "Europa de Leste")),
    ("154", "", "", "UN M49",
     "Northern Europe;Europe du Nord|Europe septentrionale|Europa del Norte|Europa Septentrional"),
    ("039", "", "", "UN M49",
     "Southern Europe;Europe du Sud|Europe méridionale|Europa del Sur|Europa Meridional|Europa do Sul"),
    ("155", "", "", "UN M49",
     "Western Europe;Europe de l'Ouest|Europe occidentale|Europa Occidental|Europa Ocidental"),
    ("009", "053 054 057 061", "", "UN M49", "Oceania;Océanie"),
    ("053", "", "", "UN M49",
     ("Australia and New Zealand|Australasia;Australie et Nouvelle-Zélande|Australia y Nueva Zelanda|"
      "Australia y Nueva Zelandia")),
    ("054", "", "", "UN M49", "Melanesia;Mélanésie"),
    ("057", "", "", "UN M49", "Micronesia;Micronésie"),
    ("061", "", "", "UN M49", "Polynesia;Polynésie|Polinesia"),
    # The groupings that M49 has for the Sustainable Development Goals.
    ("062", "143 034", "143 034", "UN M49, regions of the SDGs",
     "Central and South Asia|Central Asia and South Asia;Asie centrale et Asie du Sud"),
    ("753", "030 035", "030 035", "UN M49, regions of the SDGs",
     "East and South-East Asia|East Asia and South-East Asia"),
    ("747", "015 145", "015 145", "UN M49, regions of the SDGs", "North Africa and Western Asia"),
    ("513", "150 021", "150 021", "UN M49, regions of the SDGs",
     "Europe and North America;Europe et Amérique du Nord"),
    # Africa.
    ("horn-of-africa", "DJI ERI ETH KEN SOM SSD SDN UGA", "", "IGAD, member states",
     ("Horn of Africa|Greater Horn of Africa|IGAD|Intergovernmental Authority on Development;"
      "Corne de l'Afrique|Cuerno de África|Corno de África")),
    ("east-and-horn-of-africa", "BDI DJI ERI ETH KEN RWA SOM SSD TZA UGA", "014 horn-of-africa",
     "IOM, Regional Office for the East and Horn of Africa",
     ("East and Horn of Africa|East Africa and Horn of Africa|EHoA;"
      "Afrique de l'Est et Corne de l'Afrique|África Oriental y Cuerno de África")),
    ("sahel", "BFA MLI NER", "", "UNHCR, Sahel situation", "Sahel|Central Sahel"),
    ("g5-sahel", "sahel MRT TCD", "", "G5 Sahel, member states until 2022", "G5 Sahel|G5"),
    ("lake-chad-basin", "CMR NER NGA TCD", "", "OCHA and UNHCR, Lake Chad Basin crisis",
     "Lake Chad Basin|Lake Chad|LCB;Bassin du lac Tchad|Lac Tchad|Cuenca del lago Chad|Lago Chad"),
    ("great-lakes", "AGO BDI CAF COD COG KEN RWA SDN SSD TZA UGA ZMB", "",
     "International Conference on the Great Lakes Region, member states",
     ("Great Lakes|African Great Lakes|Great Lakes of Africa|ICGLR;Grands Lacs|Région des Grands Lacs|"
      "Grands Lacs africains|Grandes Lagos|CIRGL")),
    ("west-and-central-africa", "011 017", "011 017",
     "UN M49, Western (011) and Middle Africa (017); each agency's own list lies within",
     ("West and Central Africa|West Africa and Central Africa|WCA|WACA;Afrique de l'Ouest et du Centre|"
      "Afrique de l'Ouest et Afrique centrale|Afrique de l'Ouest et centrale|"
      "Afrique occidentale et centrale|África Occidental y Central|África Ocidental e Central")),
    ("southern-africa", "AGO BWA COD COM LSO MDG MOZ MUS MWI NAM SWZ SYC ZAF ZMB ZWE", "018",
     "IOM, Regional Office for Southern Africa",
     "Southern Africa;Afrique australe|África Austral|África Meridional"),
    ("east-and-southern-africa", "014 southern-africa", "014 southern-africa",
     "UN M49, Eastern Africa (014); IOM, Southern Africa",
     ("East and Southern Africa|East Africa and Southern Africa|ESAR;Afrique orientale et australe|"
      "Afrique de l'Est et australe|África Oriental y Austral")),
    ("east-horn-and-southern-africa", "east-and-horn-of-africa southern-africa",
     "014 horn-of-africa southern-africa", "IOM, Regional Office for East, Horn and Southern Africa",
     "East, Horn and Southern Africa"),
    ("ecowas", "BEN CIV CPV GHA GIN GMB GNB LBR NGA SEN SLE TGO", "",
     "ECOWAS, member states (without Burkina Faso, Mali and Niger since January 2025)",
     ("ECOWAS|Economic Community of West African States;CEDEAO|"
      "Communauté économique des États de l'Afrique de l'Ouest")),
    ("waemu", "BEN BFA CIV GNB MLI NER SEN TGO", "", "WAEMU, member states",
     "WAEMU|West African Economic and Monetary Union;UEMOA"),
    ("mano-river", "CIV GIN LBR SLE", "", "Mano River Union, member states",
     "Mano River Union|Mano River;Union du fleuve Mano"),
    ("eccas", "AGO BDI CAF CMR COD COG GAB GNQ RWA STP TCD", "", "ECCAS, member states",
     ("ECCAS|Economic Community of Central African States;CEEAC|"
      "Communauté économique des États de l'Afrique centrale")),
    ("cemac", "CAF CMR COG GAB GNQ TCD", "", "CEMAC, member states",
     "CEMAC|Central African Economic and Monetary Community"),
    ("eac", "BDI COD KEN RWA SOM SSD TZA UGA", "", "East African Community, partner states",
     "East African Community|EAC;Communauté d'Afrique de l'Est"),
    ("sadc", "AGO BWA COD COM LSO MDG MOZ MUS MWI NAM SWZ SYC TZA ZAF ZMB ZWE", "", "SADC, member states",
     "SADC|Southern African Development Community"),
    ("comesa", "BDI COD COM DJI EGY ERI ETH KEN LBY MDG MUS MWI RWA SDN SOM SWZ SYC TUN UGA ZMB ZWE", "",
     "COMESA, member states",
     "COMESA|Common Market for Eastern and Southern Africa"),
    # The Middle East and the Arab countries.
    ("middle-east", "ARE BHR IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR YEM", "",
     "UNHCR, Middle East; UNRWA for the State of Palestine",
     "Middle East|Mideast;Moyen-Orient|Proche et Moyen-Orient|Oriente Medio"),
    ("middle-east-and-north-africa", "middle-east 015", "middle-east 015",
     "IOM, Regional Office for the Middle East and North Africa; UN M49, Northern Africa (015)",
     ("Middle East and North Africa|Middle East North Africa|MENA;Moyen-Orient et Afrique du Nord|"
      "Oriente Medio y África del Norte")),
    ("arab-states", "ARE BHR COM DJI DZA EGY IRQ JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SOM SYR TUN YEM",
     "", "League of Arab States, member states",
     ("Arab States|League of Arab States|Arab League|Arab World|Arab Region|Arab Countries;États arabes|"
      "Pays arabes|Estados Árabes|Países árabes")),
    ("gulf", "ARE BHR KWT OMN QAT SAU", "", "Gulf Cooperation Council, member states",
     ("Gulf Cooperation Council|GCC|Gulf|Arab Gulf States|"
      "Cooperation Council for the Arab States of the Gulf;Pays du Golfe|Países del Golfo|CCG")),
    ("maghreb", "DZA LBY MAR MRT TUN", "", "Arab Maghreb Union, member states",
     "Maghreb|Arab Maghreb Union;Magreb"),
    ("mashreq", "EGY IRQ JOR LBN PSE SYR", "", "UN ESCWA, Arab Mashreq", "Mashreq|Mashriq;Machrek"),
    # Europe and its neighbours.
    ("eu",
     "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE",
     "", "European Union, member states",
     "European Union|EU|EU27|EU-27;Union européenne|UE|Unión Europea|União Europeia"),
    ("eea", "eu ISL LIE NOR", "", "EEA Agreement",
     "European Economic Area|EEA|EU/EEA;Espace économique européen|Espacio Económico Europeo"),
    ("schengen",
     "AUT BEL BGR CHE CZE DEU DNK ESP EST FIN FRA GRC HRV HUN ISL ITA LIE LTU LUX LVA MLT NLD NOR POL PRT ROU SVK SVN SWE",
     "", "European Union, Schengen area",
     "Schengen Area|Schengen;Espace Schengen|Espacio Schengen"),
    ("council-of-europe", "eu ALB AND ARM AZE BIH CHE GBR GEO ISL LIE MCO MDA MKD MNE NOR SMR SRB TUR UKR",
     "", "Council of Europe, member states",
     "Council of Europe|CoE;Conseil de l'Europe|Consejo de Europa"),
    ("osce",
     "eu ALB AND ARM AZE BIH BLR CAN CHE GBR GEO ISL KAZ KGZ LIE MCO MDA MKD MNE MNG NOR RUS SMR SRB TJK TKM TUR UKR USA UZB VAT",
     "", "OSCE, participating states",
     "OSCE Area|OSCE|OSCE Participating States"),
    ("western-balkans", "ALB BIH MKD MNE SRB XKX", "", "European Union, Western Balkans",
     "Western Balkans|Western Balkan|WB6;Balkans occidentaux|Balcanes Occidentales"),
    ("south-eastern-europe", "ALB BGR BIH GRC HRV MDA MKD MNE ROU SRB SVN TUR XKX", "",
     "South-East European Cooperation Process, participants",
     "South-Eastern Europe|SE Europe|SEE;Europe du Sud-Est|Europa Sudoriental|Europa del Sureste"),
    ("balkans", "ALB BGR BIH GRC HRV MKD MNE ROU SRB SVN TUR XKX", "", "Countries on the Balkan Peninsula",
     "Balkans|Balkan|Balkan Peninsula;Balcanes"),
    ("south-caucasus", "ARM AZE GEO", "", "European Union, South Caucasus",
     "South Caucasus|Caucasus|Transcaucasia;Caucase du Sud|Caucase|Cáucaso Meridional|Cáucaso"),
    ("nordic", "ALA DNK FIN FRO GRL ISL NOR SWE", "", "Nordic Council",
     "Nordic Countries|Nordics|Nordic;Pays nordiques|Países nórdicos"),
    ("scandinavia", "DNK NOR SWE", "", "Scandinavia", "Scandinavia;Scandinavie|Escandinavia"),
    ("baltic", "EST LTU LVA", "", "Baltic Assembly",
     "Baltic States|Baltics|Baltic;Pays baltes|Países bálticos"),
    ("nordic-baltic", "nordic baltic", "nordic baltic", "Nordic Council; Baltic Assembly",
     "Nordic and Baltic Countries|Nordic and Baltic|Nordic-Baltic|NB8"),
    ("benelux", "BEL LUX NLD", "", "Benelux Union", "Benelux"),
    ("visegrad", "CZE HUN POL SVK", "", "Visegrad Group", "Visegrad Group|Visegrad|V4"),
    ("central-and-eastern-europe", "ALB BGR CZE EST HRV HUN LTU LVA POL ROU SVK SVN", "151",
     "OECD, Central and Eastern European Countries",
     ("Central and Eastern Europe|East Central Europe|CEE;Europe centrale et orientale|"
      "Europa Central y Oriental")),
    ("eastern-partnership", "ARM AZE BLR GEO MDA UKR", "", "European Union, Eastern Partnership",
     "Eastern Partnership|EaP;Partenariat oriental"),
    ("eastern-europe-and-central-asia", "ARM AZE BLR GEO KAZ KGZ MDA RUS TJK TKM UKR UZB", "151 143",
     "ICMPD, Eastern Europe and Central Asia",
     ("Eastern Europe and Central Asia|Eastern Europe, Caucasus and Central Asia|EECA|EECCA;"
      "Europe de l'Est et Asie centrale|Europe orientale et Asie centrale|Europa Oriental y Asia Central")),
    ("seeeca", "ALB ARM AZE BIH BLR GEO ISR KAZ KGZ MDA MKD MNE RUS SRB TJK TKM TUR UKR UZB XKX",
     "south-eastern-europe 151 143",
     "IOM, Regional Office for South-Eastern Europe, Eastern Europe and Central Asia",
     ("South-Eastern Europe, Eastern Europe and Central Asia|"
      "South-Eastern, Eastern Europe and Central Asia|SEEECA;"
      "Europe du Sud-Est, Europe de l'Est et Asie centrale|"
      "Europa Sudoriental, Europa Oriental y Asia Central")),
    ("europe-and-central-asia", "150 143 south-caucasus CYP TUR", "150 143",
     "World Bank, Europe and Central Asia, with all of Europe (UN M49 150)",
     "Europe and Central Asia;Europe et Asie centrale|Europa y Asia Central"),
    ("cis", "ARM AZE BLR KAZ KGZ MDA RUS TJK UZB", "", "CIS, member states",
     ("Commonwealth of Independent States|CIS;Communauté des États indépendants|"
      "Comunidad de Estados Independientes")),
    ("former-soviet-union", "ARM AZE BLR EST GEO KAZ KGZ LTU LVA MDA RUS TJK TKM UKR UZB", "",
     "ISO 3166-3, SUHH",
     ("Former Soviet Union|Soviet Union|USSR|Former USSR|Union of Soviet Socialist Republics|FSU;URSS|"
      "Ex-URSS|Union soviétique|Unión Soviética")),
    ("former-yugoslavia", "BIH HRV MKD MNE SRB SVN XKX", "", "ISO 3166-3, YUCS",
     ("Former Yugoslavia|Yugoslavia|Ex-Yugoslavia|Socialist Federal Republic of Yugoslavia;Yougoslavie|"
      "Ex-Yougoslavie")),
    ("serbia-and-montenegro", "MNE SRB XKX", "", "ISO 3166-3, CSXX",
     "Serbia and Montenegro|Federal Republic of Yugoslavia;Serbie-et-Monténégro"),
    ("czechoslovakia", "CZE SVK", "", "ISO 3166-3, CSHH",
     "Czechoslovakia|Former Czechoslovakia;Tchécoslovaquie|Checoslovaquia"),
    # The Americas.
    ("latin-america", "005 013 CUB DOM HTI PRI", "",
     "UN M49, South (005) and Central America (013); ECLAC for the Caribbean",
     "Latin America;Amérique latine|América Latina|Latinoamérica"),
    ("central-and-south-america", "013 005", "013 005", "UN M49, Central (013) and South America (005)",
     ("Central and South America|Central America and South America;Amérique centrale et Amérique du Sud|"
      "Centroamérica y Sudamérica")),
    ("north-and-central-america", "021 013", "021 013", "UN M49, Northern (021) and Central America (013)",
     "North and Central America|North America and Central America"),
    ("central-america-and-the-caribbean", "013 029", "013 029",
     "UN M49, Central America (013) and Caribbean (029)",
     ("Central America and the Caribbean;Amérique centrale et Caraïbes|América Central y el Caribe|"
      "Centroamérica y el Caribe")),
    ("northern-triangle", "GTM HND SLV", "", "UNHCR, North of Central America",
     ("Northern Triangle|Northern Triangle of Central America|North of Central America|NTCA;"
      "Triángulo Norte|Triángulo Norte de Centroamérica|Norte de Centroamérica")),
    ("andean", "BOL COL ECU PER", "", "Andean Community, member states",
     "Andean Community|Andean;Comunidad Andina|Región Andina|Communauté andine"),
    ("mercosur", "ARG BOL BRA PRY URY", "", "Mercosur, states parties (Venezuela is suspended)",
     "Mercosur|Southern Common Market;Mercosul|Mercado Común del Sur"),
    ("caricom", "ATG BHS BLZ BRB DMA GRD GUY HTI JAM KNA LCA MSR SUR TTO VCT", "", "CARICOM, member states",
     "CARICOM|Caribbean Community;Comunidad del Caribe"),
    ("oecs", "ATG DMA GRD KNA LCA MSR VCT", "", "OECS, protocol members",
     ("Eastern Caribbean|OECS|Organisation of Eastern Caribbean States|"
      "Organization of Eastern Caribbean States;Caraïbes orientales|Caribe Oriental")),
    ("sica", "BLZ CRI DOM GTM HND NIC PAN SLV", "", "Central American Integration System, member states",
     "SICA|Central American Integration System;Sistema de la Integración Centroamericana"),
    ("netherlands-antilles", "BES CUW SXM", "", "ISO 3166-3, ANHH",
     ("Netherlands Antilles|Dutch Antilles|Former Netherlands Antilles;Antilles néerlandaises|"
      "Antillas Neerlandesas")),
    # Asia and the Pacific.
    ("asia-and-the-pacific", "030 034 035 pacific", "142 pacific",
     "IOM, Regional Office for Asia and the Pacific",
     ("Asia and the Pacific|Asia-Pacific|APAC;Asie et Pacifique|Asie-Pacifique|Asia y el Pacífico|"
      "Ásia-Pacífico")),
    ("east-asia-and-the-pacific", "030 035 pacific", "030 pacific", "UNICEF, East Asia and the Pacific",
     ("East Asia and the Pacific;Asie de l'Est et Pacifique|Asie orientale et Pacifique|"
      "Asia Oriental y el Pacífico")),
    ("south-east-asia-and-the-pacific", "035 pacific", "035 pacific",
     "UN M49, South-eastern Asia (035); Pacific Community",
     "South-East Asia and the Pacific"),
    ("south-and-south-east-asia", "034 035", "034 035", "UN M49, Southern (034) and South-eastern Asia (035)",
     "South and South-East Asia|South Asia and South-East Asia"),
    ("south-west-asia", "AFG IRN PAK", "", "UNHCR, South-West Asia", "South-West Asia;Asie du Sud-Ouest"),
    ("asean", "BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM", "",
     "ASEAN, member states (with Timor-Leste since October 2025)",
     "ASEAN|Association of South-East Asian Nations;ANASE"),
    ("mekong", "CHN KHM LAO MMR THA VNM", "", "Greater Mekong Subregion; COMMIT process",
     ("Greater Mekong Subregion|Greater Mekong Sub-Region|Greater Mekong|Mekong|Mekong Sub-Region|GMS;"
      "Grand Mékong|Sous-région du Grand Mékong|Subregión del Gran Mekong")),
    ("saarc", "AFG BGD BTN IND LKA MDV NPL PAK", "", "SAARC, member states",
     "SAARC|South Asian Association for Regional Cooperation"),
    ("pacific", "AUS NZL pacific-islands", "", "Pacific Community, with Australia and New Zealand",
     "Pacific|South Pacific;Pacifique|Pacífico"),
    ("pacific-islands",
     "ASM COK FJI FSM GUM KIR MHL MNP NCL NIU NRU PCN PLW PNG PYF SLB TKL TON TUV VUT WLF WSM", "",
     "Pacific Community, island members",
     "Pacific Islands|Pacific Island Countries and Territories|PICTs;Îles du Pacifique|Islas del Pacífico"),
)  # fmt: skip
