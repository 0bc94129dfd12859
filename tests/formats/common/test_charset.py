"""Files in old encodings are read in the right letters, with or without a mark of theirs."""

import pytest

from harness.rows import every_row
from protlib.formats.common.charset import decode, encoding

TEXTS = [
    "TY  - RPRT\nTI  - Côte d’Ivoire, Zürich\n",
    "TY  - JOUR\nTI  - 日本語のタイトル\nAU  - 山田, 太郎\n",
    "plain\r\nascii\n",
]


@pytest.mark.parametrize(
    "name",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"],
)
@pytest.mark.parametrize("text", TEXTS)
def test_unicode_is_told_with_and_without_a_mark(text: str, name: str) -> None:
    assert decode(text.encode(name)) == text


@pytest.mark.parametrize("mark", ["utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le"])
def test_a_mark_counts_more_than_zero_bytes(mark: str) -> None:
    assert decode("\ufeff日本語".encode(mark)) == "日本語"


@every_row(
    ("text", "name"),
    [
        ("TI  - Côte d’Ivoire – “Zürich” € Œuvre", "windows-1252"),
        ("TI  - naïve café", "latin-1"),
        ("TI  - r\xe9f\xe9rence\r\nAU  - M\xfcller\r\n", "windows-1252"),
        ("TI  - Réfugiés\rAU  - Müller\r", "mac-roman"),
        ("TI  - les réfugiés\nAU  - Müller\n", "mac-roman"),
        ("@comment{x}\n% Encoding: windows-1251\n@book{a, title = {Права беженцев}}", "windows-1251"),
        ("% Encoding: Cp1252\n@book{a, title = {Réfugiés}}", "windows-1252"),
        ("%% Saved with string encoding Western (Mac OS Roman) \n@book{a, title = {É}}", "mac-roman"),
        ("% !TeX encoding = ISO-8859-2\n@book{a, title = {Łódź}}", "iso-8859-2"),
        ("% -*- coding: koi8-r -*-\n@book{a, title = {Права}}", "koi8-r"),
        ("% Encoding: x-MacRoman\n@book{a, title = {É}}", "mac-roman"),
        ("% Encoding: ISO8859_15\n@book{a, title = {Œuvre, 5 €}}", "iso8859-15"),
        ('Provider: A\nContent: text/plain; charset="iso-8859-2"\n\nTY  - RPRT\nTI  - Łódź', "iso-8859-2"),
        ('<?xml version="1.0" encoding="iso-8859-2"?><a>Łódź</a>', "iso-8859-2"),
        ('<?xml version="1.0" encoding="EUC-KR"?><a>난민</a>', "euc-kr"),
    ],
)
def test_older_encodings_are_told_by_what_they_declare_and_by_their_letters(text: str, name: str) -> None:
    assert decode(text.encode(name)) == text


@every_row(
    ("text", "names"),
    [
        ("Migração e proteção;Gonçalves, João", "cp850 windows-1252 mac-roman"),
        ("A report;Gonçalves, A.", "cp850 windows-1252"),
        ("MIGRAÇÃO E PROTEÇÃO", "cp850"),
        ("Les réfugiés: étude à Genève après l'été;À côté", "cp850 windows-1252 mac-roman"),
        ("Niños y niñas en tránsito: protección;Pérez, José", "cp850 windows-1252"),
        ("Maßnahmen für Mädchen und Flüchtlinge;Müller, Jörg", "cp850 windows-1252 mac-roman"),
        ("Skydd av människor på flykt;Björk, Åsa", "cp850 windows-1252 mac-roman"),
        ("Børn på flugt: nødhjælp;Kjær, Søren", "cp850 windows-1252 mac-roman"),
        ("The migrants’ rights “in” question—a report–two…three", "windows-1252"),
        ("L’étude d’un “cas”—le migrant… le réfugié", "windows-1252 mac-roman"),
        ("Le monde\xa0: les camps\xa0du nord", "windows-1252"),
    ],
)
def test_a_western_text_is_told_by_the_letters_within_its_words(text: str, names: str) -> None:
    table = f"title;author\r\n{text}\r\n"
    assert [name for name in names.split() if decode(table.encode(name)) != table] == []


RECORD = "TY  - RPRT\r\nTI  - {}\r\nAU  - {}\r\nPB  - UNHCR\r\nER  - \r\n"
CHINESE = RECORD.format("人口贩运受害者的保护与援助：国际合作的研究", "王芳")
JAPANESE = RECORD.format("人身取引の被害者の保護に関する報告書、サービスと支援", "山田, 太郎")
KOREAN = RECORD.format("인신매매 피해자 보호와 지원에 관한 보고서", "김철수")
RUSSIAN = RECORD.format("Защита жертв торговли людьми: доклад о положении", "Иванова, Анна")
GREEK = RECORD.format("Η προστασία των θυμάτων εμπορίας ανθρώπων", "Παπαδόπουλος, Γιώργος")
HEBREW = RECORD.format("הגנה על קורבנות סחר בבני אדם בישראל", "כהן, רות")


@every_row(
    ("text", "name"),
    [
        (CHINESE, "gbk"),
        (CHINESE, "gb18030"),
        (RECORD.format("Migration in China", "王芳"), "gbk"),
        (RECORD.format("人口販運被害人保護及協助之研究報告", "陳美玲"), "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "iso8859-5"),
        (RUSSIAN, "cp866"),
        (GREEK, "windows-1253"),
        (HEBREW, "windows-1255"),
        (RECORD.format("حماية ضحايا الاتجار بالبشر في المنطقة العربية", "محمد, سارة"), "windows-1256"),
        (RECORD.format("การคุ้มครองผู้เสียหายจากการค้ามนุษย์", "สมชาย"), "cp874"),
        (RECORD.format("Ochrona ofiar handlu ludźmi", "Wiśniewska, Małgorzata"), "windows-1250"),
        (RECORD.format("Sytuacja uchodźców w świetle badań są", "Kowal, Bogusław"), "iso8859-2"),
        (RECORD.format("Ochrana obětí obchodování s lidmi", "Dvořáková, Jiřina"), "windows-1250"),
        (RECORD.format("Az áldozatok védelme: nők és gyűjtések", "Szűcs, Erzsébet"), "windows-1250"),
        (RECORD.format("İnsan ticareti mağdurlarının korunması", "Yılmaz, Gülşen"), "windows-1254"),
    ],
)
def test_other_scripts_are_told_by_the_letters_that_they_have_most(text: str, name: str) -> None:
    assert decode(text.encode(name)) == text


@every_row(
    ("text", "names"),
    [
        ("Tytuł;Handel ludźmi w Polsce i Łodzi;Żółkiewska, Anna", "cp852 windows-1250 iso8859-2"),
        ("TYTUŁ;HANDEL LUDŹMI;ŻÓŁKIEWSKA, ANNA", "cp852 windows-1250 iso8859-2"),
        ("Trafficking in Poland;Wałęsa, Lech", "cp852 windows-1250 iso8859-2"),
        ("Türkiye'de insan ticareti ve göç yönetimi;Yılmaz, Ayşe", "cp857 windows-1254 iso8859-9"),
        ("TÜRKİYE'DE İNSAN TİCARETİ;ÖZTÜRK, GÜL", "cp857 windows-1254 iso8859-9"),
        ("Child labour;Doğan, Gül", "cp857 windows-1254"),
        ("Child labour;Şahin, İ", "windows-1254 iso8859-9"),
        ("Child labour;Yıldız, A", "windows-1254 iso8859-9"),
        ("Child labour;Işık, Nur", "windows-1254 iso8859-9"),
        ("Child labour;DOĞAN, NUR", "windows-1254 iso8859-9"),
        ("Ochrana obětí v České republice;Dvořáková, Zdeňka", "cp852 windows-1250 iso8859-2"),
        ("Child labour;Novotný, Jan", "windows-1250 iso8859-2"),
        ("Obchodovanie s ľuďmi;Kováčová, Žofia", "cp852 windows-1250 iso8859-2"),
        ("Az áldozatok védelme: nők és gyermekek;Szűcs, Győző", "cp852 windows-1250 iso8859-2"),
        ("Protecţia victimelor în România;Popescu, Ştefan", "cp852 windows-1250"),
        ("Zaštita žrtava: priručnik za službe;Kovačić, Đurđica", "cp852 windows-1250"),
        ("Торговля людьми в Центральной Азии;Иванов, Иван", "cp866 koi8-r windows-1251"),
        ("ТОРГОВЛЯ ЛЮДЬМИ В ЦЕНТРАЛЬНОЙ АЗИИ;ИВАНОВ, ИВАН", "cp866 koi8-r windows-1251"),
        ("Children on the move;Петрова, Анна", "cp866 koi8-r windows-1251"),
    ],
)
def test_offices_of_the_east_are_told_by_the_letters_of_their_languages(text: str, names: str) -> None:
    table = f"title;author\r\n{text}\r\n"
    assert [name for name in names.split() if decode(table.encode(name)) != table] == []


@every_row(
    "title",
    [
        "Victims’ rights – the state’s “duty”… and it’s ours",
        "Määräaikainen häätö, pääkaupunki ja sää",
        "È così: la città è già più libera, perché è così",
        "L’« aide » aux réfugiés : où ça ? À Genève",
        "Ägypten, Äthiopien, Österreich: Über Straßen",
        "Vernd þolenda á Íslandi: nýtt mat og aðstæður",
        "Sigurðsson, Jon",
        "Bakke, Þór",
        "Guðmundsson, Jon",
        "Støtte på Færøerne, Århus",
        "Støtte, così, lunedì, père",
        "¿Qué protección? Niñas, niños y ¡situación!",
        "Proteção às vítimas: situações e ações",
        "3 m³ at 25° C ± 2, ½ cup",
    ],
)
def test_western_languages_are_not_taken_for_others(title: str) -> None:
    text = RECORD.format(title, "Müller, Zoë")
    assert decode(text.encode("windows-1252")) == text


def test_mostly_utf_8_stays_so_whatever_its_script() -> None:
    for text in (CHINESE, JAPANESE, KOREAN, RUSSIAN, GREEK, HEBREW):
        assert decode(text.encode() + b"caf\xe9.") == f"{text}café."


def test_files_put_together_are_read_in_each_of_their_encodings() -> None:
    data = "TI  - réfugiés\n".encode() + "TI  - Zürich ’\n".encode("windows-1252")
    assert decode(data) == "TI  - réfugiés\nTI  - Zürich ’\n"


def test_a_byte_that_windows_1252_lacks_is_no_error() -> None:
    assert decode(b"TI  - \xe9 \x81.") == "TI  - é \x81."


@pytest.mark.parametrize("declared", [b"klingon", b"utf-16", b"ascii"])
def test_a_declaration_that_cannot_be_true_is_not_believed(declared: bytes) -> None:
    assert decode(b"% Encoding: " + declared + b"\n\xe9").endswith("\né")


def test_a_declaration_is_not_needed_where_the_bytes_are_utf_8() -> None:
    assert decode("% Encoding: Cp1252\né".encode()).endswith("\né")


def test_a_last_character_that_is_cut_off_is_no_error() -> None:
    assert encoding("Zürich é".encode()[:-1]) == "utf-8"
    assert decode("Zürich é".encode()[:-1]).startswith("Zürich ")
    assert decode("Zürich é".encode("utf-16-le")[:-1]).startswith("Zürich ")


def test_a_lone_zero_byte_does_not_make_it_wide() -> None:
    assert (
        decode(b"TY  - RPRT\nTI  - \0Caring for trafficked persons\n")
        == "TY  - RPRT\nTI  - \0Caring for trafficked persons\n"
    )


def test_nothing_is_decoded_to_nothing() -> None:
    assert decode(b"") == ""


def test_line_ends_and_separators_are_left_alone() -> None:
    assert decode("a\r\nb\rc\u2028d".encode()) == "a\r\nb\rc\u2028d"


@pytest.mark.parametrize("encoding", ["cp850", "cp437", "mac-roman", "windows-1252"])
@pytest.mark.parametrize("word", ["Café", "José", "Élise", "Bénin", "Côte", "Malé", "André", "Québec", "Århus"])
def test_one_word_with_a_letter_at_its_edge_tells_the_code_page(encoding: str, word: str) -> None:
    table = f"Title,Author\n{word} report,IOM\nOther,UNHCR\n"
    assert decode(table.encode(encoding)) == table


@every_row(
    "text",
    ["Užice", "Ežen", "‚Wort‘ steht", "L’Europe", "workers’ rights", "note† one", "note‡ two", "cost¢ y", "price£ x",
     "A—B", "so… weiter", "100 € more", "cœur", "Šime", "Žižek", "Dušan"],
)  # fmt: skip
def test_signs_and_letters_of_windows_stay(text: str) -> None:
    table = f"Title,Author\n{text} report,IOM\nOther,UNHCR\n"
    assert decode(table.encode("windows-1252")) == table


@every_row(
    "text",
    ["Aid (GB£m)", "Aid (UK£bn)", "Smith‚ J. on Bénin", "Smith‚ J. and José", "Smith‚ J.: “Rights”"],
)
def test_signs_at_the_edge_of_words_stay_beside_letters_of_windows(text: str) -> None:
    table = f"Title,Author\n{text} report,IOM\nOther,UNHCR\n"
    assert decode(table.encode("windows-1252")) == table
