"""The words that tell organisations from people; everything here is folded (`text.fold`) unless it says otherwise."""

from typing import Final

from protlib.record.small_words import written_for


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


HEADS: Final = words_of(
    # English
    "academy administration advisors advisory agencies agency alliance analytics army assembly associates "
    "association attorney authorities authority broadcasting bureau cabinet campaign caucus center centers centre "
    "centres clinic cluster clusters coalition collective college commission commissioner committee "
    "committees commonwealth community company confederation conference congress consortium consultancy "
    "consultants consulting cooperative corporation corps council councils delegation department "
    "departments dialogue directorate division embassy emirate enterprise envoy facility faculty federation "
    "forum foundation foundations fund funds gmbh government governments group groups headquarters helpline "
    "hospital hotline hub inc initiative initiatives inspectorate institute institutes institution "
    "institutions interagency international journal lab laboratories laboratory labs library limited llc "
    "llp ltd ltda minister ministers ministries ministry museum nations navy network networks news "
    "observatory office offices ombudsman ombudsperson organisation organisations organization "
    "organizations panel parliament partners partnership platform plc police presidency process program "
    "programme programmes programs project projects publications publishers publishing rapporteur registry "
    "republic secretariat section senate service services societies society subcommittee symposium "
    "syndicate taskforce team tech think tribunal trust unit universities university voices workshop "
    "chronicle gazette newspaper newspapers radio telegraph television times tribune "
    # French
    "academie agence alliance ambassade assemblee association bureau cabinet centre comite commissariat "
    "commission communaute confederation conseil defenseur delegation "
    "departement direction ecole etablissement federation fondation fonds gouvernement groupe institut "
    "laboratoire ligue ministere observatoire organisation organisme organismes parlement programme "
    "programmes republique reseau secretaire secretariat service societe syndicat tribunal unies universite "
    # Spanish
    "academia agencia alianza asociacion ayuntamiento centro colegio comision comisionado comite comunidad "
    "confederacion consejeria consejo coordinadora corporacion defensoria departamento direccion embajada "
    "escuela facultad federacion fiscalia fondo fundacion gobierno grupo iniciativa instituto junta "
    "ministerio ministerios naciones observatorio oficina organismo organizacion organizaciones parlamento "
    "plataforma procuraduria programa proyecto republica secretaria servicio sindicato sociedad "
    "superintendencia tribunal unidad universidad "
    # Portuguese
    "agencia alianca assembleia associacao comissao comite comunidade confederacao conselho coordenadoria defensoria "
    "departamento direcao direccao embaixada escola faculdade federacao fundacao fundo governo instituto "
    "ministerio nacoes observatorio organizacao organizacoes parlamento procuradoria programa projeto rede "
    "servico servicos sindicato sociedade subsecretaria unidade universidade "
    # German
    "akademie amt ausschuss behorde botschaft bund bundesagentur bundesamt bundesanstalt bundeskriminalamt "
    "bundesministerium bundesrat bundesregierung bundestag bundesverband bundesweiter bundeszentrale "
    "fachbereich forschungszentrum gesellschaft gewerkschaft hochschule institut kommission landesamt "
    "landeskriminalamt ministerium netzwerk organisation parlament rat regierung republik stiftung "
    "universitat verband verein vereinigung vereinte zentrum "
    # Italian and Dutch, which turn up beside them
    "agenzia associazione bureau centro centrum comitato commissione comunita consiglio dipartimento fondazione "
    "istituto ministerie ministero organizzazione stichting universita universiteit vereniging "
    # "International" as the last word of a name, in these languages
    "internacional internationale internazionale internationaal"
)
"""Words that no person is called: one of them makes an organisation."""

COMPOUND_ENDINGS: Final = (
    "agentur", "behorde", "departement", "departementet", "direktoratet", "foreningen", "gesellschaft", "institut",
    "ministeriet", "ministerium", "myndigheten", "radet", "stiftung", "styrelsen", "universitat", "verband", "verket", "zentrum",
    "stichting", "lingenwerk", "hilfswerk", "schutzbund", "folkehjelp", "nodhjelp", "nodhjaelp", "flygtningehjaelp",
)  # fmt: skip
"""How German, Dutch and Scandinavian compounds end that are the word for an organisation ("Migrationsverket")."""

WEAK_HEADS: Final = words_of(
    "bank banks board chamber church corte cour court courts crown hall herald house kingdom league mission monitor movement press "
    "school schools union watch"
)
"""Words that make an organisation of others, and are surnames or plain words too."""

TELLING_TOPICS: Final = words_of(
    "abuse affairs antiquities assistance asylum citizenship combating communities conflict "
    "constitutional cooperation countries crimes criminal criminology customs democracy democratic "
    "development discrimination displaced displacement employment enforcement equality evaluation "
    "exploitation governance humanitarian immigrants immigration investigations migrant migrants "
    "migration policies policy prevention prosecution protection refugee refugees rehabilitation "
    "reintegration relations research resettlement resources rights sanitation sciences slavery slaves "
    "solidarity solutions statistical statistics studies surveillance sustainable technologies technology "
    "trafficking victims violence welfare womens workers"
)
"""What organisations deal with, and nobody is called: one of them makes an organisation."""

TOPICS: Final = words_of(
    "action adult africa african aid america american americas analysis anti apostolic applied arab armed "
    "asia asian assessment atlantic austrian balkan balkans baltic banking belgian better border borders "
    "british business canadian capital care caribbean catholic cattle central charity child childhood "
    "children childrens chinese cities citizen citizens civic civil climate colombian commerce commercial "
    "communication communications compact conservation consular consumer correctional corrections counter "
    "country crescent crime crisis cross cultural culture danish data debt defence defense demography "
    "deutsche diaspora disabilities disability disaster disasters diversity domestic drug drugs dutch "
    "daily early east eastern ecology economic economics economy education educational elderly electoral "
    "emergency emigrants employers energy engagement environment environmental equal equity ethics "
    "ethiopian ethnic europe european evangelical expatriates export families family federal finance "
    "finances financial finnish fisheries food force forces foreign forestry freedom frontiers gender "
    "general geneva genocide ghanaian girls global greek guard health high higher highways holy home "
    "homeland horn housing human hygiene identity immigrant inclusion independent indigenous industrial "
    "industries industry information infrastructure inspection integration intelligence interior internal "
    "internally interreligious investigation investment irish islamic italian joint judicial judiciary "
    "justice juvenile kenyan labor labour land latin law legal legislative liberties liberty local "
    "logistics management manpower manufacturing maritime market matrix media medical medicine "
    "mediterranean men mental metropolitan mexican middle military minorities mixed mobility modern morning "
    "monitoring multicultural municipal mutual national nationality natural nigerian nordic north "
    "northern norwegian nursing nutrition oceans overseas pacific parliamentary peace peacekeeping "
    "pensions people peoples planning polish political politics population populations ports poverty "
    "power prison prisons private productivity professional protestant psychology public reception "
    "recovery red regional registration relief religion religious rescue resilience response responses "
    "return royal rural safety sahel scheme science scottish secure security senior settlement "
    "settlements sexual shelter sisters slave social south southeast southern spanish sport sports "
    "standards state states strategic strategy subsaharan support supreme swedish swiss task taxation "
    "technical territories tourism tracking trade traffic training transport transportation treasury "
    "treaty tropical turkish ugandan ukrainian unions united urban veterans victim vocational volunteer "
    "volunteers wage war water west western witness women work worker works world worldwide worship youth"
)
"""What else organisations deal with, and where they are: hardly ever a person's name.

One of these, or of `WEAK_HEADS`, says nothing ("Alison Church"); two make an organisation.
"""

APPEALS: Final = words_of("action aid care relief rescue response solidarity support watch")
"""Words of `TOPICS` and `WEAK_HEADS` that end the name of many a charity ("Asylum Aid")."""

LEADERS: Final = words_of(
    "african american arab asian australian british canadian danish dutch european federal finnish french "
    "german global indian international irish italian kenyan mexican national nigerian nordic norwegian "
    "royal scottish spanish swedish swiss the turkish ugandan ukrainian united world"
)
"""Words that open the name of an organisation and never continue one behind "and"."""

SMALL_WORDS: Final = written_for("body")
"""Small words inside an organisation's name, as written (not folded) in lower case."""

TITLE_SMALL_WORDS: Final = words_of("Of For The And Against Without From Not Our Their With Your")
"""The small words that no person is called, as Title Case leaves them."""

NO_BODIES: Final = words_of("AIDS BIM CEAS ECHR INGO LGBT OVC SRSG TIP UK USA")
"""Acronyms that are of no organisation, and that no person is called; as they are written."""

NO_PERSONS: Final = frozenset(
    ("anonymous", "others", "unknown", "various", "various authors", "antigua and barbuda", "bosnia and herzegovina",
     "saint kitts and nevis", "saint vincent and the grenadines", "sao tome and principe", "trinidad and tobago")
)  # fmt: skip
"""What stands for an author and is neither a body nor a person, or is a country that an "and" must not tear."""

NOBODY: Final = frozenset({
    "", "-", "--", "n/a", "na", "n.a", "none", "null", "nil", "unknown", "anonymous", "anonyme", "anonimo", "anon", "no author",
    "no authors", "not available", "not applicable", "not provided", "unknown author", "author unknown", "various", "various authors",
    "tba", "tbd", "author", "authors", "admin", "s.n", ":unav", "(:unav)", "(:null)", "(:none)", "(:unkn)", "(:unas)",
})  # fmt: skip
"""What is written where there is no author, folded; those with a colon are DataCite's standard values for what is not known."""

PLACES_IN_ACRONYMS: Final = frozenset(
    {"UK", "US", "USA", "EU", "UAE", "DRC", "CAR", "PNG", "BIH", "NY", "DC", "NSW"}
)
"""What stands in brackets for a country, not for the organisation's short form."""

PARTICLES: Final = words_of(
    "aan aan't af al ap auf aus aw ben bin bint da dal dalla das de degli dei del della delle delli dello "
    "den der des di do dos du el ibn in la las le les lo los lu of op op't 's 't san santa te ten ter "
    "thoe tho till to toe tot uit v. van van't vanden vander vom von vd zu zum zur abu ait am"
)
"""Particles in lower case, as they stand before a family name or behind a given name."""

CAPITALISED_PARTICLES: Final = words_of(
    "Abd Abdel Abou Abu Al Ben Bin Bint Da Dal De Del Della Den Der Di Do Dos Du El Ibn La Le Mac Mc "
    "Saint St St. Ste. Ste Ter Van Vanden Vander Von Ten "
    # Irish, Arabic and Hebrew
    "Ó Ní Nic Uí آل أبا أبو ابو ابن بن بنت بنو بني عبد אבו בן בר"
)
"""Particles that are written with a capital by habit: they open the family name and stay in it as they are."""

CAPS_PARTICLES: Final = words_of("VAN VON DER DEN DE LA DU DES DOS DA DEL DELLA DI TER TEN BIN IBN ZU DAS DO")
"""Particles in a surname set in capitals."""

ATTACHED: Final = words_of("al el ad an ar as ash at az d l dell dall dall nell all t")
"""Particles that are joined to the family name by a hyphen or an apostrophe."""

SUFFIXES: Final = words_of("Jr Jr. Sr Sr. jr jr. sr sr. II III IV 2nd 3rd 4th 2d 3d 5th II. III. IV.")
"""Suffixes as written; "JR" and "V" are initials."""

LATE_SUFFIXES: Final = words_of(
    "JR JR. SR V V. VI Jnr Jnr. Snr Snr. Filho Neto Sobrinho Júnior Junior fils père "
    # religious orders
    "S.J. SJ O.P. OP O.F.M. OFM O.S.B. OSB O.S.A. OSA O.C.D. OCD O.Carm. OCarm C.S.Sp. CSSp C.Ss.R. CSsR S.D.B. SDB S.V.D. SVD "
    "R.S.M. RSM F.S.C. FSC M.M. SSND S.S.N.D."
)
"""What is a suffix, or an order, only behind the given name: before that it may be initials or a family name."""

FAMILY_TAILS: Final = words_of("Filho Neto Sobrinho Júnior Segundo")
"""Words that end a Portuguese family name and never make one alone."""

HONORIFICS: Final = words_of(
    "dr dr. dra dra. drs drs. prof prof. professor profesor profesora professora profa. mr mr. mrs mrs. "
    "ms ms. mme mme. mlle herr frau sr. sra. sra rev rev. hon. h.e. h.c. dipl.-ing. dr.-ing. dott. "
    "dott.ssa priv.-doz."
)
"""Forms of address in front of a name, lower case."""

DEGREES: Final = words_of(
    "PhD phd Ph.D Ph.D. DPhil D.Phil. DrPH MPH M.P.H. MSc M.Sc. BSc B.Sc. MBA LLM LL.M. LLB LL.B. Esq "
    "Esq. OBE CBE MBE MD M.D. MA M.A. BA B.A. JD J.D. RN QC KC ed ed. eds eds. Ed. Eds. editor editors "
    "Hrsg. coord. coords. dir. comp. MSW M.S.W. LCSW EdD Ed.D. PsyD Psy.D. MPhil M.Phil. MBBS MBChB FRCP DDS DVM PharmD Pharm.D. "
    "MEd M.Ed. MHS MSPH BSN MSN LPC KBE DBE DSc D.Sc. ScD Sc.D. Dr.P.H. MPA MPP MDiv M.Div. MS M.S. BS B.S. MFA"
)
"""Degrees, honours and roles behind a name, as written."""

WRITTEN_AS_INITIALS: Final = words_of("MD M.D. MA M.A. BA B.A. JD J.D. RN QC KC Ed. MS M.S. BS B.S.")
"""Those of `DEGREES` that may as well be the initials of a given name."""

ROLES: Final = words_of(
    "ed eds editor editors comp comps compiler compilers hrsg hg dir dirs coord coords org orgs convener "
    "conveners convenor convenors"
)
"""What stands in brackets behind the names of those who edited something, lower case, without a point."""
