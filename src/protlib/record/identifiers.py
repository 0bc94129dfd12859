"""Identifiers, links and language tags in one form each, or the reason why a text is none."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from protlib.text import fold

# Tag, then its ISO 639-2 and 639-3 codes and its names, folded: English, its own, and for the languages of the
# United Nations' publications French, Spanish and German too.
_LANGUAGES: Final = """
aa:aar,afar|ab:abk,abkhazian|ae:ave,avestan|af:afr,afrikaans|ak:aka,akan|am:amh,amharic,አማርኛ|an:arg,aragonese
ar:ara,arabic,arabe,arabisch,العربية,عربي|as:asm,assamese|av:ava,avaric|ay:aym,aymara,aimara
az:aze,azerbaijani,azeri|ba:bak,bashkir|be:bel,belarusian,беларуская|bg:bul,bulgarian,български|bi:bis,bislama
bm:bam,bambara|bn:ben,bengali,bangla,বাংলা|bo:bod,tib,tibetan|br:bre,breton,brezhoneg|bs:bos,bosnian,bosanski
ca:cat,catalan,catala|ce:che,chechen|ch:cha,chamorro|co:cos,corsican|cr:cre,cree|cs:ces,cze,czech,cestina
cu:chu,church slavic|cv:chv,chuvash|cy:cym,wel,welsh,cymraeg|da:dan,danish,dansk
de:deu,ger,german,deutsch,ngerman,germanb,allemand,aleman,tedesco,alemao|dv:div,divehi|dz:dzo,dzongkha|ee:ewe,ewe
el:ell,gre,greek,modern greek,polutonikogreek,ελληνικα|en:eng,english,anglais,ingles,englisch,inglese|eo:epo,esperanto
es:spa,spanish,espanol,castellano,castilian,espagnol,spanisch,spagnolo,espanhol|et:est,estonian,eesti
eu:eus,baq,basque,euskara|fa:fas,per,persian,farsi,persan,persa,فارسی|ff:ful,fulah,fula,fulfulde,pulaar
fi:fin,finnish,suomi|fj:fij,fijian|fo:fao,faroese
fr:fra,fre,french,francais,francaise,frenchb,frances,franzosisch,francese|fy:fry,frisian,western frisian
ga:gle,irish,gaeilge|gd:gla,scottish gaelic,scottish|gl:glg,galician,galego|gn:grn,guarani|gu:guj,gujarati|gv:glv,manx
ha:hau,hausa|he:heb,iw,hebrew,עברית|hi:hin,hindi,हिन्दी|ho:hmo,hiri motu|hr:hrv,croatian,hrvatski
ht:hat,haitian,haitian creole,kreyol|hu:hun,hungarian,magyar|hy:hye,arm,armenian,հայերեն|hz:her,herero
ia:ina,interlingua|id:ind,in,indonesian,bahasa indonesia,bahasa,bahasai|ie:ile,interlingue|ig:ibo,igbo|ii:iii,sichuan yi
ik:ipk,inupiaq|io:ido,ido|is:isl,ice,icelandic,islenska|it:ita,italian,italiano,italien,italienisch|iu:iku,inuktitut
ja:jpn,japanese,日本語|jv:jav,javanese|ka:kat,geo,georgian,ქართული|kg:kon,kongo,kikongo|ki:kik,kikuyu|kj:kua,kuanyama
kk:kaz,kazakh|kl:kal,kalaallisut|km:khm,khmer|kn:kan,kannada|ko:kor,korean,한국어|kr:kau,kanuri|ks:kas,kashmiri
ku:kur,kurdish,kurmanji|kv:kom,komi|kw:cor,cornish|ky:kir,kyrgyz,kirghiz|la:lat,latin|lb:ltz,luxembourgish
lg:lug,ganda,luganda|li:lim,limburgan|ln:lin,lingala|lo:lao,lao|lt:lit,lithuanian,lietuviu|lu:lub,luba-katanga
lv:lav,latvian,latviesu|mg:mlg,malagasy,malgache|mh:mah,marshallese|mi:mri,mao,maori
mk:mkd,mac,macedonian,македонски|ml:mal,malayalam|mn:mon,mongolian|mr:mar,marathi|ms:msa,may,malay,bahasa malaysia,bahasam
mt:mlt,maltese,malti|my:mya,bur,burmese,myanmar|na:nau,nauru|nb:nob,bokmal,norwegian bokmal|nd:nde,north ndebele
ne:nep,nepali|ng:ndo,ndonga|nl:nld,dut,dutch,nederlands,neerlandais,flemish|nn:nno,nynorsk,norwegian nynorsk
no:nor,norwegian,norsk|nr:nbl,south ndebele|nv:nav,navajo|ny:nya,chichewa,nyanja|oc:oci,occitan|oj:oji,ojibwa
om:orm,oromo,afaan oromo|or:ori,odia,oriya|os:oss,ossetian|pa:pan,punjabi,panjabi|pi:pli,pali
pl:pol,polish,polski,polnisch|ps:pus,pashto,pushto,پښتو|pt:por,portuguese,portugues,portuges,portugais,portoghese
qu:que,quechua|rm:roh,romansh|rn:run,kirundi,rundi|ro:ron,rum,romanian,romana,moldavian
ru:rus,russian,russe,ruso,russisch,russo,русский|rw:kin,kinyarwanda|sa:san,sanskrit|sc:srd,sardinian
sd:snd,sindhi|se:sme,northern sami,samin|sg:sag,sango|sh:hbs,serbo-croatian|si:sin,sinhala|sk:slk,slo,slovak,slovencina
sl:slv,slovenian,slovene,slovenscina|sm:smo,samoan|sn:sna,shona|so:som,somali,soomaali|sq:sqi,alb,albanian,shqip
sr:srp,serbian,srpski,српски|ss:ssw,swati,swazi|st:sot,southern sotho,sesotho|su:sun,sundanese|sv:swe,swedish,svenska
sw:swa,swahili,kiswahili|ta:tam,tamil|te:tel,telugu|tg:tgk,tajik|th:tha,thai|ti:tir,tigrinya|tk:tuk,turkmen
tl:tgl,tagalog|tn:tsn,tswana,setswana|to:ton,tonga|tr:tur,turkish,turkce,turc|ts:tso,tsonga|tt:tat,tatar|tw:twi,twi
ty:tah,tahitian|ug:uig,uyghur,uighur|uk:ukr,ukrainian,українська|ur:urd,urdu,اردو|uz:uzb,uzbek|ve:ven,venda
vi:vie,vietnamese,tieng viet|vo:vol,volapuk|wa:wln,walloon|wo:wol,wolof|xh:xho,xhosa|yi:yid,ji,yiddish|yo:yor,yoruba
za:zha,zhuang|zh:zho,chi,chinese,mandarin,chinois,chino,chinesisch,中文|zu:zul,zulu
ckb:sorani,central kurdish|fil:filipino|mul:multiple languages,multilingual|prs:dari|rhg:rohingya|tet:tetum,tetun|und:
"""
# Names that say the region or the script too: those of babel, biblatex and polyglossia, and what people type.
_VARIETIES: Final = """
en-GB:british,ukenglish,british english,english uk,english united kingdom|en-CA:canadian,canadian english,english canada
en-US:american,usenglish,american english,english us,english usa,english united states
en-AU:australian,australian english|en-NZ:newzealand|de-AT:austrian,naustrian|de-CH:swissgerman,nswissgerman,swiss german
fr-CA:acadian,canadien,canadian french,french canada|pt-BR:brazilian,brazil,brazilian portuguese,portuguese brazil,portugues brasil
es-MX:mexican,spanishmx,spanish mexico|sr-Cyrl:serbianc|zh-Hans:simplified chinese,chinese simplified,简体中文
zh-Hant:traditional chinese,chinese traditional,繁體中文|hsb:uppersorbian,usorbian|dsb:lowersorbian,lsorbian
"""

_ISBN: Final = r"(?<![\dXx-])(97[89][-‐–\s]?(?:\d[-‐–\s]?){9}\d|(?:\d[-‐–\s]?){9}[\dXx])(?![\dXx])"
_ISSN: Final = r"(?<!\d)(\d{4})[-‐–\s]?(\d{3}[\dXx])(?![\dXx])"
_DOI: Final = r"(?<![\d.])10(?:\.\d{4,9}(?:\.\d+)*)?/\S{1,1000}"
_URL: Final = r"(?:[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#]+|(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?=[/?#]|$))\S*"
_BETWEEN_LANGUAGES: Final = r"\s*[;,/|&+]\s*|\s+(?:and|et|y|und)\s+"
_TAG: Final = (
    r"([a-z]{2,3})(-[a-z]{3})?(-[a-z]{4})?(-(?:[a-z]{2}|\d{3}))?((?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)"
)


def isbn(text: str) -> str:
    """Return the ISBNs of a text, digits only, separated by a space; ValueError where there is none or one is wrong.

    The check digits are those of ISO 2108 (2005), section 4.
    """
    if text.startswith(("978", "979")) and _is_isbn(text):  # most are written as they are stored
        return text
    found = [re.sub(r"[^\dX]", "", match.upper()) for match in re.findall(_ISBN, text)]
    if not found:
        raise ValueError("not an ISBN: it has 10 or 13 digits")
    _demand(found, _is_isbn)
    return " ".join(dict.fromkeys(found))


def isbn13(text: str) -> str:
    """Return the 13 digits of a normalised ISBN for comparing, "" where it is none."""
    if not _is_isbn(text):
        return ""
    return text if len(text) == 13 else f"978{text[:9]}{_check_digit_13('978' + text[:9])}"


def issn(text: str) -> str:
    """Return the ISSNs of a text as `1234-567X`, separated by a space; ValueError where there is none or one is wrong."""
    found = [f"{first}-{second.upper()}" for first, second in re.findall(_ISSN, text)]
    if not found or re.search(_ISBN, text):
        raise ValueError("not an ISSN: it has 8 digits")
    _demand(found, _is_issn)
    return " ".join(dict.fromkeys(found))


def doi(text: str) -> str:
    """Return the DOI without resolver or label and in its own case; ValueError where there is not exactly one.

    Percent-encoding is undone where the DOI comes from a link.
    """
    found = dict.fromkeys(_dois(text))
    if len(found) != 1:
        raise ValueError(
            "several DOIs" if found else "not a DOI: one begins with “10.”, four figures or more, and “/”"
        )
    return found.popitem()[0]


def url(text: str) -> str:
    """Return the link without brackets and label; ValueError where it has a space in it or names no host.

    No scheme is invented: "www.iom.int" stays as it is.
    """
    bare = re.sub(r"^(?:URL\s*:|\\url\s*(?=\{))\s*", "", text.strip(), flags=re.IGNORECASE).strip("<>{}\"' ")
    if len(bare.split()) > 1:
        raise ValueError("not one link: there is a space in it")
    if not re.fullmatch(_URL, bare):
        raise ValueError("not a link: it names no host")
    return bare


def language(text: str) -> str:
    """Return the BCP 47 tag of a language's name, code, babel name or locale; ValueError where it is not known."""
    return _language(text)


@lru_cache(maxsize=1024)
def _language(text: str) -> str:
    name = " ".join(fold(text).replace("_", "-").split())
    if tag := _tags().get(_bare(name)):
        return tag
    found = {_tag(part) for part in re.split(_BETWEEN_LANGUAGES, name) if part}
    if len(found) > 1:
        raise ValueError("several languages")
    if not found or not (tag := found.pop()):
        raise ValueError("not a language that is known")
    return tag


def _bare(name: str) -> str:
    return " ".join(re.sub(r"[()\[\]{},]", " ", name).split()).rstrip(".")


def _tag(name: str) -> str:
    """Return the tag of a name, a code or a locale such as en-us.utf-8, "" where it is not known."""
    name = _bare(name)
    match = re.fullmatch(_TAG, name.partition(".")[0])
    if name in _tags() or not match or match[1] not in _tags():
        return _tags().get(name, "")
    extended, script, region, variants = (part or "" for part in match.groups()[1:])
    return f"{_tags()[match[1]]}{extended}{script.title()}{region.upper()}{variants}"


@lru_cache(maxsize=1)
def _tags() -> Mapping[str, str]:
    """Return the tag of every code and folded name."""
    tags: dict[str, str] = {}
    for entry in re.split(r"[|\n]", f"{_LANGUAGES.strip()}\n{_VARIETIES.strip()}"):
        tag, _, names = entry.partition(":")
        tags.update(dict.fromkeys([fold(tag), *map(fold, filter(None, names.split(",")))], tag))
    return tags


def _demand(found: Iterable[str], is_right: Callable[[str], bool]) -> None:
    for number in found:
        if not is_right(number):
            raise ValueError(f"the check digit of {number} is wrong")


def _is_isbn(text: str) -> bool:
    if len(text) == 13 and text.isdecimal():
        return text[-1] == _check_digit_13(text[:12])
    return bool(re.fullmatch(r"\d{9}[\dX]", text)) and _weighted(text) == 0


def _is_issn(text: str) -> bool:
    return _weighted(text.replace("-", "")) == 0


def _weighted(digits: str) -> int:
    """Return the sum of the digits weighted ...3, 2, 1 from the left, modulo 11; X stands for 10."""
    weights = range(len(digits), 0, -1)
    return (
        sum(
            weight * (10 if digit == "X" else int(digit))
            for weight, digit in zip(weights, digits, strict=True)
        )
        % 11
    )


def _check_digit_13(digits: str) -> str:
    return str(-(sum(map(int, digits[::2])) + 3 * sum(map(int, digits[1::2]))) % 10)


def _dois(text: str) -> Iterator[str]:
    for match in re.finditer(_DOI, text):
        found = match[0]
        if "%" in found and re.search(r"doi[^\s]*/$", text[: match.start()], re.IGNORECASE):
            from urllib.parse import unquote

            found = unquote(found)
        yield _without_tail(found)


def _without_tail(text: str) -> str:
    """Return the text without the punctuation behind it; a bracket stays where it was opened inside."""
    while text and (
        text[-1] in ".,;:\"'>}"
        or (text[-1] in ")]" and text.count(text[-1]) > text.count("(["[text[-1] == "]"]))
    ):
        text = text[:-1]
    return text
