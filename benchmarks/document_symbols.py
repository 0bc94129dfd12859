"""How many symbols of United Nations documents are recognised, and how many look-alikes are taken.

`python -m benchmarks.document_symbols` prints it. The symbols are such as the Editorial Manual, the Dag Hammarskjöld
Library's guide and reports of the field write, and resolutions in words as lists of references name them in seven
languages; the look-alikes are what else has strokes in reports, catalogues and file systems.
"""

from typing import Final

WRITTEN: Final = """\
A/31/100|A/39/499|A/44/49|A/48/486|A/57/129-S/2002/…|A/59/565|A/60/L.1|A/63/332|A/64/290|A/65/288|A/66/283|A/70/1|A/71/728|A/75/590
A/72/496/Add.1|A/73/PV.4|A/64/PV.83|A/C.3/65/L.12|A/C.5/62/SR.7|A/C.6/59/L.27/Rev.1|A/AC.96/1098|A/AC.105/L.272|A/AC.254/4/Add.3/Rev.4
A/CN.4/L.682|A/CN.9/646|A/CONF.183/9|A/CONF.157/23|A/CONF.231/3|A/BUR/64/1|A/INF/56/2|A/ES-10/186|A/S-20/4|A/S-27/2|A/ES-11/L.1
A/RES/46/182|A/RES/55/25|A/RES/64/293|A/RES/70/1|A/RES/73/195|A/RES/S-26/2|A/RES/ES-10/14|A/RES/217(III)|A/RES/3363(XXX)|A/RES/428(V)
A/HRC/44/45|A/HRC/44/45/Add.1|A/HRC/7/3/Corr.1|A/HRC/RES/17/4|A/HRC/DEC/18/117|A/HRC/S-21/1|A/HRC/WG.6/8/KEN/1|A/HRC/PRST/30/1|A/HRC/26/L.22/Rev.1|A/HRC/WG.6/35/L.3
S/2003/1035|S/2017/249|S/2024/292|S/26940/Add.1|S/RES/1325(2000)|S/RES/2331(2016)|S/RES/2388(2017)|S/PRST/2015/25|S/PV.7585|S/PV.4213|S/AC.51/2017/3|S/INF/56
E/1998/53/Add.2|E/2002/68/Add.1|E/2003/22|E/CN.4/2004/76|E/CN.4/1998/53/Add.2|E/CN.4/Sub.2/1993/23/Rev.1|E/CN.4/RES/2004/110|E/CN.6/2016/3|E/CN.15/2013/CRP.5
E/CN.15/2008/L.6/Rev.1|E/CN.7/2016/2|E/C.12/GC/20|E/C.12/2000/4|E/C.19/2009/14|E/RES/2005/20|E/DEC/1993/314|E/ICEF/2013/L.5|E/ESCAP/1234/Add.1|E/ECE/1407|E/INCB/2015/1|E/HLPF/2019/1
CRC/C/GC/6|CRC/C/GC/21|CRC/GC/2005/6|CRC/C/KEN/CO/3-5|CRC/C/15/Add.180|CRC/C/OPSC/USA/CO/2|CEDAW/C/GC/38|CEDAW/C/2009/WP.1/R|CEDAW/C/MEX/CO/9|CCPR/C/21/Rev.1/Add.13
CCPR/C/GC/36|CCPR/C/127/D/2728/2016|CCPR/C/79/Add.93|CAT/C/GC/4|CAT/C/KEN/CO/2|CAT/OP/12/5|CAT/OP/MEX/1|CERD/C/GC/35|CERD/C/304/Add.44|CMW/C/GC/4|CMW/C/GC/5|CED/C/GC/1|CRPD/C/GC/6|CRPD/C/ESP/CO/1
HRI/GEN/1/Rev.9|HRI/MC/2006/3|SPT/ABC/1/2|HCR/GIP/02/01|HCR/GIP/06/07|HCR/GIP/12/09|HCR/1P/4/ENG/REV.4|EC/50/SC/CRP.13|EC/GC/01/12|ST/SGB/2003/13|ST/SGB/2008/5
ST/AI/2013/4|ST/AI/371/Amend.1|ST/IC/2016/25|ST/ESA/SER.A/313|ST/HR/1/Rev.6|ST/ESA/STAT/SER.M/58/Rev.1|CTOC/COP/2018/3|CTOC/COP/WG.4/2010/2|CAC/COSP/2019/5|UNEP/EA.4/Res.5|UNEP/GC.22/INF/25
UNEP/CBD/COP/DEC/X/2|TD/B/C.II/15|TD/B/63/2|TD/500/Add.1|DP/2017/38|DP/FPA/2017/9|FCCC/CP/2015/10/Add.1|HSP/GC/23/2|ID/B/1/2|JIU/REP/2015/9|NPT/CONF.2010/50|LC/G.2681|ECE/TRANS/17/Rev.4|UNW/2021/6
"""
WORDED: Final = {
    "General Assembly resolution 55/25": "A/RES/55/25",
    "UNGA Resolution 64/293": "A/RES/64/293",
    "resolution 70/1 of the General Assembly": "A/RES/70/1",
    "resolution 3363 (XXX)": "A/RES/3363(XXX)",
    "General Assembly resolution 217 A (III)": "A/RES/217(III)A",
    "General Assembly resolution 428 (V)": "A/RES/428(V)",
    "General Assembly resolution S-26/2": "A/RES/S-26/2",
    "General Assembly decision 47/413": "A/DEC/47/413",
    "Security Council resolution 1325 (2000)": "S/RES/1325(2000)",
    "UN Security Council Resolution 2388 (2017)": "S/RES/2388(2017)",
    "UNSC Resolution 2331 (2016)": "S/RES/2331(2016)",
    "Human Rights Council resolution 17/4": "A/HRC/RES/17/4",
    "Human Rights Council decision 18/117": "A/HRC/DEC/18/117",
    "Economic and Social Council resolution 2005/20": "E/RES/2005/20",
    "ECOSOC resolution 663 C (XXIV)": "E/RES/663(XXIV)C",
    "Commission on Human Rights resolution 2004/110": "E/CN.4/RES/2004/110",
    "résolution 55/25 de l’Assemblée générale": "A/RES/55/25",
    "résolution 1325 (2000) du Conseil de sécurité": "S/RES/1325(2000)",
    "resolución 55/25 de la Asamblea General": "A/RES/55/25",
    "resolución 1325 (2000) del Consejo de Seguridad": "S/RES/1325(2000)",
    "a/res/64/293": "A/RES/64/293",
    "UN Doc. A/810": "A/810",
    "A / HRC / 44 / 45": "A/HRC/44/45",
    "https://undocs.org/en/A/HRC/44/45": "A/HRC/44/45",
    "https://docs.un.org/fr/S/RES/2388(2017)": "S/RES/2388(2017)",
    "UNSCR 2331 (2016)": "S/RES/2331(2016)",
    "UNSCR 1325": "S/RES/1325",
    "UN SCR 1820 (2008)": "S/RES/1820(2008)",
    "UNSC Res. 1325 (2000)": "S/RES/1325(2000)",
    "UNSC Res 2242": "S/RES/2242",
    "SC Res. 1674": "S/RES/1674",
    "S.C. Res. 1325, U.N. Doc. S/RES/1325 (31 October 2000)": "S/RES/1325",
    "UN Security Council, Resolution 2388 (2017)": "S/RES/2388(2017)",
    "Security Council Resolution 1325": "S/RES/1325",
    "Security Council resolution 2467 (23 April 2019)": "S/RES/2467",
    "resolution 1612 of the Security Council": "S/RES/1612",
    "Security Council’s resolution 1894 (2009)": "S/RES/1894(2009)",
    "United Nations Security Council resolution 1261 (1999)": "S/RES/1261(1999)",
    "S/RES 1325 (2000)": "S/RES/1325(2000)",
    "S/Res/1325 (2000)": "S/RES/1325(2000)",
    "GA Res. 217 A (III)": "A/RES/217(III)A",
    "G.A. Res. 217A (III)": "A/RES/217(III)A",
    "GA Res. 217(III) A": "A/RES/217(III)A",
    "UNGA Res 217 A(III)": "A/RES/217(III)A",
    "G.A. res. 55/25, annex II": "A/RES/55/25",
    "UN General Assembly Resolution 64/293": "A/RES/64/293",
    "GA Resolution 70/1": "A/RES/70/1",
    "UNGA, Res. 46/182": "A/RES/46/182",
    "General Assembly res. 46/182, UN Doc. A/RES/46/182": "A/RES/46/182",
    "resolution 55/25 of the United Nations General Assembly": "A/RES/55/25",
    "GA/RES/55/25": "A/RES/55/25",
    "UNGA/RES/55/25": "A/RES/55/25",
    "UN Human Rights Council Res. 26/22": "A/HRC/RES/26/22",
    "HRC Res. S-17/1": "A/HRC/RES/S-17/1",
    "HRC Dec. 18/117": "A/HRC/DEC/18/117",
    "ECOSOC Res. 2005/20": "E/RES/2005/20",
    "CHR Res. 2004/110": "E/CN.4/RES/2004/110",
    "résolution 2331 (2016) du Conseil de sécurité": "S/RES/2331(2016)",
    "résolution 1325 du Conseil de sécurité des Nations Unies": "S/RES/1325",
    "Conseil de sécurité, résolution 1325 (2000)": "S/RES/1325(2000)",
    "Rés. 2331 (2016) du Conseil de sécurité de l'ONU": "S/RES/2331(2016)",
    "rés. 217 A (III) de l'Assemblée générale": "A/RES/217(III)A",
    "AGNU, rés. 64/293": "A/RES/64/293",
    "résolution 26/22 du Conseil des droits de l’homme": "A/HRC/RES/26/22",
    "Resolución 2331 (2016) del Consejo de Seguridad de las Naciones Unidas": "S/RES/2331(2016)",
    "resolución del Consejo de Seguridad 1325 (2000)": "S/RES/1325(2000)",
    "Consejo de Seguridad, Res. 1325 (2000)": "S/RES/1325(2000)",
    "Res. 64/293 de la Asamblea General": "A/RES/64/293",
    "Resolução 1325 (2000) do Conselho de Segurança": "S/RES/1325(2000)",
    "Resolução 55/25 da Assembleia Geral das Nações Unidas": "A/RES/55/25",
    "قرار مجلس الأمن 1325 (2000)": "S/RES/1325(2000)",
    "قرار مجلس الأمن رقم 2331 (2016)": "S/RES/2331(2016)",
    "قرار الجمعية العامة 55/25": "A/RES/55/25",
    "القرار 2331 (2016) الصادر عن مجلس الأمن": "S/RES/2331(2016)",
    "قرار مجلس حقوق الإنسان 26/22": "A/HRC/RES/26/22",
    "резолюция 2331 (2016) Совета Безопасности": "S/RES/2331(2016)",
    "резолюция Совета Безопасности ООН 1325 (2000)": "S/RES/1325(2000)",
    "резолюция 55/25 Генеральной Ассамблеи": "A/RES/55/25",
    "резолюция 217 А (III) Генеральной Ассамблеи": "A/RES/217(III)A",
    "安全理事会第2331(2016)号决议": "S/RES/2331(2016)",
    "联合国安全理事会第1325（2000）号决议": "S/RES/1325(2000)",
    "安理会第1325号决议": "S/RES/1325",
    "大会第55/25号决议": "A/RES/55/25",
    "A/78/172 (2023)": "A/78/172",
    "UN Doc. A/78/172 (2023)": "A/78/172",
    "document A/78/172": "A/78/172",
    "Doc. ONU A/HRC/44/45 (2020)": "A/HRC/44/45",
    "A/HRC/44/45/Add.1 (2020)": "A/HRC/44/45/Add.1",
}
NONE: Final = """\
A/C|a/c|and/or|n/a|N/A|w/o|w/|c/o|km/h|m/s|24/7|9/11|7/7|12/11/2004|2004/11/12|01/02/03|1/2|3/4/5|A/B|A/B testing|A/B/C|A/2/3|A/1|A/12/34|a/2/b
S/N 12345|S/N/12345|S/M/L/XL|S/1/2|S/12/1990|T/F|T/1/2/3|E/12|E/F/G 2/3|E/M/2|E/U/2015|ISO/IEC 27001:2013|ISO 690/2010|ISO/TS 19139/2007|IEC/TR 62/1|ANSI/NISO Z39.29-2005
/usr/local/A/RES/1/2|C:/A/HRC/44/45|C:\\A/HRC/44/45|./A/HRC/44/45|https://www.example.org/A/HRC/44/45|https://example.org/S/RES/2388|ftp://host/E/CN.4/2004/76
www.iom.int/ST/SGB/2003/13|WP/16/1|WT/DS58/R|COM/2012/0286|COM(2012) 286|C/2016/123|2011/36/EU|Directive 2004/81/EC|Regulation (EU) No 604/2013|2004/83/CE|EU/2011/36|JHA/2002/629
IOM/UNHCR|UNHCR/IOM/2009|UNHCR, IOM & UNICEF 2009/10|AMR 41/014/2010|AFR/44/2009|MDE 12/003/2011|OEA/Ser.L/V/II.155|CM/Rec(2006)19|CETS No. 197|HRW/2009/12|ILO/2012/5|GB.310/3/1
DCAF/2010/4|Resolution 1325|Resolution 1337 (2003) of the Parliamentary Assembly|resolution 12 of the meeting|Res. 45|CP/RES. 1/09|AG/RES. 2657 (XLI-O/11)|PE 123/456|CIA/FBI/2001
Res. 1325 (2000)|resolution 12 of the General Assembly|GA Res. 12|Parliamentary Assembly Resolution 1337 (2003)|OAS Res. 2657 (XLI)|Security resolution 1325|SC 1325|Council resolution 55/25|SCR 12 ohm|UNSC 2020|images of high resolution 300 (2020)|European Council decision 2011/36|decision 2002/584|SC resolutions on women|Board resolution 45/12|قرار 12|第12号决议|resolución 12/2001
male/female|his/her|trafficking/smuggling 2010/2011|TIP/2010|Tier 2/3|A4/A5|I/II/III|p. 3/4|Vol. 2/3|No. 4/2010|Law 4/2000|Ley 27/2003|Decreto 1/2010/A|Act 29/1988|UTF-8/ASCII
"""


def measure() -> tuple[int, int, int, int, list[str]]:
    """Return how many symbols were found, of how many, how many look-alikes taken, of how many, and what went wrong."""
    from protlib.record.identifiers.symbols import symbols_in

    spellings = [text for text in WRITTEN.replace("\n", "|").split("|") if text and "…" not in text]
    cases = {**{text: text for text in spellings}, **WORDED}
    wrong = [f"{text}: {symbols_in(text)}" for text, symbol in cases.items() if symbols_in(text) != [symbol]]
    in_prose = [
        f"{text} in a sentence"
        for text in spellings
        if symbols_in(f"As told in {text}, the report is of 3/4 (see {text}).") != [text]
    ]
    lookalikes = [text for text in NONE.replace("\n", "|").split("|") if text]
    mistakes = [f"{text} taken: {symbols_in(text)}" for text in lookalikes if symbols_in(text)]
    hits = len(cases) - len(wrong)
    return hits, len(cases), len(mistakes), len(lookalikes), [*wrong, *in_prose, *mistakes]


def main() -> None:
    """Print the figures, and what went wrong."""
    hits, cases, mistakes, lookalikes, wrong = measure()
    print("\n".join(wrong))
    print(f"symbols recognised {hits} of {cases}; look-alikes taken {mistakes} of {lookalikes}")


if __name__ == "__main__":
    main()
