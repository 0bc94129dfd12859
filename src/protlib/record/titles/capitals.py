"""Names that have capitals in titles of any style, and are in no gazetteer: peoples, faiths, bodies, treaties."""

from typing import Final

_PEOPLES: Final = (
    "Afghan African Albanian Algerian American Andean Angolan Arab Argentinian Armenian Asian Australian Austrian "
    "Azerbaijani Bangladeshi Belarusian Belgian Bolivian Bosnian Brazilian Bulgarian Burundian Cambodian Cameroonian "
    "Canadian Chadian Chilean Colombian Croatian Cuban Cypriot Czech Dominican Ecuadorian Egyptian Eritrean Estonian "
    "Ethiopian European Filipino Gambian Georgian German Ghanaian Greek Guatemalan Guinean Haitian Honduran Hungarian "
    "Indian Indonesian Iranian Iraqi Israeli Italian Ivorian Jamaican Jordanian Kazakh Kenyan Korean Kosovar Kurd "
    "Latin Latvian Liberian Libyan Lithuanian Macedonian Malawian Malaysian Malian Mauritanian Mexican Moldovan "
    "Mongolian Moroccan Mozambican Namibian Nepali Nicaraguan Nigerian Norwegian Pakistani Palestinian Peruvian "
    "Romanian Russian Rwandan Salvadoran Saudi Serb Serbian Slovak Slovenian Somali Syrian Tajik Tamil Tanzanian Thai "
    "Tibetan Tigrayan Tunisian Turk Ugandan Ukrainian Uruguayan Uyghur Uzbek Venezuelan Yazidi Yemeni Zambian Zimbabwean "
    "Buddhist Catholic Christian Hindu Jew Muslim"
)
"""Peoples and faiths in the singular, which are also adjectives or have a plural in "s"."""
_WORDS: Final = (
    "Arabic Beninese British Burmese Chinese Congolese Danish Dutch English Finnish French Icelandic Irish Islam Islamic "
    "Japanese Jewish Kurdish Kyrgyz Lebanese Malagasy Nepalese Portuguese Roma Romani Rohingya Saharan Scottish "
    "Senegalese Sinhalese Spanish Sudanese Swedish Swiss Togolese Turkish Turkmen Vietnamese Welsh "
    "Amazon Atlantic Bali Beijing Brussels Budapest Cartagena Darfur Dublin Geneva Istanbul Kampala Khartoum London "
    "Marrakesh Mediterranean Nairobi Palermo Paris Rabat Rome Stockholm Tigray Vienna"
)
"""Adjectives of peoples, and cities and lands that give their names to treaties, processes and routes."""
_BODIES: Final = (
    "African Union", "Amnesty International", "Arab League", "General Assembly", "Human Rights Council", "Human Rights Watch", "International Criminal Court",
    "International Labour Organization", "International Organization for Migration",
    "New York", "Organization of American States", "Red Crescent", "Red Cross", "Save the Children", "Security Council", "UN Women", "United Nations",
    "World Bank", "World Health Organization",
)  # fmt: skip

_PLACES: Final = (
    "Addis Ababa", "Agadez", "Aleppo", "Amman", "Baghdad", "Bangkok", "Beirut", "Benin City", "Bidi Bidi", "Borno", "Borno State", "Cairo",
    "Calais", "Calabria", "Cox's Bazar", "Cúcuta", "Dadaab", "Dakar", "Damascus", "Delhi", "Dhaka", "Edo State", "Erbil",
    "Freetown", "Goma", "Hong Kong", "Horn of Africa", "Idlib", "Izmir", "Jakarta", "Johannesburg", "Juba", "Kabul", "Kachin",
    "Kakuma", "Kathmandu", "Kivu", "Lagos", "Lampedusa", "Lesbos", "Lesvos", "Mae Sot", "Maiduguri", "Manila", "Manus Island",
    "Mekong", "Mosul", "Mumbai", "Central Mediterranean", "Eastern Mediterranean", "Gulf States", "Northern Triangle", "Phnom Penh", "Rakhine", "Sabah", "Sarawak", "Sicily", "Tijuana",
    "Tripoli", "Yangon", "Za'atari", "Zaatari",
)  # fmt: skip
"""Camps, cities and provinces in studies of displacement."""
_CITIES: Final = (
    "Abidjan", "Abuja", "Adana", "Algiers", "Almaty", "Ankara", "Antananarivo", "Ashgabat", "Asunción", "Athens", "Auckland", "Baku", "Bamako",
    "Bangui", "Banjul", "Barcelona", "Belgrade", "Berlin", "Bishkek", "Bissau", "Bogotá", "Boston", "Brasília", "Brazzaville", "Bucharest",
    "Budapest", "Buenos Aires", "Bujumbura", "Cambridge", "Canberra", "Cape Town", "Caracas", "Casablanca", "Ceuta", "Chennai", "Chicago",
    "Chișinău", "Ciudad Juárez", "Colombo", "Conakry", "Copenhagen", "Dar es Salaam", "Dodoma", "Doha", "Douala", "Dubai", "Durban", "Dushanbe",
    "El Paso", "Gaborone", "Gaziantep", "Guatemala City", "Guayaquil", "Hamburg", "Hanoi", "Harare", "Hargeisa", "Havana", "Helsinki",
    "Ho Chi Minh City", "Houston", "Islamabad", "Jeddah", "Jerusalem", "Kampala", "Karachi", "Kigali", "Kingston", "Kinshasa", "Kolkata",
    "Kuala Lumpur", "Kyiv", "La Paz", "Lahore", "Lilongwe", "Lisbon", "Los Angeles", "Luanda", "Lusaka", "Madrid", "Managua", "Maputo", "Marseille",
    "Medellín", "Melbourne", "Melilla", "Mexico City", "Miami", "Milan", "Minsk", "Mogadishu", "Mombasa", "Monrovia", "Monterrey", "Montevideo",
    "Montreal", "Moscow", "Munich", "N'Djamena", "Naples", "Niamey", "Nouakchott", "Oslo", "Ottawa", "Ouagadougou", "Oxford", "Panama City",
    "Peshawar", "Port Moresby", "Port of Spain", "Port-au-Prince", "Prague", "Pretoria", "Pristina", "Pyongyang", "Quetta", "Quito", "Riyadh",
    "Rio de Janeiro", "San Diego", "San Francisco", "San José", "San Pedro Sula", "San Salvador", "Sana'a", "Santiago", "São Paulo", "Sarajevo",
    "Seoul", "Shanghai", "Sihanoukville", "Skopje", "Sofia", "Strasbourg", "Sydney", "Taipei", "Tallinn", "Tashkent", "Tbilisi", "Tegucigalpa",
    "Tehran", "The Hague", "Tirana", "Tokyo", "Toronto", "Tunis", "Ulaanbaatar", "Vancouver", "Vientiane", "Vilnius", "Warsaw", "Washington",
    "Windhoek", "Yaoundé", "Yerevan", "Zagreb", "Zurich",
)  # fmt: skip
"""Capitals and large cities."""
_GROUPS: Final = (
    "Al Qaeda", "Al-Qaeda", "Covid", "Daesh", "Ebola", "Facebook", "Google", "Hamas", "Hezbollah", "Holocaust", "Houthi", "Houthis",
    "Instagram", "Islamic State", "Janjaweed", "Lord's Resistance Army", "Nobel Peace Prize", "Quran", "Ramadan", "Taliban", "Telegram",
    "Twitter", "Wagner Group", "Zika",
)  # fmt: skip
"""Names of armed groups, platforms, diseases and other subjects of news."""
FOREIGN: Final = (
    "Bruxelles", "Conseil d'État", "Conseil de sécurité", "Consejo de Seguridad", "Convención de Ginebra", "Convenio de Estambul",
    "Convention de Genève", "Convention d'Istanbul", "Conventions de Genève", "Corte Constitucional", "Corte Suprema", "Cour de cassation",
    "Cour suprême", "Genève", "Ginebra", "Londres", "Naciones Unidas", "Nations Unies", "Nueva York", "Protocole de Palerme",
    "Protocolo de Palermo", "Saint-Louis", "Tribunal Constitucional", "Tribunal Supremo", "Unión Europea", "Union européenne",
)  # fmt: skip
"""Such names in French and Spanish."""
_STATES: Final = (
    "Alabama", "Alaska", "Alberta", "Arizona", "Arkansas", "British Columbia", "California", "Chiapas", "Ciudad Juárez", "Colorado",
    "Connecticut", "Delaware", "District of Columbia", "Florida", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky",
    "Louisiana", "Manitoba", "Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada",
    "New Hampshire", "New Jersey", "New Mexico", "New South Wales", "North Carolina", "North Dakota", "Nova Scotia", "Ohio", "Oklahoma",
    "Ontario", "Oregon", "Pennsylvania", "Quebec", "Queensland", "Rhode Island", "South Carolina", "South Dakota", "Tennessee", "Texas",
    "Utah", "Vermont", "Virginia", "West Virginia", "Wisconsin", "Wyoming",
)  # fmt: skip
"""States and provinces of North America and Australia."""
_INSTRUMENTS: Final = (
    "Agenda 2063", "Beijing Declaration", "Cartagena Declaration", "Convention against Corruption", "Convention against Torture",
    "Convention against Transnational Organized Crime",
    "Convention on the Elimination of All Forms of Discrimination against Women", "Convention on the Rights of Persons with Disabilities",
    "Convention on the Rights of the Child", "Convention relating to the Status of Refugees", "Convention relating to the Status of Stateless Persons",
    "Convention on the Reduction of Statelessness", "Domestic Workers Convention", "Dublin Regulation", "Forced Labour Convention",
    "Geneva Convention", "Geneva Conventions", "Genocide Convention", "Global Compact for Migration",
    "Global Compact for Safe, Orderly and Regular Migration", "Global Compact on Refugees", "Grand Bargain",
    "Guiding Principles on Internal Displacement", "Istanbul Convention", "Istanbul Protocol", "Kampala Convention", "Lanzarote Convention",
    "Lima Principles", "Millennium Development Goals", "Nansen Initiative", "New York Declaration", "Optional Protocol", "Palermo Convention",
    "Palermo Protocol", "Palermo Protocols", "Refugee Convention", "Return Directive", "Rome Statute", "Smuggling Protocol",
    "Sustainable Development Goal", "Sustainable Development Goals", "Trafficking Protocol", "Universal Declaration of Human Rights",
    "Trafficking Victims Protection Act", "Worst Forms of Child Labour Convention",
)  # fmt: skip
"""Treaties and other agreements of states, by their names in titles."""
_SYSTEMS: Final = (
    "Al-Shabaab", "Bali Process", "Blue Dot", "Boko Haram", "Counter-Trafficking Data Collaborative", "Displacement Tracking Matrix", "Frontex", "Global Slavery Index",
    "Interpol", "Khartoum Process", "Missing Migrants Project", "Operation Sovereign Borders", "Rabat Process", "Schengen", "Sphere Handbook",
    "Walk Free",
)  # fmt: skip
"""Databases, processes and handbooks with well-known names."""

CAPITALISED: Final = frozenset(
    {
        *_PEOPLES.split(),
        *(f"{people}s" for people in _PEOPLES.split()),
        *_WORDS.split(),
        *_BODIES,
        *_PLACES,
        *_CITIES,
        *_GROUPS,
        *FOREIGN,
        *_STATES,
        *_INSTRUMENTS,
        *_SYSTEMS,
    }
)
