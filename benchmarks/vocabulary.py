"""The words that the generated records are made of: world, people and organisations; no record of it is real."""

from typing import Final, NamedTuple


class Country(NamedTuple):
    """A country as catalogued, the catalogue's region for it, whose names its people bear, and towns in it."""

    name: str
    region: str
    culture: str
    towns: tuple[str, ...]


class Culture(NamedTuple):
    """Given names, family names, and the stems and endings from which more family names are composed."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    stems: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


class Organisation(NamedTuple):
    """An organisation, its acronym, the town it publishes in and the host of its site."""

    name: str
    short: str
    town: str
    host: str


def _countries(table: str) -> tuple[Country, ...]:
    rows = (line.split("|") for line in table.strip().splitlines())
    return tuple(Country(name, region, culture, tuple(towns.split(","))) for name, region, culture, towns in rows)


def _culture(given: str, family: str, stems: str = "", endings: str = "") -> Culture:
    return Culture(tuple(given.split()), tuple(family.split()), tuple(stems.split()), tuple(endings.split()))


def _organisations(table: str) -> tuple[Organisation, ...]:
    return tuple(Organisation(*line.split("|")) for line in table.strip().splitlines())


COUNTRIES: Final = _countries("""
Nigeria|West Africa|nigerian|Benin City,Lagos,Maiduguri,Kano,Abuja,Ibadan,Yola
Uganda|East Africa|bantu|Kampala,Gulu,Arua,Mbarara,Jinja
Kenya|East Africa|bantu|Nairobi,Kakuma,Garissa,Mombasa,Eldoret
Ethiopia|East Africa|ethiopian|Addis Ababa,Jijiga,Gambella,Mekelle,Dire Dawa
Bangladesh|South Asia|bengali|Dhaka,Cox’s Bazar,Sylhet,Khulna,Chattogram
Ukraine|Eastern Europe|slavic|Kyiv,Kharkiv,Odesa,Dnipro,Chernivtsi
Syria|Western Asia|arabic|Damascus,Aleppo,Idlib,Deir ez-Zor,Homs
Mali|West Africa|sahelian|Bamako,Gao,Mopti,Ségou,Tombouctou
Niger|West Africa|sahelian|Niamey,Agadez,Diffa,Zinder,Tahoua
Colombia|South America|hispanic|Bogotá,Cúcuta,Medellín,Riohacha,Quibdó
Somalia|East Africa|somali|Mogadishu,Hargeisa,Baidoa,Kismayo,Bossaso
Thailand|South-East Asia|thai|Bangkok,Mae Sot,Samut Sakhon,Chiang Mai,Songkhla
Democratic Republic of the Congo|Central Africa|bantu|Kinshasa,Goma,Bukavu,Bunia,Lubumbashi
Iraq|Western Asia|arabic|Baghdad,Erbil,Mosul,Dohuk,Basra
Philippines|South-East Asia|filipino|Manila,Cebu,Zamboanga,Marawi,Davao
Nepal|South Asia|nepali|Kathmandu,Pokhara,Sindhupalchok,Biratnagar,Nepalgunj
India|South Asia|indian|New Delhi,Kolkata,Mumbai,Hyderabad,Patna
Italy|Southern Europe|italian|Rome,Catania,Lampedusa,Torino,Castel Volturno
Greece|Southern Europe|greek|Athens,Lesvos,Thessaloniki,Chios,Patras
Mexico|Central America|hispanic|Tapachula,Tijuana,Ciudad Juárez,Tenosique,Monterrey
Libya|North Africa|arabic|Tripoli,Sabha,Benghazi,Misrata,Zuwara
Morocco|North Africa|maghrebi|Rabat,Tanger,Oujda,Casablanca,Nador
South Sudan|East Africa|nilotic|Juba,Malakal,Bentiu,Bor,Wau
Sudan|North Africa|arabic|Khartoum,El Fasher,Kassala,Nyala,Geneina
Myanmar|South-East Asia|burmese|Yangon,Sittwe,Myitkyina,Hpa-An,Lashio
Lebanon|Western Asia|arabic|Beirut,Tripoli,Zahlé,Saida,Baalbek
Jordan|Western Asia|arabic|Amman,Zaatari,Irbid,Mafraq,Azraq
Afghanistan|South Asia|persian|Kabul,Herat,Kandahar,Jalalabad,Mazar-e-Sharif
Pakistan|South Asia|persian|Islamabad,Karachi,Peshawar,Quetta,Lahore
Côte d'Ivoire|West Africa|francophone|Abidjan,Bouaké,Daloa,Soubré,Man
Ghana|West Africa|akan|Accra,Kumasi,Tamale,Winneba,Bolgatanga
Senegal|West Africa|sahelian|Dakar,Kolda,Tambacounda,Kédougou,Saint-Louis
Burkina Faso|West Africa|sahelian|Ouagadougou,Kaya,Dori,Bobo-Dioulasso,Djibo
Cameroon|Central Africa|francophone|Yaoundé,Maroua,Bamenda,Bertoua,Douala
Chad|Central Africa|sahelian|N’Djamena,Abéché,Baga Sola,Moundou,Adré
Central African Republic|Central Africa|francophone|Bangui,Bambari,Bria,Bossangoa
Tunisia|North Africa|maghrebi|Tunis,Zarzis,Sfax,Médenine
Egypt|North Africa|arabic|Cairo,Alexandria,Aswan,Giza
Honduras|Central America|hispanic|Tegucigalpa,San Pedro Sula,Choluteca
Guatemala|Central America|hispanic|Ciudad de Guatemala,Quetzaltenango,Huehuetenango
El Salvador|Central America|hispanic|San Salvador,Santa Ana,San Miguel
Haiti|Caribbean|francophone|Port-au-Prince,Ouanaminthe,Cap-Haïtien,Jérémie
Dominican Republic|Caribbean|hispanic|Santo Domingo,Dajabón,Santiago
Peru|South America|hispanic|Lima,Puerto Maldonado,Tacna,Iquitos
Ecuador|South America|hispanic|Quito,Tulcán,Guayaquil,Machala
Venezuela|South America|hispanic|Caracas,San Cristóbal,Maracaibo
Brazil|South America|lusophone|Brasília,Boa Vista,São Paulo,Manaus,Belém
Argentina|South America|hispanic|Buenos Aires,Córdoba,Posadas
Türkiye|Western Asia|turkish|Ankara,İstanbul,Gaziantep,Şanlıurfa
Serbia|Southern Europe|slavic|Belgrade,Niš,Novi Sad,Preševo
Bosnia and Herzegovina|Southern Europe|slavic|Sarajevo,Bihać,Banja Luka,Mostar
Albania|Southern Europe|albanian|Tirana,Vlorë,Shkodër,Elbasan
North Macedonia|Southern Europe|slavic|Skopje,Gevgelija,Tetovo
Moldova|Eastern Europe|romanian|Chișinău,Bălți,Tiraspol,Palanca
Romania|Eastern Europe|romanian|București,Timișoara,Iași,Galați
Bulgaria|Eastern Europe|slavic|Sofia,Burgas,Plovdiv,Harmanli
Poland|Eastern Europe|slavic|Warszawa,Przemyśl,Kraków,Łódź
Hungary|Eastern Europe|hungarian|Budapest,Szeged,Nyíregyháza
Austria|Western Europe|germanic|Wien,Graz,Innsbruck,Traiskirchen
Switzerland|Western Europe|germanic|Genève,Zürich,Chiasso,Bern
Germany|Western Europe|germanic|Berlin,München,Köln,Nürnberg
France|Western Europe|francophone|Paris,Calais,Marseille,Mayotte
Netherlands|Western Europe|dutch|Den Haag,Amsterdam,Ter Apel,Rotterdam
Belgium|Western Europe|dutch|Brussels,Gent,Liège,Zeebrugge
Spain|Southern Europe|hispanic|Madrid,Ceuta,Las Palmas,Almería
Portugal|Southern Europe|lusophone|Lisboa,Odemira,Porto,Beja
United Kingdom|Northern Europe|english|London,Glasgow,Birmingham,Dover
Ireland|Northern Europe|irish|Dublin,Cork,Galway
Sweden|Northern Europe|nordic|Stockholm,Malmö,Göteborg
Norway|Northern Europe|nordic|Oslo,Bergen,Tromsø
Denmark|Northern Europe|nordic|København,Århus,Odense
Finland|Northern Europe|finnish|Helsinki,Tampere,Oulu
United States|North America|english|New York,Houston,El Paso,Immokalee,Washington
Canada|North America|english|Toronto,Montréal,Vancouver,Winnipeg
Australia|Oceania|english|Melbourne,Canberra,Darwin,Mildura
Papua New Guinea|Oceania|pacific|Port Moresby,Lae,Mount Hagen
Vanuatu|Oceania|pacific|Port Vila,Luganville,Ambae
Viet Nam|South-East Asia|vietnamese|Hà Nội,Lào Cai,Nghệ An,Hồ Chí Minh
Cambodia|South-East Asia|khmer|Phnom Penh,Poipet,Siem Reap,Sihanoukville
Indonesia|South-East Asia|indonesian|Jakarta,Batam,Kupang,Benjina,Ambon
Malaysia|South-East Asia|indonesian|Kuala Lumpur,Sandakan,Johor Bahru
Sri Lanka|South Asia|lankan|Colombo,Jaffna,Kilinochchi,Galle
China|East Asia|chinese|Beijing,Kunming,Guangzhou,Ruili
Japan|East Asia|japanese|Tokyo,Osaka,Nagoya
Kazakhstan|Central Asia|turkic|Astana,Almaty,Shymkent
Kyrgyzstan|Central Asia|turkic|Bishkek,Osh,Batken
Tajikistan|Central Asia|persian|Dushanbe,Khujand,Bokhtar
Uzbekistan|Central Asia|turkic|Tashkent,Nukus,Fergana
Armenia|Western Asia|armenian|Yerevan,Gyumri,Goris
Georgia|Western Asia|georgian|Tbilisi,Zugdidi,Gori
Yemen|Western Asia|arabic|Sana’a,Aden,Ma’rib,Hodeidah
Saudi Arabia|Western Asia|arabic|Riyadh,Jeddah,Jizan
Djibouti|East Africa|somali|Djibouti,Obock,Ali Sabieh
Eritrea|East Africa|ethiopian|Asmara,Massawa,Keren
Burundi|East Africa|bantu|Bujumbura,Gitega,Makamba
Rwanda|East Africa|bantu|Kigali,Gisenyi,Huye
Tanzania|East Africa|bantu|Dar es Salaam,Kigoma,Kibondo,Arusha
Mozambique|Southern Africa|lusophone|Maputo,Pemba,Beira,Nampula
Zimbabwe|Southern Africa|bantu|Harare,Beitbridge,Chipinge
Zambia|Southern Africa|bantu|Lusaka,Solwezi,Kasumbalesa
Malawi|Southern Africa|bantu|Lilongwe,Mchinji,Dzaleka
South Africa|Southern Africa|southern|Pretoria,Musina,Johannesburg,Cape Town
Lesotho|Southern Africa|southern|Maseru,Maputsoe
Madagascar|Southern Africa|malagasy|Antananarivo,Toliara,Nosy Be
Guinea|West Africa|sahelian|Conakry,Labé,Nzérékoré
Gambia|West Africa|sahelian|Banjul,Basse,Brikama
Sierra Leone|West Africa|akan|Freetown,Makeni,Kenema
Benin|West Africa|francophone|Cotonou,Parakou,Zakpota
Togo|West Africa|francophone|Lomé,Sokodé,Kara
""")

CULTURES: Final = {
    "english": _culture(
        "Sarah Catherine Emily James Rebecca Michael Hannah David Claire Andrew Joanna Peter Siân Kirsty Alistair Ruth",
        "Smith Brown Taylor Clarke O’Connor Hughes MacDonald Pemberton-Hayes Whitaker Fraser Cholmondeley Llewellyn",
        "Ash Black Brad Brough Charl Clif Croft Dal East Ed Fair Green Hal Harring Hart Holl Hor Kirk Lang Mid Nor "
        "Oak Pen Rad Rush Sel Stan Thorn Under Wad Wal Whit Win Wood",
        "ton ford ley worth well by field wood burn ham ridge more shaw stead bourne combe",
    ),
    "irish": _culture(
        "Aoife Niamh Ciarán Seán Gráinne Pádraig Orla Fionnuala",
        "Murphy O’Sullivan Byrne Quinlan Gallagher McLaughlin",
        "Mac Mc O’",
        "Carthy Govern Donagh Kenna Hugh Reilly Dowell Inerney Dermott Namara",
    ),
    "hispanic": _culture(
        "María José Carmen Luis Ana Jorge Lucía Andrés Beatriz Íñigo Rocío Óscar Ximena Joaquín Nuria Álvaro",
        "García Fernández López Muñoz Ibáñez Nuñez Peña Zúñiga Guzmán Rojas Vélez Quiñones Echeverría Cárdenas Ávila",
        "Álvar Domíngu Enríqu Gutiérr Hernánd Jiménn Márqu Martín Ramír Rodrígu Sánch Velázqu Yáñ Bermúd Estév",
        "ez ez ez ez-Ortega ez-Montoya ez-Salas",
    ),
    "lusophone": _culture(
        "João Ana Beatriz Conceição Luís Inês Tiago Márcia Simão Graça Rui Marília",
        "Silva Gonçalves Araújo Magalhães Simões Conceição Brandão Sampaio Figueiró Nhantumbo Macuácua Chissano",
        "Fern Hern Gonç Men Nun Rodrig Lop Alv Tav Per Mour Olivei",
        "andes alves des es ues ares eira ão ra-Costa",
    ),
    "francophone": _culture(
        "Aminata Jean-Pierre Hélène François Élodie Koffi Aïcha Benoît Marie-Noëlle Célestin Gisèle Théophile Solange",
        "Dubois Lefèvre Kouassi N’Guessan Béguin Châtelain Mbarga Atangana Hounkpatin Adjovi Gauthier Müller-Roche",
        "Beau Bel Bon Char Clair Cour Du Font Haute Lach Mal Mont Neu Roche Saint- Val Vill Ver",
        "champ cour court mont ville ier eau aire bois fort mare ault agne",
    ),
    "italian": _culture(
        "Giulia Marco Chiara Niccolò Francesca Paolo Letizia Daniele Ilaria Salvatore",
        "Rossi Esposito Carchedi D’Agostino Palumbo Castelli Ferraù",
        "Bern Bian Cant Col Ferr Gall Mant Mar Mont Pell Ric Sant Tosc Valent",
        "ardi ini chetti ani ucci elli oni ese aro egrini",
    ),
    "germanic": _culture(
        "Jürgen Anke Käthe Matthias Ulrike Björn Friederike Sönke Heike Götz",
        "Müller Schröder Weiß Köhler Kühn Jäger Groß Bäcker Voß",
        "Alten Bergen Brücken Eichen Falken Hohen König Lichten Oster Reichen Schwarzen Stein Weiden Winter",
        "berg burg bach feld stein mann hoff thal dorf wald meier haus",
    ),
    "dutch": _culture(
        "Anneke Joost Marijke Pieter Saskia Wouter Conny Bart Liesbeth Jeroen",
        "Dijk Vries Bruijn Meer Heuvel Wijngaarden Rijken Doomernik Siegel Koppen",
        "Groen Hoog Klein Noord Oost Veld Water Zand Bos Kerk",
        "huis man kamp veen hoek dijk stra sma boer",
    ),
    "nordic": _culture(
        "Åsa Bjørn Ingrid Søren Kristín Øystein Märta Håkan Lisbet Astrid",
        "Lindqvist Ødegård Skjærvø Åkerström Brunovskis Høigård Sjögren Nørgaard",
        "Anders Carl Christians Erik Gustaf Håkan Jens Jörgen Karl Lars Magnus Nils Ol Peder Rasmus Svend Sören",
        "sen son sson dóttir lund",
    ),
    "finnish": _culture(
        "Anniina Päivi Jukka Mikko Terhi Väinö", "Jokinen Ollus Roth Viuhko", "Hämä Järvi Koski Lehto Mäki Niemi Pelto Virta Salo",
        "läinen nen maa la niemi",
    ),
    "slavic": _culture(
        "Oksana Milan Jelena Andrij Katarzyna Dragan Svitlana Zdeněk Snežana Paweł Iryna Věra Ljiljana Bogdan",
        "Kowalczyk Łukasiewicz Dvořák Novák Šimić Đorđević Živković Ćosić Wiśniewska Hrytsenko",
        "Ant Bog Bor Cvet Dan Fed Gor Ign Iv Jank Jov Kral Koval Kuz Lev Luk Mark Mel Mir Nov Pavl Petr Prok Rad Rom "
        "Sav Sem Stan Star Tar Tom Vas Vlad Vuk Zah Zor",
        "ović enko ov ova enkova ić iuk owski evska escu yshyn čuk iak ovski",
    ),
    "romanian": _culture(
        "Ștefan Ioana Mihăiță Ruxandra Țvetan Anca", "Țurcanu Gheorghiță Bălan Rusu Ciobanu",
        "Ion Pop Petr Vasil Dumitr Const Mar Grig Rad Stăn", "escu ean oiu uleț antin ache",
    ),
    "hungarian": _culture(
        "Zsófia László Ágnes Gyöngyi Péter Kató", "Szőke Kovács Nagy Tóth Győri", "Szabol Horv Feh Kis Len Szent", "csi áth ér falvi gyel miklósi",
    ),
    "albanian": _culture(
        "Arben Ermira Blerta Gëzim Valbona", "Hoxha Shehu Çela Dervishi Gjoka", "Bek Has Kad Mehm Qos Rex Zen", "teshi ani riu eti ja epi elaj",
    ),
    "greek": _culture(
        "Eleni Giorgos Aspasia Dimitris Kalliopi", "Mitsilegas Vlachou Kyriakou", "Anagnost Christod Georg Konstant Nikol Papad Papag Stavr Theod",
        "opoulos opoulou iadis akis idou ourakis",
    ),
    "turkish": _culture(
        "Ayşe Mehmet Gökçe Özlem Çağlar Şule Barış", "İçduygu Yılmaz Öztürk Şahin Güneş", "Kara Ak Demir Taş Çelik Koç Bey Boz", "oğlu kaya taş han baş çı er",
    ),
    "turkic": _culture(
        "Aigul Nurlan Dilnoza Bakyt Gulnara", "Sultanov Umarova", "Abd Akhmet Bek Ismail Kasym Mamat Nurm Rakhim Tok Yusup", "ov ova bekov bekova ulov zhanov baeva",
    ),
    "armenian": _culture("Anahit Tigran Nune Gevorg", "Ter-Minasyan", "Hakob Grigor Petros Sarg Khach Mkrt Vardan Avet", "yan syan atryan isyan umyan"),
    "georgian": _culture("Nino Giorgi Ketevan Lasha", "Tsereteli", "Beri Chkhe Gela Jana Kva Loma Maisu Nozi", "dze shvili radze nidze tashvili iani"),
    "arabic": _culture(
        "Fatima Mohammed Layla Khaled Rania Omar Huda Yusuf Amal Tariq Nadia Hassan",
        "Hussein Nasser Jarrar Sabbagh Mahmoud Fahmy Suleiman Elmufti", "al- Abu- El- Bin- Ibn- Abd-al-",
        "Masri Najjar Khatib Rashid Zubaidi Hashimi Baghdadi Tamimi Sharif Rahman Salam Qasim Yamani Dulaimi Jubouri Amiri",
    ),
    "maghrebi": _culture(
        "Yasmina Abdelkader Samira Mehdi Houria Driss", "Lahlou Bensaïd Cherfi Mghari", "Ben Bou El- Aït-",
        "abdallah slimane zid khris amar medine jelloul ouali nani ksous Fassi Alaoui Idrissi",
    ),
    "persian": _culture(
        "Farzana Ahmad Shirin Nasrullah Parwin Saifullah", "Khan Durrani Noorzai Malik Bhatti", "Ahmad Karim Rahim Mohammad Hosse Yusuf Sher Zahir",
        "zai i zada khel pour ini far",
    ),
    "indian": _culture(
        "Priya Rajesh Sunita Arvind Lakshmi Vikram Meera", "Sharma Gupta Rao Iyer Chatterjee Kapoor Sinha Menon",
        "Bhatt Chakra Deva Ganga Krishna Maha Muk Rama Subra Venka Vija", "charya borty dhar swamy herjee manian rajan taraman yan",
    ),
    "bengali": _culture("Nasreen Rafiqul Shahana Tasneem Abul", "Islam Chowdhury Siddiqui Akhter Haque Sarkar Talukder Blanchet", "Mo Fazl Ob Shams Aminul Rez", "minul ul-Haque aidul uddin ullah aul-Karim"),
    "nepali": _culture("Sita Bishnu Gyanendra Kamala", "Tamang Gurung Sherpa Shrestha Adhikari", "Pok Bhatt Dhak Kar Reg Lam Sap", "harel arai al ki mi ichhane kota"),
    "lankan": _culture("Chandrika Nuwan Thilini", "Perera Fernando", "Wickrama Jaya Guna Rana Sena Amara Weera", "singhe wardena tilaka nayake ratne sekara sooriya"),
    "thai": _culture("Siriporn Somchai Sudarat Krit", "Skrobanek Chantavanich", "Boon Chai Jar Kitti Phong Rat Suk Thana Wong", "mongkol sawat thong phan rat chai sombat"),
    "khmer": _culture("Sophea Chenda Vannak", "Chhun Sok Keo Pheng Derks", "Sam Vann Chan Bun", "nang tha dara sovann"),
    "burmese": _culture("Khin Aung Thida Zaw", "Myint Htun Kyaw Thein Hlaing Nyein-Chan"),
    "vietnamese": _culture("Thị-Hồng Quốc-Anh Minh Thu-Hương Đức", "Nguyễn Trần Lê Phạm Hoàng Đặng Bùi Đỗ Võ"),
    "chinese": _culture("Xiaoming Yan Wei Li-Hua Jing", "Wang Li Zhang Liu Chen Huang Zhao Ouyang Xu Lü"),
    "japanese": _culture("Keiko Hiroshi Ayumi Takeshi", "Satō Itō Ōta", "Fuji Yama Kawa Naka Mori Ishi Taka Oka", "moto ta mura shima hara naka guchi saki"),
    "indonesian": _culture("Siti Budi Nurul Dewi Agus", "Wijaya Rosenberg Hidayat", "Har Sur Kusum Sup Purn Wid Sant", "tono yanto awati riyadi omo iastuti oso"),
    "filipino": _culture("Maricel Rodrigo Luzviminda Jun", "Asis Battistella Dela-Cruz", "Maca Pangi Buen Dima Cato Lim", "raeg linan aventura culangan jaro biao"),
    "pacific": _culture("Mere Sione Losana Tevita", "Kaltak Vurobaravu", "Fai Tau Waq Nai Kal", "fo’ou lagi abaravu valu sakau"),
    "nigerian": _culture(
        "Chinwe Emeka Aisha Oluwaseun Folake Bukola Ngozi Ibrahim Uche", "Bello Abubakar Musa Okafor Eze Danjuma Attoh",
        "Ade Ola Olu Oye Nwa Oko Ogun Chukwu Afo Ige Aki", "yemi bayo wale chukwu kafor bode sanya tunde labi nkwo gbesan emeka",
    ),
    "akan": _culture("Akosua Kwame Abena Kofi Fatmata", "Mensah Owusu Boateng Kamara Sesay Koroma Amoako", "Ofo Aduse Agye Ansa Asa Boa Opo", "ri man ah nte du kyere ku -Poku"),
    "sahelian": _culture(
        "Mariam Moussa Fatoumata Ousmane Awa Boubacar Adama", "Traoré Diallo Keïta Ouédraogo Coulibaly Sow Bâ Cissé Maïga Sawadogo",
        "Dia Sa Ka Kon Tou Ban Sis Fo", "rra kité gara baté ré soko fana dé mbélé nga",
    ),
    "ethiopian": _culture("Tsehay Abebe Meseret Yohannes Selamawit", "Tesfaye Haile Gebremariam Bekele Woldemichael", "Gebre Wolde Haile Tekle Habte", "selassie medhin giorgis yesus amlak mariam kidan"),
    "somali": _culture("Shukri Hodan Abdirahman Ifrah Faduma", "Hirabe Gesod Warsame Farah Jama Abdi", "Abdi Mohamu Ali Nuru Haj", "rizak d-Nur fatah samad i-Yare"),
    "nilotic": _culture("Nyandeng Deng Achol Akech", "Garang Lual Akol Ochieng Okello", "Oti Odhi Och Aki Ony", "eno ambo olla ango"),
    "bantu": _culture(
        "Wanjiru Joseph Grace Mugisha Immaculée Tendai Chipo Baraka Esther", "Mwangi Byamugisha Nkurunziza Banda Phiri Mukamana Ndlovu",
        "Ka Mu Nya Ki Ndi Wa Tu Bi Chi Rwe", "gambo singe mbura rungi wesigye hire tende zimana kwenda tembe bonga ruka lole",
    ),
    "southern": _culture("Thandiwe Sipho Lerato Johan", "Nkosi Botha Pretorius Crush", "Ma Mo Sibe Zwa Le", "khosana lefe tsoai ko ne loi seko"),
    "malagasy": _culture("Voahirana Hery", "Rabe", "Rako Andria Raza Ravelo", "tomalala manana findrakoto arisoa mampianina nirina"),
}  # fmt: skip

ORGANISATIONS: Final = _organisations("""
International Organization for Migration|IOM|Geneva|publications.iom.int
United Nations High Commissioner for Refugees|UNHCR|Geneva|www.unhcr.org
United Nations Children’s Fund|UNICEF|New York|www.unicef.org
United Nations Office on Drugs and Crime|UNODC|Vienna|www.unodc.org
International Labour Organization|ILO|Geneva|www.ilo.org
International Committee of the Red Cross|ICRC|Geneva|www.icrc.org
Inter-Agency Standing Committee|IASC|Geneva|interagencystandingcommittee.org
Office for the Coordination of Humanitarian Affairs|OCHA|New York|www.unocha.org
World Health Organization|WHO|Geneva|www.who.int
Internal Displacement Monitoring Centre|IDMC|Geneva|www.internal-displacement.org
Organization for Security and Co-operation in Europe|OSCE|Vienna|www.osce.org
Office for Democratic Institutions and Human Rights|ODIHR|Warsaw|www.osce.org
Norwegian Refugee Council|NRC|Oslo|www.nrc.no
Danish Refugee Council|DRC|Copenhagen|drc.ngo
International Rescue Committee|IRC|New York|www.rescue.org
Office of the United Nations High Commissioner for Human Rights|OHCHR|Geneva|www.ohchr.org
United Nations Population Fund|UNFPA|New York|www.unfpa.org
World Food Programme|WFP|Rome|www.wfp.org
International Centre for Migration Policy Development|ICMPD|Vienna|www.icmpd.org
European Union Agency for Fundamental Rights|FRA|Vienna|fra.europa.eu
European Asylum Support Office|EASO|Valletta|euaa.europa.eu
Council of Europe|CoE|Strasbourg|www.coe.int
Global Protection Cluster|GPC|Geneva|globalprotectioncluster.org
Women’s Refugee Commission|WRC|New York|www.womensrefugeecommission.org
Anti-Slavery International|ASI|London|www.antislavery.org
Global Alliance Against Traffic in Women|GAATW|Bangkok|www.gaatw.org
Save the Children|SCI|London|resourcecentre.savethechildren.net
Overseas Development Institute|ODI|London|odi.org
Mixed Migration Centre|MMC|Geneva|mixedmigration.org
Human Rights Watch|HRW|New York|www.hrw.org
African Union|AU|Addis Ababa|au.int
Economic Community of West African States|ECOWAS|Abuja|ecowas.int
Intergovernmental Authority on Development|IGAD|Djibouti|igad.int
Refugee Studies Centre|RSC|Oxford|www.rsc.ox.ac.uk
Migration Policy Institute|MPI|Washington|www.migrationpolicy.org
London School of Hygiene & Tropical Medicine|LSHTM|London|www.lshtm.ac.uk
Médecins Sans Frontières|MSF|Geneva|www.msf.org
Organisation internationale de la Francophonie|OIF|Paris|www.francophonie.org
Comisión Económica para América Latina y el Caribe|CEPAL|Santiago|www.cepal.org
Instituto Interamericano de Derechos Humanos|IIDH|San José|www.iidh.ed.cr
Terre des hommes|Tdh|Lausanne|www.tdh.org
La Strada International|LSI|Amsterdam|www.lastradainternational.org
Geneva Centre for Security Sector Governance|DCAF|Geneva|www.dcaf.ch
United Nations Entity for Gender Equality and the Empowerment of Women|UN-Women|New York|www.unwomen.org
""")

JOURNALS: Final = (
    "Journal of Displacement and Protection", "Forced Migration Quarterly", "Anti-Trafficking Studies",
    "International Journal of Border Health", "Review of Humanitarian Law and Practice", "Child Protection in Context",
    "Refuge and Return", "Migration, Mobility & Labour", "Journal of Victim Assistance", "Revue des migrations forcées",
    "Revista de movilidad humana", "Health and Exploitation", "Comparative Asylum Law Review", "Disasters and Mobility",
)  # fmt: skip

CATEGORIES: Final = (
    "Research", "Guidelines", "Handbooks and Manuals", "Training Material", "Policy and Legislation", "Assessments",
    "Evaluations", "Data and Statistics", "Standard Operating Procedures", "Advocacy", "Conference Papers", "Periodicals",
)  # fmt: skip

REGIONS_TOGETHER: Final = {
    "West Africa": ("West Africa", "Central Africa"),
    "East Africa": ("East Africa", "Horn of Africa"),
    "Central America": ("Central America", "North America", "Caribbean"),
    "South-East Asia": ("Asia and the Pacific",),
    "North Africa": ("Middle East and North Africa",),
    "Southern Europe": ("Western Balkans", "Europe"),
}
"""What the catalogue puts where the region of a country is not all that a publication is about."""

SYLLABLES: Final = {
    "Africa": (
        "ba be bi bo da di do fa ga gu ja ka ki ko la lo ma me mba nda nga nyo ra ri sa so ta ti wa we ya zi",
        "la ra so na du ri bo ka mba ngo tou ssi lé go sha li ye nda",
    ),
    "Asia": (
        "an ba cha da dhu ga ha ja kha la ma mu na pa phu qa ra ri sha su ta tha u va xi ya zhe hoi",
        "pur abad gaon bad stan tal nagar buri khet ning zhou an li kot war dar",
    ),
    "Europe": (
        "al bel bro car dob el fer gor hol is jar kra lan mar nov os pol rad san sta tor ur val ver vi zel",
        "ovo grad ica na ville burg stad dal ino eto hausen ów ești mark by",
    ),
    "America": (
        "a ca cha chi co cu gua hua i ju la lo ma mi na o pa que sa san te ti tu u va xo ya zu",
        "tán lco pan nga yo ma tepec huas ní qui caré ribé dad rillo mbo que",
    ),
}  # fmt: skip
"""The syllables of invented villages and districts, for each part of the world: those inside, those at the end."""
