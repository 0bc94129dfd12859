"""Which language a text is in, where its script and small words tell."""

from harness.rows import every_row
from protlib.record.titles.prose import languages_of_prose


@every_row(
    ("text", "language"),
    [
        ("The Causes and Consequences of Re-trafficking: Evidence from the IOM Database", "en"),
        ("Les causes et les conséquences de la traite des êtres humains", "fr"),
        ("Víctimas invisibles: el derecho de los migrantes a la protección en México", "es"),
        ("Guia prático sobre a proteção dos refugiados no Brasil", "pt"),
        ("Die Ausbeutung von Migrantinnen und die Rolle der Polizei", "de"),
        ("La tratta delle persone e il diritto di asilo nella legislazione italiana", "it"),
        ("De bescherming van kinderen en het recht op onderwijs voor vluchtelingen", "nl"),
        ("Торговля людьми в Центральной Азии", "ru"),
        ("حماية اللاجئين في الأردن", "ar"),
        ("تقرير عن الاتجار بالأشخاص", "ar"),
        ("القضاء على زواج القاصرات", "ar"),
        ("人口贩运问题全球报告", "zh"),
        ("人身取引の被害者", "ja"),
    ],
)
def test_small_words_and_scripts_tell_a_language(text: str, language: str) -> None:
    assert languages_of_prose(text)[:1] == (language,)


def test_arabic_letters_alone_tell_several_languages() -> None:
    assert languages_of_prose("تقرير الاتجار بالأشخاص")[:3] == ("ar", "fa", "ur")


@every_row(
    ("text", "languages"),
    [
        ("گزارش در باره قاچاق انسان على مردم", ("fa", "prs", "ur")),
        ("گزارش قاچاق انسان", ("fa", "prs", "ur")),
        ("اسمگلنگ کا شکار ہونے والے بچے گھر واپس نہیں آتے", ("ur",)),
        ("هغه ماشومان چې د قاچاق قربانیان دي له پېژندلو مخکې کور ته نه راستنېږي", ("ps",)),
        ("ئەو منداڵانەی ناگەڕێنەوە ماڵەوە", ("ckb", "ku", "ug")),
        ("Діти не повертаються додому, доки їх не знайдуть її родичі", ("uk",)),
        ("Діти, які не повертаються додому", ("uk", "be")),
        ("Эти дети не возвращаются домой, и мы этого не знаем", ("ru",)),
        ("Деца која су жртве не враћају се кући, а међу њима", ("sr", "bs")),
        ("الأطفال في چمن وکراچی وگوجر والمدينة", ("ar",)),
    ],
)
def test_letters_that_few_languages_have_tell_them(text: str, languages: tuple[str, ...]) -> None:
    assert languages_of_prose(text)[: len(languages)] == languages


@every_row(
    "text",
    [
        "",
        "Trafficking",
        "La Strada Moldova",
        "Médecins Sans Frontières",
        "WFP: 30 years of S.O.S. food",
        "Drowned reefs at Au'au Channel, SE Hawaiian Islands",
        "Complications following lung surgery",
        "Pour la paix",
        "Et al. in situ de facto",
    ],
)
def test_names_and_a_few_words_tell_none(text: str) -> None:
    assert languages_of_prose(text) == ()
