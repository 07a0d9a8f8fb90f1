"""Words that tell who speaks: verbs of saying, and the nouns by which a speaker is called the second time.

Word lists only, in small letters unless a form says otherwise; how they are read is in `speakers` and `antecedents`.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEAR_ONLY = _words(
    "states notes claims calls demands promises reports quotes comments answers posts estimates saw sees sums figured"
)
"""Forms of verbs of saying that are mostly nouns: they count only between a speaker and the quote itself."""
SAYING = (
    _words(
        """
    said says say saying told tells telling stated stating noted noting added adds adding explained explains explaining
    emphasized emphasizes emphasizing emphasised emphasises emphasising stressed stresses stressing underlined underlines
    underlining underscored underscores underscoring highlighted believes believed thinks thought considers considered
    concluded concludes concluding continued continues recalled recalls recalling reminded reminds remarked remarks
    observed observes commented commenting declared declares declaring announced announces announcing asserted asserts
    argued argues arguing claimed claiming warned warns warning insisted insists insisting admitted admits admitting
    acknowledged acknowledges acknowledging conceded concedes confirmed confirms confirming denied denies denying replied
    replies replying responded responds responding answered answering asked asks asking wondered wonders wrote writes writing tweeted
    tweets posted reported quoted quoting quips quipped joked jokes joking called calling described describes describing
    characterized characterised accused accuses accusing promised promising pledged pledges vowed vows urged urges urging
    demanded demanding suggested suggests suggesting proposed proposes predicted predicts predicting hopes hoped complained
    complains complaining summed summarized summarised specified specifies clarified clarifies informed informs assured
    assures assuring reiterated reiterates repeated repeats repeating maintained maintains contended contends cautioned cautions
    cautioning lamented laments exclaimed exclaims mused muses recounted recounts testified testifies voiced expressed expresses
    expressing opined opines agreed agrees objected objects noticed notices dubbed labelled labeled branded termed dismissed dismisses
    dismissing likened likens compared compares criticized criticised condemned denounced praised hailed slammed blasted rejected rejecting countered
    counters retorted retorts disagreed disagrees sighed sighs laughed smiled shrugged fumed thundered whispered shouted insisting
    read reads concurs concurred boasted bragged quipping recommended recommends appealed appealing pointed points pointing
    protested protests swore swears mentioned mentions mentioning spoke speaks speaking indicated indicates indicating
    remembered remembers remembering figured reckons reckoned ventured volunteered elaborated signalled signaled advised
    advises advising affirmed affirms estimates estimated deplored deplores regretted regrets welcomed welcomes doubted doubts doubting
    sees saw drew draws put puts sums pronounced judged judges reflected reflects grumbled murmured muttered begged pleaded
    insinuated alleged alleges hinted hints revealed reveals disclosed portrayed portrays depicted touted decried lambasted ridiculed
    written spoken speak remember remembers convinced sure confident certain cited cites citing joined parried parries summarizes summarises
    resumed resumes quibbled snapped snaps sneered sneers grinned grins laughs smiles shrugs nods nodded hesitates hesitated chuckled chuckles
    confessed confesses assumed assumes suspects suspected specifies outraged perplexed indignant bewildered surprised interjected chimed pauses paused recited records recorded
    """
    )
    | NEAR_ONLY
)
"""Forms of verbs of saying; `sure` and its like are verbs in translations ("Zhao is sure")."""
LOOSE = _words(
    "states notes claims calls demands promises reports quotes comments answers proposals posts estimates labels read reads sees saw "
    "put puts drew draws thought joined records recorded judges reflects points pointed spoke speaks speaking figured welcomed certain "
    "confident sure compared rejected cited mentioned mentions indicated indicates believed considered hopes convinced repeated "
    "informed reported confirmed continued continues writing objects sums remarks signalled signaled expressed expresses advised saying warning"
)
"""Forms that are often nouns or speak of something else: they count beside a quote and its speaker only."""

QUOTING = _words("quoted quotes quoting cited cites citing")
"""Verbs of who reports: whom they name is who speaks."""

ASKING = _words("asked asks asking wondered wonders")
ANSWERING = _words("replied replies answered answers responded responds retorted retorts countered counters")
"""Verbs of who has been asked."""

HE = _words("he")
SHE = _words("she")
NOBODY = _words(
    "they who experts analysts officials sources observers critics diplomats ministers journalists people others many some "
    "scientists specialists lawmakers i we you which lawyers inspectors delegates participants politicians commentators "
    "media newspapers researchers scholars authors allies sides parties residents witnesses representatives ones one another others source everyone nobody somebody anyone someone anybody everybody"
)
"""Subjects that are no one speaker."""

DIPLOMAT = _words(
    "minister diplomat ambassador envoy foreign consul negotiator counsellor delegation secretary representative mission mid attache delegate"
)
EXPERT = _words(
    "expert analyst professor researcher institute center centre university fellow scientist scholar director academy specialist lecturer "
    "observer doctor ph.d college school program programme foundation council historian economist lawyer think political studies employee"
)
POLITICIAN = _words(
    "senator deputy president minister lawmaker congressman congresswoman chairman chairwoman leader mp party parliament duma senate committee premier"
)
HEAD = _words(
    "head director chief chairman chair chairwoman leader president executive secretary-general secretary commander governor ceo leads heads heading"
)
OFFICER = _words(
    "general colonel admiral officer commander military captain major marshal lieutenant brigadier army navy force"
)
SPOKES = _words("spokesman spokeswoman spokesperson representative press official secretary")
LEGISLATOR = _words(
    "senator lawmaker congressman congresswoman deputy mp representative duma senate parliament committee"
)

ROLES: dict[str, frozenset[str]] = {
    **dict.fromkeys(("diplomat", "envoy", "ambassador", "negotiator", "attache", "consul"), DIPLOMAT),
    **dict.fromkeys(
        (
            *(
                "expert",
                "analyst",
                "professor",
                "researcher",
                "scientist",
                "scholar",
                "specialist",
                "academic",
                "historian",
            ),
            *(
                "economist",
                "academician",
                "interlocutor",
                "observer",
                "publicist",
                "columnist",
                "author",
                "writer",
                "fellow",
            ),
            *(
                "scholar",
                "engineer",
                "physicist",
                "lecturer",
                "commentator",
                "consultant",
                "orientalist",
                "sociologist",
            ),
        ),
        EXPERT,
    ),
    **dict.fromkeys(("politician", "statesman", "premier", "statesperson"), POLITICIAN),
    **dict.fromkeys(
        (
            "head",
            "director",
            "chief",
            "chairman",
            "chairwoman",
            "chair",
            "leader",
            "boss",
            "ceo",
            "executive",
            "commander",
            "manager",
        ),
        HEAD,
    ),
    **dict.fromkeys(("general", "colonel", "admiral", "officer", "captain", "marshal", "military"), OFFICER),
    **dict.fromkeys(
        (
            "senator",
            "lawmaker",
            "congressman",
            "congresswoman",
            "deputy",
            "parliamentarian",
            "legislator",
            "mp",
        ),
        LEGISLATOR,
    ),
    **dict.fromkeys(
        ("journalist", "editor", "presenter", "host", "reporter", "blogger"),
        _words("journalist editor presenter host reporter blogger editor-in-chief anchor correspondent"),
    ),
    **dict.fromkeys(("minister", "secretary"), _words("minister secretary ministry")),
    **dict.fromkeys(("president", "state"), _words("president")),
    **dict.fromkeys(("spokesman", "spokeswoman", "spokesperson"), SPOKES),
    **dict.fromkeys(
        (
            *(
                "chancellor",
                "king",
                "queen",
                "mayor",
                "governor",
                "judge",
                "pope",
                "prince",
                "veteran",
                "lawyer",
                "attorney",
                "speaker",
            ),
            *(
                "reporter",
                "correspondent",
                "activist",
                "adviser",
                "advisor",
                "aide",
                "coordinator",
                "inspector",
                "bishop",
            ),
            *(
                "seismologist",
                "astronaut",
                "coach",
                "captain",
                "player",
                "doctor",
                "scientist",
                "man",
                "woman",
                "official",
                "representative",
            ),
            *(
                "candidate",
                "commissioner",
                "counterpart",
                "colleague",
                "predecessor",
                "successor",
                "general-secretary",
                "politologist",
            ),
        ),
        frozenset(),
    ),
}
"""A noun by which a person is called the second time → words that stand with such a person's name.

An empty set stands for the noun itself.
"""
VOICES = _words(
    "spokesman spokeswoman spokesperson representative official officials source spokespeople press service statement office staff delegation"
)
"""Who speaks for an institution without a name of their own."""
BODIES = _words(
    "ministry department agency company organization organisation alliance bloc union commission committee council court office "
    "institute center centre paper newspaper magazine channel bank firm government administration kremlin party pentagon embassy "
    "secretariat association federation foundation university group corporation club police service academy parliament"
)
"""Nouns by which an institution is called the second time."""
DOCUMENTS = _words(
    "it statement document communique communiqué report release text note letter declaration memo resolution article paper message briefing readout transcript communication circular"
)
"""What institutions speak through."""
FEMALE_NOUNS = _words("spokeswoman chairwoman congresswoman woman queen actress lady businesswoman")
MALE_NOUNS = _words("spokesman chairman congressman man king gentleman businessman pope prince bishop")

PHRASE = re.compile(
    r"[AaIiBb](?<!\w[AaIiBb])(?:ccording to|(?:n|y) the (?:words|opinion|view|estimation|assessment|judge?ment) of|n (?=(?:his|her|[A-Z][^,.]{1,60}['’]s)"
    r" (?:opinion|view|words|assessment|estimation|judge?ment|telling)\b))(?=\W|(?<=n ))"
)
"""What comes before a speaker without a verb."""
ADVERBS = _words(
    "also then has had have further later earlier again once repeatedly recently was is himself herself itself did would will be been "
    "not never ever however meanwhile too therefore thus still just now already even yesterday today before afterwards once who nevertheless "
    "monday tuesday wednesday thursday friday saturday sunday on are were does do can could may might must should to been so"
)
"""Words that may stand between a subject and its verb, besides those in -ly."""

FEMALE = _words(
    """
    joana ines beatriz mafalda ilinca ioana zsuzsa katalin eszter lenka zuzana jitka dragana selin ayse zeynep elif ruth olena
    amelia astrid beate birgitta brigitta carole celine charlene connie constance corinne darya edwina elaine elisaveta emilia
    estelle evelina faina felicity frieda gertrude gwen gwendolyn helga henrietta hedwig hermine imogen ilona ingeborg isolde ivanka janina
    jill jocelyn jolanta joy katharina katarzyna lidiya lilian liz lorraine lyuba lyubov maryam mildred miranda muriel nadine narges nasrin
    natasja nell nelly oxana pamela penelope petra phoebe raisa rasa ruby sabina saskia serafima shirin sigrid snezhana sonja tabea taisiya
    tessa ulrike ulyana ursel valeriya varvara vasilisa vlada winifred yevgeniya zarina zinaida zoya zhanna fatemeh zahra masoumeh leyla
    abigail hanna johanna adele agnes aisha alexandra alice alina alla amanda amina amy ana anastasia angela angelina anita ann anna anne annalena
    annegret annette antonia antonina anya barbara beatrice beatrix bella betty bianca birgit bonnie brenda bridget brigitte camilla carla carmen carol
    carolina caroline catherine cecilia charlotte chloe christina christine cindy claire clara claudia condoleezza cristina cynthia daria deborah
    denise diana diane dina dina dorothy edith ekaterina elena eleanor eleonora elisa elisabeth elizabeth ella ellen elvira emily emma erika
    erna esther eugenia eva eve evelyn evgenia fatima federica fiona florence frances francesca gabriela galina gina gloria grace greta gudrun
    hannah heather heidi helen helena helene hilary hillary ida ilse indira inga inge ingrid irene irina iris isabel isabella ivana jacinda jacqueline
    jana jane janet janice jeanne jennifer jenny jessica joan joanna josephine joyce judith judy julia juliana julie june kamala karen karin karina
    kate katerina katherine kathleen kathryn katja katrin kaya kelly kirsten kristin kristina ksenia lana lara larisa laura lauren lea leila lena
    leyla lidia lily linda lisa liudmila liz lora louise lucia lucy ludmila lydia lyudmila madeleine magdalena maia maja margaret margarita margot maria mariam
    marianne marie marina marjorie marta martha martina mary mathilde maya megan melania melissa mette michelle mila mina miriam mona monica monika nadezhda
    nadia nancy naomi natalia natalie natalya natasha nicole nina nora norma olga olivia oksana paola pamela patricia paula pauline polina
    priti rachel raisa rebecca regina renata rita roberta rosa rose rosemary roxana ruth sabine sally samantha sandra sanna sara sarah sharon
    sheila shirley silvia sofia sonia sophia sophie stella stephanie sue susan susanna susanne suzanne svetlana sylvia tamara tania tanya
    tatiana tatyana teresa theresa tina tulsi ursula valentina valeria vanessa vera veronica veronika victoria viktoria virginia vivian wendy
    xenia yana yekaterina yelena yevgenia yulia yuliya zainab zoe yuliia olha zuzana
    """
)
"""Given names of women. Only for "he" and "she"; whoever is not listed may be either."""
MALE = _words(
    """
    joao tiago thiago miguel paulo rui duarte nuno mihail ion florin radu zoltan gabor peter istvan ferenc jiri vaclav zdenek
    miroslav petar goran dragan zoran bogdan yusuf ibrahim emre burak cem kemal hassan omar
    feodor timofey timofei matvey makar zakhar kuzma nazar semyon efim filipp gleb artyom artem danila yakov vikenty arseny dmytro
    oleksandr mykola mykhailo andriy serhiy ihor oleh siarhei alyaksandr nursultan kassym sadyr emomali zurab mikheil irakli giorgi
    abdollah rahim masoud
    otto arkady vadim gennadi lavrentiy fedor vsevolod rodion rustam ramzan evgeni yevgeni alexandr aleksandr aleksandar aleksei alexey aleksey
    andrej mikhael nikita rafael hisham hossein hassan mehdi kazem ebrahim javad abbas esmail behrouz majid saeed mohsen reza hamed bahram
    ali akbar mojtaba jens lennart sven olof gunnar bjorn axel horst uwe dieter jurgen wolf ulrich ludwig matthias sebastien laurent didier
    bruno yves gilles thierry olivier etienne fabrice benoit carsten rolf ernst wilhelm georg johann jakob tobias felipe alberto fernando
    enrique eduardo ricardo ramiro marco matteo paolo stefano giovanni franco keith ross glenn brent curt dean derek duncan earl elliott
    ethan gavin glen grant howard hugh joshua kyle logan lyle marshall mitch morgan neal norman owen quentin ralph randall ray reginald
    rex rod roy rudolf rupert russell seth shane shawn spencer stewart ted trevor tyler wade wayne wes wilbur tomasz krzysztof andrzej
    jaroslaw marek radoslaw zdenek jiri vaclav miroslav milos zoran goran slobodan dragan ivo bogdan mircea traian kaspar taavi
    haruto shinzo taro fumio kenji hiroshi narendra rajiv rajesh sanjay amit imran pervez recep hakan suleyman tayyip
    abdul abdullah abraham adam adrian ahmad ahmed alan albert aldo alexander alexei alexey alfred ali allan anatoly anders andreas andrei
    andrew andrey angus anthony anton antonio antony arkady arthur barack ben benjamin bernard bill boris brad brian bruce carl carlos
    charles chris christopher claude colin craig dan daniel david dennis denis dick dmitri dmitry donald douglas dylan edgar eduard edward
    edwin emmanuel eric erik ernest evgeny felix francis francois frank fritz fred frederick fyodor gary gennady geoffrey george georgy gerald
    gerhard giorgio giuseppe gordon greg gregory guy hamid hans harold harry hassan heiko heinrich helmut henri henry herbert hugo hussein
    ian ibrahim igor ilya imran ivan jack jacob jacques jake james jan javier jeff jens jerry jim jimmy joe joel johan john jonas jonathan
    jorge jose josef joseph joshua juan karl keith ken kenneth kevin khalid kirill klaus konstantin kurt larry lars leo leon leonid leslie lev
    lloyd louis luca luigi luis luke magnus marc marcus mario mark markus martin matthew maxim mehmet michael mikhail mike mohamed mohammad mohammed
    muhammad nathan neil nicholas nicolas nigel nikita nikolai nikolay oleg oliver olaf omar oscar pascal patrick paul pavel pedro peter
    petr philip philippe phillip pierre piotr pyotr rafael ralph ramon raymond recep richard rick robert roberto rodrigo roger roman ron ronald
    ruslan ryan salman samuel scott sebastian sergei sergey sergio simon stanislav stefan stephen steve steven stuart sven taras ted terry theodore
    thomas tim timothy timur toby todd tom tomas tony trevor valentin valery vaclav vasily victor viktor vincent vitaly vladimir vladislav
    volodymyr vyacheslav walter warren wayne william wolfgang yevgeny yuri yury zbigniew
    """
)
"""Given names of men."""
FEMALE_SURNAME = re.compile(r".+(?:[eo]va|skaya|skaia|ov[aá])\Z")
MALE_SURNAME = re.compile(r".{2,}(?:[eo]v|sk[iy]y?|enkov|ovich)\Z")
FEMALE_TITLES = re.compile(
    r"\b(?:Mrs|Ms|Miss|Madam|Madame|Lady|Dame|Queen|Princess|spokeswoman|chairwoman|congresswoman|businesswoman|actress|Baroness)\b\.?\s*\Z"
)
MALE_TITLES = re.compile(
    r"\b(?:Mr|Sir|Lord|King|Prince|spokesman|chairman|congressman|businessman|Baron|Pope)\b\.?\s*\Z"
)
