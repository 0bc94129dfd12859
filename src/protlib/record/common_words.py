"""Words of everyday English that titles are made of: with a capital they are no names, but stand in Title Case."""

import re
from typing import Final

from protlib.record.names.lexicon import TELLING_TOPICS, TOPICS
from protlib.text import fold

_WORDS: Final = (
    "access account aim birth civilian clash deadline domestic famine fuel plain ramp refuge remark servitude sight speak toolkit warn bulletin dashboard drought earthquake factsheet flood lamp newsletter note snapshot update actor advice age agenda agreement air answer approach area army arrival article assault attack "
    "authority baby background balance barrier basis battle beginning belonging benefit birth boat body book bridge "
    "brief briefing brother building burden bus call camp campaign car cause centre century challenge change chapter "
    "choice church circle city claim class coast code coercion comment common community company complaint condition "
    "consequence consent context control cost council country course court crossing custody daughter dawn day death "
    "deal debate decade decision desert destination detention dialogue diary dignity door doubt dream duty effect effort "
    "empire end enemy entry escape estimate event everyone everything evidence example exile exit experience expert eye "
    "face fact failure faith family farm father fear fence field fight figure file finding fire fishing flight flow food "
    "footprint force form friend front future game gap gate girl goal good government grief ground group growth guide "
    "handbook hand harm head heart help history hope hospital hotel hour house hunger idea image impact implication "
    "inequality injury inside insight interest interview introduction island issue job journey judge key kitchen knowledge "
    "lake landscape language law lawyer leader learning lesson letter life light limbo limit line link list living loss "
    "love machine making man manual map margin marriage meaning measure meeting member memory message method mind minor "
    "model money month morning mother motion mountain move name nation need neighbour night number nurse ocean office "
    "option order origin other outcome overview owner page pain paper parent part partner passage past path pathway "
    "patient pattern person perspective picture place plan police port position practice present pressure price principle problem "
    "procedure process profile profit programme progress project promise prospect province question race railway ransom "
    "reader reality reason record reference reform region remedy report request respect result review right risk river "
    "road role root route row rule sample sand school sea search self service sex share ship sister skill sky smuggler "
    "snow society soldier son song space stage standard statement station status step story stranger street student study "
    "success summary survey survival survivor system tale tax teacher team theory thing threat time today tomorrow tool "
    "torture town trafficker train transit trap trauma travel traveller trend trial trust truth turn value view village "
    "visa voice voyage wait walk wall water wave way web week wife wind winter wish woman word work world wound year "
    "yesterday abroad adrift again alone always away back better big black close cold common complex critical dark dead "
    "deep different difficult early effective empty equal essential fair fast final first forced forgotten free fresh full "
    "general good great half hard hidden high human illegal important informal invisible large last late left legal little "
    "living local long lost low main major missing mobile new next old open ordinary other own poor possible potential "
    "practical quiet rapid ready real recent related rich safe same second secret short silent simple single sick slow "
    "small strong structural sudden third together total true trafficked unequal unknown unsafe unseen urgent useful "
    "vulnerable weak whole wrong young act are can could each every had has have how its more most must not should that their "
    "them they this what when where who why will would your "
    "addressing asking becoming being belonging breaking bringing building buying changing closing coming counting "
    "crossing doing dying ending facing fighting finding fleeing following getting giving going growing healing hearing "
    "helping hiding holding keeping knowing leaving listening living looking losing making mapping measuring moving "
    "opening paying preventing protecting reaching rebuilding reducing responding returning running saving searching "
    "seeing seeking selling sending sharing speaking standing staying stopping supporting surviving taking talking "
    "telling thinking tracing turning understanding using waiting walking watching winning working writing"
)
"""The commonest nouns, adjectives and verbal nouns of titles, in the singular; none is a surname or a place that is known for more."""
_KNOWN: Final = TOPICS | TELLING_TOPICS | frozenset(_WORDS.split())
# Such as "exploitation", "vulnerability", "homelessness", "governance", "safeguarding": hardly a name ends so.
_ENDING: Final = re.compile(
    r"(?:[ts]ion|[a-z]{4}ment|[abior]lity|arity|ivity|ogy|lessness|fulness|(?:er|en|or)ship|hood|[a-z]{4}ance|[a-z]{5}ing)s?$"
)
_PLURAL: Final = (("ies", "y"), ("ves", "fe"), ("es", ""), ("s", ""), ("men", "man"), ("children", "child"))


def is_common(word: str) -> bool:
    """Tell whether a word is one of everyday English, in the singular or the plural, that is hardly ever a name."""
    form = fold(word)
    singulars = [form.removesuffix(plural) + single for plural, single in _PLURAL if form.endswith(plural)]
    return not _KNOWN.isdisjoint([form, *singulars]) or _ENDING.search(form) is not None
