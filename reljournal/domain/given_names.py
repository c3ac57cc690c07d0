"""Given names that stand for one another: short forms, pet names and the forms of other languages.

One group a line, written without accents as :func:`reljournal.domain.spelling.latin` gives them. A name may stand
in several groups: Sasha is Alexander and Alexandra, who are not each other. Written for this program; names
that merely sound alike are kept apart, because twins have such names.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

_GROUPS = """
abigail abby gail
abraham abram abe avraham ibrahim ebrahim
adalbert vojtech wojciech wojtek
adam adamek adas
adele adela adelaide adelheid heidi
agnes agnese aneska agnieszka inez ines neza
ahmed ahmad ahmet achmed
alan allan allen al
albert al bert albrecht alberto bertie
alexander alexandre alexandros alejandro aleksander aleksandr alessandro aleksandar alex sandy sasha sascha sacha
alexander shura sanya xander lex iskander alec alasdair alistair olek oleksandr sandor ales
alexandra aleksandra alessandra alejandra oleksandra alex sandra sasha sascha sandy shura ola
alexei alexej aleksei aleksey alexey aljoscha alyosha lyosha lesha oleksiy alexis
alfred alf fred freddy alfredo alfie fredo
alice alicja alicia alisa alica ali
alois aloys alojz loisl aloysius
amalia amalie amelia amelie mali emily
anastasia anastasiya nastya nastia stasia stacy nastasya
andrew andreas andre andrej andrei andrey andres andrzej ondrej andy drew anders andriy endre ondra andris
angela angelika angelica angie gela
anna anne ann annie ana anya anja anka anicka anushka annushka nyura nancy annette anita nan
anthony antonio anton antonin antoine antoni tony toni tonda tono antek antal tonio
antonia antonie antonina tony toni tonicka
arnold arnie arnost arnoldo
arthur artur arturo art artie
barbara bara barbora babs barbie basia varvara varya barb barbel baerbel
bartholomew bart bartolomej bartek bartolome
beatrice beatrix beata bea trixie
benedict benedikt ben benedetto benito
benjamin ben benny benji binyamin
bernard bernhard bernie bernardo bernd
bernadette detta berna
berta bertha bertie
boris borya borja borenka
bridget brigitte birgit britta gitta brigida bridie biddy
bruno brunon
caroline carolina karolina karoline carol carrie lina caro
catherine katherine kathryn katharina katarina katerina ekaterina yekaterina caterina catalina kate katie kathy
catherine katherine katharine katharina katarina katerina ekaterina cathy kitty kat katja katya katka kacka kasia
katherine katharina katarzyna katerina ekaterina kathi kathe kaethe trine karin kasia kaska rina cat kay
catherine katherine katharine catharina kathleen cathleen catriona caitlin kate kathy cathy
cecilia cecilie cecily cilka cilly celia
charles karl carl carlos carlo karel charlie chuck chas karol kaja carlitos charly karlo kalle
charlotte lotte lotta charlotta sarlota lottie charlie
christian kristian chris cristian christiaan krystian
christina christine kristina kristyna christiane cristina krystyna tina christa kirsten chris chrissie tyna
christopher christoph christophe cristobal krystof krzysztof kristof chris kit topher krzys stoffel
clara klara claire klarka chiara
claude claudius claudio klaudius
claudia claudie klaudia klavdia
conrad konrad kurt corrado
cornelius kornel cornelis kees nelis
constance konstanze constanza connie costanza
constantine konstantin konstantinos costa kostya kosta constantin
cyril kyrill kirill cyrill
daniel dan danny danilo dani danek daniil danya
daniela danielle dana dani danka
david dave davy davide dawid dawud daud vida taffy
dennis denis denys dionysius
diego santiago jacobo yago tiago
dmitry dmitri dmitrij dmitriy dima mitya dimitri dimitrios mitja dmytro
dolores lola lolita
dominic dominik domingo dominique nick domenico
dorothy dorothea dora dorota dot dottie dolly dorothee thea dorka dodo
ebenezer eben
edgar ed edgardo
edith edie edita
edmund ed edmond edmondo ned
edward eduard eduardo edouard edoardo ed eddie ted teddy ned eda lalo edek
eleanor eleonora eleonore ellen nell nellie nora lenore elinor ella nelly
elizabeth elisabeth elisabet elisabetta isabel isabella elzbieta alzbeta yelizaveta elizaveta eliska isabelle
elizabeth elisabeth liz lizzie lizzy eliza elise elsa else bess bessie beth betty betsy libby lisa lise liesl lisbeth
elisabeth elizaveta liesel elsie ilse liza bozka betka ella lizette babette ela elisa lisel elza erzsebet bozsi
emanuel immanuel manuel emmanuel manny manolo mani
emil emile emilio
emily emilie emilia emilka milka em
emma em emmy ema
eric erik erich erick eriks
ernest ernst ernesto ernie arnost erno
esther ester hester essie hettie
eugene eugen evgeny evgenij yevgeny evgeni jewgeni eugenio zhenya gene yevhen
eugenia evgenia yevgenia zhenya eugenie genia
eva eve ewa evita evka evicka yeva
felix feliks felice
ferdinand fernando ferdi nando hernan hernando fernand
filip philip phillip philipp philippe felipe filippo phil pip fil fulop
florence flo florrie flossie florentia florenz
florian flo flori
francis franz francisco francesco francois frantisek franciszek frank franek paco pancho fran franta ferenc feri
francis francisco franz frank kiko curro franzl frans ferko franc
frances francesca franziska frantiska franciszka fran fanny frankie paca paquita francoise franzi cissy
frederick friedrich frederic federico bedrich fryderyk fred freddie fritz fredrik fedor rick frigyes freddy
gabriel gabe gabi gavriil gabor
gabriela gabrielle gabi gaby gabriele
george georg georges jorge giorgio jiri jurij yuri juri georgy georgi georgios jerzy gyorgy jurgen juergen jorgen
george georg jirka jura jurgen joerg jorg yury juraj jurek schorsch goran yrjo yorgos yura gosha egor
gerald gerard gerhard gerry jerry gerd gerardo gert
gertrude gertrud trude trudy gerda gertie
gilbert gil bert gilberto
grace gracie gratia
gregory gregor grigory grzegorz rehor greg grisha gregorio gregg griska
gustav gustave gustavo gus gusti gosta goesta gustaf
johanna hanna hannah hanne hana chana
hedwig hedy hedvika jadwiga hede jadzia
helen helena helene elena elene yelena jelena ellen nell nellie lena lenka alena helenka olena leni eleni lenochka
henry heinrich henri enrique enrico jindrich henryk harry hal hank heinz hendrik heiner hinrich genrikh quique
herbert bert herb herbie heribert
herman hermann armando heman
hubert bert hugh hubertus
hugo hugh hughie
ignatius ignaz ignacio ignac nacho ignatz ignacy
irene irena irina ira irenka irinka
isaac isaak izaak ishaq ike yitzhak
isabel isabella isabelle izabela bella isa belle chabela
isidore isidor isidoro
ivan vanya john jan johann johannes ioann vanja ivo vanyusha
jacob jakob jakub james jacques jacopo giacomo jaime iago yakov kuba jake jim jack jimmy jamie diego
jacqueline jackie jacquelyn
james jim jimmy jamie jem seamus hamish
jane jana janet joan joanna johanna jean jeanne giovanna juana ioanna johana jenny janka janie jeannette juanita
jeffrey geoffrey jeff geoff gottfried godfrey
jennifer jen jenny jenn
jeremiah jeremy jerry jeremias
jerome hieronymus jeronimo jerry jaronym jeronym geronimo
jessica jess jessie
joachim jochen achim joaquin jachym gioacchino jakim quino
john johann johannes jan jean juan giovanni ivan janos hans jack johnny honza jon jonny sean ioan joao johan
johannes jens
ian iain
johann johannes hannes hans hansi johan jan jannis yannis giannis ioannis jovan hansel evan jenda janek jo juanito
joseph josef jose giuseppe jozef iosif yosef yusuf yousef youssef joe joey jo sepp pepa pepe josip beppe pino osip peppe
joseph josef joszef jupp pepik pepicek pepi josefek joska jozsef josephus youssouf yussuf yussef
josephine josefina josefine josie jo giuseppina pepina fifi jozefina pepita
joshua josh jehoshua josua
judith judy jude judita jutta
julia julie yulia iulia julka juliette giulia yulya
julian julien giuliano
julius julio jules gyula giulio
karen karin kari
kenneth ken kenny
klaus claus nicholas niklas nikolaus
ladislav ladislaus laszlo vladislav lada wladyslaw laci wladek
laura lori laurie lora laurinda
lawrence laurence lorenz lorenzo laurent vavrinec lars larry laurenz laurie loren lauri wawrzyniec laurentius
leo leon lev leonid leva lyova lew lyovushka lenya leonardo
leonard leonhard leonardo len lenny leo
leopold leo poldi leopoldo poldik
lewis louis ludwig luis luigi ludvik ludovico lou louie lutz lajos ludek ludwik
lillian lilian lily lili lilly
louise luise luisa louisa lou lulu
lucas lukas luke luca lukasz luc
lucy lucia lucie luzie lucinda lucyna lucja lutka
ludmila ludmilla lyudmila lida lyuda mila lidka luda liudmila
madeleine magdalena magdalene magda maddie lena madlen majda
manfred manni fred
marcel marcello marcelo
margaret margarete margarita margherita marketa malgorzata margareta peggy meg maggie greta gretchen rita marge gosia
margaret margarethe marguerite gretel marga madge margot daisy mag margret gitte grete mette megan rita
maria marie mary maryam miriam mariam marija mariya marya masha mania maruska marenka molly polly mia mimi mae may
maria marie mary manya mariechen marika maja manka mara mitzi mizzi ria
maria marie mary maruja marita moira maire mariette marion maureen
mark marcus marek marco marc markus marcos marko
martha marta marty matty
martin marty marcin martino marton tin
martina martine tina
mathias matthias matthew mateo matteo matej mateusz matt mathieu mattheus matous matvei matyas hias matti mats maciej
mathilda mathilde matilda tilda tilly matilde hilda mechthild
maurice moritz mauricio moric morris maurizio
maximilian max maxim maximilien maxi maks
maxim maksim max maks
michael michal michel miguel michele mikhail mihail mike mick micky mickey mitch misha mischa michi michail mihaly misa
michael mikael mikkel mykhailo mihai michele mikey michalek miska
michaela michelle mica misa michala
monica monika moni monique
muhammad mohammed mohamed muhammed mohammad mehmet mohamad mohd mahomet muhamed
nadezhda nadia nadja nadya nadeschda
natalia natalie nathalie natalya natasha nataly nata natascha nataliya
nathan nat nate nathaniel nathanael
nicholas nicolas nikolaus nikolai nicolaus nikolaj mikulas mikolaj nick nicky niklas nico nikolas
nicholas nicolas nikolaus nikola kolya claus nils
nicholas nikolai klaus niccolo nicola miklos mykola nicolai kolja nikolay miki nikos
octavia oktavia tavia
olga olya olenka olia
oliver olivier ollie oliverio noll
oscar oskar ossi
oswald oswaldo ozzie
otto odo oto otik ota
patricia pat patty tricia trish patrizia
patrick pat paddy padraig patricio patrik
paul pavel pablo paolo pawel pal pavlos pavlik pasha pavol paulus pol pavlo
paula pavla paola pavlina pauline polly paulina
peter pedro pierre pietro petr pyotr piotr pete petter per petrus petja petya pjotr petros peer perry pepo pierrot petro
petra pierina petronella
rachel rahel rachael ray shelley
ralph rolf rudolf raoul raul
raymond ramon raimund ray raimundo
rebecca rebekka becky becca rebeka
regina gina queenie
reinhard reinhardt
reinhold reiner
rene renatus
richard dick rick ricky rich ricardo riccardo ryszard risa ritchie richie
robert bob bobby rob robbie bert roberto robin robi rupert ruprecht
roger rodge hodge rudiger ruediger rogelio ruggero
roland orlando rollo
rose rosa rosie ruzena rosalie rosina roza
rosemary rosemarie romy rosie
rudolf rudolph rudi ruda rodolfo rudy
samuel sam sammy samuil samuele
sarah sara sally sadie sarka
scheherazade shahrazad
sebastian bastian seb basti sebastien sebastiano
sergei sergey serge sergio sergej serhiy seryozha sergius
siegfried sigi siggi
sigmund zikmund siegmund zygmunt sigismund
simon simone simeon shimon semyon
sofia sophia sophie sofie zofia sofya sonja sonya zosia zofie sonia sona fifi sofka sophy
stanislaus stanislav stanislaw standa stan stas slava stach stasiek
stephen steven stefan stephan etienne esteban stefano stepan steve istvan szczepan stepanek stefanos steffen pista
stephanie stefanie stephania stefania steffi stepanka steffie
susan susanna susanne zuzana zuzanna sue susie suzy suzanne susi sanne zuzka shoshana
sylvester silvester silvestr vester
sylvia silvia silvie
tamara tamar toma tamarka
thaddeus tadeusz tadeas tad thad
theodor theodore fyodor fedor feodor teodor ted theo teddy fedya teodoro
theresa therese teresa terezie tess tessa terri resi tereza terka terezia
thomas tom tommy tomas tomasz tommaso tomek thom foma tamas
timothy tim timmy timotheus timofei timoteo
ulrich uli ulli oldrich olda utz
ulrike uli ulla rike
ursula uschi ulla vorsila orsolya ursel
valentin val valentino valentine valya balint
valeria valery valerie lera
vasily basil vasilij vasili vasya wassili vasil vaso basilio wassily
veronica veronika vera ronnie nika verona
victor viktor vic vitya vittorio wiktor
victoria viktoria vicky viktorie vika tori vittoria
vincent vincenz vinzenz vincenzo vicente vince cenek vinny
virginia ginny ginger
vladimir vlad volodya vova waldemar wladimir volodymyr vladek vlada
walter walt wally walther gualtiero
wenceslas wenzel vaclav waclaw vasek venca
werner verner
wilhelmina wilhelmine minna mina vilma wilma mimi willa helma
william wilhelm guillermo guglielmo guillaume vilem bill billy will willy willie willi wilm vilmos liam memo wim
xavier xaver javier xaverius javi
yakov jakov yasha jascha
yves ivo yvo
yvonne ivona ivonne
zdenek zdenko sidonius zdena
zdenka zdena sidonie
abdullah abdallah abdulla
abdulrahman abdelrahman abdurrahman abderrahman
ali aly
fatima fatma fatimah fatme fatemeh
hassan hasan
hussein husayn hossein husein hussain huseyin
khadija chadidscha khadijah hatice
omar umar omer
osman othman uthman
said saeed sayed
"""

# Names in common use that stand for no other: two of these are two people, never a slip of the pen.
_OTHERS = """
aaron ada adolf adrian adriana agata aida aisha alba aldo alfons alma amanda amina amir amy anatol andrea angel
angelo anselm apollo ariadne armin arne artemis arvid astrid august augusta aurelia axel balthasar bela benno
bettina birger bjorn blanka bohumil brian cameron camilla carina carla carmen casper castor chloe cora craig cynthia
dagmar damian daria deborah detlef diana dieter dietrich dirk doris douglas dusan edwin egon elias elin elke ellis
elmar elvira enzo erika ernestine erwin fabian fabio fatih faye fiona flora franca freya frida fridolin gaston gemma
georgia gerlinde gisela gloria gordon guido gunnar gunther hakan hamid hamza hansine harald harriet hartmut hector
heike helga helmut hilde hildegard holger horace horst ilona imre ina inga inge ingrid iris irma ivana ivar jamal
janina jannik jaroslav jasmin jason jelle jesse jesus joel joelle jonah jonas jonathan jordan joris joy judas kamil
kara karim karla karsten katrin keith kevin khalid kira klemens koray kyle lara larissa lasse layla lea leila
lennart leona leonie leticia liana liane libor lidia linda linus lorena lothar luana lubos lucian luz lydia mahmoud
mahmud malik marcela marcelina marian mariana mariano marina marine mario marisa marius marlene marlies marlon
mateja maud mauro mehdi meike melanie melissa merle milan milena milos mira miroslav mona moses mustafa myra nadine
naomi nelson neville nicole nina noah noel norbert norman ole oleg olivia ondine orville oswin otis otmar ottilie
pamela pascal percy phoebe pia pollux radek radka rafael raffael rainer ramona randolph raphael regine remus renata
renate ricarda romeo romulus ronald rosalind roswitha roxana roy ruben rufus ruslan ruth ryan sabina sabine salma
samira sandro sanna saul selma seth sheila sibylle sidney silke silvio solomon stella sten sunniva svea sven
svetlana sybil tania tanja tatiana terence thekla thor thorsten tilman tobias todd torben tristan uta ute uwe
valerian vanessa verena vesna viola vita vito viviane vlasta volker waltraud wanda wendy winfried wolfgang wolfram
xenia yasmin yolanda yusra yvette zara zelda zoe zora zuleika
"""

# Family names of one sign that are written differently in Latin letters (Korean above all, and Chinese by ear).
_FAMILIES = """
i yi lee li rhee ri
gim kim
bak park pak
choe choi
jeong jung chung jong
gang kang
jo cho
yun yoon
jang chang zhang
im lim rim
han hahn
seo suh so
gwon kwon
wu woo
hwang whang
an ahn
no roh noh
"""

# What somebody is to the one who keeps the book; it tells nothing of their name.
_KIN = """
mum mom mummy mommy mama mamma mother mutti mutter ma maman mami mamka maminka matka
dad daddy papa papi pappa father vati vater tata tatka taticek babbo pere otec
grandma grandpa granny gran nana oma opa babicka dedecek babushka dedushka abuela abuelo nonna nonno mamie papie
aunt auntie uncle tante onkel teta strejda tia tio brother sister bruder schwester bratr sestra hermano hermana
home house casa doma zuhause domov wife husband
"""
KIN_WORDS = frozenset(_KIN.split())

# Words for all who live under one name.
_HOUSEHOLD = "familie family fam rodina famille familia famiglia rodzina semya"
HOUSEHOLD_WORDS = frozenset(_HOUSEHOLD.split())


@cache
def groups_of(text: str) -> frozenset[int]:
    """Return the numbers of the groups the name stands in; empty for a name that stands for no other."""
    return _index().get(text, frozenset())


def is_known(text: str) -> bool:
    """Return whether the name is one in common use, and so hardly a misspelling of another."""
    return text in _index() or text in _others()


def names_in_groups() -> Iterable[str]:
    """Return every name that stands in a group."""
    return _index()


@cache
def family_groups_of(text: str) -> frozenset[int]:
    """Return the numbers of the groups of family names of one sign that ``text`` stands in."""
    return _families().get(text, frozenset())


@cache
def _index() -> dict[str, frozenset[int]]:
    return _indexed(_GROUPS)


@cache
def _families() -> dict[str, frozenset[int]]:
    return _indexed(_FAMILIES)


@cache
def _others() -> frozenset[str]:
    return frozenset(_OTHERS.split())


def _indexed(groups: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(groups.strip().splitlines()):
        for name in line.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}
