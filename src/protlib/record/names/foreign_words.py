"""Words that tell organisations from people in other languages than English; Latin ones are folded (`text.fold`).

Most stand in `foreign_words.txt`.
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

from protlib.record.tables import read_words
from protlib.text import fold

_TABLE: Final = read_words(Path(__file__).with_suffix(".txt"))
FOREIGN_HEADS: Final = _TABLE["foreign heads"]
"""Words in no person's name: a single one makes an organisation."""

FOREIGN_ENDINGS: Final = (
    "gericht", "gerichtshof", "koordinierung", "landtag", "nachrichten", "rundfunk", "zeitung",
    "hilfe", "hjalp", "hjelp", "hjaelp", "hulp", "hjelpen", "hjalpen", "lingsrat", "ralrat", "desrat", "sdienst", "samt", "skreis", "skommissar", "sverein",
    "vereniging", "organisatie", "organisationen", "organisasjonen", "forbund", "forbundet", "virasto",
    "ministerio", "ministeriet", "departementet", "tilsynet", "nemnda", "stofnun", "skirche", "sfonds",
)  # fmt: skip
"""Endings of compounds for organisations ("Welthungerhilfe")."""
_SHORTEST_COMPOUND: Final = 8

FOREIGN_TELLING: Final = _TABLE["foreign telling"]
"""Topics of organisations that are in no person's name: a single one makes an organisation."""

FOREIGN_TOPICS: Final = _TABLE["foreign topics"]
"""Further topics and places of organisations; two of them make an organisation."""

TITLE_SMALL_FOREIGN: Final = _TABLE["title small foreign"]
"""Small words of other languages in Title Case; between two words, they occur in no person's name."""

OPENING_NOUNS: Final = _TABLE["opening nouns"]
"""Words that begin an organisation's name before a particle ("Casa de ..."), and are surnames elsewhere."""

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
"""Beginnings of words for organisations, in Cyrillic, Greek and other letters."""
_ARABIC: Final = """
    اتحاد إدارة أمانة برنامج بعثة بنك بلدية جامعة جمعية حكومة دائرة رابطة شبكة صندوق كلية لجنة مبادرة مجلس مجموعة محكمة مديرية مرصد
    مركز مصرف معهد مفوضية مكتب منتدى منظمة مؤسسة نقابة هيئة وزارة وكالة وحدة إغاثة أمم فدرالية قوات جريدة صحيفة
    قناة إذاعة نيابة سفارة شركة مستشفى
"""
"""Arabic words for organisations, with or without an article."""
_ARABIC_WITH_ARTICLE: Final = "الهلال الصليب"
"""Arabic words for organisations only with the article; without it they are names of people."""
_HAN_ENDINGS: Final = """
    组织 組織 机构 機構 機関 署 部 局 厅 庁 省 委员会 委員會 委員会 协会 協會 協会 学会 學會 基金会 基金會 基金 财团 財団 中心 センター 研究所
    研究院 大学 大學 学院 银行 銀行 联盟 聯盟 連盟 联合国 聯合國 国連 理事会 理事會 办公室 办事处 事務所 公司 法院 法庭 政府 公署 红十字会
    会 會 紅十字會 赤十字社 红新月会 总会 联合会 聯合會 工会 組合 网络 ネットワーク 论坛 기구 재단 협회 위원회 대학교 센터 연구원 연구소 기금 연합
    정부 협력단 적십자사 연대
"""
"""Endings of names of organisations in Chinese, Japanese and Korean."""
_HAN_OPENINGS: Final = ("联合国", "聯合國", "国連", "国际", "國際", "유엔", "국제")
_CYRILLIC_ENDINGS: Final = ("ское", "ность", "ство")
"""Endings of Cyrillic words that are in no person's name."""
_HAN: Final = "[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_LONGEST_PERSON: Final = 3
_ARTICLES: Final = ("ال", "وال", "لل")


def is_compound(word: str) -> bool:
    """Tell whether a folded word is a compound that ends in a word for an organisation."""
    return len(word) >= _SHORTEST_COMPOUND and word.endswith(FOREIGN_ENDINGS)


def is_red_cross(text_words: list[str]) -> bool:
    """Tell whether folded words name a society of the Red Cross or the Red Crescent."""
    return re.search(_RED_CROSS, " ".join(text_words)) is not None


def tells_in_other_letters(text_words: list[str]) -> bool:
    """Tell whether one of some folded words, in other than Latin letters, is a word for an organisation."""
    return any(not word.isascii() and _tells(word) for word in text_words)


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
