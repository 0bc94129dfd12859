"""A report with numbered paragraphs, as the United Nations print them: running heads, notes, page breaks, an annex."""

from typing import Final

from protlib.fulltext.page_text import FileText, Page

_PAGES: Final = (
    """\
United Nations A/HRC/99/45

Contents

I. Introduction ............................ 1–2 1

II. Findings ............................... 3–9 2

I. Introduction

1. The Special Rapporteur visited the brick kilns of the valley in the spring, at the
invitation of the Government, and spoke with the families who work there.

2. She thanks the Government for its help. She met the Minister of Labour, two judges,
and
3. other persons, whose names are kept back at their own wish, in four towns.1

II. Findings

3. Most families owe a debt to the owner of the kiln, which no family has ever seen in
writing, and which grows with every season. The debt passes from father to son, and no
__________________
1 See A/HRC/99/44, para. 12. The names of these persons are known to the secretariat.

GE.30-00001""",
    """\
A/HRC/99/45

court of the valley has ever asked for the book in which it is kept.

4. The owners said that three things bind a family to a kiln:

1. An advance, which is paid before the season.

2. A house, which belongs to the owner of the kiln.

5. Children begin to carry bricks at the age of six. The school of the valley has one
teacher for two hundred children, and the owners pay no tax for it.

6. The police of the valley told the Special Rapporteur that no complaint was received
in 2029. Of the families, however, nine had been to the police station, and were sent away.

7. The Special Rapporteur recalls that bonded labour is prohibited by the law of the land.

A/HRC/99/45
2 GE.30-00001""",
    """\
A/HRC/99/45

III. Recommendations

8. The Government should have the books of all kilns read by a judge, and should strike out
every debt which is older than one season.

9. The owners should build a school within an hour’s walk of every kiln, and should pay
its teachers.

GE.30-00001 3""",
    """\
A/HRC/99/45
Annex I
List of the kilns that were visited

1. The kiln at the bridge has forty families, of whom thirty came from the hills last year.

2. The kiln at the mill has twelve families. Its owner did not let the Special Rapporteur in.

3. The kiln at the ferry was closed by a court in 2028, and was opened again within a month.

4. The kiln at the old temple has no well, and its families fetch water from the river.

4 GE.30-00001""",
)
NUMBERED_REPORT: Final = FileText(tuple(Page(text, str(number)) for number, text in enumerate(_PAGES, 1)), "by hand, 1")
QUOTED: Final = {
    1: "visited the brick kilns of the valley in the spring",
    2: "other persons, whose names are kept back at their own wish",
    3: "The debt passes from father to son, and no court of the valley has ever asked for the book",
    4: "A house, which belongs to the owner of the kiln",
    5: "Children begin to carry bricks at the age of six",
    6: "nine had been to the police station, and were sent away",
    7: "bonded labour is prohibited by the law of the land",
    9: "should build a school within an hour’s walk of every kiln",
}
"""A quotation from each paragraph, by its number."""
IN_ANNEX: Final = "was closed by a court in 2028, and was opened again within a month"
"""A quotation from the third paragraph of the annex."""
IN_NOTE: Final = "The names of these persons are known to the secretariat"
