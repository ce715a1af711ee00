"""First names that are short for others, and pairs that look alike but are a brother's and a sister's.

Folded words throughout. Small on purpose: the usual ones of the neighbourhoods, where spelling does not help.
"""

from functools import lru_cache

_SHORT_FORMS = """
abdel: abdallah abdelaziz abdelhamid abdelkader abdelkarim abdelmalek abderrahmane
abdou: abdoulaye abdourahmane
alex: alexandre alexandra alexis alexia
aziz: abdelaziz
babette: elisabeth
ben: benjamin benoit
bob: robert
bouba: boubacar aboubacar
boubacar: aboubacar
cathy: catherine
chris: christophe christian christine christelle
dede: andre
domi: dominique
fatou: fatoumata fatima fatimata
fati: fatima fatoumata fatiha
flo: florence florian florent
fred: frederic frederique
gabi: gabriel gabrielle
gaby: gabriel gabrielle
gege: gerard
greg: gregory gregoire
hamid: abdelhamid
ibou: ibrahima
ibrahim: ibrahima
idriss: idrissa
isa: isabelle
jacky: jacques jacqueline
jeannot: jean
jeff: geoffrey geoffroy
jo: joseph joel josiane jocelyne joelle
joe: joseph joel
josy: josiane josette
kader: abdelkader
kadi: khadidiatou khadija kadiatou
karim: abdelkarim
khady: khadija khadidiatou
lili: liliane elisabeth
lulu: lucien lucienne
mado: madeleine
malek: abdelmalek
mamad: mamadou mohamed
manu: emmanuel emmanuelle manuel manuela
margot: marguerite
math: mathieu mathilde mathis
max: maxime maximilien
med: mohamed
md: mohamed
mimi: michele michelle myriam mireille
moh: mohamed
mohd: mohamed
momo: mohamed mamadou maurice
nat: nathalie natacha
nath: nathalie nathan
nico: nicolas nicole
oli: olivier
ousmane: othmane
pat: patrick patricia
phil: philippe
pierrot: pierre
raph: raphael raphaelle
ricky: eric
sam: samuel samir samira samantha samia
seb: sebastien
sev: severine
steph: stephane stephanie
theo: theodore theophile
tom: thomas
toni: antoine
tony: antoine anthony
val: valerie valentin valentine
vero: veronique
vic: victor victoria
vince: vincent
xav: xavier
yo: yohan yoann
zak: zakaria zacharie
zaza: isabelle
"""

_BROTHER_SISTER = """
adrien:adrienne alain:alaine amine:amina andre:andree armand:armande aurelien:aurelienne
bastien:bastienne bernard:bernarde christian:christiane claude:claudine clement:clemence daniel:daniele
daniel:danielle denis:denise emile:emilie emmanuel:emmanuelle fabien:fabienne fernand:fernande
francis:francine francois:francoise frederic:frederique gabriel:gabrielle germain:germaine jean:jeanne
joel:joelle jules:julie julien:julienne julien:julie justin:justine laurent:laurence louis:louise
lucien:lucienne marcel:marcelle martin:martine maxime:maxima michel:michele michel:michelle noel:noelle
pascal:pascale patrice:patricia paul:paule raphael:raphaelle raymond:raymonde rene:renee
sebastien:sebastienne simon:simone stephane:stephanie valentin:valentine yannick:yannicke yvon:yvonne
"""


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, frozenset[str]]:
    rows = (line.split(": ") for line in _SHORT_FORMS.strip().split("\n"))
    return {short: frozenset(full.split()) for short, full in rows}


@lru_cache(maxsize=1)
def _brothers() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(pair.split(":")) for pair in _BROTHER_SISTER.split())


def full_forms(first: str) -> frozenset[str]:
    """The first names of which this one is a usual short form; empty when it is none."""
    return _short_forms().get(first, frozenset())


def short_for(a: str, b: str) -> bool:
    """Whether one of the two is a usual short form of the other."""
    return b in full_forms(a) or a in full_forms(b)


def brother_and_sister(a: str, b: str) -> bool:
    """Whether two close names are a man's and a woman's: Karim and Karima, Louis and Louise."""
    shorter, longer = sorted((a, b), key=len)
    return longer == shorter + "a" or (shorter, longer) in _brothers() or (longer, shorter) in _brothers()
