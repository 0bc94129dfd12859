"""What is hard to draw on a terminal: a record that would steer it, and titles in many scripts."""

from protlib.record.model import Name, Publication

HOSTILE = Publication(
    key="iom2009caring",
    title="Caring for [bold]Trafficked[/] Persons \x1b[31mred\x1b[0m\x9b1m \x1b]0;x\x07 and <i>more</i>",
    authors=(
        Name(literal="International Organization for Migration", short="IOM"),
        Name(family="Jobe", given="Alison"),
    ),
    date="2009-07",
    countries=("Nigeria",),
    regions=("West Africa", "Central Africa"),
    abstract="One\n\ntwo\u202e.",
    extra={"ris:C1": ["a", 1], "[red]\x1b[31m": "x"},
)
TITLES = [
    "人口贩运问题研究报告：关于打击人口贩运和保护受害者的国际合作的若干问题与建议" * 2,
    "الاتجار بالأشخاص في منطقة الشرق الأوسط وشمال أفريقيا دراسة شاملة عن الحماية" * 2,
    "e\u0301migre\u0301s and combin\u0302ing marks " * 4,
    "Families \U0001f469\u200d\U0001f469\u200d\U0001f467 in \U0001f1f0\U0001f1ea " * 6,
    "一",
    "a\nb\tc" * 60,
    "",
]
