"""The countries and areas of ISO 3166-1, and Kosovo: one row a country.

A row is alpha-3, alpha-2, numeric code, the region of M49 that the country lies in, and its names between bars: the one it is
spelt by, other English ones (official, short, former, abbreviated), and behind the semicolon French, Spanish and Portuguese ones.
Names that differ in case, accents, punctuation, small words ("of", "the", "de") or the order of words are one.
The name is the short name of ISO 3166-1, or the common one where that is inverted or long ("Bolivia", "South Korea", "Laos").
Codes and regions are M49's; Taiwan, which M49 lacks, and Kosovo, which has no number, stand with their neighbours.
"""

from typing import Final

COUNTRIES: Final = """\
ABW AW 533 029 Aruba
AFG AF 004 034 Afghanistan|Islamic Republic of Afghanistan;Afganistán|Afeganistão
AGO AO 024 017 Angola|Republic of Angola
AIA AI 660 029 Anguilla;Anguila
ALA AX 248 154 Åland Islands|Åland;Îles d'Åland|Islas Åland|Ilhas de Åland
ALB AL 008 039 Albania|Republic of Albania;Albanie
AND AD 020 039 Andorra|Principality of Andorra;Andorre
ARE AE 784 145 United Arab Emirates|UAE|Emirates;Émirats arabes unis|EAU|Emiratos Árabes Unidos|Emirados Árabes Unidos
ARG AR 032 005 Argentina|Argentine Republic;Argentine
ARM AM 051 145 Armenia|Republic of Armenia;Arménie
ASM AS 016 061 American Samoa;Samoa américaines|Samoa Americana|Samoa Estadounidense
ATA AQ 010 001 Antarctica;Antarctique|Antártida
ATF TF 260 014 French Southern Territories|French Southern and Antarctic Lands;Terres australes françaises|Terres australes et antarctiques françaises|Territorios Australes Franceses|TAAF
ATG AG 028 029 Antigua and Barbuda|Antigua|Antigua-Barbuda
AUS AU 036 053 Australia|Commonwealth of Australia;Australie
AUT AT 040 155 Austria|Republic of Austria;Autriche
AZE AZ 031 145 Azerbaijan|Republic of Azerbaijan;Azerbaïdjan|Azerbaiyán|Azerbaijão|Azerbaidjão
BDI BI 108 014 Burundi|Republic of Burundi
BEL BE 056 155 Belgium|Kingdom of Belgium;Belgique|Bélgica
BEN BJ 204 011 Benin|Republic of Benin|Dahomey;Benim
BES BQ 535 029 Bonaire, Sint Eustatius and Saba|Caribbean Netherlands|BES Islands|Bonaire, Saint Eustatius and Saba;Bonaire, Saint-Eustache et Saba|Bonaire, San Eustaquio y Saba|Caribe Neerlandés
BFA BF 854 011 Burkina Faso|Burkina|Upper Volta|Republic of Upper Volta;Haute-Volta|Alto Volta|Burquina Faso
BGD BD 050 034 Bangladesh|People's Republic of Bangladesh;Bangladés|Bangladeche
BGR BG 100 151 Bulgaria|Republic of Bulgaria;Bulgarie
BHR BH 048 145 Bahrain|Kingdom of Bahrain;Bahreïn|Baréin|Barém
BHS BS 044 029 Bahamas|Commonwealth of the Bahamas;Baamas
BIH BA 070 039 Bosnia and Herzegovina|Republic of Bosnia and Herzegovina|Bosnia|Bosnia-Herzegovina|Bosnia and Hercegovina|BiH|B&H;Bosnie-Herzégovine|Bosnie et Herzégovine
BLM BL 652 029 Saint Barthélemy|Saint Barts|Saint Barths;San Bartolomé
BLR BY 112 151 Belarus|Republic of Belarus|Byelorussia|Belorussia;Biélorussie|Bielorrusia|Bielorrússia|Bielorússia|Bielo-Rússia
BLZ BZ 084 013 Belize|British Honduras;Belice
BMU BM 060 021 Bermuda;Bermudes|Bermudas|Islas Bermudas
BOL BO 068 005 Bolivia|Plurinational State of Bolivia|Republic of Bolivia;Bolivie|État plurinational de Bolivie|Estado Plurinacional de Bolivia
BRA BR 076 005 Brazil|Federative Republic of Brazil;Brésil|Brasil
BRB BB 052 029 Barbados;Barbade
BRN BN 096 035 Brunei Darussalam|Brunei|Nation of Brunei|Nation of Brunei, Abode of Peace
BTN BT 064 034 Bhutan|Kingdom of Bhutan;Bhoutan|Bután|Butão
BVT BV 074 005 Bouvet Island;Île Bouvet|Isla Bouvet
BWA BW 072 018 Botswana|Republic of Botswana|Bechuanaland;Botsuana
CAF CF 140 017 Central African Republic|CAR|Central Africa Republic|Central African Empire;République centrafricaine|Centrafrique|RCA|República Centroafricana|República Centro-Africana
CAN CA 124 021 Canada
CCK CC 166 053 Cocos (Keeling) Islands|Cocos Islands|Keeling Islands;Îles Cocos|Islas Cocos
CHE CH 756 155 Switzerland|Swiss Confederation;Suisse|Suiza|Suíça|Confédération suisse|Confederación Suiza|Confederação Suíça
CHL CL 152 005 Chile|Republic of Chile;Chili
CHN CN 156 030 China|People's Republic of China|PR China|PRC|Mainland China;Chine|République populaire de Chine|República Popular China
CIV CI 384 011 Côte d'Ivoire|Republic of Côte d'Ivoire|Ivory Coast|Republic of Ivory Coast|Côte dIvoire;Costa de Marfil|Costa do Marfim|RCI
CMR CM 120 017 Cameroon|Republic of Cameroon|United Republic of Cameroon;Cameroun|Camerún|Camarões
COD CD 180 017 Democratic Republic of the Congo|DRC|DR Congo|Congo DRC|Democratic Congo|Congo-Kinshasa|Zaire|Republic of Zaire|Belgian Congo;RDC|RD Congo|République démocratique du Congo|República Democrática del Congo
COG CG 178 017 Congo|Republic of the Congo|Congo-Brazzaville|People's Republic of the Congo;République du Congo|República del Congo|Congo-Brazza
COK CK 184 061 Cook Islands;Îles Cook|Islas Cook|Ilhas Cook
COL CO 170 005 Colombia|Republic of Colombia;Colombie
COM KM 174 014 Comoros|Union of the Comoros;Comores|Comoras|Comoro Islands|Union des Comores
CPV CV 132 011 Cabo Verde|Republic of Cabo Verde|Cape Verde|Republic of Cape Verde|Cape Verde Islands;Cap-Vert|Îles du Cap-Vert
CRI CR 188 013 Costa Rica|Republic of Costa Rica
CUB CU 192 029 Cuba|Republic of Cuba
CUW CW 531 029 Curaçao;Curazao
CXR CX 162 053 Christmas Island;Île Christmas|Isla de Navidad|Ilha do Natal
CYM KY 136 029 Cayman Islands|Caymans;Îles Caïmans|Islas Caimán|Ilhas Caimão|Ilhas Cayman
CYP CY 196 145 Cyprus|Republic of Cyprus;Chypre|Chipre
CZE CZ 203 151 Czechia|Czech Republic;Tchéquie|République tchèque|Chequia|República Checa|República Tcheca
DEU DE 276 155 Germany|Federal Republic of Germany|FRG|German Democratic Republic|GDR;Allemagne|République fédérale d'Allemagne|Alemania|Alemanha|Deutschland
DJI DJ 262 014 Djibouti|Republic of Djibouti|French Somaliland|French Afars and Issas;Yibuti|Djibuti
DMA DM 212 029 Dominica|Commonwealth of Dominica;Dominique
DNK DK 208 154 Denmark|Kingdom of Denmark;Danemark|Dinamarca
DOM DO 214 029 Dominican Republic;République dominicaine|República Dominicana
DZA DZ 012 015 Algeria|People's Democratic Republic of Algeria;Algérie|Argelia|République algérienne démocratique et populaire
ECU EC 218 005 Ecuador|Republic of Ecuador;Équateur|Equador
EGY EG 818 015 Egypt|Arab Republic of Egypt|United Arab Republic;Égypte|Egipto|Egito
ERI ER 232 014 Eritrea|State of Eritrea;Érythrée|Eritreia
ESH EH 732 015 Western Sahara|Sahrawi Arab Democratic Republic|Spanish Sahara;Sahara occidental|Saara Ocidental|République arabe sahraouie démocratique
ESP ES 724 039 Spain|Kingdom of Spain;Espagne|España|Espanha
EST EE 233 154 Estonia|Republic of Estonia;Estonie
ETH ET 231 014 Ethiopia|Federal Democratic Republic of Ethiopia|Abyssinia;Éthiopie|Etiopía
FIN FI 246 154 Finland|Republic of Finland;Finlande|Finlandia
FJI FJ 242 054 Fiji|Republic of Fiji|Fiji Islands;Fidji|Fiyi
FLK FK 238 005 Falkland Islands (Malvinas)|Falkland Islands|Falklands|Malvinas;Îles Malouines|Malouines|Islas Malvinas|Ilhas Malvinas|Islas Falkland|Ilhas Falkland
FRA FR 250 155 France|French Republic;République française|Francia|França
FRO FO 234 154 Faroe Islands|Faroes|Faeroe Islands;Îles Féroé|Islas Feroe|Ilhas Faroé
FSM FM 583 057 Micronesia (Federated States of)|Micronesia, Fed. Sts.|FS Micronesia|FSM;États fédérés de Micronésie|Estados Federados de Micronesia
GAB GA 266 017 Gabon|Gabonese Republic;Gabão|République gabonaise
GBR GB 826 154 United Kingdom|United Kingdom of Great Britain and Northern Ireland|UK|Great Britain|Britain;Royaume-Uni|Grande-Bretagne|Reino Unido|Gran Bretaña|Grã-Bretanha|Royaume-Uni de Grande-Bretagne et d'Irlande du Nord|Reino Unido de Gran Bretaña e Irlanda del Norte|Reino Unido da Grã-Bretanha e Irlanda do Norte
GEO GE 268 145 Georgia|Republic of Georgia;Géorgie
GGY GG 831 154 Guernsey|Bailiwick of Guernsey;Guernesey
GHA GH 288 011 Ghana|Republic of Ghana|Gold Coast;Gana
GIB GI 292 039 Gibraltar
GIN GN 324 011 Guinea|Republic of Guinea|Guinea-Conakry|French Guinea;Guinée|Guinée-Conakry|République de Guinée|Guiné
GLP GP 312 029 Guadeloupe;Guadalupe
GMB GM 270 011 Gambia|Republic of the Gambia|Islamic Republic of the Gambia;Gambie
GNB GW 624 011 Guinea-Bissau|Republic of Guinea-Bissau|Portuguese Guinea;Guinée-Bissau|Guinea-Bisáu|Guiné-Bissau
GNQ GQ 226 017 Equatorial Guinea|Republic of Equatorial Guinea|Spanish Guinea;Guinée équatoriale|Guinea Ecuatorial|Guiné Equatorial
GRC GR 300 039 Greece|Hellenic Republic;Grèce|Grecia
GRD GD 308 029 Grenada;Grenade|Granada
GRL GL 304 021 Greenland;Groenland|Groenlandia|Gronelândia
GTM GT 320 013 Guatemala|Republic of Guatemala
GUF GF 254 005 French Guiana|French Guyana;Guyane française|Guyane|Guayana Francesa|Guiana Francesa
GUM GU 316 057 Guam
GUY GY 328 005 Guyana|Co-operative Republic of Guyana|Cooperative Republic of Guyana|British Guiana;Guiana
HKG HK 344 030 Hong Kong|Hong Kong Special Administrative Region of China|Hong Kong SAR|Hong Kong SAR China|Hong Kong, China|Hongkong
HMD HM 334 053 Heard Island and McDonald Islands|Heard and McDonald Islands;Îles Heard-et-MacDonald|Islas Heard y McDonald
HND HN 340 013 Honduras|Republic of Honduras
HRV HR 191 039 Croatia|Republic of Croatia;Croatie|Croacia|Hrvatska
HTI HT 332 029 Haiti|Republic of Haiti|Hayti
HUN HU 348 151 Hungary|Republic of Hungary;Hongrie|Hungría
IDN ID 360 035 Indonesia|Republic of Indonesia|Dutch East Indies;Indonésie
IMN IM 833 154 Isle of Man;Île de Man|Isla de Man|Ilha de Man
IND IN 356 034 India|Republic of India;Inde
IOT IO 086 014 British Indian Ocean Territory|Chagos Archipelago|Chagos Islands;Territoire britannique de l'océan Indien|Territorio Británico del Océano Índico
IRL IE 372 154 Ireland|Republic of Ireland|Irish Republic;Éire|Irlande|Irlanda
IRN IR 364 034 Iran|Islamic Republic of Iran|Persia;République islamique d'Iran|República Islámica del Irán|Irão|Irã
IRQ IQ 368 145 Iraq|Republic of Iraq;Irak|Iraque
ISL IS 352 154 Iceland|Republic of Iceland;Islande|Islandia
ISR IL 376 145 Israel|State of Israel
ITA IT 380 039 Italy|Italian Republic;Italie|Italia
JAM JM 388 029 Jamaica;Jamaïque
JEY JE 832 154 Jersey|Bailiwick of Jersey
JOR JO 400 145 Jordan|Hashemite Kingdom of Jordan|Transjordan;Jordanie|Jordania
JPN JP 392 030 Japan;Japon|Japão
KAZ KZ 398 143 Kazakhstan|Republic of Kazakhstan|Kazakstan;Kazajistán|Kazajstán|Cazaquistão
KEN KE 404 014 Kenya|Republic of Kenya;Kenia|Quénia
KGZ KG 417 143 Kyrgyzstan|Kyrgyz Republic|Kirghizia;Kirghizistan|Kirguistán|Quirguistão|Quirguizistão
KHM KH 116 035 Cambodia|Kingdom of Cambodia|Democratic Kampuchea|Kampuchea|Khmer Republic;Cambodge|Camboya|Camboja
KIR KI 296 057 Kiribati|Republic of Kiribati|Gilbert Islands
KNA KN 659 029 Saint Kitts and Nevis|Saint Christopher and Nevis|Saint Kitts-Nevis|Saint Kitts;Saint-Christophe-et-Niévès|San Cristóbal y Nieves|São Cristóvão e Névis
KOR KR 410 030 South Korea|Republic of Korea|ROK;Corée du Sud|République de Corée|Corea del Sur|República de Corea|Coreia do Sul|República da Coreia
KWT KW 414 145 Kuwait|State of Kuwait;Koweït
LAO LA 418 035 Laos|Lao People's Democratic Republic|Lao PDR|Laos PDR|Lao|Kingdom of Laos;République démocratique populaire lao|RDP lao|República Democrática Popular Lao|RPD Lao
LBN LB 422 145 Lebanon|Lebanese Republic;Liban|Líbano|République libanaise
LBR LR 430 011 Liberia|Republic of Liberia
LBY LY 434 015 Libya|State of Libya|Libyan Arab Jamahiriya|Libyan Arab Republic|Socialist People's Libyan Arab Jamahiriya;Libye|Libia
LCA LC 662 029 Saint Lucia;Sainte-Lucie|Santa Lucía
LIE LI 438 155 Liechtenstein|Principality of Liechtenstein
LKA LK 144 034 Sri Lanka|Democratic Socialist Republic of Sri Lanka|Ceylon|Srilanka;Ceilán|Ceylan
LSO LS 426 018 Lesotho|Kingdom of Lesotho|Basutoland;Lesoto
LTU LT 440 154 Lithuania|Republic of Lithuania;Lituanie|Lituania
LUX LU 442 155 Luxembourg|Grand Duchy of Luxembourg;Luxemburg|Luxemburgo
LVA LV 428 154 Latvia|Republic of Latvia;Lettonie|Letonia
MAC MO 446 030 Macao|Macau|Macao Special Administrative Region of China|Macao SAR|Macau SAR|Macao SAR China|China, Macau SAR|Macao, China|Macau, China
MAF MF 663 029 Saint Martin (French part)|Saint Martin;Saint-Martin (partie française)|San Martín (parte francesa)
MAR MA 504 015 Morocco|Kingdom of Morocco;Maroc|Marruecos|Marrocos
MCO MC 492 155 Monaco|Principality of Monaco
MDA MD 498 151 Moldova|Republic of Moldova|Moldavia;Moldavie|République de Moldova|República de Moldova
MDG MG 450 014 Madagascar|Republic of Madagascar|Malagasy Republic
MDV MV 462 034 Maldives|Republic of Maldives|Maldive Islands;Maldivas|Islas Maldivas
MEX MX 484 013 Mexico|United Mexican States;Mexique|Estados Unidos Mexicanos
MHL MH 584 057 Marshall Islands|Republic of the Marshall Islands|RMI;Îles Marshall|Islas Marshall|Ilhas Marshall
MKD MK 807 039 North Macedonia|Republic of North Macedonia|Macedonia|Republic of Macedonia|FYROM|FYR Macedonia|Former Yugoslav Republic of Macedonia;Macédoine du Nord|Macédoine|Macedonia del Norte
MLI ML 466 011 Mali|Republic of Mali|French Sudan
MLT MT 470 039 Malta|Republic of Malta;Malte
MMR MM 104 035 Myanmar|Republic of the Union of Myanmar|Union of Myanmar|Burma|Union of Burma|Socialist Republic of the Union of Burma;Birmanie|Birmania|Mianmar
MNE ME 499 039 Montenegro|Republic of Montenegro;Crna Gora
MNG MN 496 030 Mongolia|Mongolian People's Republic;Mongolie
MNP MP 580 057 Northern Mariana Islands|Commonwealth of the Northern Mariana Islands|CNMI;Îles Mariannes du Nord|Islas Marianas del Norte|Ilhas Marianas do Norte
MOZ MZ 508 014 Mozambique|Republic of Mozambique;Moçambique
MRT MR 478 011 Mauritania|Islamic Republic of Mauritania;Mauritanie
MSR MS 500 029 Montserrat
MTQ MQ 474 029 Martinique;Martinica
MUS MU 480 014 Mauritius|Republic of Mauritius;Maurice|Île Maurice|Mauricio|Maurícia|Ilhas Maurícias
MWI MW 454 014 Malawi|Republic of Malawi|Nyasaland;Malaui
MYS MY 458 035 Malaysia|Federation of Malaysia|Malaya;Malaisie|Malasia
MYT YT 175 014 Mayotte
NAM NA 516 018 Namibia|Republic of Namibia|South West Africa;Namibie
NCL NC 540 054 New Caledonia;Nouvelle-Calédonie|Nueva Caledonia|Nova Caledónia
NER NE 562 011 Niger|Republic of the Niger
NFK NF 574 053 Norfolk Island;Île Norfolk|Isla Norfolk
NGA NG 566 011 Nigeria|Federal Republic of Nigeria
NIC NI 558 013 Nicaragua|Republic of Nicaragua
NIU NU 570 061 Niue;Nioué
NLD NL 528 155 Netherlands|Kingdom of the Netherlands|Holland;Pays-Bas|Países Bajos|Países Baixos|Hollande|Holanda|Royaume des Pays-Bas
NOR NO 578 154 Norway|Kingdom of Norway;Norvège|Noruega
NPL NP 524 034 Nepal|Federal Democratic Republic of Nepal|Kingdom of Nepal
NRU NR 520 057 Nauru|Republic of Nauru
NZL NZ 554 053 New Zealand|Aotearoa New Zealand|Aotearoa;Nouvelle-Zélande|Nueva Zelanda|Nueva Zelandia|Nova Zelândia
OMN OM 512 145 Oman|Sultanate of Oman|Muscat and Oman;Omã
PAK PK 586 034 Pakistan|Islamic Republic of Pakistan;Paquistão
PAN PA 591 013 Panama|Republic of Panama
PCN PN 612 061 Pitcairn|Pitcairn Islands|Pitcairn Island;Îles Pitcairn|Islas Pitcairn
PER PE 604 005 Peru|Republic of Peru;Pérou
PHL PH 608 035 Philippines|Republic of the Philippines|Philippine Islands;Filipinas
PLW PW 585 057 Palau|Republic of Palau|Belau;Palaos
PNG PG 598 054 Papua New Guinea|Independent State of Papua New Guinea;Papouasie-Nouvelle-Guinée|Papúa Nueva Guinea|Papua Nova Guiné
POL PL 616 151 Poland|Republic of Poland;Pologne|Polonia
PRI PR 630 029 Puerto Rico|Commonwealth of Puerto Rico;Porto Rico
PRK KP 408 030 North Korea|Democratic People's Republic of Korea|DPRK|DPR Korea;Corée du Nord|République populaire démocratique de Corée|Corea del Norte|República Popular Democrática de Corea|Coreia do Norte|República Popular Democrática da Coreia
PRT PT 620 039 Portugal|Portuguese Republic
PRY PY 600 005 Paraguay|Republic of Paraguay;Paraguai
PSE PS 275 145 State of Palestine|Palestine|Palestinian Territory|Palestinian Territories|Occupied Palestinian Territory|Occupied Palestinian Territories|OPT|Palestinian Authority|West Bank and Gaza|West Bank and Gaza Strip|Occupied Palestine;Territoire palestinien occupé|Territoires palestiniens|Palestina|Territorio palestino ocupado|État de Palestine|Estado de Palestina|Território palestiniano ocupado
PYF PF 258 061 French Polynesia;Polynésie française|Polinesia Francesa
QAT QA 634 145 Qatar|State of Qatar;Catar
REU RE 638 014 Réunion|Reunion Island;Île de la Réunion|Isla Reunión|Ilha Reunião|Reunião
ROU RO 642 151 Romania|Rumania|Roumania;Roumanie|Roménia
RUS RU 643 151 Russian Federation|Russia;Russie|Fédération de Russie|Rusia|Federación de Rusia|Federación Rusa|Federação Russa|Federação da Rússia
RWA RW 646 014 Rwanda|Republic of Rwanda|Rwandese Republic;Ruanda|République rwandaise
SAU SA 682 145 Saudi Arabia|Kingdom of Saudi Arabia|KSA;Arabie saoudite|Arabia Saudita
SDN SD 729 015 Sudan|Republic of the Sudan;Soudan|Sudão
SEN SN 686 011 Senegal|Republic of Senegal
SGP SG 702 035 Singapore|Republic of Singapore;Singapour|Singapur|Singapura|Cingapura
SGS GS 239 005 South Georgia and the South Sandwich Islands|South Georgia;Géorgie du Sud-et-les îles Sandwich du Sud|Islas Georgias del Sur y Sandwich del Sur
SHN SH 654 011 Saint Helena, Ascension and Tristan da Cunha|Saint Helena;Sainte-Hélène|Santa Elena|Sainte-Hélène, Ascension et Tristan da Cunha|Santa Helena
SJM SJ 744 154 Svalbard and Jan Mayen|Svalbard and Jan Mayen Islands|Svalbard;Îles Svalbard-et-Jan Mayen|Islas Svalbard y Jan Mayen
SLB SB 090 054 Solomon Islands|Solomons;Îles Salomon|Islas Salomón|Ilhas Salomão
SLE SL 694 011 Sierra Leone|Republic of Sierra Leone;Sierra Leona|Serra Leoa
SLV SV 222 013 El Salvador|Republic of El Salvador
SMR SM 674 039 San Marino|Republic of San Marino|Most Serene Republic of San Marino;Saint-Marin
SOM SO 706 014 Somalia|Federal Republic of Somalia|Somali Democratic Republic|Somali Republic;Somalie
SPM PM 666 021 Saint Pierre and Miquelon;San Pedro y Miquelón
SRB RS 688 039 Serbia|Republic of Serbia;Serbie|Sérvia
SSD SS 728 014 South Sudan|Republic of South Sudan|Southern Sudan;Soudan du Sud|Sudán del Sur|Sudão do Sul
STP ST 678 017 Sao Tome and Principe|Democratic Republic of Sao Tome and Principe|Sao Tome;Santo Tomé y Príncipe
SUR SR 740 005 Suriname|Republic of Suriname;Surinam|Dutch Guiana
SVK SK 703 151 Slovakia|Slovak Republic;Slovaquie|Eslovaquia
SVN SI 705 039 Slovenia|Republic of Slovenia;Slovénie|Eslovenia
SWE SE 752 154 Sweden|Kingdom of Sweden;Suède|Suecia
SWZ SZ 748 018 Eswatini|Kingdom of Eswatini|Swaziland|Kingdom of Swaziland;Esuatini|Suazilandia|Essuatíni
SXM SX 534 029 Sint Maarten (Dutch part)|Sint Maarten;Saint-Martin (partie néerlandaise)|San Martín (parte neerlandesa)
SYC SC 690 014 Seychelles|Republic of Seychelles;Seicheles
SYR SY 760 145 Syria|Syrian Arab Republic;Syrie|République arabe syrienne|Siria|República Árabe Siria
TCA TC 796 029 Turks and Caicos Islands|Turks and Caicos;Îles Turques-et-Caïques|Islas Turcas y Caicos|Ilhas Turcas e Caicos
TCD TD 148 017 Chad|Republic of Chad;Tchad|Chade
TGO TG 768 011 Togo|Togolese Republic;République togolaise
THA TH 764 035 Thailand|Kingdom of Thailand|Siam;Thaïlande|Tailandia
TJK TJ 762 143 Tajikistan|Republic of Tajikistan|Tadzhikistan;Tadjikistan|Tayikistán|Tajiquistão|Tadjiquistão
TKL TK 772 061 Tokelau|Tokelau Islands
TKM TM 795 143 Turkmenistan;Turquemenistão|Turcomenistão|Turkménie
TLS TL 626 035 Timor-Leste|Democratic Republic of Timor-Leste|East Timor|Portuguese Timor;Timor oriental
TON TO 776 061 Tonga|Kingdom of Tonga
TTO TT 780 029 Trinidad and Tobago|Republic of Trinidad and Tobago|Trinidad|Trinidad-Tobago;Trinité-et-Tobago|Trindade e Tobago|Trinidade e Tobago
TUN TN 788 015 Tunisia|Republic of Tunisia;Tunisie|Túnez|République tunisienne
TUR TR 792 145 Türkiye|Turkey|Republic of Türkiye|Republic of Turkey;Turquie|Turquía
TUV TV 798 061 Tuvalu|Ellice Islands
TWN TW 158 030 Taiwan|Taiwan, Province of China|Taiwan, China|Republic of China|Republic of China (Taiwan)|Chinese Taipei;République de Chine|República de China
TZA TZ 834 014 Tanzania|United Republic of Tanzania|Tanganyika;Tanzanie|République-Unie de Tanzanie|República Unida de Tanzania
UGA UG 800 014 Uganda|Republic of Uganda;Ouganda
UKR UA 804 151 Ukraine;Ucrania
UMI UM 581 057 United States Minor Outlying Islands|US Minor Outlying Islands|US Outlying Islands;Îles mineures éloignées des États-Unis|Islas menores alejadas de los Estados Unidos
URY UY 858 005 Uruguay|Eastern Republic of Uruguay|Oriental Republic of Uruguay;Uruguai
USA US 840 021 United States|United States of America|US|USA;États-Unis|États-Unis d'Amérique|Estados Unidos|Estados Unidos de América|EUA|EEUU|EE. UU.
UZB UZ 860 143 Uzbekistan|Republic of Uzbekistan;Ouzbékistan|Usbequistão|Uzbequistão
VAT VA 336 039 Holy See|Vatican City|Vatican City State|Vatican;Saint-Siège|Cité du Vatican|Santa Sede|Ciudad del Vaticano|Santa Sé
VCT VC 670 029 Saint Vincent and the Grenadines|Saint Vincent;San Vicente y las Granadinas|São Vicente e Granadinas
VEN VE 862 005 Venezuela|Bolivarian Republic of Venezuela|Republic of Venezuela|RB Venezuela;République bolivarienne du Venezuela|República Bolivariana de Venezuela
VGB VG 092 029 British Virgin Islands|BVI;Îles Vierges britanniques|Islas Vírgenes Británicas|Ilhas Virgens Britânicas
VIR VI 850 029 United States Virgin Islands|US Virgin Islands|American Virgin Islands|USVI;Îles Vierges américaines|Îles Vierges des États-Unis|Islas Vírgenes de los Estados Unidos|Islas Vírgenes Estadounidenses|Islas Vírgenes Americanas|Ilhas Virgens Americanas
VNM VN 704 035 Viet Nam|Vietnam|Socialist Republic of Viet Nam|Socialist Republic of Vietnam|Democratic Republic of Vietnam;Vietname|Vietnã
VUT VU 548 054 Vanuatu|Republic of Vanuatu|New Hebrides
WLF WF 876 061 Wallis and Futuna|Wallis and Futuna Islands|Territory of the Wallis and Futuna Islands
WSM WS 882 061 Samoa|Independent State of Samoa|Western Samoa
XKX XK - 039 Kosovo|Republic of Kosovo|Kosova|UN-administered Kosovo
YEM YE 887 145 Yemen|Republic of Yemen|Yemen Arab Republic|Democratic Yemen|People's Democratic Republic of Yemen;Iémen
ZAF ZA 710 018 South Africa|Republic of South Africa|Union of South Africa|RSA;Afrique du Sud|Sudáfrica|Suráfrica|África del Sur|África do Sul
ZMB ZM 894 014 Zambia|Republic of Zambia|Northern Rhodesia;Zambie
ZWE ZW 716 014 Zimbabwe|Republic of Zimbabwe|Rhodesia|Southern Rhodesia;Zimbabue
"""
