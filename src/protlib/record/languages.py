"""Languages: the BCP 47 tag of each, from the names and codes by which people and programs know it."""

import re
from collections.abc import Mapping
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

# "English; French", "anglais et francais"
_BETWEEN_LANGUAGES: Final = r"\s*[;,/|&+]\s*|\s+(?:and|et|y|und)\s+"
# "en", "en-gb", "zh-yue-hant-hk", "sl-rozaj": language, extended language, script, region, variants (RFC 5646, 2.1)
_TAG: Final = r"([a-z]{2,3})(-[a-z]{3})?(-[a-z]{4})?(-(?:[a-z]{2}|\d{3}))?((?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)"


@lru_cache(maxsize=1024)
def tag(text: str) -> str:
    """Return the BCP 47 tag of a language's name, code, babel name or locale; ValueError where it is not known."""
    name = " ".join(fold(text).replace("_", "-").split())
    if known := tags().get(_bare(name)):
        return known
    found = {_tag_of(part) for part in re.split(_BETWEEN_LANGUAGES, name) if part}
    if len(found) > 1:
        raise ValueError("several languages")
    if not found or not (one := found.pop()):
        raise ValueError("unknown language")
    return one


def _bare(name: str) -> str:
    return " ".join(re.sub(r"[()\[\]{},]", " ", name).split()).rstrip(".")


def _tag_of(name: str) -> str:
    """Return the tag of a name, a code or a locale such as en-us.utf-8, "" where it is not known."""
    name = _bare(name)
    match = re.fullmatch(_TAG, name.partition(".")[0])
    if name in tags() or not match or match[1] not in tags():
        return tags().get(name, "")
    extended, script, region, variants = (part or "" for part in match.groups()[1:])
    return f"{tags()[match[1]]}{extended}{script.title()}{region.upper()}{variants}"


@lru_cache(maxsize=1)
def tags() -> Mapping[str, str]:
    """Return the tag of every code and folded name."""
    found: dict[str, str] = {}
    for entry in re.split(r"[|\n]", f"{_LANGUAGES.strip()}\n{_VARIETIES.strip()}"):
        tag, _, names = entry.partition(":")
        found.update(dict.fromkeys([fold(tag), *map(fold, filter(None, names.split(",")))], tag))
    return found
