"""Given names that are common in many countries: behind one of them, a family name follows."""

from typing import Final

_COMMON: Final = """
abdul abdullah abebe adam ahmed ahmad aisha alan albert alejandro alessandro alex alexander alexandra alfred
ali alice alicia alison amanda amina amir amy ana anastasia andre andrea andreas andrew angela anja anna anne
annette anthony antoine antonio arthur ayse barbara beatrice ben benjamin bernard brian bruno carla carlos
carmen carol caroline catherine cecilia charles charlotte chiara christina christine christopher
claire claudia claudio cristina daniel daniela david deborah denis diana diego dimitri dominique dorothy
eduardo edward elena elisabeth elizabeth ellen emily emma enrique eric ernesto esther eva fatima fatou
federico felix fernando francesca francesco francis francisco francois frank frederick gabriel
gabriela george georges gerald graham guillermo hannah hans hassan heather heidi helen helena
helene henri henry hussein ibrahim ignacio igor ines ingrid irene isabel isabelle ivan jack jacob jacqueline
jacques james jan jane janet jason javier jean jennifer jeremy jessica joan joanna johannes john jonathan
jorge jose joseph juan judith julia julian julie jurgen karen karin karl katharina katherine kathleen kathryn
katie kenneth kevin khalid kristina kwame lars laura laurent leila leonardo lisa louise lucia lucy luis luisa
luke mamadou manuel marc marco margaret maria marie marina mario mark marta martha martin martina mary matthew
maurice mauricio michael michel michelle miguel mohamed mohammad mohammed monica monika moussa muhammad
mustafa nadia nancy natalia natalie nicholas nicola nicolas nicole nina noor olga oliver olivier omar pablo
pamela paola paolo patricia patrick paul paula paulo pedro peter philip philippe pierre rachel rafael ramon
raquel rebecca ricardo richard robert roberto roger ronald ruth sabine samuel sandra sara sarah sebastian
sergei sergio sharon silvia simon simone sofia sonia sophia sophie stefan stefano stephanie stephen steven
stuart susan susanne suzanne sylvia tatiana teresa thierry thomas timothy ulrich ursula valentina vanessa
veronica victor vincent viviane vladimir walter william yasmin yusuf yvonne zainab
"""
COMMON: Final = frozenset(_COMMON.split())
