"""Names as reports, catalogues and citations write them, written down before the table of bodies: what `bodies.py` measures by.

None of the lists was made from the table. One name a line; what has an answer stands before a tab from it.
"""

from typing import Final


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text."""
    return tuple(line.strip() for line in text.strip().splitlines())


BARE: Final = lines_of("""
Comisión Mexicana de Ayuda a Refugiados
Norwegian Red Cross
Croce Rossa Italiana
Cruz Vermelha Brasileira
Rode Kruis-Vlaanderen
Croissant-Rouge tunisien
Banque africaine de développement
Banco Interamericano de Desarrollo
Brot für die Welt
Diakonie Katastrophenhilfe
Deutsche Gesellschaft für Internationale Zusammenarbeit
Medico International
Kindernothilfe
Ärzte ohne Grenzen
Vluchtelingenwerk Nederland
Flüchtlingsrat Niedersachsen
Médicos Sin Fronteras
Périphéries
France terre d'asile
Forum réfugiés
La Cimade
Secours Catholique
Handicap International
Solidarités International
Première Urgence Internationale
Servicio Jesuita a Migrantes
Scalabrini International Migration Network
Pastoral Social Cáritas Ecuatoriana
Instituto Migrações e Direitos Humanos
Serviço de Estrangeiros e Fronteiras
Alto Comissariado para as Migrações
Save the Children Sweden
Plan International
World Relief
Mercy Corps
Tearfund
Trócaire
Concern Worldwide
Women's Refugee Commission
Doctors of the World
Lawyers' Committee for Human Rights
Kvinna till Kvinna
Danmarks Flygtningehjælp
Utlendingsdirektoratet
Maahanmuuttovirasto
Göç İdaresi Genel Müdürlüğü
Türk Kızılay
Kementerian Luar Negeri Republik Indonesia
المفوضية السامية للأمم المتحدة لشؤون اللاجئين
وزارة الداخلية اللبنانية
جمعية الهلال الأحمر السوداني
المجلس النرويجي للاجئين
Международная организация по миграции
Министерство внутренних дел Российской Федерации
联合国难民署
中国红十字会
国际劳工组织
国際協力機構
IMPACT Initiatives
INTERSOS
""")

WITH_ACRONYM: Final = lines_of("""
Comisión Mexicana de Ayuda a Refugiados (COMAR)
Comité permanent inter-États de lutte contre la sécheresse dans le Sahel (CILSS)
Banque Africaine de Développement (BAD)
Alto Comisionado de las Naciones Unidas para los Refugiados (ACNUR)
Haut-Commissariat des Nations unies pour les réfugiés (HCR)
Organização Internacional para as Migrações (OIM)
Deutsche Gesellschaft für Internationale Zusammenarbeit (GIZ)
Deutsches Rotes Kreuz (DRK)
Norwegian Refugee Council (NRC)
Coalition Against Trafficking in Women (CATW)
Médicos Sin Fronteras (MSF)
Médecins Sans Frontières (MSF)
Swedish International Development Cooperation Agency (Sida)
Agence française de développement (AFD)
Norwegian Agency for Development Cooperation (Norad)
Office for the Coordination of Humanitarian Affairs (OCHA)
Department for International Development (DFID)
National Agency for the Prohibition of Trafficking in Persons (NAPTIP)
Group of Experts on Action against Trafficking in Human Beings (GRETA)
Cruz Roja Mexicana (CRM)
Croix-Rouge française (CRF)
Mixed Migration Centre (MMC)
Platform for International Cooperation on Undocumented Migrants (PICUM)
Jesuit Refugee Service (JRS)
International Catholic Migration Commission (ICMC)
Red de Mujeres Contra la Violencia (RMCV)
Sin Fronteras IAP (SF)
Terre des hommes (Tdh)
Save the Children International (SCI)
Samaritan's Purse (SP)
Vigilantes de la Paz (VIPAZ)
Ligue des droits de l'homme (LDH)
Association pour le Droit à l'Initiative Économique (ADIE)
Organisation de coopération et de développement économiques (OCDE)
Observatoire de l'Afrique subsaharienne (OAS)
Fundación Ayuda en Acción (AeA)
Serviço Jesuíta aos Migrantes e Refugiados (SJMR)
Instituto Nacional de Migración (INM)
Secretaría de Gobernación (SEGOB)
Utlendingsdirektoratet (UDI)
Bundesamt für Migration und Flüchtlinge (BAMF)
Koordinierungskreis gegen Menschenhandel (KOK)
Afet ve Acil Durum Yönetimi Başkanlığı (AFAD)
Badan Perlindungan Pekerja Migran Indonesia (BP2MI)
Nationaal Rapporteur Mensenhandel (NRM)
Myria (MYRIA)
Walk Free Foundation (WFF)
Polaris (POL)
Islamic Relief Worldwide (IRW)
War Child Holland (WCH)
المنظمة الدولية للهجرة (IOM)
المفوضية السامية لشؤون اللاجئين (UNHCR)
منظمة العمل الدولية (ILO)
اللجنة الدولية للصليب الأحمر (ICRC)
Международная организация труда (МОТ)
Международный Комитет Красного Креста (МККК)
国际移民组织 (IOM)
联合国儿童基金会 (UNICEF)
国際移住機関 (IOM)
국제이주기구 (IOM)
""")

HARD: Final = lines_of("""
UN. High Commissioner for Refugees
UN. Human Rights Council. Special Rapporteur on Trafficking in Persons
United States. Department of Labor. Bureau of International Labor Affairs
Great Britain. Home Office
European Parliament. Policy Department C
UN, Economic and Social Council
Kenya. Ministry of Labour and Social Protection
Sénégal. Ministère de la Femme, de la Famille et de l'Enfance
Amnesty
Medair
Cordaid
Misereor
Tostan
Alboan
Caminando Fronteras
Ayuda en Acción
Manos Unidas
Entreculturas
Médicos del Mundo
Tierra de Hombres
Reporters sans frontières
Les Amis de Bouche à Oreille
Terra Renaissance
Lutheran World Federation
Church World Service
Catholic Relief Services
Refugees International
Anti-Slavery
La Strada Moldova
Astra
Children on the Edge
Street Child
Child Helpline International
Missing Children Europe
Nadia's Initiative
Doctors Without Borders/Médecins Sans Frontières
UNICEF Innocenti
UNHCR Regional Bureau for the Americas
IOM Regional Office for South America
OHCHR Cambodia
FCDO Somalia
The World Bank Group
the United Nations
Permanent Mission of Canada to the UN
ECOWAS Commission
Secretariado Nacional de Pastoral Social
Ministerstwo Spraw Wewnętrznych
Ministerul Afacerilor Interne
Pro Asyl
Welt Hunger Hilfe e.V.
""")

SEVERAL: Final = lines_of("""
IOM & UNHCR	2
UNHCR/IOM	2
UNHCR, IOM, WFP	3
UNICEF, IOM and Save the Children	3
OIM et HCR	2
OIM y ACNUR	2
OIM e ACNUR	2
UNHCR and World Bank	2
UNODC, UNICEF & ILO	3
ILO/Walk Free/IOM	3
ILO, Walk Free and IOM	3
FAO, IFAD, UNICEF, WFP and WHO	5
International Organization for Migration and United Nations High Commissioner for Refugees	2
Mixed Migration Centre and UNHCR	2
CEPAL y OIM	2
OCHA + UNHCR	2
REACH, IOM and ACTED	3
IOM – UNICEF	2
Norwegian Refugee Council and Internal Displacement Monitoring Centre	2
UNICEF; UNHCR, IOM	3
""")

PERSONS: Final = lines_of("""
Gabriel García Márquez	García Márquez | Gabriel
Alejandro Portes	Portes | Alejandro
Jorge Durand Arp-Nisen	Durand Arp-Nisen | Jorge
Ana María López Sala	López Sala | Ana María
Joaquín Arango Vila-Belda	Arango Vila-Belda | Joaquín
María Elena Rodríguez Pérez	Rodríguez Pérez | María Elena
Juan Carlos Murillo González	Murillo González | Juan Carlos
Carlos Alberto Pérez	Pérez | Carlos Alberto
Felipe González Morales	González Morales | Felipe
Rocío Lorenzo Cobo	Lorenzo Cobo | Rocío
João Peixoto da Silva	da Silva | João Peixoto
Beatriz Padilla Ruiz	Padilla Ruiz | Beatriz
Maria Lucinda Fonseca	Fonseca | Maria Lucinda
Duval Magalhães Fernandes	Magalhães Fernandes | Duval
Rosita Milesi	Milesi | Rosita
Maria da Conceição Almeida Santos	Almeida Santos | Maria da Conceição
Paulo de Sousa Pereira	de Sousa Pereira | Paulo
Catherine Wihtol de Wenden	Wihtol de Wenden | Catherine
Geneviève de Gaulle Anthonioz	de Gaulle Anthonioz | Geneviève
Virginie Guiraudon	Guiraudon | Virginie
Kim Dae-jung	Kim | Dae-jung
Park Geun-hye	Park | Geun-hye
Xi Jinping	Xi | Jinping
Lee Kuan Yew	Lee | Kuan Yew
Nguyễn Thị Kim Phúc	Nguyễn | Thị Kim Phúc
Wang Gungwu	Wang | Gungwu
Jane Kim	Kim | Jane
Biao Xiang	Xiang | Biao
David Lee	Lee | David
Mary Ellen Johnson	Johnson | Mary Ellen
Kofi Atta Annan	Annan | Kofi Atta
Ahmed bin Mohammed Al Thani	bin Mohammed Al Thani | Ahmed
Khalid Koser	Koser | Khalid
Abdelmalek Sayad	Sayad | Abdelmalek
Anne T. Gallagher	Gallagher | Anne T.
Hein de Haas	de Haas | Hein
Jørgen Carling	Carling | Jørgen
Ruben Andersson	Andersson | Ruben
Siobhán Mullally	Mullally | Siobhán
Tendayi Achiume	Achiume | Tendayi
""")

PEOPLE: Final = lines_of("""
Amina Mohammed; Ngozi Okonjo-Iweala; Wole Soyinka; Chimamanda Ngozi Adichie; Aderanti Adepoju; Oluwafemi Ogunleye; Osita Agbu; Sola Ogunsanya
Kwame Appiah; Akosua Darkwah; Ama Ata Aidoo; Kofi Annan; Nana Akufo-Addo; Mariama Awumbila; Joseph Teye; Efua Sutherland
Mamadou Diop; Fatou Bensouda; Aminata Traoré; Ousmane Sembène; Papa Demba Fall; Moussa Dembélé; Adama Barrow; Macky Sall
Idrissa Ouédraogo; Thomas Sankara; Mariama Bâ; Salimata Coulibaly; Boubacar Boris Diop; Ibrahima Thioub; Sory Camara; Djibril Tamsir Niane
Wangari Maathai; Uhuru Kenyatta; Ngũgĩ wa Thiong'o; Linda Oucho; John Oucho; Winnie Byanyima; Okot p'Bitek; Jakaya Kikwete
Abebe Bikila; Tsegaye Gabre-Medhin; Haile Selassie; Fikadu Adugna; Asnake Kefale; Meles Zenawi; Sahle-Work Zewde; Birtukan Mideksa
Abdirahman Hassan; Ayaan Hirsi Ali; Nuruddin Farah; Cawo Abdi; Hawa Abdi; Edna Adan Ismail; Mohamud Sheikh Ali; Fowsia Musse
Nelson Mandela; Loren Landau; Ingrid Palmary; Jonathan Crush; Thabo Mbeki; Zanele Muholi; Sally Peberdy; Aurelia Segatti
Graça Machel; Mia Couto; José Eduardo Agualusa; Pepetela; Paulina Chiziane; Inês Raimundo; Agostinho Neto; Carlos Lopes
Denis Mukwege; Joseph Kabila; Patrice Lumumba; Germaine Ngabo; Bertrand Ramcharan; Paul Biya; Achille Mbembe; Calixthe Beyala
Tahar Ben Jelloun; Mehdi Alioua; Mohamed Charef; Hicham Rachidi; Fatema Mernissi; Hein de Haas; Ali Bensaâd; Kamel Kateb
Ahmed Ben Bella; Assia Djebar; Nawal El Saadawi; Taha Hussein; Naguib Mahfouz; Ayman Zohry; Ibrahim Awad; Heba Morayef
Omar al-Bashir; Amel Osman; Munzoul Assal; Sulayman Baldo; Alex de Waal; Francis Deng; Leila Aboulela; Salah Hassan
Edward Said; Hanan Ashrawi; Mahmoud Darwish; Jalal Al Husseini; Riccardo Bocco; Sari Hanafi; Rashid Khalidi; Lex Takkenberg
Zaid Ra'ad Al Hussein; Rami Khouri; Philippe Fargues; Françoise De Bel-Air; Oroub El-Abed; Dawn Chatty; Lewis Turner; Nasser Yassin
Shirin Ebadi; Asef Bayat; Hossein Mousavi; Mina Fazel Zarandi; Reza Aslan; Ali Pour; Farah Karimi; Azadeh Sobout
Orhan Pamuk; Ahmet İçduygu; Elif Şafak; Kemal Kirişçi; Ayşem Biriz Karaçay; Nermin Abadan-Unat; Murat Erdoğan; Deniz Sert
Malala Yousafzai; Asma Jahangir; Imran Khan; Nasra Shah; Hina Jilani; Saeed Akhtar; Ayesha Siddiqa; Zulfikar Ali Bhutto
Amartya Sen; Ranabir Samaddar; Kiran Bedi; Sunitha Krishnan; Ratna Kapur; Prabha Kotiswaran; Irudaya Rajan; Bandana Pattanaik
Muhammad Yunus; Tasneem Siddiqui; C. R. Abrar; Shirin Akhter; Nazli Kibria; Syed Refaat Ahmed; Rumana Huque; Abul Barkat
Anuradha Koirala; Ganesh Gurung; Meena Poudel; Nandita Baruah; Durga Ghimire; Bandita Sijapati; Jagannath Adhikari; Shrestha Man
Aung San Suu Kyi; Thein Sein; Maung Zarni; Khin Maung Win; Ko Ni; Zaw Min Htun; Nang Hseng; Ma Thida
Somchai Neelapaijit; Supang Chantavanich; Chaiyakorn Kiatpongsan; Sriprapha Petcharamesree; Vitit Muntarbhorn; Premjai Vungsiriphisal; Kritaya Archavanitkul; Yingluck Shinawatra
Hun Sen; Chou Bun Eng; Mu Sochua; Keo Remy; Pol Pot; Chhim Sotheara; Nguyen Van Thieu; Le Bach Duong
Joko Widodo; Nunik Nurjanah; Wahyu Susilo; Anis Hidayah; Sukarno; Riwanto Tirtosudarmo; Graeme Hugo; Aris Ananta
Maruja Asis; Rodrigo Duterte; Dina Abad; Graziano Battistella; Jose Rizal; Cecilia Flores-Oebanda; Corazon Aquino; Ellene Sana
Ban Ki-moon; Lee Jong-wook; Seol Dong-Hoon; Kim Jong Un; Shin Gi-wook; Han Kang; Choi Eun-hee; Moon Jae-in
Sadako Ogata; Shinzo Abe; Haruki Murakami; Yasushi Iguchi; Kei Hakata; Saskia Sassen; Koichi Koizumi; Yuko Hamada
Mao Zedong; Sun Yat-sen; Xiang Biao; Zhang Li; Liu Xiaobo; Chan Kam Wing; Zhu Rongji; Wang Fei-Ling
António Guterres; Filippo Grandi; Peter Sutherland; William Lacy Swing; António Vitorino; Amy Pope; Brunson McKinley; Ruud Lubbers
Louise Arbour; Michelle Bachelet; Volker Türk; Navi Pillay; Mary Robinson; Jorge Bustamante; François Crépeau; Gabriela Rodríguez
Maria Grazia Giammarinaro; Joy Ngozi Ezeilo; Sigma Huda; Siobhán Mullally; Urmila Bhoola; Gulnara Shahinian; Tomoya Obokata; Dubravka Šimonović
Rebecca Surtees; Anette Brunovskis; Cathy Zimmerman; Ligia Kiss; Nicola Pocock; Mike Dottridge; Anne Gallagher; Julia O'Connell Davidson
Bridget Anderson; Stephen Castles; Mark Miller; Jeff Crisp; Alexander Betts; Paul Collier; Guy Goodwin-Gill; Jane McAdam
James Hathaway; Michelle Foster; Walter Kälin; Chaloka Beyani; Cecilia Jimenez-Damary; Roberta Cohen; Elizabeth Ferris; Susan Martin
Demetrios Papademetriou; Kathleen Newland; Susan Fratzke; Doris Meissner; Hiroko Kusuda; Andrew Selee; Natalia Banulescu-Bogdan; Meghan Benton
Olena Malynovska; Yuriy Butusov; Volodymyr Zelenskyy; Tetyana Kalenychenko; Svetlana Alexievich; Irina Ivakhnyuk; Zhanna Zayonchkovskaya; Vladimir Mukomel
Krystyna Iglicka; Marek Okólski; Agnieszka Fihel; Izabela Grabowska; Vít Novotný; Dušan Drbohlav; Boldizsár Nagy; Judit Tóth
Slavenka Drakulić; Vesna Nikolić-Ristanović; Biljana Simeunović-Patić; Ivan Krastev; Petya Nestorova; Nikola Gruevski; Edi Rama; Ilir Gëdeshi
Иван Петрович Сидоров; Анна Ахматова; Вячеслав Поставнин; محمد العريبي; فاطمة المرنيسي; 王小明; 李克强; 潘基文
""")

TRANSLATED: Final = lines_of("""
UNHCR; HCR; ACNUR; UN Refugee Agency; Haut-Commissariat des Nations Unies pour les réfugiés; Alto Comisionado de las Naciones Unidas para los Refugiados; Alto Comissariado das Nações Unidas para os Refugiados; المفوضية السامية للأمم المتحدة لشؤون اللاجئين; Управление Верховного комиссара ООН по делам беженцев; 联合国难民署; Office of the United Nations High Commissioner for Refugees
IOM; OIM; International Organisation for Migration; UN Migration; Organisation internationale pour les migrations; Organización Internacional para las Migraciones; Organização Internacional para as Migrações; المنظمة الدولية للهجرة; Международная организация по миграции; 国际移民组织
ILO; International Labour Organization; OIT; Organisation internationale du Travail; Organización Internacional del Trabajo; منظمة العمل الدولية; МОТ; 国际劳工组织; Bureau international du Travail
UNICEF; United Nations Children's Fund; Fonds des Nations Unies pour l'enfance; Fondo de las Naciones Unidas para la Infancia; منظمة الأمم المتحدة للطفولة; Детский фонд ООН; 联合国儿童基金会; Fundo das Nações Unidas para a Infância
UNODC; ONUDC; United Nations Office on Drugs & Crime; Office des Nations Unies contre la drogue et le crime; Oficina de las Naciones Unidas contra la Droga y el Delito; 联合国毒品和犯罪问题办公室
OCHA; UNOCHA; UN Office for the Coordination of Humanitarian Affairs; Bureau de la coordination des affaires humanitaires; Oficina de Coordinación de Asuntos Humanitarios; مكتب تنسيق الشؤون الإنسانية
OHCHR; HCDH; ACNUDH; UN Human Rights; Haut-Commissariat des Nations Unies aux droits de l'homme; Office of the High Commissioner for Human Rights; Oficina del Alto Comisionado de las Naciones Unidas para los Derechos Humanos
UNFPA; FNUAP; United Nations Population Fund; Fonds des Nations Unies pour la population; Fondo de Población de las Naciones Unidas; صندوق الأمم المتحدة للسكان
UNDP; PNUD; United Nations Development Program; Programme des Nations Unies pour le développement; Programa de las Naciones Unidas para el Desarrollo; برنامج الأمم المتحدة الإنمائي; ПРООН
WFP; PAM; PMA; World Food Program; Programme alimentaire mondial; Programa Mundial de Alimentos; برنامج الأغذية العالمي; 世界粮食计划署
WHO; OMS; World Health Organisation; Organisation mondiale de la Santé; Organización Mundial de la Salud; منظمة الصحة العالمية; ВОЗ; 世界卫生组织
FAO; Food & Agriculture Organization of the UN; Organisation des Nations Unies pour l'alimentation et l'agriculture; Organización de las Naciones Unidas para la Alimentación y la Agricultura; 粮农组织
UNESCO; Organisation des Nations Unies pour l'éducation, la science et la culture; اليونسكو; ЮНЕСКО
UN Women; ONU Femmes; ONU Mujeres; ONU Mulheres; هيئة الأمم المتحدة للمرأة; 联合国妇女署; UN-Women; United Nations Entity for Gender Equality and the Empowerment of Women
UNRWA; United Nations Relief and Works Agency for Palestine Refugees in the Near East; الأونروا; Office de secours et de travaux des Nations Unies pour les réfugiés de Palestine dans le Proche-Orient
UNAIDS; ONUSIDA; Joint United Nations Programme on HIV/AIDS; Programme commun des Nations Unies sur le VIH/sida; ЮНЭЙДС
UN; ONU; United Nations; Nations Unies; Naciones Unidas; Nações Unidas; الأمم المتحدة; ООН; 联合国; Vereinte Nationen
United Nations Security Council; UNSC; Conseil de sécurité des Nations Unies; Consejo de Seguridad de las Naciones Unidas; مجلس الأمن; Совет Безопасности ООН
UN General Assembly; UNGA; Assemblée générale des Nations Unies; Asamblea General de las Naciones Unidas; الجمعية العامة للأمم المتحدة
UN Human Rights Council; HRC; Conseil des droits de l'homme; Consejo de Derechos Humanos; مجلس حقوق الإنسان
UN Committee on the Rights of the Child; Comité des droits de l'enfant; Comité de los Derechos del Niño; لجنة حقوق الطفل
CEDAW Committee; Committee on the Elimination of Discrimination against Women; Comité pour l'élimination de la discrimination à l'égard des femmes
UNEP; PNUE; PNUMA; United Nations Environment Programme; Programme des Nations Unies pour l'environnement
UN-Habitat; ONU-Habitat; United Nations Human Settlements Programme
UNCTAD; CNUCED; United Nations Conference on Trade and Development
ECLAC; CEPAL; CEPALC; Economic Commission for Latin America and the Caribbean; Comisión Económica para América Latina y el Caribe
ESCAP; CESAP; Economic and Social Commission for Asia and the Pacific
ECA; UNECA; CEA; Economic Commission for Africa; Commission économique pour l'Afrique
ESCWA; CESAO; Economic and Social Commission for Western Asia; الإسكوا
DESA; UN DESA; Department of Economic and Social Affairs; Département des affaires économiques et sociales
OSRSG CAAC; Office of the Special Representative of the Secretary-General for Children and Armed Conflict
IASC; Inter-Agency Standing Committee; Comité permanent interorganisations; Comité Permanente entre Organismos
UNICRI; United Nations Interregional Crime and Justice Research Institute; Institut interrégional de recherche des Nations Unies sur la criminalité et la justice
ICRC; CICR; IKRK; International Committee of the Red Cross; Comité international de la Croix-Rouge; Comité Internacional de la Cruz Roja; اللجنة الدولية للصليب الأحمر; МККК; 红十字国际委员会
IFRC; FICR; International Federation of Red Cross & Red Crescent Societies; Fédération internationale des Sociétés de la Croix-Rouge et du Croissant-Rouge; Federación Internacional de Sociedades de la Cruz Roja y de la Media Luna Roja
Norwegian Refugee Council; NRC; Flyktninghjelpen; المجلس النرويجي للاجئين; Conseil norvégien pour les réfugiés
Danish Refugee Council; Dansk Flygtningehjælp; Conseil danois pour les réfugiés
International Rescue Committee; Comité international de secours; لجنة الإنقاذ الدولية
Save the Children; Save the Children International; Sauver les enfants
MSF; Médecins Sans Frontières; Doctors Without Borders; Médicos Sin Fronteras; أطباء بلا حدود; Ärzte ohne Grenzen
Médecins du Monde; Doctors of the World; Médicos del Mundo; MdM
Amnesty International; Amnistie internationale; Amnistía Internacional; Amnistia Internacional; منظمة العفو الدولية
Human Rights Watch; HRW; هيومن رايتس ووتش
European Union; EU; UE; Union européenne; Unión Europea; União Europeia; الاتحاد الأوروبي; Европейский союз; Europäische Union
European Commission; Commission européenne; Comisión Europea; Comissão Europeia; Europäische Kommission
European Parliament; Parlement européen; Parlamento Europeo
EASO; EUAA; European Asylum Support Office; European Union Agency for Asylum; Bureau européen d'appui en matière d'asile; EU Agency for Asylum
Frontex; European Border and Coast Guard Agency; European Agency for the Management of Operational Cooperation at the External Borders
FRA; EU Agency for Fundamental Rights; European Union Agency for Fundamental Rights; Agence des droits fondamentaux de l'Union européenne
Europol; European Police Office; European Union Agency for Law Enforcement Cooperation
Council of Europe; CoE; Conseil de l'Europe; Consejo de Europa; Совет Европы
GRETA; Group of Experts on Action against Trafficking in Human Beings; Groupe d'experts sur la lutte contre la traite des êtres humains
OSCE; Organisation for Security and Co-operation in Europe; Organisation pour la sécurité et la coopération en Europe; ОБСЕ
ODIHR; OSCE Office for Democratic Institutions and Human Rights; BIDDH
African Union; Union africaine; União Africana; الاتحاد الأفريقي; Африканский союз; Unión Africana
African Union Commission; AUC; Commission de l'Union africaine
ECOWAS; CEDEAO; Economic Community of West African States; Communauté économique des États de l'Afrique de l'Ouest; Comunidade Económica dos Estados da África Ocidental
IGAD; Intergovernmental Authority on Development; Autorité intergouvernementale pour le développement
SADC; Southern African Development Community; Communauté de développement de l'Afrique australe; Comunidade para o Desenvolvimento da África Austral
ASEAN; ANASE; Association of South East Asian Nations; 东南亚国家联盟
OAS; OEA; Organization of American States; Organisation des États américains; Organización de los Estados Americanos
IACHR; CIDH; Inter-American Commission on Human Rights; Comisión Interamericana de Derechos Humanos
League of Arab States; LAS; Arab League; Ligue des États arabes; جامعة الدول العربية
World Bank; Banque mondiale; Banco Mundial; البنك الدولي; Всемирный банк; 世界银行; The World Bank
IMF; FMI; International Monetary Fund; Fonds monétaire international; صندوق النقد الدولي
OECD; OCDE; Organization for Economic Co-operation and Development; Organisation de coopération et de développement économiques; Organización para la Cooperación y el Desarrollo Económicos
AfDB; BAD; African Development Bank; Banque africaine de développement; Banco Africano de Desenvolvimento
BID; IADB; Inter-American Development Bank; Banco Interamericano de Desarrollo
ADB; Asian Development Bank; Banque asiatique de développement; 亚洲开发银行
USAID; United States Agency for International Development; U.S. Agency for International Development; US Agency for International Development
US Department of State; U.S. Department of State; United States Department of State; U.S. State Department
US Department of Labor; U.S. Dept. of Labor; USDOL
FCDO; Foreign, Commonwealth & Development Office
DFID; Department for International Development
GIZ; Deutsche Gesellschaft für Internationale Zusammenarbeit; German Agency for International Cooperation
BAMF; Bundesamt für Migration und Flüchtlinge; Federal Office for Migration and Refugees
Sida; Swedish International Development Cooperation Agency; Styrelsen för internationellt utvecklingssamarbete
ICMPD; International Centre for Migration Policy Development
IDMC; Internal Displacement Monitoring Centre; Observatoire des situations de déplacement interne
Interpol; International Criminal Police Organization; OIPC; Organisation internationale de police criminelle; Organización Internacional de Policía Criminal
IPU; UIP; Inter-Parliamentary Union; Union interparlementaire
International Criminal Court; Cour pénale internationale; Corte Penal Internacional; МУС
International Court of Justice; Cour internationale de Justice
ECtHR; European Court of Human Rights; Cour européenne des droits de l'homme; CEDH
Action contre la Faim; Action Against Hunger; Acción contra el Hambre; ACF
Caritas Internationalis; Caritas
Jesuit Refugee Service; JRS; Service jésuite des réfugiés; Servicio Jesuita a Refugiados
Terre des Hommes; Tierra de hombres; Tdh
NAPTIP; National Agency for the Prohibition of Trafficking in Persons
La Strada International; LSI
GAATW; Global Alliance Against Traffic in Women
ECPAT International; ECPAT; End Child Prostitution in Asian Tourism
German Red Cross; Deutsches Rotes Kreuz; DRK
British Red Cross; BRC; British Red Cross Society
Croix-Rouge française; French Red Cross
Cruz Roja Española; Spanish Red Cross
Cruz Roja Colombiana; Colombian Red Cross
Turkish Red Crescent; Türk Kızılay; Türk Kızılayı; Türkiye Kızılay Derneği
Syrian Arab Red Crescent; SARC; الهلال الأحمر العربي السوري
""")

LOOK_ALIKES: Final = lines_of("""
Danish Council for Refugees and Art	Danish Refugee Council
Democratic Republic of the Congo	Danish Refugee Council
DRC	Danish Refugee Council
IRC	International Rescue Committee
Committee International Rescue Dogs	International Rescue Committee
UNICEF Nigeria	UNICEF
UNICEF UK	UNICEF
IOM Iraq	IOM
UNHCR Staff Council	UNHCR
International Organization for Standardization	IOM
International Office for Migrants	IOM
OIM Consulting	IOM
World Bank Staff Association	World Bank
World Bank Institute	World Bank
European Council	Council of Europe
Council of the European Union	Council of Europe
Council of the European Union	European Council
European Union of Women	European Union
Save the Children Norway	Save the Children
Save the Redwoods League	Save the Children
MSF Belgium	MSF
Amnesty International Ghana	Amnesty International
Human Rights Council of Australia	UN Human Rights Council
Human Rights Commission	UN Human Rights Council
Human Rights Committee	UN Human Rights Council
Committee against Torture	UN Human Rights Council
International Criminal Tribunal for Rwanda	ICC
International Chamber of Commerce	ICC
International Commission of Jurists	ICJ
Inter-American Court of Human Rights	IACHR
European Commission on Human Rights	European Commission
European Commission against Racism and Intolerance	European Commission
African Development Fund	AfDB
African Union of Broadcasting	African Union
Asian Development Bank Institute	ADB
Asylum Development Board	ADB
CRS	Catholic Relief Services
ACF	ACT Alliance
AI	Amnesty International
SC	Save the Children
Department of Labor	US Department of Labor
Department of State	US Department of State
Ministry of State	US Department of State
Department for International Development Cooperation	DFID
Norwegian Red Cross	IFRC
American Red Cross	British Red Cross
Red Cross	ICRC
Caritas Lebanon	Caritas
Oxfam America	Oxfam
Plan	Plan International
Islamic Relief USA	Islamic Relief Worldwide
Care Quality Commission	CARE International
Goal	GAATW
Red Crescent Society of Djibouti	IFRC
National Commission on Human Rights	OHCHR
Office of the Commissioner for Human Rights	OHCHR
United Nations Association of Norway	UN
United Nations University	UN
Population Fund of Brazil	UNFPA
Food and Agriculture Organisation of Peru	FAO
""")

AMBIGUOUS: Final = lines_of("""
DRC
IRC
CRS
ICC
CPI
ICJ
CIJ
IDB
SC
AI
CRC
NCA
ISS
CNDH
EC
""")

UNSEEN: Final = lines_of("""
Fundación Cristosal
Casa Alianza Nicaragua
Organización Fraternal Negra Hondureña
Programa Casa Refugiados
Asylum Access México
Médicos de Ilusiones Sin Límites
Defensoría del Pueblo de Ecuador
Dirección General de Migración y Extranjería
Observatorio Iberoamericano sobre Movilidad Humana
Sin Papeles Barcelona
Cáritas Arquidiocesana de São Paulo
Missão Paz
Instituto Unibanco
Repórter Brasil
Polícia Federal
Conselho Português para os Refugiados
Associação Nacional dos Defensores Públicos
Groupe Urgence Réhabilitation et Développement
Fonds d'action sociale
Organisation Suisse d'aide aux réfugiés
Maison des Migrants de Gao
Alliance Ciyad
Amicale des Marocains de l'Etranger
Bibliothèque nationale de France
Ministère de l'Action sociale
Institut de recherche pour la paix
Service Social International
Deutscher Städtetag
Bundeszentrale für politische Bildung
Flüchtlingsrat Brandenburg
Schweizerische Flüchtlingshilfe
Jugend Rettet
Rat für Migration
Menschen auf der Flucht
Arbeitsstab Menschenhandel
Zentralrat der Muslime
Landeskriminalamt Nordrhein-Westfalen
Stichting Nidos
Defence for Children Nederland
Leger des Heils
Centraal Orgaan opvang asielzoekers
Svenska Kyrkan
Länsstyrelsen i Stockholm
Brottsförebyggande rådet
Kripos
Hope for Children
Red Barnet
Statens institutt for folkehelse
Centro Italiano Rifugiati
Medici per i Diritti Umani
Borderline Sicilia
Fondazione Migrantes
Helsińska Fundacja Praw Człowieka
Organizacija za migracije
Magyar Helsinki Bizottság
Centrul pentru Resurse Juridice
Mülteciler Derneği
Hayata Destek
Badan Pusat Statistik
Migrant CARE
Jaringan Buruh Migran
Wizara ya Mambo ya Ndani
مركز القاهرة لدراسات حقوق الإنسان
الشبكة السورية لحقوق الإنسان
دائرة الإحصاءات العامة
وزارة العمل والشؤون الاجتماعية
Совет Европы в Молдове
Гражданское содействие
Комитет по делам миграции
Украинский Хельсинкский союз
中国人权研究会
公安部
国际红十字会
日本国際交流センター
난민인권센터
Refugees Welcome
Room to Read
Tree of Life
Freedom United
Not For Sale
Made in a Free World
Love Justice
Hagar International
Chab Dai
Nexus
Thorn
Made for Minds
Kids Rights
Their World
""")
