"""The words that tell organisations from people in languages beside English; those in our letters are folded (`text.fold`)."""

import re
from functools import cache
from typing import Final

from protlib.record.names.lexicon import words_of
from protlib.text import fold

FOREIGN_HEADS: Final = words_of(
    # French
    "consulat diocese entraide fraternite mutuelle senat amicale apatrides banque bibliotheque caisse collectif maison mission missions  cellule chambre commissaire comptes croissant inspection mairie office police "
    "prefecture rapporteur refuges reporters secours solidarites "
    # Spanish
    "arquidiocesis asamblea audiencia cancilleria consulado contraloria diario diocesis diputacion fraternidad generalitat hogar "
    "intendencia juzgado juzgados misioneras misioneros obispado parroquia patronato periodico prensa religiosas religiosos senado xunta "
    "aldeas alcaldia biblioteca ayuda banco caritas comisaria comisariado congreso federal gobernacion gubernatura "
    "hermanas hermanos medicos periodistas policia presidencia procurador reporteros secretariado subsecretaria "
    # Portuguese
    "arquidiocese irmandade jornal juizado paroquia promotoria "
    "comissariado congregacao missao corregedoria irmas medicos ministra pastoral policia prefeitura presidencia "
    "secretariado supremo "
    # Italian and Romanian
    "carabinieri consolato cooperativa diocesi giornale gruppo onlus parrocchia polizia procura questura quotidiano senato tribunale "
    "agentia asociatia associazioni centrul comune consiliul coordinamento guvernul inspectoratul "
    "ministerul prefettura presidenza regione segreteria servizio societa ufficio "
    # German and Dutch
    "aktion amtsgericht gericht gerichtshof landtag nachrichten rundfunk zeitung "
    "arbeitsgemeinschaft arbeitskreis arzte auslanderbehorde dachverband diakonie fluchtlingsrat forschungsstelle "
    "hilfe initiativkreis bibliothek jugendhilfe koordinierungskreis koordinierungsstelle landeskoordination rechtbank "
    "rijksdienst gemeente orgaan expertisecentrum steunpunt "
    # The languages of the North
    "folkehelseinstituttet kommune kommunen lansstyrelsen lansstyrelserna liitto ministerio ministerion poliisi "
    "polisen politiet regeringen regjeringen sosialministerio virasto "
    # Slavic languages, Hungarian, Albanian, in Latin letters
    "agencja agencija alapitvany bizottsag biuro drustvo fundacija fundacja hivatal inspektorat instytut institutul komisja "
    "komisija ministarstvo ministerstva ministerstvo ministerstwo ministria miniszterium mreza nadace narodna "
    "organizace organizacia organizacija organizacja poverenik rzecznik savez sdruzeni sekretarijat sluzba "
    "stowarzyszenie udruga udruzenje uniwersytet univerzita univerzitet urad urzad ured ustav zveza "
    # Turkish, Indonesian and Malay, Swahili, Somali, Vietnamese with its accents folded
    "bakanligi baskanligi belediyesi birligi dernegi enstitusu genel konseyi kurumu merkezi mudurlugu universitesi vakfi "
    "direktorat jaringan jabatan kementerian kepolisian komisi komnas lembaga majlis palang yayasan "
    "shirika taasisi tume wizara wasaaradda"
)
"""Words that no person is called: one of them makes an organisation."""

FOREIGN_ENDINGS: Final = (
    "gericht", "gerichtshof", "koordinierung", "landtag", "nachrichten", "rundfunk", "zeitung",
    "hilfe", "hjalp", "hjelp", "hjaelp", "hulp", "hjelpen", "hjalpen", "lingsrat", "ralrat", "desrat", "sdienst", "samt", "skreis", "skommissar", "sverein",
    "vereniging", "organisatie", "organisationen", "organisasjonen", "forbund", "forbundet", "virasto",
    "ministerio", "ministeriet", "departementet", "tilsynet", "nemnda", "stofnun", "skirche", "sfonds",
)  # fmt: skip
"""How compounds end that are the word for an organisation ("Welthungerhilfe")."""
_SHORTEST_COMPOUND: Final = 8

FOREIGN_TELLING: Final = words_of(
    # Romance languages
    "accion action ayuda aide apoyo asilo asile bienestar cooperacion cooperation cooperacao deplaces derechos desarrollo "
    "desenvolvimento desplazados deslocados developpement direitos diritti droits egalite emigracion emigration etrangers "
    "extranjeria enfance estrangeiros faim fronteiras fronteras frontieres genre hambre humanitaire humanitaria humanitario "
    "igualdad igualdade imigracao immigration infancia inmigracion integracion interior interieur migracao migracion "
    "migraciones migracoes migraction migrante migrantes migrants migratoria migratorias migratorio migrazioni "
    "movilidad mobilidade mujeres mulheres femmes protecao proteccion refugiado refugiados refugies rifugiati saude "
    "seguranca seguridad solidaridad solidariedade solidarite terrorisme trabajadores trabalhadores trabalho travail "
    "trata traite vittime victimas victimes vitimas "
    # Germanic and Nordic languages
    "arbeit asielzoekers asylsuchende auslander entwicklung entwicklungszusammenarbeit flyktning flyktninge flyktningar flygtninge fluchtlinge "
    "grenzen gesundheit grenser granser grenzer inwanderung einwanderung frauen kvinna kvinnor kvinder menneskerettigheter "
    "menschenrechte menschenhandel mensenhandel mensenrechten ontwikkeling samarbeid samarbeit utvikling utlendinger "
    "vluchtelingen opvang zusammenarbeit "
    # Others
    "afacerilor luar negeri wewnetrznych spraw vnutra vnutornych poslova prava ljudskih luadki uchodzcow cudzoziemcow izbeglice "
    "izbjeglice haklari multeci asasi manusia pelindungan perlindungan pekerja binadamu kizilay"
)
"""What organisations deal with, and nobody is called: one of them makes an organisation."""

FOREIGN_TOPICS: Final = words_of(
    "abiertas apelaciones appel casacion cassation cassazione constitucional constitutionnel constitutionnelle costiera costituzionale "
    "guardia manos penal penale pueblos suprema supremas supremo "
    "alto alta brasileira brasileiro centrale colombiana colombiano comun comunitaria catholique catolica catolico "
    "chiesa deutsche deutscher deutsches eglise iglesia igreja jugend kirche kirken kirkko kyrkan desarollo economica economico economique ecuatoriana espanola espanol espanola evangelische "
    "federale francais francaise general geral generale guatemalteca hondurena humain humaine humana humanas humano humanos humains "
    "internationale internationaler internationales islamique italiana italiano jesuita jeunesse joven jovenes juventud juventude "
    "libanais local mexicana mexicano mondiale mondial mundial mundo nacional nationale nationaal nationaler national "
    "nederland nederlandse norsk norske ouest paix paz peruana portuguesa portugues public publica publico publique "
    "regional republicana roja rossa rotes rouge salvadorena sociale social sociales sociais solidaire suisse svenska terre "
    "tierra terra tunisien tunisienne unidas unidos unida vermelha welt wirtschaft vie vida vita monde libre livre"
)
"""What else they deal with, and where they are; two of these make an organisation."""

TITLE_SMALL_FOREIGN: Final = words_of("Contre Sans Contra Sobre Para Aux Für Gegen Och Voor Zonder Uden Uten Utan Ohne")
"""The small words of other languages as Title Case leaves them: between two others, and no name of a person has them there."""

OPENING_NOUNS: Final = words_of(
    "amigos amis camara camera casa corte cour folha foyer pro restos ronda terre tierra voce voix voz"
)
"""Words that open the name of an organisation where a particle follows them ("Casa de ...", "Voix de l'Enfant"), and are surnames elsewhere."""

_RED_CROSS: Final = (
    r"\b(?:red (?:cross|crescent)|croix rouge|croissant rouge|cruz (?:roja|vermelha)|media luna roja|crescente vermelho|croce rossa|"
    r"crucea rosie|rode kruis|rot(?:es|en) kreuz|rode kors|roda korset|cerveny kriz|crveni (?:kriz|krst)|czerwony krzyz|palang merah)\b"
)
_OPENINGS: Final = """
    благотворительн газет генеральн конституционн национальн полици посольств прокуратур телекан федеральн державн міжнародн національн
    агентств академи ассоциаци банк бюро верховн государственн департамент институт комисси комитет конференци лига международн
    миграцион министерств мисси обществ объединени организаци отдел офис правительств представительств программ профсоюз сеть служб
    совет союз университет управлени федераци фонд центр агенци громадськ міністерств організаці спілк товариств министарств удружењ
    मंत्रालय आयोग संगठन মন্ত্রণালয় কমিশন সংস্থা กระทรวง สำนักงาน มูลนิธิ องค์การ ဝန်ကြီးဌာန ሚኒስቴር ድርጅት υπουργείο οργανισμός επιτροπή υπηρεσία
    συμβούλιο ίδρυμα
"""
"""How words begin that are words for an organisation, in Cyrillic, Greek and other letters."""
_ARABIC: Final = """
    اتحاد إدارة أمانة برنامج بعثة بنك بلدية جامعة جمعية حكومة دائرة رابطة شبكة صندوق كلية لجنة مبادرة مجلس مجموعة محكمة مديرية مرصد
    مركز مصرف معهد مفوضية مكتب منتدى منظمة مؤسسة نقابة هيئة وزارة وكالة وحدة إغاثة أمم فدرالية قوات جريدة صحيفة
    قناة إذاعة نيابة سفارة شركة مستشفى
"""
"""The words for organisations in Arabic, which may stand behind an article."""
_ARABIC_WITH_ARTICLE: Final = "الهلال الصليب"
"""Those that people are called without it."""
_HAN_ENDINGS: Final = """
    组织 組織 机构 機構 機関 署 部 局 厅 庁 省 委员会 委員會 委員会 协会 協會 協会 学会 學會 基金会 基金會 基金 财团 財団 中心 センター 研究所
    研究院 大学 大學 学院 银行 銀行 联盟 聯盟 連盟 联合国 聯合國 国連 理事会 理事會 办公室 办事处 事務所 公司 法院 法庭 政府 公署 红十字会
    会 會 紅十字會 赤十字社 红新月会 总会 联合会 聯合會 工会 組合 网络 ネットワーク 论坛 기구 재단 협회 위원회 대학교 센터 연구원 연구소 기금 연합
    정부 협력단 적십자사 연대
"""
"""How the names of organisations end in Chinese, Japanese and Korean."""
_HAN_OPENINGS: Final = ("联合国", "聯合國", "国連", "国际", "國際", "유엔", "국제")
_CYRILLIC_ENDINGS: Final = ("ское", "ность", "ство")
"""How words end in Cyrillic that no person is called."""
_HAN: Final = "[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_LONGEST_PERSON: Final = 3
_ARTICLES: Final = ("ال", "وال", "لل")


def is_compound(word: str) -> bool:
    """Tell whether a folded word is a compound whose end is the word for an organisation."""
    return len(word) >= _SHORTEST_COMPOUND and word.endswith(FOREIGN_ENDINGS)


def is_red_cross(found: list[str]) -> bool:
    """Tell whether some folded words are those of a society of the Red Cross or the Red Crescent."""
    return re.search(_RED_CROSS, " ".join(found)) is not None


def tells_in_other_letters(found: list[str]) -> bool:
    """Tell whether one of some folded words, in other letters than ours, is a word for an organisation."""
    return any(not word.isascii() and _tells(word) for word in found)


@cache
def _folded(texts: str) -> tuple[str, ...]:
    return tuple(fold(texts).split())


def _tells(word: str) -> bool:
    if re.search(_HAN, word):
        return len(word) > _LONGEST_PERSON and (word.endswith(_folded(_HAN_ENDINGS)) or word.startswith(_HAN_OPENINGS))
    bare = next((word.removeprefix(article) for article in _ARTICLES if word.startswith(article)), word)
    if bare in _folded(_ARABIC) or word in _folded(_ARABIC_WITH_ARTICLE):
        return True
    return word.startswith(_folded(_OPENINGS)) or word.endswith(_CYRILLIC_ENDINGS)
