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
aaron abraham adrian adriana agnes agnieszka albrecht alejandra alvaro alzbeta amelia andreea andrei andres angelica annemarie
antoinette anton arturo astrid augusto aurelia aurelie axel belen benedict benedikt benoit bernadette bertrand bettina bianca birgit
bjorn blanca boris brenda bridget brigitte bruce camila camille carine carolina cathy cecile celine charlene chloe christa christian
christiane clara clemence colette corinne cornelia craig cyril cynthia dagmar dale damien daniele danielle dawn debbie denise dennis
derek diane dieter dina dolores donald donna dora doris douglas ebba edith edmund eduard eileen eleanor elias elise ella ellen elsa
emilia emilie emmanuel emmanuelle erica erik erika erwin estelle eugene eva evelyn fabienne fabio fabrice felipe fiona florence frances
frederic frederique friedrich gail genevieve gerard gertrude ghislaine gilbert gilles giorgio giovanna giovanni giulia giuseppe
gloria grace greta gudrun guillaume gustavo guy gwen harald harold harry heike heinrich heinz helga henrik herbert herve hilary hilda
howard hugo hugues ian ida imelda irma iris isaac isabella ivana ivy jana janina jasmine jean-luc jeanne jeffrey jenny jens jerome jill
joachim joao joelle joel jon josephine josette joy joyce judy juliet juliette jutta kai karel karolina kate katharine kathy katrin keith kelly kerstin
kim-marie kirsten klaus lara larissa laurence lea lena leo leon leonie leslie lilian lillian lina linda lisbeth liz lorenzo lorraine
lotte louis lourdes luca lucas lucie luciana lucinda ludmila luigi luiz lydia lynn madeleine magdalena maja malcolm manfred manuela
marcel marcela marcia margarita margot margrit mari marianne mariana marie-claire marijke marilyn marion marjorie markus marlene
marsha mathilde mathias mats matteo matthias maureen max may meike melanie melissa mercedes mia mikael milena miriam mirjam moira
molly morten muriel myriam nathalie neil nelson nick nils noel noelle nora norbert nuria odile ole olivia ottilie otto pam pascal
pascale patrice patrizia penelope per petra phil philippa pilar priscilla ralph ramona raphael raul ray raymond regina reinhard
renata renate rene renee riccardo rita rob robin rodrigo roland rolf rosa rosalie rosario rose rosemary roxana roy ruben rudolf russell
sabina sally samantha sean serge sergio sheila shirley sibylle sigrid simona siobhan solange sonja stacey stella steve sue susana svetlana
sven sylvain sylvie tamara tanja tara theo theodor theresa therese tim tina tobias tom tomas tony tracy trevor urs valerie vera vicente
vicky victoria vincenzo viola violeta virginia virginie vivian walid wanda wendy werner wilhelm wilma winston wolfgang xavier yann yasmina
yolanda yves yvette zoe ann ellen beth marie lee-ann rae jo mae
abdoulaye aboubacar achieng achille adama adamou adeola ahmadou aicha aigul ainura aissata aissatou akinyi akosua alassane
aleksandr aliou alioune almaz alou amadi amadou amara aminata amit amos andriy anita anjali arun assata assetou awa ayodele
babacar babatunde bakary bintou bongani boubacar boureima brahima chantal cheick cheikh chidi chinedu chinwe chukwuma deepak demba
djamila djeneba djibril dmitri dmitry drissa ebele ebrima efua ekaterina emeka emmanuela esi fanta fatimata fatoumata folake
funmilayo gulnara habibatou hadiza halima hamidou hanan haoua harouna hawa huda ibrahima idriss idrissa ifeoma irina iryna issa
issaka issouf issoufou kadiatou kadidia kateryna khadidiatou khadija khaled kofi kojo kouame kwabena kwasi kwesi lakshmi lamin
lamine lassina layla lerato mahamadou mahamat mahmoud mahmud maimouna mamadi mariam mariama meera meseret mikhail moctar modou
mohamadou mona mouhamadou mulugeta nafissatou natalya ndeye neha ngozi nikolai njeri nkechi nomsa nour nurlan obinna oksana
oleksandr olena olusegun oluwaseun osman oumar oumarou oumou ousmane ousseynou penda pooja priya rajesh ramesh rania rasmata ravi
rokhaya rokia saidou salamata salif salifou salimata salma sami samira sanjay sekou selam sergey seydou siaka sipho souleymane
sunita suresh tadesse tafadzwa tarek tatenda tendai tesfaye thabo themba tidiane tigist tunde vijay wambui wanjiku wanjiru yacouba
yakubu yao yaw yaya yousef youssef youssouf zeinab zeinabou ziad
"""
COMMON: Final = frozenset(_COMMON.split())
