"""Family names of two words, and family names that stand in front: what the words of a name in natural order tell of it."""

import re
from typing import Final

from protlib.record.names.given_names import COMMON
from protlib.record.names.lexicon import words_of
from protlib.text import fold

_IBERIAN: Final = words_of(
    "abad abarca acevedo acosta acuna aguado aguilar aguilera aguirre alarcon albornoz albuquerque alcantar alcantara "
    "almeida almonacid almonte alvarado alvarez alves amaral amaya anaya andrade anguita angulo antunes aranda arango "
    "araujo aravena arboleda ardila arevalo arias arnau arroyo assis avila ayala azevedo ballesteros barajas barbero "
    "barbosa barela barragan barraza barrera barreto barrios barros bastida batista bautista becerra belmonte beltran "
    "benavides benitez bermudez bernal betancourt bezerra blanco bonilla borges botero braga bravo briceno brito bueno "
    "bustamante bustos caballero cabanillas cabezas cabral cabrera caceres caicedo calderon calle calvo camacho camargo "
    "campos canales candela canete cano carballo cardenas cardona cardoso cardozo carmona carneiro carranza carrasco "
    "carrillo carrizo carvajal carvalho casado casas castaneda castano castellano castellanos castillo castrillo castro "
    "cavalcanti cerdan ceriani cervantes cespedes chacon chagas chavez choque cifuentes cisneros coelho collado conde "
    "condori contreras cordero cordoba cornejo corona coronado correa correia cortes cortez costa coutinho couto crespo "
    "cuellar cuesta cueva cuevas cunha dantas davila delgado dias diaz diez domingues dominguez duarte duran durand "
    "echeverria enriquez escalante escobar escribano escudero espejo espinosa espinoza esteves estevez estrada fajardo "
    "falcao faria farias feijo feijoo feliu fernandes fernandez ferrari ferreira ferrer figueira figueiredo figueroa flores "
    "florez fonseca fontes fraga freire freitas fuentes furtado gaitan galan galaz galindo gallardo gallego gallegos galvao "
    "galvez gamboa garces garcia garrido garza gil gimenez godoy gomes gomez goncalves gonzales gonzalez gouveia guardiola "
    "guedes guerra guerrero guevara guillen guimaraes gutierrez guzman henao henriques henriquez heredia hernandez herrera "
    "herrero hidalgo holguin hoyos huaman huerta hurtado ibanez ibarra iglesias infante inostroza izquierdo jara jaramillo "
    "jimenez jorda jorquera juarez lacerda lagos lara latorre lazo leal ledesma ledezma leite lemos lemus leon lima linares "
    "linhares llanos lobo londono lopes lopez loureiro lozada lozano lucena lucero luna luque macedo machado macias maciel "
    "magalhaes maia maldonado mamani manriquez mantilla marin marinho marques marquez marrero marroquin martinez martins "
    "mascarenhas mascaro mata matos matute medeiros medina mejia melendez melgar mellado melo mendes mendez mendonca "
    "mendoza menendez meneses menezes mercado merino mesa mesquita meza millan miramontes miranda molina moncada mondaca "
    "monteiro montenegro montero montes montoya mora moraes morais morales moreira moreno mosquera mota moura mourao moya "
    "moyano munoz murillo naranjo nascimento nava navarrete navarro naveda negron neves nieto nobrega nogueira novaes novoa "
    "nunes nunez obregon ocampo ochoa ojeda olea oliva olivares oliveira olivera olmedo olmos olvera ontiveros ordonez "
    "orellana orozco ortega ortiz osorio otero oviedo pacheco padilla padron paez paiva paixao palacio palacios palma "
    "palomino paniagua pantoja parada pardo paredes parra pascual pastor pavon paz pedraza peixoto pelayo pena penaloza "
    "peralta peraza pereda pereira pereyra perez pessoa pimentel pineda pino pinto pinzon pires pizarro plaza polanco ponce "
    "portillo posada prado prieto puente puerta pulido queiroz quesada quijano quinones quintana quintanilla quintero "
    "quiroga quiroz quispe ramirez ramos rangel rebelo reis renteria requena restrepo rey reyes rezende ribeiro rico rincon "
    "rios riquelme rivas rivera rivero robledo robles rocha rodas rodrigues rodriguez rojas roldan rolon romero rondon rosa "
    "rosado rosales rosas rubio rueda ruiz saavedra sabater saenz saez salas salazar salcedo saldanha salgado salgueiro "
    "salinas salvador sampaio sanabria sanchez sandoval santana santiago santos sanz sarabia saraiva sarmiento segovia "
    "segura seixas sepulveda serna serra serrano servin sierra silva silveira simoes siqueira soares solano soler solis "
    "solorzano sosa soto sousa souza suarez taboada tamayo tapia tavares taveira teixeira tejeda teles tello tena tirado "
    "tobar toledo toro torres torrijos tovar trejo trujillo ugarte urbina urena uria uriarte uribe urquiza urrutia vaca "
    "valderrama valdes valdez valdivia valencia valente valenzuela valladares valle vallejo varas varela vargas vasconcelos "
    "vasquez vaz vazquez vega veiga velarde velasco velasquez velazquez velez veloso vera vergara viana vicente vidal "
    "vieira viera vila villa villalba villalobos villamizar villanueva villar villareal villarreal villegas vivanco viveros "
    "yanez yepez zabala zamora zapata zapatero zaragoza zarate zavala zayas zelaya zuluaga zumarraga zuniga"
)
"""Family names of Spain, Portugal and Latin America, folded, two of which make one."""
_ALSO_GIVEN: Final = words_of(
    "alonso benito bernardo clemente domingo esteban gaspar gil jaime leon lorenzo lucas luna marin martin mateo mateos miguel "
    "nicolas pascual pastor ramon rosa salvador santiago santos simon tomas vicente victoria"
)
"""Those that are given names as well; behind a woman's name, a man's is a family name."""
_IBERIAN_GIVEN: Final = words_of(
    "adriana agustin alberto alejandra alejandro alfonso anibal armando aurelio baltasar bartolome bernardo cesar clemente cristian damian dario domingo edmundo efrain elias emiliano ezequiel fabian facundo feliciano fidel fidelia florencia genaro gilberto horacio humberto isidro ismael israel joel julian leandro leonardo leonel lorenzo luciano marcelo marcial martin matias mateo maximo moises nestor nicolas octavio orlando osvaldo oswaldo paulina ramona reinaldo renato rigoberto rogelio rolando romulo salome samuel santos saul silvio simon teodoro tobias ulises uriel valeria vladimir wilfredo wilmer  alicia alvaro amelia ana andres angel angela angeles antonio araceli arturo beatriz belen "
    "bautista blanca caio camila carlos carlota carmen carolina catalina cecilia claudia concepcion consuelo cristina cristobal daniela diego "
    "dolores duval edgar eduardo elena elvira emilio enrique ernesto esperanza esteban eugenia eva felipe fernanda fernando "
    "francisca francisco gabriel gabriela gemma gerardo gladys gloria gonzalo graciela guadalupe guilherme guillermo gustavo hector helena henrique "
    "hernan hugo ignacio ines irene isabel ivan jaime javier jazmin jesus jimena joaquin jordi jorge jose josefa juan juana julia julio "
    "laura leticia lidia lorena lourdes lucia luis luisa manuel manuela marcela marcos margarita mariana mario marisol marta "
    "martha mauricio mercedes miguel monica montserrat natalia nelson norma nuria olga oscar pablo patricia paula pedro pilar "
    "rafael ramiro ramon raquel raul rebeca ricardo roberto rocio rodrigo rosa rosario ruben salvador sandra santiago sergio "
    "silvia sofia soledad sonia susana teresa tomas valentina vanessa veronica vicente victor vinicius virginia xavier ximena yolanda"
)
_WOMEN: Final = words_of("beatriz belen carmen dolores ines irene isabel mercedes pilar raquel rocio soledad")
"""The women among them whose names do not end in an a."""
_OPENS_A_PAIR: Final = frozenset(("ana", "jose", "joao", "juan", "luis", "maria", "marie", "rosa"))
"""Given names behind which another one stands more often than not."""
_DEVOTIONAL: Final = words_of(
    "amparo angeles aparecida assis carmen ceu conceicao concepcion dolores dores fatima fe gloria graca gracas guadalupe jesus lourdes lurdes "
    "luz mar mercedes milagros nazare nieves paz penha pilar remedios rocio rosario socorro soledad"
)
"""What stands behind a particle in a given name: "María de los Ángeles", "Maria de Fátima"."""
_BEFORE_TITLES: Final = frozenset(("da", "das", "de", "del", "do", "dos", "la", "las", "los"))
_JOINING: Final = frozenset(("d'", "d’", "de", "del", "du"))

_ACCENTED: Final = ("án", "és", "ín", "ís", "ón", "ño", "ña")
_LIKE_IBERIAN: Final = (
    r"(?:[aeio]z|ad[ao]|er[ao]|ill[ao]s?|ales|ed[ao]|ej[ao]|uelo|ones|osa|zaga|etxea|eche)$"
)

_CHINESE: Final = words_of(
    "bai cai cao chen cheng cui deng ding dong du duan fan fang feng fu gao gong guo han he hou hu huang jia jiang jin lei li "
    "liang liao lin liu lu luo ma mao meng pan peng qian qin qiu ren shao shen shi song su sun tan tang tao tian wan wang wei wen "
    "wu xi xia xiang xiao xie xiong xu xue yan yang yao ye yin yu yuan zeng zhang zhao zheng zhong zhou zhu zou"
)
_OTHERS_IN_FRONT: Final = words_of(
    # Chinese names in other spellings, in Hong Kong, Singapore, Malaysia and Taiwan
    "chan chang chen cheung chiang chow chu chua goh ho hsieh hsu kwok lai lam lau lee leung lim loh low ng ong tay teo toh tsai "
    "tsang tse wong yap yeo yip "
    # Korean and Vietnamese
    "ahn bae baek ban cho choi chung hong hwang im jang jeon jeong jung kang kim ko kwon lim moon nam noh oh park roh ryu seo seol "
    "shin sohn son song suh yang yi yoo yoon bui dang dinh do duong hoang huynh le luong ly ngo nguyen pham phan tran trinh truong "
    "vo vu"
)
_IN_FRONT: Final = _CHINESE | _OTHERS_IN_FRONT
_SYLLABLE: Final = r"(?:[zcs]h|hs|ts|ng|ph|th|tr|kh|gi|qu|kw|hw|ky|[bpmfdtnlgkhjqxrzcswyv])?[aeiouyw]{1,3}(?:ng|nh|ch|[nmptckrlgh])?"
_PINYIN: Final = r"(?:[zcs]h|hs|ts|[bpmfdtnlgkhjqxrzcswy])?[aeiou]{1,3}(?:ng|[nr])?"
_TWO: Final = 2


def front_words(words: list[str]) -> int:
    """Return how many words at the front are a family name of East Asia, 0 where the name is in another order.

    "Ban Ki-moon", "Xi Jinping", "Lee Kuan Yew", "Nguyen Thi Minh"; nothing is said of two names of one syllable, "Li Wei".
    """
    found = [fold(word) for word in words]
    first, *given = found
    if not given or first not in _IN_FRONT or any(word in COMMON for word in given):
        return 0
    if len(given) == 1:
        return int(_is_of_two_syllables(words[1], given[0], is_chinese=first in _CHINESE))
    return int(given[-1] not in _IBERIAN and all(re.fullmatch(_SYLLABLE, word) for word in given))


def _is_of_two_syllables(written: str, folded: str, *, is_chinese: bool) -> bool:
    if "-" in folded:
        parts = folded.split("-")
        return len(parts) == _TWO and all(
            re.fullmatch(_SYLLABLE, part) and part not in COMMON for part in parts
        )
    is_name = is_chinese and written.istitle() and folded not in _IN_FRONT
    return is_name and re.fullmatch(_PINYIN * _TWO, folded) is not None


def double_start(words: list[str], last: int) -> int:
    """Return where the family name begins of which `last` is the place of the last word, in a name that has no particle."""
    if last < _TWO:
        return last
    before, end = fold(words[last - 1]), fold(words[last])
    first, next_to = fold(words[0]), fold(words[last - 2])
    if len(before.rstrip(".")) < _TWO:
        return last
    if next_to in _OPENS_A_PAIR and before in _DEVOTIONAL:
        return last
    if before in _IBERIAN and before not in COMMON | _IBERIAN_GIVEN:
        return last - 1 if end in _IBERIAN or first in _IBERIAN_GIVEN or first in COMMON else last
    if before in _ALSO_GIVEN:
        is_woman = next_to in _WOMEN or (next_to.endswith("a") and next_to in _IBERIAN_GIVEN - _OPENS_A_PAIR)
        return last - 1 if is_woman else last
    if (
        before in COMMON
        or before in _IBERIAN_GIVEN
        or next_to in _OPENS_A_PAIR
        or first not in _IBERIAN_GIVEN
    ):
        return last
    return last - 1 if end in _IBERIAN or "-" in end or _is_like_iberian(words[last], end) else last


def _is_like_iberian(written: str, folded: str) -> bool:
    """Tell whether a word ends as family names of Spain do: "Holguín", "Ordóñez", "Cabanillas"."""
    return written.endswith(_ACCENTED) or re.search(_LIKE_IBERIAN, folded) is not None


def is_devotional(words: list[str], place: int) -> bool:
    """Tell whether the particle at a place opens a part of the given name, as in "Maria da Conceição Almeida"."""
    if not place or fold(words[place]) not in _BEFORE_TITLES:
        return False
    behind = place
    while behind < len(words) - 1 and fold(words[behind]) in _BEFORE_TITLES:
        behind += 1
    return behind < len(words) - 1 and fold(words[behind]) in _DEVOTIONAL


def joined_start(words: list[str], place: int) -> int:
    """Return where a family name begins that has a particle at a place in it: "Wihtol de Wenden", "Pérez de la Riva"."""
    if place < _TWO or words[place] not in _JOINING:
        return place
    before, first = fold(words[place - 1]), fold(words[0])
    if before in COMMON or before in _IBERIAN_GIVEN or "." in before or len(before) < _TWO:
        return place
    is_family = before in _IBERIAN or (first in COMMON and first not in _OPENS_A_PAIR)
    return place - 1 if is_family else place
