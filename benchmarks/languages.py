"""The phrases of each language that the titles and abstracts of generated records are put together from.

A `{slot}` is drawn anew each time, but for those of the record itself (`topic`, `group`, `where`, `year`, `org`), which
an abstract shares with its title. English is written as in Britain; `AMERICAN` turns it.
"""

from typing import Final, NamedTuple


class Language(NamedTuple):
    """Phrases of one language; a slot's phrases stand from common to rare."""

    tag: str
    share: int
    titles: tuple[str, ...]
    sentences: tuple[str, ...]
    phrases: dict[str, tuple[str, ...]]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.strip().splitlines())


def _phrases(text: str) -> dict[str, tuple[str, ...]]:
    rows = (line.partition(": ") for line in _lines(text))
    return {name: tuple(phrases.split("; ")) for name, _, phrases in rows}


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ENGLISH: Final = Language(
    "en",
    84,
    _lines("""
{kind} on {topic} {where}
{kind}: {topic} among {group} {where}
{topic} and {other}: {kind} for {users}
{term} {group}: {topic} {where}, {year}
Responding to {topic} in {village}: lessons from {project}
From {topic} to {other}: the experience of {group} {where}
“{quote}”: {group} and {topic} in {village} and {village}
Protecting {group} from {topic}: {kind}
{topic} in times of {crisis}: evidence from {village}
{kind} for the identification of {group} at risk of {topic} {where}
{term} responses to {topic}: a review of {method} {where}
The {aspect} of {topic}: {kind} on {group} {where}
{project}: {kind} of the {org} response to {topic} {where}
Is {topic} {term}? {group} between {village} and {village}
Strengthening the {term} capacity of {users} to address {topic}
{notion} and {topic}: {term} perspectives on {group}
Not just {other}: {topic} of {group} {where} since {year}
{manner} {things}: {topic} and {group} {where}
{thing}, {thing} and {thing}: {topic} in {village}
The {thing} and the {thing}: {notion} of {group} {where}
Understanding {topic} {where}: {term} and {term} factors of {notion}
"""),
    _lines("""
This {doc} examines {topic} {where} and its consequences for {group}.
Drawing on {method} with {number} {group} in {village} and {village}, it describes {term} patterns of {topic}.
Although {topic} has received growing attention since {then}, the {notion} of {other} remains {term} and poorly understood.
The findings show that {percent} per cent of the {group} interviewed had experienced {other} before reaching {village}.
It recommends that {users} strengthen {service}, {service} and {term} cooperation with {users}.
The {doc} was prepared by {org} with the support of {partner} under the {project} project.
Particular attention is paid to {group}, whose access to {service} is often {term}.
Following the {crisis} of {then}, many families in {village} turned to {term} work, exposing them to {topic}.
{partner} and {users} agreed on a {term} referral pathway that covers {service} and {service}.
The authors argue that {term} and {term} approaches to {topic} fail to address the root causes of {other}.
Chapter {digit} discusses the {aspect} of {service} for {group} in the districts of {village}, {village} and {village}.
The second part offers practical tools: checklists for {users}, a {term} screening form and a model agreement on {service}.
According to {person}, the {term} response {where} depended on {service} run by volunteers of {village}.
Evidence from {method} suggests that {topic} is linked with {crisis}, {other} and the lack of {service}.
The training package was tested with {users} in {village} before being adapted to other {term} settings.
Data were collected between {then} and {then} by means of {method}; a {term} sample of {number} households was drawn.
In contrast to earlier work on {other}, the {doc} treats {group} as rights holders rather than as {term} victims.
Gaps remain in {service}, in the {notion} of evidence and in the follow-up of cases of {topic} beyond {village}.
The {term} framework sets out minimum standards for {service} and clarifies the roles of {users}.
The {thing} of {things} in {village} {does} the {thing} of {group}, while {manner} {things} {does} their {notion}.
What {person} calls a “{manner} {thing}” {does} {things} and {things} alike, from {village} to {village}.
Among {things}, {things} and {things}, the {manner} {notion} of the {thing} stands out.
A {manner} {thing} without {things} rarely {does} {notion}, as the {things} of {village} have shown since {then}.
Neither {things} nor {notion} {does} the {thing}; both presuppose {manner} {things} and a {term} {thing}.
The {thing} {does} {things} by {notion}, {notion} and a {manner} {thing} that {does} {things}.
It concludes with {digit} recommendations addressed to {users}, donors and {partner}.
"""),
    _phrases("""
topic: trafficking in persons; labour exploitation; gender-based violence; internal displacement; child protection; migrant smuggling; forced labour; sexual exploitation and abuse; statelessness; domestic servitude; debt bondage; child labour; family separation; re-trafficking; child marriage; forced marriage; recruitment of children by armed groups; arbitrary detention; immigration detention; unlawful recruitment fees; xenophobia and discrimination; organ removal; forced begging; online exploitation; enforced disappearance; housing, land and property disputes; forced return; female genital mutilation; kidnapping for ransom; intimate partner violence; trafficking for forced criminality; disaster displacement; missing migrants; psychosocial distress; early pregnancy; extortion at borders; lack of legal identity; explosive remnants of war; eviction; worst forms of child labour; human insecurity; mixed migration; sea crossings; refoulement; ritual abuse; orphanage trafficking; bride trafficking; surrogacy abuse; fishing vessel slavery; artisanal mining; seasonal agricultural work; climate mobility
other: poverty; trafficking; unsafe migration; school drop-out; violence against women; irregular migration; corruption; stigma; food insecurity; impunity; family violence; informal work; loss of documents; drug use; forced recruitment; homelessness; insecurity; isolation; secondary displacement; transactional sex; landlessness; deportation; overcrowding; gang violence; non-payment of wages; passport retention; land grabbing; inter-communal conflict
group: migrant workers; women and girls; unaccompanied children; victims of trafficking; internally displaced persons; refugees; separated children; domestic workers; asylum seekers; returnees; adolescent girls; host communities; stateless persons; persons with disabilities; street children; older persons; survivors; children on the move; seasonal workers; fishers; undocumented migrants; boys and young men; single mothers; indigenous peoples; LGBTI persons; detainees; former child soldiers; garment workers; widows; ethnic minorities; foreign fighters’ families; pastoralists; au pairs; Quranic students; sex workers; brick-kiln workers; nomadic families; Roma communities; construction workers; seafarers
kind: guidelines; handbook; training manual; assessment; situation analysis; rapid assessment; baseline study; standard operating procedures; guidance note; evaluation; toolkit; review of the evidence; policy brief; mapping; country report; case study; briefing paper; facilitator’s guide; field manual; annual report; longitudinal study; feasibility study; discussion paper; code of conduct; scoping study; legal analysis; statistical overview; lessons learned; curriculum; checklist
users: health providers; law enforcement officers; social workers; border guards; labour inspectors; humanitarian actors; prosecutors and judges; consular staff; civil society; first-line responders; community leaders; teachers; local authorities; camp managers; journalists; parliamentarians; shelter staff; trade unions; employers; interpreters; guardians; coast guards; recruitment agencies; child protection officers; faith leaders; peacekeepers; immigration officials; the private sector; donors; paralegals; police trainers
service: case management; shelter; legal aid; medical care; psychosocial support; family tracing; livelihood support; safe spaces; voluntary return and reintegration; referral; hotlines; education; cash assistance; witness protection; best interests determination; birth registration; vocational training; community mobilisation; risk assessment; counselling; information campaigns; alternative care; compensation; access to justice; age assessment; monitoring; data protection; relocation; mentoring; mobile clinics; interpretation; grievance mechanisms
doc: report; study; paper; manual; guide; publication; assessment; handbook; working paper; evaluation; chapter; note; volume; toolkit; survey; analysis
method: semi-structured interviews; household surveys; focus group discussions; key informant interviews; desk research; case file analysis; participatory action research; a literature review; life histories; flow monitoring; participant observation; court records; respondent-driven sampling; multiple systems estimation; media analysis; anonymised case data; photovoice; satellite imagery; a Delphi survey; regression analysis; network analysis
aspect: causes; consequences; dynamics; scale; economics; governance; quality; politics; hidden costs; prevention; measurement; sociology; ethics; legal framework; health effects; vulnerabilities; gendered nature; prosecution; geography; history; invisibility
crisis: conflict; drought; earthquake; COVID-19 pandemic; floods; economic crisis; civil war; Ebola outbreak; cyclone; post-electoral violence; insurgency; volcanic eruption; border closure; locust invasion; famine; tsunami; coup d’état; financial collapse; genocide; heatwave
quote: We had nowhere to go; Nobody listens to us; I wanted to work; They took my passport; Home is far away; Better to stay; The sea was our road; We are not for sale; My name is not a number; Somebody else’s child; We will not be silent; After the water came; Like a bird in a cage; They said it was a school; Paying with our bodies; Until we return
"""),
)  # fmt: skip
ENGLISH_WORDS: Final = {
    "thing": _words(
        "border household village testimony memory silence ledger harvest market camp road river harbour passport contract "
        "wage debt promise threat journey kinship dowry inheritance custody verdict statute treaty protocol clause amendment "
        "precedent tribunal registry archive census map boundary checkpoint convoy ceasefire truce militia battalion weapon "
        "ransom bribe tariff subsidy grant budget audit procurement warehouse shipment vaccine clinic diagnosis therapy "
        "trauma wound fever malaria cholera hunger ration kitchen well pump latrine tent blanket stove lantern roof school "
        "classroom lesson teacher diploma apprenticeship workshop factory plantation quarry brick carpet garment loom trawler "
        "vessel cargo dock crew captain anchor island desert savannah forest swamp delta mountain valley drought flood storm "
        "cyclone tremor landslide fire ash drone satellite antenna broadcast newspaper rumour song dance ritual shrine mosque "
        "church funeral wedding birth infancy adolescence adulthood widowhood grandmother brother cousin neighbour stranger "
        "guest broker recruiter smuggler captor client employer landlord creditor officer sergeant mayor chief elder queen "
        "judge lawyer notary interpreter nurse midwife surgeon driver guard cook tailor barber miner herder fisher farmer "
        "porter vendor beggar orphan pupil student scholar poet witness victim accomplice suspect prisoner deserter exile "
        "pilgrim nomad settler citizen voter delegate envoy consul minister senator president monarch dynasty republic "
        "federation province canton parish ward street alley bridge tunnel railway station airport terminal visa stamp ticket "
        "queue interview fingerprint photograph signature seal oath vow curse blessing dream hope fear shame anger grief joy "
        "patience courage trust loyalty betrayal revenge mercy justice dignity honour virtue vice wisdom folly luck fate "
        "algorithm database spreadsheet indicator threshold benchmark baseline variance correlation hypothesis anecdote myth "
        "metaphor discourse ideology doctrine manifesto pamphlet petition protest strike boycott riot uprising revolution "
        "remittance microcredit cooperative mortgage pension insurance currency inflation unemployment austerity stimulus "
        "gold cobalt cocoa cotton sugar coffee tea tobacco rubber timber charcoal cattle camel goat sheep poultry millet "
        "sorghum maize cassava rice wheat bread milk honey salt spice dye leather wool silk jute plastic copper tin diesel"
    ),
    "does": _words(
        "shapes limits erodes protects conceals reveals contests mirrors reinforces undermines precedes outlasts accompanies "
        "complicates informs distorts replaces displaces delays hastens legitimises silences amplifies dilutes restores "
        "threatens mediates narrows widens fragments unites divides stabilises unsettles burdens relieves supports obstructs "
        "overshadows anticipates echoes absorbs deflects sustains exhausts exposes documents ignores rewards punishes taxes "
        "subsidises licenses outlaws celebrates mourns commemorates forgets translates negotiates bypasses"
    ),
    "manner": _words(
        "fragile quiet sudden gradual hidden visible bitter modest ambitious cautious reluctant generous hostile familiar "
        "foreign ancient recent temporary permanent partial complete broken seamless uneven shallow deep narrow broad distant "
        "nearby crowded empty wealthy destitute literate illiterate armed unarmed licensed unlicensed official unofficial "
        "sacred profane brave timid stubborn flexible rigid brittle resilient porous opaque transparent ambiguous explicit "
        "implicit tacit coercive consensual voluntary forced feigned genuine forged authentic improvised planned accidental "
        "deliberate lawful unlawful just unjust equal unequal rare frequent daily weekly annual nightly rainy arid frozen "
        "scorched fertile barren muddy dusty smoky toxic clean polluted sober drunken weary restless sleepless hungry thirsty"
    ),
}
"""Words of everyday English that the sentences above draw beside the sector's own."""

FRENCH: Final = Language(
    "fr",
    7,
    _lines("""
{kind} sur {topic} {where}
{kind} : {topic} et {group} {where}
Lutter contre {topic} {where} : {kind}
Protéger {group} contre {topic} : {kind}
{topic} à {village} : état des lieux et perspectives, {year}
De {village} à {village} : {group} face à {topic}
{kind} pour la prise en charge et {service} {where}
"""),
    _lines("""
Ce rapport analyse {topic} {where} et ses conséquences pour {group}.
L’étude s’appuie sur {method} menés auprès de {number} personnes à {village} et à {village}.
Malgré les efforts engagés depuis {then}, {service} demeure insuffisant pour {group}.
Les résultats montrent que {percent} pour cent des personnes interrogées ont été confrontées à {topic}.
Elle recommande aux autorités de renforcer {service}, ainsi que {service}, dans les localités de {village} et {village}.
Le document a été élaboré par {org} avec l’appui de {partner} dans le cadre du projet {project}.
Une attention particulière est accordée à {group}, dont l’accès à {service} reste limité à {village}.
La deuxième partie propose des outils pratiques à l’intention des acteurs chargés de {service}.
Selon {person}, {topic} s’explique par la pauvreté, l’insécurité et l’absence de protection à {village}.
"""),
    _phrases("""
topic: la traite des personnes; l’exploitation par le travail; les violences basées sur le genre; le déplacement interne; le trafic illicite de migrants; le travail forcé; l’apatridie; la servitude domestique; le mariage précoce; la mendicité forcée des enfants; le recrutement d’enfants soldats; la détention arbitraire; la séparation des familles; les migrations mixtes; l’orpaillage artisanal; l’exploitation sexuelle
group: les femmes et les filles; les enfants non accompagnés; les travailleurs migrants; les victimes de la traite; les personnes déplacées; les réfugiés; les enfants talibés; les migrants de retour; les communautés hôtes; les travailleuses domestiques; les mineurs isolés; les personnes handicapées; les rapatriés; les éleveurs transhumants
kind: guide pratique; étude; manuel de formation; évaluation rapide; analyse de situation; rapport d’enquête; lignes directrices; cartographie des services; note d’orientation; procédures opérationnelles standard; recueil de textes; état des lieux; bilan; document de travail
service: l’accompagnement psychosocial; l’hébergement; l’aide juridique; la réinsertion socio-économique; la recherche des familles; l’enregistrement des naissances; la formation professionnelle; le référencement; la prise en charge médicale; la protection des témoins; la sensibilisation communautaire; la médiation familiale
method: des entretiens semi-directifs; des groupes de discussion; des récits de vie; des enquêtes auprès des ménages; des observations de terrain; des questionnaires
where: au Niger; au Mali; au Burkina Faso; en Côte d’Ivoire; au Sénégal; au Cameroun; au Tchad; en Haïti; au Bénin; au Togo; en Guinée; au Maroc; en Tunisie; à Madagascar; au Burundi; en République centrafricaine; à Djibouti; en Belgique; en France; en République démocratique du Congo
"""),
)  # fmt: skip
FRENCH_PLACES: Final = (
    "Niger", "Mali", "Burkina Faso", "Côte d'Ivoire", "Senegal", "Cameroon", "Chad", "Haiti", "Benin", "Togo", "Guinea",
    "Morocco", "Tunisia", "Madagascar", "Burundi", "Central African Republic", "Djibouti", "Belgium", "France",
    "Democratic Republic of the Congo",
)  # fmt: skip

SPANISH: Final = Language(
    "es",
    6,
    _lines("""
{kind} sobre {topic} {where}
{kind}: {topic} y {group} {where}
Frente a {topic}: {kind} para {service}
{group} en {village}: entre {topic} y la falta de protección
La respuesta a {topic} {where}, {year}: {kind}
De {village} a {village}: {group} en movimiento
"""),
    _lines("""
Este informe analiza {topic} {where} y sus consecuencias para {group}.
El estudio se basa en {method} con {number} personas en {village} y {village}.
A pesar de los avances logrados desde {then}, {service} sigue siendo insuficiente para {group}.
Los resultados muestran que el {percent} por ciento de las personas entrevistadas en {village} sufrió situaciones de abuso.
Se recomienda a las autoridades fortalecer {service} y {service} en los municipios de {village} y {village}.
El documento fue elaborado por {org} con el apoyo de {partner} en el marco del proyecto {project}.
Se presta especial atención a {group}, cuyo acceso a {service} es limitado en las zonas fronterizas.
Según {person}, {topic} se explica por la pobreza, la violencia y la ausencia del Estado en {village}.
"""),
    _phrases("""
topic: la trata de personas; la explotación laboral; la violencia de género; el desplazamiento interno; el tráfico ilícito de migrantes; el trabajo forzoso; la apatridia; el trabajo infantil doméstico; la explotación sexual comercial; el reclutamiento forzado; la detención migratoria; la separación familiar; la desaparición de migrantes; la violencia de las maras; la minería ilegal; la xenofobia
group: las mujeres y las niñas; la niñez no acompañada; las personas trabajadoras migrantes; las víctimas de trata; las personas desplazadas; las personas refugiadas; las personas retornadas; los pueblos indígenas; las comunidades de acogida; las trabajadoras del hogar; los jornaleros agrícolas; las personas con discapacidad; los niños en situación de calle
kind: diagnóstico; guía de intervención; manual de capacitación; estudio exploratorio; protocolo de actuación; informe anual; mapeo de servicios; cartilla pedagógica; evaluación final; sistematización de experiencias; documento de trabajo; lineamientos técnicos; compendio normativo
service: la atención psicosocial; el albergue temporal; la asistencia jurídica; la reunificación familiar; el registro de nacimientos; la formación vocacional; la reparación integral; la atención médica; la protección de testigos; la mediación comunitaria; el retorno voluntario asistido
method: entrevistas semiestructuradas; grupos focales; encuestas de hogares; historias de vida; revisión documental; observación participante
where: en Colombia; en México; en Honduras; en Guatemala; en El Salvador; en el Perú; en el Ecuador; en Venezuela; en la Argentina; en la República Dominicana; en España
"""),
)  # fmt: skip
SPANISH_PLACES: Final = (
    "Colombia", "Mexico", "Honduras", "Guatemala", "El Salvador", "Peru", "Ecuador", "Venezuela", "Argentina",
    "Dominican Republic", "Spain",
)  # fmt: skip

PORTUGUESE: Final = Language(
    "pt",
    2,
    _lines("""
{kind} sobre {topic} {where}
{topic} {where}: {kind}, {year}
{group} em {village}: {kind} sobre {topic}
"""),
    _lines("""
Este relatório analisa {topic} {where} e as suas consequências para {group}.
O estudo baseia-se em {method} com {number} pessoas em {village} e {village}.
Recomenda-se o reforço de {service} e de {service} nos municípios de {village} e {village}.
O documento foi elaborado por {org} com o apoio de {partner} no âmbito do projeto {project}.
Segundo {person}, a situação em {village} agravou-se desde {then} por falta de {service}.
"""),
    _phrases("""
topic: o tráfico de pessoas; a exploração laboral; a violência baseada no género; o deslocamento interno; o trabalho escravo; o casamento prematuro; a migração irregular; o trabalho infantil
group: mulheres e raparigas; crianças não acompanhadas; trabalhadores migrantes; vítimas de tráfico; pessoas deslocadas; refugiados; comunidades de acolhimento
kind: estudo; guia prático; manual de formação; avaliação rápida; diagnóstico; relatório anual; orientações técnicas
service: apoio psicossocial; acolhimento temporário; assistência jurídica; reintegração socioeconómica; registo de nascimento; formação profissional
method: entrevistas semiestruturadas; grupos focais; inquéritos aos agregados familiares; observação participante
where: em Moçambique; no Brasil; em Portugal
"""),
)  # fmt: skip
PORTUGUESE_PLACES: Final = ("Mozambique", "Brazil", "Portugal")

GERMAN: Final = Language(
    "de",
    1,
    _lines("""
{kind} zu {topic} {where}
{topic} {where}: {kind}, {year}
Zwischen {village} und {village}: {group} und {topic}
"""),
    _lines("""
Der Bericht untersucht {topic} {where} und die Folgen für {group}.
Grundlage der Studie sind {method} mit {number} Betroffenen in {village} und {village}.
Empfohlen wird der Ausbau von {service} und {service} in {village}.
Die Veröffentlichung wurde von {org} mit Unterstützung von {partner} im Rahmen des Projekts {project} erstellt.
Nach Einschätzung von {person} fehlt es in {village} seit {then} an {service}.
"""),
    _phrases("""
topic: Menschenhandel; Arbeitsausbeutung; geschlechtsspezifische Gewalt; Zwangsarbeit; Staatenlosigkeit; Abschiebungshaft; Flüchtlingsschutz; Familiennachzug
group: unbegleitete Minderjährige; Wanderarbeiterinnen und Wanderarbeiter; Betroffene von Menschenhandel; Geflüchtete; Hausangestellte
kind: Studie; Leitfaden; Lagebild; Arbeitshilfe; Evaluierungsbericht; Handreichung
service: Rechtsberatung; Schutzunterkünften; psychosozialer Begleitung; Identifizierungsverfahren; Sprachmittlung
method: Leitfadeninterviews; Gruppendiskussionen; Aktenauswertungen
where: in Deutschland; in Österreich; in der Schweiz
"""),
)  # fmt: skip
GERMAN_PLACES: Final = ("Germany", "Austria", "Switzerland")

LANGUAGES: Final = (ENGLISH, FRENCH, SPANISH, PORTUGUESE, GERMAN)
PLACES: Final = {"fr": FRENCH_PLACES, "es": SPANISH_PLACES, "pt": PORTUGUESE_PLACES, "de": GERMAN_PLACES}
"""The country that each `where` of a language speaks of, in the same order."""

AMERICAN: Final = {
    "labour": "labor", "Labour": "Labor", "organisation": "organization", "mobilisation": "mobilization",
    "anonymised": "anonymized", "programme": "program", "centre": "center", "cheque": "check", "behaviour": "behavior",
    "counselling": "counseling", "judgement": "judgment", "defence": "defense", "licence": "license", "per cent": "percent",
    "isation": "ization", "ised": "ized", "co-operation": "cooperation", "paediatric": "pediatric", "ageing": "aging",
}  # fmt: skip

# An adjective is one of the second, most often with one of the first before it; a noun is made likewise.
ADJECTIVE_HEADS: Final = (
    "socio-", "psycho", "geo", "politico-", "bio", "agro", "ethno", "micro", "macro", "inter", "intra", "trans",
    "sub", "supra", "pre-", "post-", "non-", "cross-", "multi", "pluri", "extra", "quasi-", "semi-", "pan-", "neo", "para",
    "meta", "poly", "un", "ultra", "anti-", "hydro", "techno", "eco", "demo", "medico-", "juridico-", "infra", "proto",
)  # fmt: skip
ADJECTIVE_TAILS: Final = _words(
    "community-based gendered holistic informal regional structural systemic victim-centred cultural "
    "economic legal medical "
    "social national communal judicial behavioural linguistic spatial temporal territorial municipal "
    "provincial parental "
    "maternal sectoral sectional seasonal personal professional institutional educational nutritional occupational "
    "constitutional dimensional directional functional governmental environmental developmental fundamental "
    "continental "
    "oriental coastal tribal pastoral rural urban colonial imperial racial ethnic religious secular moral ethical "
    "logistical statistical analytical critical clinical tactical practical historical geographical ecological "
    "epidemiological psychological criminological sociological anthropological pedagogical biographical demographic "
    "democratic bureaucratic diplomatic pragmatic traumatic somatic psychiatric paediatric geriatric "
    "obstetric forensic "
    "strategic endemic academic epidemic dynamic hydraulic climatic aquatic nomadic sporadic episodic "
    "periodic methodic "
    "symbolic diabolic fiscal monetary voluntary customary monitoring precautionary discretionary "
    "disciplinary planetary "
    "military parliamentary documentary supplementary hereditary solitary sanitary contributory "
    "participatory regulatory "
    "migratory discriminatory conciliatory explanatory accusatory oscillating fluctuating stabilised marginalised "
    "institutionalised securitised criminalised feminised racialised medicalised externalised digitalised harmonised "
    "decentralised formalised penalised"
)
NOUN_HEADS: Final = (
    "re", "de", "co-", "pre", "non-", "over", "under", "mis", "dis", "counter-", "inter", "self-", "auto", "hyper",
    "sub", "trans", "cyber", "tele", "up", "out", "mal", "fore", "ultra-", "mega",
)  # fmt: skip
NOUN_STEMS: Final = _words(
    "integrat mediat documentat registrat relocat regulat coordinat negotiat investigat evaluat estimat "
    "allocat delegat "
    "designat demonstrat depriv derogat determinat discriminat dissemin exploitat facilit formulat generat habilit "
    "identificat implement incarcerat indoctrinat infiltrat innovat inspect instruct interact intervent "
    "legislat liberat "
    "litigat migrat moderat motivat narrat navigat obligat occupat operat orient particip perpetrat populat prosecut "
    "protect provoc recruit repatriat represent restitut restrict retali revoc rotat sanct segregat select "
    "separat simul "
    "situat socialis stigmatis stratificat substit suppress surveil terminat toler transform transmiss urbanis utilis "
    "vaccin validat verificat victimis violat visualis vocat abduct accommod accumul acquisit adjudicat "
    "administr admiss "
    "adopt affiliat aggreg alien amelior annex appropri arbitr arrang assimil attest attribut authoris avers"
)
NOUN_TAILS: Final = (
    "ion",
    "ive",
    "or",
    "ability",
    "ional",
    "ionism",
    "ure",
    "ory",
    "ivity",
    "ionality",
    "orship",
    "edness",
)
