"""Family names of two words, and family names that stand in front: what the words of a name in natural order tell of it."""

import re
from typing import Final

from protlib.record.names.given_names import COMMON
from protlib.record.names.lexicon import words_of
from protlib.text import fold

IBERIAN: Final = words_of(
    "abad abarca abreu acevedo acosta acuna aguado aguiar aguilar aguilera aguirre alarcon albornoz albuquerque "
    "alcantar alcantara alfaro almeida almonacid almonte altamirano alvarado alvarez alves amador amaral amaya "
    "amezcua amorim anaya andrade anguiano anguita angulo antunes aranda arango arantes araujo aravena araya "
    "arboleda arce ardila arevalo arias arnau arriaga arroyave arroyo arteaga assis avila ayala azevedo baca "
    "balderas ballesteros bandeira baptista barajas barbero barbosa barcenas barela barragan barraza barrera barreto "
    "barrios barros bastida bastos batista bautista bazan becerra bedoya bejarano belmonte beltran benavides benitez "
    "bermudez bernal betancourt betancur bezerra bittencourt blanco bolanos bonfim bonilla borges botero braga "
    "brandao bravo briceno brito bueno burgos bustamante bustos caballero cabanillas cabezas cabral cabrera caceres "
    "caicedo caldas calderon calero calle calvo camacho camargo campelo campos canales candela canete cano carbajal "
    "carballo carbonell cardenas cardona cardoso cardozo carmona carneiro carranza carrasco carreno carrillo carrion "
    "carrizo carvajal carvalho casado casas cascante casillas castaneda castano castellano castellanos castillo "
    "castrillo castro cavalcanti cazares ceballos cepeda cerdan ceriani cerqueira cervantes cervera cespedes chacon "
    "chagas chavarria chaves chavez choque cifuentes cisneros cobo cobos coelho collado colmenares conde condori "
    "contreras cordeiro cordero cordoba coria cornejo corona coronado corral correa correia cortes cortez cossio "
    "costa coutinho couto covarrubias crespo cruz cuadra cuellar cuenca cuesta cueva cuevas cunha dantas davalos "
    "davila delgado dias diaz diez domingues dominguez dourado duarte duran durand echeverri echeverria elizalde "
    "elizondo encinas enriquez escalante escalona escobar escribano escudero esparza espejo espinal espino espinosa "
    "espinoza esteves estevez estrada estupinan fajardo falcao farfan faria farias feijo feijoo feitosa feliu "
    "fernandes fernandez ferrari ferraz ferreira ferrer fialho figueira figueiredo figueroa flores florez fonseca "
    "fontes fraga freire freitas frias frota fuentes furtado gadelha gaitan galan galaz galeana galeano galindo "
    "gallardo gallego gallegos galvao galvez gamboa garay garces garcez garcia garnica garrido garza gaviria gil "
    "gimenez giraldo godinez godoy gomes gomez goncalves gonzales gonzalez gouvea gouveia granados grijalva guardado "
    "guardiola gudino guedes guerra guerrero guevara guijarro guillen guimaraes gusmao gutierrez guzman haro henao "
    "henriques henriquez heredia hernandez herrera herrero hidalgo hinojosa holguin hoyos huaman huerta hurtado "
    "ibanez ibarguen ibarra iglesias infante inostroza izquierdo jara jaramillo jasso jerez jimenez jorda jorquera "
    "juarez junqueira lacerda lage lagos lara lasso latorre lazo leal lecuona ledesma ledezma leitao leite lemos "
    "lemus leon lessa licona lima linares linhares lins lizarraga lizcano llanos llorente loaiza lobato lobo loera "
    "lomeli londono lopes lopez loureiro lozada lozano lucena lucero luna luque lustosa macedo machado macias maciel "
    "madrigal magalhaes maia malagon maldonado mamani manriquez mantilla manzanares manzano marin marinho marques "
    "marquez marrero marroquin martinez martins marulanda mascarenhas mascaro mata matamoros matos matute medeiros "
    "medina meireles mejia melendez melgar mellado melo mena mendes mendez mendonca mendoza menendez meneses menezes "
    "mercado merchan merino mesa mesquita meza mier mijares millan miramontes miranda mireles mojica molina moncada "
    "mondaca moniz monroy montalvo montano monteiro montejo montenegro montero montes montiel montoya mora moraes "
    "morais morales moreira morelos moreno morera morgado mosquera mota motta moura mourao moya moyano muniz munoz "
    "murcia murillo najera naranjo narvaez nascimento nava navarrete navarro naveda negron neves nieto nobre nobrega "
    "nogueira nolasco norena novaes novais novoa nunes nunez obando obregon ocampo ochoa ojeda olea oliva olivares "
    "oliveira olivera olmeda olmedo olmos olvera ontiveros oquendo ordaz ordonez orduna orellana ornelas orozco "
    "ortega ortiz osorio osuna otalora otero ovalle oviedo oyarzun pacheco padilha padilla padron paes paez paiva "
    "paixao palacio palacios palhares pallares palma palomares palomino paniagua pantoja parada pardo paredes parra "
    "parrado pascual passos pastor patino pavez pavon paz pedraza pedrosa pedroza peixoto pelayo pena penagos "
    "penaloza peralta peraza pereda pereira pereyra perez pessoa pimentel pimienta pineda pineros pinheiro pinho "
    "pino pinto pinzon pires pizano pizarro plascencia plaza polanco pombo ponce pontes porras portillo posada prado "
    "prates prieto puente puerta puga pulido queiros queiroz quesada quezada quijada quijano quinones quintana "
    "quintanar quintanilla quintela quintero quiroga quiros quiroz quispe rabelo ramalho ramirez ramos rangel rebelo "
    "rebolledo recinos redondo rego reis rendon renteria requena resende resendiz restrepo rey reyes reynoso rezende "
    "riascos ribas ribeiro ribera rico rincon rios riquelme rivas rivera rivero robledo robles rocha rodas rodrigues "
    "rodriguez rojas roldan rolim rolon romero rondon rosa rosado rosales rosas rosero ruano rubiano rubio rueda "
    "ruiz saavedra sabater saenz saez salas salazar salcedo saldana saldanha saldivar sales salgado salgueiro "
    "salinas salles salvador samaniego sampaio samper sanabria sanchez sandoval sanmiguel santacruz santana "
    "santander santiago santiesteban santillan santos sanz sarabia saraiva sarmiento sarria sauceda seabra segovia "
    "segura seixas sena sepulveda serna serpa serra serrano serrao serrato servin sierra silva silveira simoes "
    "siqueira soares soberanis sobral solano soler solis solorzano soriano sosa sotelo soto sotomayor sousa souza "
    "suarez subero taboada taborda tafur talavera tamayo tapia tavares taveira tavora teixeira tejada tejeda teles "
    "telles tello tena tenorio terrazas tinoco tirado tobar tobon toledo toro torrealba torres torrijos tovar trejo "
    "triana trindade troncoso trujillo turcios ugarte ulloa umana urbina urena uria uriarte uribe urquidi urquiza "
    "urrego urrutia urzua useche vaca valadao valadares valderrama valdes valdez valdivia valdivieso valencia "
    "valente valenzuela valladares valle vallejo valverde vanegas varas varela vargas varona vasconcelos vasques "
    "vasquez vaz vazquez vega veiga velarde velasco velasquez velazquez velez veloso vera verdugo vergara viana "
    "vicente vidal viegas vieira viera vila vilela villa villafane villalba villalobos villamizar villanueva villar "
    "villareal villarreal villasenor villavicencio villegas villela viteri vivanco viveros yanez yepez zabala "
    "zambrano zamora zapata zapatero zaragoza zarate zarco zavala zayas zelaya zepeda zubieta zuluaga zumarraga "
    "zuniga"
)
"""Family names of Spain, Portugal and Latin America, folded, two of which make one."""
IBERIAN_GIVEN_TOO: Final = words_of(
    "alonso benito bernardo clemente domingo esteban gaspar gil jaime leon lorenzo lucas luna marin martin mateo mateos miguel "
    "nicolas pascual pastor ramon rosa salvador santiago santos simon tomas vicente victoria"
)
"""Those that are given names as well; behind a woman's name, a man's is a family name, and so is one behind two given names."""
IBERIAN_GIVEN: Final = words_of(
    "adolfo adriana agustin alberto alejandra alejandro alfonso alfredo alicia alvaro amalia amelia amparo ana "
    "anabel andres angel angela angeles anibal antonia antonieta antonio araceli armando arturo asuncion aurelio "
    "aurora baltasar bartolome bautista beatriz begona belen bernardo berta blanca blas caio camila carlos carlota "
    "carmen carolina catalina cayetano cecilia celia cesar clara claudia clemente concepcion concha conchita "
    "consuelo cristian cristina cristobal damian daniela dario diego dolores domingo duval edgar edmundo eduardo "
    "efrain elena elias elisa eloy elsa elvira emilia emiliano emilio encarnacion enrique enriqueta ernesto "
    "esperanza esteban estela eugenia eulalia eva ezequiel fabian facundo federico felicia feliciano felipe fernanda "
    "fernando fidel fidelia flora florencia francisca francisco gabriel gabriela gaspar gemma genaro gerardo "
    "gilberto gladys gloria gonzalo graciela gregorio guadalupe guilherme guillermo gustavo hector helena henrique "
    "heriberto hernan hilda horacio hugo humberto ignacio ines inmaculada irene isabel isidora isidro ismael israel "
    "ivan jacinto jacobo jaime javier jazmin jesus jimena joao joaquin joel jordi jorge jose josefa josefina juan "
    "juana julia julian julieta julio karina laura lazaro leandro leonardo leonel leonor leticia lidia lola lorena "
    "lorenza lorenzo lourdes lucia luciano luis luisa macarena magdalena manuel manuela marcela marcelino marcelo "
    "marcial marcos margarita maria mariana mariano maribel mario marisa marisol marta martha martin mateo matias "
    "mauricio maximo mercedes micaela miguel modesto moises monica montserrat natalia natividad nelson nestor "
    "nicolas nieves noelia norma nuria octavio olga olivia orlando oscar osvaldo oswaldo pablo paloma patricia paula "
    "paulina paulino pedro pilar rafael raimundo ramiro ramon ramona raquel raul rebeca regina reinaldo remedios "
    "renato rene ricardo rigoberto roberto rocio rodolfo rodrigo rogelio rolando romulo roque rosa rosalba rosalia "
    "rosario rosaura ruben rufino salome salvador samuel sandra santiago santos saul sergio severino silvia silvio "
    "simon sofia soledad sonia susana tatiana teodoro teresa tito tobias tomas trinidad ulises uriel valentina "
    "valeria vanessa veronica vicente victor vinicius virgilio virginia vladimir wenceslao wilfredo wilmer xavier "
    "ximena yesenia yolanda zulema"
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
_LIKE_IBERIAN: Final = r"(?:[aeio]z|ad[ao]|er[ao]|ill[ao]s?|ales|ed[ao]|ej[ao]|uelo|ones|osa|zaga|etxea|eche)$"

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
_SYLLABLE: Final = (
    r"(?:[zcs]h|hs|ts|ng|ph|th|tr|kh|gi|qu|kw|hw|ky|[bpmfdtnlgkhjqxrzcswyv])?[aeiouyw]{1,3}(?:ng|nh|ch|[nmptckrlgh])?"
)
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
    return int(given[-1] not in IBERIAN and all(re.fullmatch(_SYLLABLE, word) for word in given))


def _is_of_two_syllables(written: str, folded: str, *, is_chinese: bool) -> bool:
    if "-" in folded:
        parts = folded.split("-")
        return len(parts) == _TWO and all(re.fullmatch(_SYLLABLE, part) and part not in COMMON for part in parts)
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
    if before in IBERIAN and before not in COMMON | IBERIAN_GIVEN:
        return last - 1 if end in IBERIAN or first in IBERIAN_GIVEN or first in COMMON else last
    if before in IBERIAN_GIVEN_TOO:
        is_woman = next_to in _WOMEN or (next_to.endswith("a") and next_to in IBERIAN_GIVEN - _OPENS_A_PAIR)
        are_two = last > _TWO and {first, next_to} <= COMMON | IBERIAN_GIVEN and end in IBERIAN
        return last - 1 if is_woman or are_two else last
    if before in COMMON or before in IBERIAN_GIVEN or next_to in _OPENS_A_PAIR or first not in IBERIAN_GIVEN:
        return last
    return last - 1 if end in IBERIAN or "-" in end or _is_like_iberian(words[last], end) else last


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
    if before in COMMON or before in IBERIAN_GIVEN or "." in before or len(before) < _TWO:
        return place
    is_family = before in IBERIAN or (first in COMMON and first not in _OPENS_A_PAIR)
    return place - 1 if is_family else place
