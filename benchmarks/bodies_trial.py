"""Names written down after the third trial and before the rules it asked for: what `bodies.py` measures by, beside `bodies_lists.py`.

None was taken from the table of bodies. What has an answer stands before a tab from it.
"""

from typing import Final

from benchmarks.bodies_lists import lines_of

INVERTED: Final = lines_of("""
for Migration, International Organization	International Organization for Migration
for Refugees, United Nations High Commissioner	United Nations High Commissioner for Refugees
of the United Nations, Food and Agriculture Organization	Food and Agriculture Organization of the United Nations
on Climate Change, Intergovernmental Panel	Intergovernmental Panel on Climate Change
Bank, World	World Bank
Nations, United	United Nations
Organization, World Health	World Health Organization
Watch, Human Rights	Human Rights Watch
International, Amnesty	Amnesty International
Rights, Office of the High Commissioner for Human	Office of the High Commissioner for Human Rights
Refugees, United Nations High Commissioner for	United Nations High Commissioner for Refugees
Migration, International Organization for	International Organization for Migration
Children, Save the	Save the Children
Fund, International Monetary	International Monetary Fund
Commission, European	European Commission
Union, African	African Union
Crime, United Nations Office on Drugs and	United Nations Office on Drugs and Crime
Statistics, Australian Bureau of	Australian Bureau of Statistics
State, US Department of	US Department of State
Frontières, Médecins Sans	Médecins Sans Frontières
Office, Great Britain Home	Great Britain Home Office
Council, Norwegian Refugee	Norwegian Refugee Council
mondiale, Banque	Banque mondiale
Migraciones, Organización Internacional para las	Organización Internacional para las Migraciones
Justice, Ministry of	Ministry of Justice
Committee, International Rescue	International Rescue Committee
Cross, International Committee of the Red	International Committee of the Red Cross
Group, International Crisis	International Crisis Group
Foundation, Walk Free	Walk Free Foundation
Unies, Nations	Nations Unies
Unidas, Naciones	Naciones Unidas
Flüchtlinge, Bundesamt für Migration und	Bundesamt für Migration und Flüchtlinge
Institute, Danish Refugee	Danish Refugee Institute
Development, Organisation for Economic Co-operation and	Organisation for Economic Co-operation and Development
""")

UPRIGHT: Final = lines_of("""
Banks, Laura
Bank, Peter
Church, Alison
Justice, Benjamin
Parliament, James
Watch, Anna
Rights, David
House, Freda
Union, Maria
Fund, John
Law, David
Power, Samantha
Group, Thomas M.
State, Bogdan
Crown, Sheryl
World, Hannah
Council, Ruth
Cross, Amanda
Nation, Carrie
Hall, Stuart
Children, Robert
Bureau, Guillaume
Union, R.
Bank, W.
Organ, Michele
Crime, Aria
London, Jack
West, Candace
Berlin, Isaiah
France, Anatole
Israel, Jonathan
Young, Iris Marion
Labour, Emma
Office, J. T.
Berg, Anna van den
Organista, Kurt C.
Banks, Nina
Wales, Jimmy
Guinea, Francis
Ireland, Patricia
""")

OFFICES: Final = lines_of("""
UNHCR Kenya	UNHCR Kenya	unhcr
IOM Ukraine.	IOM Ukraine	iom
WHO Europe	WHO Europe	who
UNICEF ROSA	UNICEF ROSA	unicef
UNICEF ESARO	UNICEF ESARO	unicef
IOM South Sudan	IOM South Sudan	iom
IOM DTM	IOM DTM	iom
Unicef Kenya	Unicef Kenya	unicef
Unhcr Mexico	Unhcr Mexico	unhcr
UNDP Viet Nam	UNDP Viet Nam	undp
OHCHR Cambodia	OHCHR Cambodia	ohchr
UNODC Brasil	UNODC Brasil	unodc
UNODC ROSEAP	UNODC ROSEAP	unodc
WFP VAM	WFP VAM	wfp
WFP Yemen	WFP Yemen	wfp
OCHA Philippines	OCHA Philippines	ocha
FAO Nepal	FAO Nepal	fao
ILO DWT Bangkok	ILO DWT Bangkok	ilo
OIM Colombia	OIM Colombia	iom
ACNUR Venezuela	ACNUR Venezuela	unhcr
HCR Tchad	HCR Tchad	unhcr
UNFPA Arab States	UNFPA Arab States	unfpa
UN Women Georgia	UN Women Georgia	unwomen
Save the Children Norway	Save the Children Norway	savethechildren
NRC Afghanistan	NRC Afghanistan	nrc
MSF Belgium	MSF Belgium	msf
UNHCR, Kenya	UNHCR, Kenya	unhcr
UNHCR - Kenya	UNHCR - Kenya	unhcr
UNHCR (Kenya)	UNHCR (Kenya)	unhcr
World Bank Indonesia	World Bank Indonesia	wb
Oxfam Novib	Oxfam Novib	oxfam
Frontex Liaison Office	Frontex Liaison Office	frontex
Kenya, UNHCR	UNHCR Kenya	unhcr
Ukraine, IOM	IOM Ukraine	iom
ROSA, UNICEF	UNICEF ROSA	unicef
Kenya, Unhcr	UNHCR Kenya	unhcr
""")

TOGETHER: Final = lines_of("""
IOM & UNHCR	2
IOM and UNICEF	2
IOM und UNHCR	2
UNHCR + UNICEF	2
ILO/UNICEF	2
OIM y ACNUR	2
OIM et HCR	2
OIM e ACNUR	2
المنظمة الدولية للهجرة و المفوضية السامية للأمم المتحدة لشؤون اللاجئين	2
المنظمة الدولية للهجرة واليونيسف	2
Ministry of Health and World Health Organization	2
Ministry of Labour & ILO	2
World Bank & Ministry of Finance	2
Government of Kenya and UNHCR	2
University of Nairobi and Danish Refugee Council	2
Save the Children and Plan International	2
Ministère de la Santé et UNICEF	2
Ministerio de Trabajo y OIT	2
Ministério da Justiça e ACNUR	2
Ministério da Justiça e Ministério do Trabalho	2
Bundesministerium des Innern und BAMF	2
Bundesamt für Migration und Flüchtlinge und Statistisches Bundesamt	2
Banco Mundial y Banco Interamericano de Desarrollo	2
Banque mondiale et Banque africaine de développement	2
UNHCR, IOM and WFP	3
UNICEF, UNHCR & Save the Children	3
Kenya National Bureau of Statistics and ICF International	2
International Labour Organization / Walk Free Foundation	2
Human Rights Watch + Amnesty International	2
МОМ и УВКБ ООН	2
Международная организация по миграции и ЮНИСЕФ	2
OIM, ACNUR e UNICEF	3
OHCHR / UNICEF / UN Women	3
ECPAT and Interpol	2
Instituto Nacional de Estadística y UNFPA	2
Refugee Law Project & Norwegian Refugee Council	2
""")

ONE_BODY: Final = lines_of("""
Bundesministerium für Familie, Senioren, Frauen und Jugend
Bundesministerium für wirtschaftliche Zusammenarbeit und Entwicklung
Bundesamt für Migration und Flüchtlinge
Ministerium für Kinder, Familie, Flüchtlinge und Integration
Department for Levelling Up, Housing and Communities
Department for Business, Energy & Industrial Strategy
Department for Environment, Food and Rural Affairs
Department of Health and Human Services
Ministry of Gender, Labour and Social Development
Ministry of Labour, Employment and Social Protection
Foreign, Commonwealth & Development Office
Ministère de l'Intérieur et de l'Outre-mer
Ministère de la Femme, de la Famille et de l'Enfance
Ministerio de Trabajo y Economía Social
Ministerio de Inclusión, Seguridad Social y Migraciones
Ministério da Justiça e Segurança Pública
Ministério do Trabalho, Solidariedade e Segurança Social
Food and Agriculture Organization
Office for Democratic Institutions and Human Rights
Ernst & Young
Marie Stopes & Partners
Standing Committee on Justice and Human Rights
Instituto Brasileiro de Geografia e Estatística
Comissão de Direitos Humanos e Minorias
Institut national de la statistique et des études économiques
Centro de Investigación y Docencia Económicas
Ministero del Lavoro e delle Politiche Sociali
Министерство труда и социальной защиты
وزارة العمل والشؤون الاجتماعية
National Society for the Prevention of Cruelty to Children
Women, Peace and Security Network
United Nations Educational, Scientific and Cultural Organization
Center for Gender & Refugee Studies
Immigration, Refugees and Citizenship Canada
Haut Conseil des femmes et des familles
""")

CASES: Final = lines_of("""
International Organization for Migration
United Nations Human Settlements Programme
World Meteorological Organization
Pan American Health Organization
International Seabed Authority
Green Climate Fund
Global Partnership for Education
Inter-Agency Network for Education in Emergencies
Norwegian People's Aid
Swedish Red Cross
Swiss Church Aid
Christian Solidarity Worldwide
Hope and Homes for Children
Lumos
Retrak
Toybox
Viva
Missing People
Freedom Fund
La Strada Ukraine
Anti-Slavery International
Walk Free
Shared Hope International
Stop the Traffik
Free the Slaves
Exodus Cry
Unchosen
Hestia
Kalayaan
Migrant Help
Ashiana Sheffield
Snowdrop Project
Black Association of Women Step Out
Bail for Immigration Detainees
Médecins du Monde
Secours Populaire Français
Ligue des droits de l'Homme
Défenseur des droits
Cour nationale du droit d'asile
Conseil d'État
Cour de cassation
Assemblée nationale
Sénat
Office français de l'immigration et de l'intégration
Université catholique de Louvain
Sciences Po
Le Monde
Radio France Internationale
Agence de presse africaine
Croix-Rouge sénégalaise
Banque de France
Fundación Arcoíris
Casa del Migrante de Tijuana
Corte Suprema de Justicia de la Nación
Tribunal Supremo
Audiencia Nacional
Defensoría del Pueblo
Fiscalía General de la Nación
Universidad de los Andes
El País
Banco de España
Cámara de Diputados
Congreso de la República
Cruz Roja Guatemalteca
Red Jesuita con Migrantes
Sin Fronteras
Polícia Judiciária
Supremo Tribunal Federal
Universidade de Coimbra
Folha de São Paulo
Câmara dos Deputados
Cáritas Brasileira
Banco Central do Brasil
Deutscher Bundestag
Bundesverfassungsgericht
Statistisches Bundesamt
Deutscher Caritasverband
Universität Bielefeld
Der Spiegel
Süddeutsche Zeitung
Pro Asyl
Aktion Deutschland Hilft
Jesuiten-Flüchtlingsdienst
Corte di Cassazione
Università degli Studi di Padova
Croce Rossa Italiana
Comunità di Sant'Egidio
La Repubblica
Banca d'Italia
Министерство труда Российской Федерации
Верховный суд Российской Федерации
Комитет гражданское содействие
Новая газета
جامعة الدول العربية
المحكمة الدستورية العليا
صحيفة الأهرام
البنك المركزي المصري
Supreme Court of India
High Court of Kenya
Court of Appeal of England and Wales
The New York Times
Al Jazeera English
Reserve Bank of India
Kenya National Bureau of Statistics
""")

BY_CLASS: Final = lines_of("""
Corte Constitucional del Ecuador
Corte Suprema de Justicia de Honduras
Juzgado de lo Penal número 3
Tribunal Constitucional
Cour suprême du Canada
Cour d'appel de Paris
Cour constitutionnelle
Conseil constitutionnel
Tribunal de grande instance de Bobigny
Supremo Tribunal de Justiça
Ministério Público do Trabalho
Polícia Rodoviária Federal
Defensoria Pública da União
Senado Federal
Asamblea Nacional de Venezuela
Cámara de Comercio de Bogotá
Diputación de Barcelona
Generalitat de Catalunya
Junta de Andalucía
Xunta de Galicia
Gobierno Vasco
Diario de Hoy
La Prensa Gráfica
El Nuevo Diario
Diário de Notícias
Jornal de Angola
Journal de Montréal
Ouest-France
Radio Okapi
Radio Télévision Suisse
Tageszeitung Junge Welt
Berliner Zeitung
Stuttgarter Nachrichten
Bundesgerichtshof
Oberlandesgericht Celle
Bundesverwaltungsgericht
Amtsgericht Hamburg
Landtag Brandenburg
Evangelische Kirche in Deutschland
Diakonisches Werk
Arbeiterwohlfahrt Bundesverband
Technische Universität Dresden
Humboldt-Universität zu Berlin
Wissenschaftszentrum Berlin
Tribunale di Milano
Corte costituzionale
Camera dei Deputati
Senato della Repubblica
Polizia di Stato
Guardia Costiera
Comune di Lampedusa
Regione Siciliana
Università Cattolica del Sacro Cuore
Il Sole 24 Ore
Il Fatto Quotidiano
Prefettura di Trapani
Конституционный суд Российской Федерации
Генеральная прокуратура
Федеральная миграционная служба
Государственная Дума
Российская газета
Радио Свобода
Институт демографии
Благотворительный фонд Право на защиту
Мемориал
محكمة النقض
مجلس النواب
النيابة العامة
جريدة الغد
قناة العالم
الجامعة الأردنية
البنك المركزي الأردني
هيومن رايتس
Kenya Revenue Authority
Bank of Uganda
Central Bank of Nigeria
Federal High Court of Nigeria
Court of Appeal of Tanzania
Crown Prosecution Service
Metropolitan Police
Old Bailey
House of Lords
House of Commons
Scottish Parliament
Welsh Government
Law Commission of India
Daily Monitor
Sunday Times
Vanguard News
The East African
Dhaka Tribune
Kathmandu Post
Sydney Morning Herald
Hope for Justice
City Hearts
Safe Horizon
Freedom from Torture
Not on Our Watch
Doctors of Hope
Terre d'Asile Tunisie
Casa Marianella
Hogar Cristo Rey
Manos Abiertas
Pueblos Unidos
Religiosas Adoratrices
Hermanas Oblatas
Pastoral do Migrante
Rede um Grito pela Vida
Stella Maris
Villa Maraini
Gruppo Abele
Arci Palermo
Pro Familia
Weisser Ring
Frauenhauskoordinierung
Seebrücke
Sea-Eye
Mission Lifeline
Oxfam Intermón
Secours Islamique
Entraide et Fraternité
Vie Féminine
Les Restos du Coeur
La Voix de l'Enfant
""")
"""Courts, parliaments, news and charities, written down before the words that tell such names were added, and no row made of them."""

SPLIT: Final = lines_of("""
Ana Paula Rodrigues Costa	Rodrigues Costa | Ana Paula
Francisco Javier García Castaño	García Castaño | Francisco Javier
Luis Eduardo Guarnizo	Guarnizo | Luis Eduardo
Jorge A. Bustamante	Bustamante | Jorge A.
Rodolfo Casillas Ramírez	Casillas Ramírez | Rodolfo
María Dolores París Pombo	París Pombo | María Dolores
José Luis Rocha	Rocha | José Luis
Juan Manuel Santos Calderón	Santos Calderón | Juan Manuel
Gioconda Herrera Mosquera	Herrera Mosquera | Gioconda
Martha Cecilia Ruiz	Ruiz | Martha Cecilia
Ninna Nyberg Sørensen	Nyberg Sørensen | Ninna
Miguel Ángel Alfaro Redondo	Alfaro Redondo | Miguel Ángel
João Carlos Jarochinski Silva	Jarochinski Silva | João Carlos
Sidney Antonio da Silva	da Silva | Sidney Antonio
Rosana Baeninger	Baeninger | Rosana
Leonardo Cavalcanti	Cavalcanti | Leonardo
Antônio Tadeu Ribeiro de Oliveira	Ribeiro de Oliveira | Antônio Tadeu
Luís Felipe Aires Magalhães	Aires Magalhães | Luís Felipe
Bela Feldman-Bianco	Feldman-Bianco | Bela
Giralda Seyferth	Seyferth | Giralda
Ludwig van Beethoven	van Beethoven | Ludwig
Ursula von der Leyen	von der Leyen | Ursula
Thomas de Maizière	de Maizière | Thomas
Jean-Claude Juncker	Juncker | Jean-Claude
Smaïn Laacher	Laacher | Smaïn
Gérard Noiriel	Noiriel | Gérard
Emmanuel Terray	Terray | Emmanuel
Nguyễn Văn Chính	Nguyễn | Văn Chính
Trần Thị Thanh Hà	Trần | Thị Thanh Hà
Zhou Min	Zhou | Min
Min Zhou	Zhou | Min
Park Chung-hee	Park | Chung-hee
Roh Moo-hyun	Roh | Moo-hyun
Goh Chok Tong	Goh | Chok Tong
Brenda Yeoh	Yeoh | Brenda
Brenda S. A. Yeoh	Yeoh | Brenda S. A.
Ali ibn Abi Talib	ibn Abi Talib | Ali
Mohammed bin Salman	bin Salman | Mohammed
Abdullah Al Hussein	Al Hussein | Abdullah
Nasser bin Hamad Al Khalifa	bin Hamad Al Khalifa | Nasser
Susan F. Martin	Martin | Susan F.
Kerry Abrams	Abrams | Kerry
Martin Luther King Jr.	King | Martin Luther
Mark J. Miller	Miller | Mark J.
Oliver Bakewell	Bakewell | Oliver
Dita Vogel	Vogel | Dita
Elżbieta Goździak	Goździak | Elżbieta
Wendy Vogt	Vogt | Wendy
Marie-Laurence Flahaux	Flahaux | Marie-Laurence
Giuseppe Sciortino	Sciortino | Giuseppe
Maurizio Ambrosini	Ambrosini | Maurizio
Asher Lazarus Hirsch	Hirsch | Asher Lazarus
Nando Sigona	Sigona | Nando
Elena Fiddian-Qasmiyeh	Fiddian-Qasmiyeh | Elena
Mollie Gerver	Gerver | Mollie
Pia Oberoi	Oberoi | Pia
Anna Triandafyllidou	Triandafyllidou | Anna
Bimal Kanti Paul	Paul | Bimal Kanti
Teresa Cristina Albuquerque Sá	Albuquerque Sá | Teresa Cristina
María José Fernández Vicente	Fernández Vicente | María José
""")

BY_LANGUAGE: Final = lines_of("""
International Organization for Migration; IOM; OIM; МОМ; Organisation internationale pour les migrations (OIM); Internationale Organisation für Migration; Organizzazione Internazionale per le Migrazioni; المنظمة الدولية للهجرة; Международная организация по миграции; UN Migration Agency
United Nations High Commissioner for Refugees; UNHCR; HCR; ACNUR; УВКБ ООН; UNO-Flüchtlingshilfswerk; Hoher Flüchtlingskommissar der Vereinten Nationen; Alto Commissariato delle Nazioni Unite per i Rifugiati; Agence des Nations Unies pour les réfugiés; Agencia de la ONU para los Refugiados; Agência da ONU para Refugiados; Верховный комиссар ООН по делам беженцев
UNICEF; ЮНИСЕФ; اليونيسف; يونيسف; Kinderhilfswerk der Vereinten Nationen; Fondo delle Nazioni Unite per l'infanzia; Детский фонд Организации Объединенных Наций; UN Children's Fund
World Health Organization; OMS; WHO; ВОЗ; Weltgesundheitsorganisation; Organizzazione Mondiale della Sanità; Organização Mundial da Saúde; Всемирная организация здравоохранения
International Labour Organization; ILO; OIT; МОТ; IAO; Internationale Arbeitsorganisation; Organizzazione Internazionale del Lavoro; Organização Internacional do Trabalho; International Labour Office; Bureau international du travail; Oficina Internacional del Trabajo
World Bank; Weltbank; Banca Mondiale; Banque mondiale; Всемирный банк; Groupe de la Banque mondiale; Grupo Banco Mundial
United Nations; ONU; UNO; ООН; Vereinte Nationen; Nazioni Unite; Организация Объединенных Наций; Organisation des Nations Unies; Organización de las Naciones Unidas; Organização das Nações Unidas; منظمة الأمم المتحدة
UNODC; ONUDC; УНП ООН; UNODD; Büro der Vereinten Nationen für Drogen- und Verbrechensbekämpfung; Ufficio delle Nazioni Unite contro la Droga e il Crimine; Escritório das Nações Unidas sobre Drogas e Crime; Управление ООН по наркотикам и преступности; مكتب الأمم المتحدة المعني بالمخدرات والجريمة
World Food Programme; WFP; PAM; PMA; ВПП; Welternährungsprogramm; Programma Alimentare Mondiale; Programa Alimentar Mundial; Всемирная продовольственная программа
UNDP; PNUD; ПРООН; Entwicklungsprogramm der Vereinten Nationen; Programma delle Nazioni Unite per lo Sviluppo; Programa das Nações Unidas para o Desenvolvimento; Программа развития ООН
OHCHR; HCDH; ACNUDH; УВКПЧ; UN-Hochkommissariat für Menschenrechte; Alto Comissariado das Nações Unidas para os Direitos Humanos; Управление Верховного комиссара ООН по правам человека; المفوضية السامية لحقوق الإنسان; UN High Commissioner for Human Rights
OCHA; UN OCHA; BCAH; УКГВ; Amt der Vereinten Nationen für die Koordinierung humanitärer Angelegenheiten; Oficina de Naciones Unidas para la Coordinación de Asuntos Humanitarios; Управление по координации гуманитарных вопросов; أوتشا
FAO; ФАО; Ernährungs- und Landwirtschaftsorganisation der Vereinten Nationen; Organizzazione delle Nazioni Unite per l'alimentazione e l'agricoltura; Organização das Nações Unidas para a Alimentação e a Agricultura; الفاو
UN Women; ONU Femmes; ONU Mujeres; ONU Mulheres; ООН-женщины; UN Frauen
UNFPA; FNUAP; ЮНФПА; Bevölkerungsfonds der Vereinten Nationen; Fundo de População das Nações Unidas; Фонд ООН в области народонаселения
UNESCO; Unesco; ЮНЕСКО; Organización de las Naciones Unidas para la Educación, la Ciencia y la Cultura; Organização das Nações Unidas para a Educação, a Ciência e a Cultura; يونسكو
ICRC; CICR; IKRK; МККК; Internationales Komitee vom Roten Kreuz; Comitato Internazionale della Croce Rossa; Comitê Internacional da Cruz Vermelha; Международный комитет Красного Креста
IFRC; FICR; МФОКК; Internationale Föderation der Rotkreuz- und Rothalbmondgesellschaften; Federação Internacional das Sociedades da Cruz Vermelha e do Crescente Vermelho
European Union; EU; UE; ЕС; Europäische Union; Unione Europea; Европейский союз
European Commission; Commission européenne; Europäische Kommission; Commissione europea; Европейская комиссия; EU Commission
European Parliament; Europäisches Parlament; Parlamento europeo; Parlamento Europeu; Европейский парламент
European Court of Human Rights; ECtHR; CEDH; TEDH; EGMR; ЕСПЧ; Europäischer Gerichtshof für Menschenrechte; Corte europea dei diritti dell'uomo; Tribunal Europeo de Derechos Humanos; Европейский суд по правам человека
Council of Europe; Europarat; Consiglio d'Europa; Conselho da Europa; Совет Европы; مجلس أوروبا
OSCE; OSZE; ОБСЕ; Organisation für Sicherheit und Zusammenarbeit in Europa; Organizzazione per la sicurezza e la cooperazione in Europa; Организация по безопасности и сотрудничеству в Европе
OECD; OCDE; ОЭСР; Organisation für wirtschaftliche Zusammenarbeit und Entwicklung; Organizzazione per la cooperazione e lo sviluppo economico; Организация экономического сотрудничества и развития
IMF; FMI; IWF; МВФ; Internationaler Währungsfonds; Fondo Monetario Internazionale; Fundo Monetário Internacional; Международный валютный фонд
International Criminal Court; IStGH; МУС; Internationaler Strafgerichtshof; Corte penale internazionale; Tribunal Penal Internacional; Международный уголовный суд; المحكمة الجنائية الدولية
Amnesty International; Amnistia Internacional; Международная амнистия; Anistia Internacional; منظمة العفو الدولية
Médecins Sans Frontières; MSF; Ärzte ohne Grenzen; Medici Senza Frontiere; Médicos Sem Fronteiras; Врачи без границ; منظمة أطباء بلا حدود
African Union; UA; AU; Afrikanische Union; Unione africana; Африканский союз
Save the Children; Sauvons les enfants; Salvem as Crianças; Спасите детей; إنقاذ الطفل; منظمة إنقاذ الطفولة
Norwegian Refugee Council; NRC; Consejo Noruego para Refugiados; Conseil norvégien pour les réfugiés; Norwegischer Flüchtlingsrat; Норвежский совет по делам беженцев; Flyktninghjelpen
Danish Refugee Council; Consejo Danés para Refugiados; Dänischer Flüchtlingsrat; Датский совет по делам беженцев; المجلس الدنماركي للاجئين
International Rescue Committee; Comité Internacional de Rescate; Международный комитет спасения
Human Rights Watch; HRW; Хьюман Райтс Вотч; هيومن رايتس ووتش
UNRWA; ЮНРВА; БАПОР; Agencia de Naciones Unidas para los Refugiados de Palestina; وكالة الأونروا
Interpol; INTERPOL; Интерпол; الإنتربول; ICPO; OIPC
Inter-American Commission on Human Rights; CIDH; Comissão Interamericana de Direitos Humanos; Commission interaméricaine des droits de l'homme
Economic Community of West African States; ECOWAS; CEDEAO; Westafrikanische Wirtschaftsgemeinschaft
United States Department of State; US State Department; Departamento de Estado de los Estados Unidos; Département d'État américain; Государственный департамент США
International Atomic Energy Agency; IAEA; AIEA; OIEA; МАГАТЭ; IAEO; Internationale Atomenergie-Organisation; Agence internationale de l'énergie atomique; الوكالة الدولية للطاقة الذرية
International Maritime Organization; IMO; OMI; ИМО; Organisation maritime internationale; Organización Marítima Internacional; المنظمة البحرية الدولية; Международная морская организация
UNICRI; Instituto Interregional de las Naciones Unidas para Investigaciones sobre la Delincuencia y la Justicia; ЮНИКРИ
UNIDO; ONUDI; ЮНИДО; Organisation des Nations Unies pour le développement industriel
UNDRR; UNISDR; Bureau des Nations Unies pour la réduction des risques de catastrophes; Oficina de las Naciones Unidas para la Reducción del Riesgo de Desastres
UNEP; PNUE; ЮНЕП; برنامج الأمم المتحدة للبيئة
UN-Habitat; ООН-Хабитат; ONU-Habitat; موئل الأمم المتحدة
UNAIDS; ONUSIDA; ЮНЭЙДС; برنامج الأمم المتحدة المشترك المعني بفيروس نقص المناعة البشرية/الإيدز
UN Security Council; Sicherheitsrat der Vereinten Nationen; UN-Sicherheitsrat; Consejo de Seguridad de la ONU; Conseil de sécurité de l'ONU; Совет Безопасности ООН; مجلس الأمن الدولي
UN General Assembly; Generalversammlung der Vereinten Nationen; Генеральная Ассамблея ООН; Assembleia Geral das Nações Unidas; الجمعية العامة للأمم المتحدة
UN Human Rights Council; Conselho de Direitos Humanos; Совет по правам человека; Menschenrechtsrat; مجلس حقوق الإنسان
Committee on the Rights of the Child; Комитет по правам ребенка; Comitê dos Direitos da Criança; UN-Kinderrechtsausschuss; لجنة حقوق الطفل
CEDAW Committee; CEDAW-Ausschuss; Комитет по ликвидации дискриминации в отношении женщин; Comitê CEDAW
European Union Agency for Asylum; EUAA; AUEA; EASO; Asylagentur der Europäischen Union; Agence de l'Union européenne pour l'asile; Agencia de Asilo de la Unión Europea; Agenzia dell'Unione europea per l'asilo
Frontex; Agence européenne de garde-frontières et de garde-côtes; Agencia Europea de la Guardia de Fronteras y Costas; Europäische Agentur für die Grenz- und Küstenwache; Фронтекс
Europol; Европол; Europäisches Polizeiamt; Office européen de police; Oficina Europea de Policía
Court of Justice of the European Union; CJUE; TJUE; EuGH; CGUE; Европейский суд; Gerichtshof der Europäischen Union; Corte di giustizia dell'Unione europea
European Council; Conseil européen; Europäischer Rat; Consiglio europeo; Consejo Europeo
Council of the European Union; Conseil de l'Union européenne; Rat der Europäischen Union; Consejo de la Unión Europea; Consiglio dell'Unione europea
Fundamental Rights Agency; FRA; Agentur der Europäischen Union für Grundrechte; Agencia de los Derechos Fundamentales de la Unión Europea; Agence des droits fondamentaux de l'Union européenne
ECRI; Commission européenne contre le racisme et l'intolérance; Europäische Kommission gegen Rassismus und Intoleranz
Inter-American Court of Human Rights; Corte IDH; CorteIDH; Cour interaméricaine des droits de l'homme; Interamerikanischer Gerichtshof für Menschenrechte
Organization of American States; OEA; ОАГ; Organisation Amerikanischer Staaten; Организация американских государств; منظمة الدول الأمريكية
League of Arab States; LEA; Liga Árabe; Лига арабских государств; Arabische Liga; جامعة الدول العربية
Organisation of Islamic Cooperation; OIC; OCI; ОИС; منظمة التعاون الإسلامي; Organisation de la coopération islamique
Commonwealth of Independent States; СНГ; CEI; CIS; GUS; Содружество Независимых Государств; Communauté des États indépendants
NATO; OTAN; НАТО; حلف شمال الأطلسي; Organisation du traité de l'Atlantique nord
Southern African Development Community; SADC; CDAA; Communauté de développement d'Afrique australe
East African Community; CAE; Communauté d'Afrique de l'Est; Ostafrikanische Gemeinschaft; Jumuiya ya Afrika Mashariki
Economic Community of Central African States; CEEAC; CEEAC-ECCAS; ECCAS; Communauté économique des États de l'Afrique centrale
Inter-American Development Bank; BID; МАБР; Interamerikanische Entwicklungsbank; Banque interaméricaine de développement
African Development Bank; BAD; BAfD; АБР; Afrikanische Entwicklungsbank; البنك الأفريقي للتنمية
Islamic Development Bank; IsDB; BID islamique; Banque islamique de développement; البنك الإسلامي للتنمية; Исламский банк развития
European Investment Bank; EIB; BEI; EBWE; Europäische Investitionsbank; Banque européenne d'investissement; Banco Europeo de Inversiones
EBRD; BERD; ЕБРР; Banque européenne pour la reconstruction et le développement; Europäische Bank für Wiederaufbau und Entwicklung; Европейский банк реконструкции и развития
Caritas; Каритас; كاريتاس; Cáritas
Oxfam; Оксфам; أوكسفام; Oxfam International
Plan International; بلان إنترناشونال; Plan International e.V.
World Vision; Visión Mundial; Visão Mundial; Vision Mondiale; الرؤية العالمية; World Vision International
Terre des hommes; Tierra de Hombres; أرض الإنسان; Терр дез ом
Handicap International; Humanity & Inclusion; HI; Humanité & Inclusion; Handicap International – Humanity & Inclusion
Danish Red Cross; Dansk Røde Kors; Røde Kors; Croix-Rouge danoise; Cruz Roja Danesa
Russian Red Cross; Российский Красный Крест; Croix-Rouge russe; Russisches Rotes Kreuz
Egyptian Red Crescent; الهلال الأحمر المصري; Croissant-Rouge égyptien
Italian Red Cross; Croce Rossa Italiana; CRI; Croix-Rouge italienne; Cruz Roja Italiana; Italienisches Rotes Kreuz
British Council; Британский Совет; المجلس الثقافي البريطاني
USAID; ЮСАИД; الوكالة الأمريكية للتنمية الدولية; Agence des États-Unis pour le développement international; Agencia de los Estados Unidos para el Desarrollo Internacional; Agência dos Estados Unidos para o Desenvolvimento Internacional
Sida; Asdi; Agencia Sueca de Cooperación Internacional para el Desarrollo; Agence suédoise de coopération internationale au développement
Swiss Agency for Development and Cooperation; SDC; COSUDE; DDC; DEZA; DSC; Direktion für Entwicklung und Zusammenarbeit; Direction du développement et de la coopération
Federal Office for Migration and Refugees; BAMF; Office fédéral des migrations et des réfugiés; Bundesamt für Migration und Flüchtlinge; Oficina Federal de Migración y Refugiados
State Secretariat for Migration; SEM; Staatssekretariat für Migration; Secrétariat d'État aux migrations; Segreteria di Stato della migrazione
Norwegian Directorate of Immigration; UDI; Utlendingsdirektoratet
Swedish Migration Agency; Migrationsverket; Office suédois des migrations
""")
