"""The other forms of words: of English verbs, of Russian and Ukrainian cases, of Arabic words with their article."""

from harness.rows import every_row
from protlib.index.word_forms import is_form, stems
from protlib.index.words import canonical_form


@every_row(
    ("word", "forms", "others"),
    [
        ("trafficking", "trafficked trafficker traffick traffickers", "traffic"),
        ("planned", "planning plan planner", "plant"),
        ("migration", "migrate migrated migrating", "migrant"),
        ("exploitation", "exploit exploited exploiting", "explosion"),
        ("беженцы", "беженец беженцев беженцам беженцами", "беженка беседа"),
        ("дети", "детей детям детьми", "детский детектив"),
        ("торговлю", "торговля торговли торговлей", "торговцу торговать"),
        ("миграция", "миграции миграцию миграций", "мигрант"),
        ("трудовыми", "трудовой трудовая трудовых", "трудоустройство"),
        ("біженці", "біженців біженцям", "біженство"),
        ("дитина", "дитини дитиною дитину", "дитячий"),
        ("Україна", "України Україні Україною", "український"),
        ("نازح", "النازحون النازحين نازحة والنازحين", "نزوح"),
        ("مدرسه", "المدرسة بالمدرسة", "تدريس"),
        ("اللاجئات", "لاجئة اللاجئين لاجئون", "لجوء"),
        ("لليمن", "اليمن يمن", "يمين"),
        ("приемы", "прием приема приему", "при"),
        ("среда", "среды среде", "среди"),
        ("послы", "послов", "после"),
        ("боль", "боли болью", "более"),
        ("آلية", "آليات الآليات", "إلى"),
        ("والدين", "الوالدين والدة", "دين الدين"),
        ("الدين", "دين للدين", "والدين الوالدين"),
        ("بالغين", "البالغين بالغ البالغون", "غين"),
        ("المالية", "مالية", "مالي"),
    ],
)
def test_a_word_has_forms(word: str, forms: str, others: str) -> None:
    def is_one(other: str) -> bool:
        return any(is_form(canonical_form(other), stem) for stem in stems(word))

    assert all(map(is_one, forms.split()))
    assert not any(map(is_one, others.split()))


def test_a_short_word_has_no_other_forms() -> None:
    assert stems("king") == stems("need") == stems("да") == stems("من") == ()


@every_row("word", ["при", "прием", "среди", "إلى", "مالي"])
def test_a_word_that_looks_like_a_case_of_another_has_no_forms(word: str) -> None:
    assert stems(word) == ()
