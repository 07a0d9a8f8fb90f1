"""Make the samples that are no plain text: a saved page, a book and a saved feed, from briefs written for skyread.

`python tui/tools/samples.py` writes them into `seeds/`, byte for byte the same on every machine. Facts are common
knowledge; sites, bylines and addresses are fictional, as in all samples. How formats are read is `library/formats`.
"""

from __future__ import annotations

import io
import zipfile
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"

PAGE = "2019-08-the-last-day-of-inf.html"
BOOK = "2022-three-ways-of-looking.epub"
FEED = "2023-lakeside-wire.xml"

_SITE = "Baltic Desk"
_PAGE_TITLE = "A treaty ends on a Friday"
_PAGE_LINK = "https://baltic-desk.example.org/2019/08/a-treaty-ends-on-a-friday"
_CAPTION = "A drawing of an empty missile canister beside a measuring tape. Photo: Skyread Samples"
_PAGE_TEXT = """\
VIENNA, August 2, 2019 — The Intermediate-Range Nuclear Forces (INF) Treaty went out of force today, six months after Washington gave notice that it \
would leave. Nobody signed anything and nothing was broken in public. A date in a calendar passed, and the first \
agreement that had ever abolished a whole class of nuclear missiles was history.
It had begun in the East Room of the White House, where Ronald Reagan and Mikhail Gorbachev put their names to it on \
December 8, 1987. The two sides gave up all land-based missiles that fly between 500 and 5,500 kilometres. By June \
1991 they had destroyed 2,692 of them, under the eyes of each other's inspectors.
# The missile in the middle
The quarrel that ended it was about one weapon. Washington said for years that Russia had tested, and then fielded, \
a cruise missile of forbidden range, which Moscow calls the 9M729 and NATO the SSC-8. Moscow answered that the \
missile does not reach 500 kilometres, and that American launchers in Romania could fire more than interceptors.
Donald Trump told reporters in Nevada in October 2018 that he would pull out. Mike Pompeo took the case to Brussels \
in December and gave Russia sixty days. Jens Stoltenberg, who had urged Moscow to save the treaty while there was \
time, spoke for all allies when he put the blame on Russia.
There was one more attempt. Andrea Thompson and Sergei Ryabkov met in Geneva on January 15, 2019, and parted after a \
single day. A week later the Russian Ministry of Defence invited attachés to a park near Moscow and showed them a \
canister. The American diplomats stayed away; a tube, they said, says little about how far a missile flies.
# What is left
Vladimir Putin suspended Russia's part in February, one day after Washington had done the same. Three questions \
remain open in Vienna and in Brussels:
- whether Russia will move launchers west of the Urals
- whether the United States will station missiles of its own in Europe or in Asia
- whether New START, the last treaty on strategic arms, will be prolonged before it runs out in 2021
Ryabkov has offered a moratorium on such weapons in Europe. Stoltenberg called it not credible, since on NATO's count \
the Russian missiles are already there. The Pentagon plans to test a land-based cruise missile before the month is out.
Older diplomats remember what the treaty did besides destroying missiles. It taught two armies to let strangers walk \
through their factories. The inspections had stopped in 2001, as agreed, and the habit faded sooner than the text."""

_RELATED = (
    "How the zero option came about",
    "Inspectors at the factory gate",
    "New START: what runs out, and when",
)
_MENU = ("Home", "Security", "Energy", "Culture", "About us")

_BOOK_TITLE = "Three Ways of Looking"
_CHAPTERS = {
    "From orbit": """\
The ABM Treaty of 1972 has an article that changed the craft of espionage. Each side may use what the text calls \
national technical means, which is a polite name for satellites, and neither may hinder those of the other. What had \
been a secret was now a right.
The rule was born of need. The Soviet Union would let no foreign inspector near a silo, and the United States would \
sign nothing that it could not check. A camera in orbit offended nobody's borders. So the negotiators of Helsinki and \
Vienna counted only what a camera can count: holes in the ground, tubes in a submarine, wings on an airfield.
Where counting left doubts, the two sides talked. They set up a Standing Consultative Commission in Geneva, which met \
twice a year behind closed doors. Roofs over silos came up there, and shelters that hid work in progress. Most of the \
complaints were settled without a word to the press.
SALT II, which Jimmy Carter and Leonid Brezhnev signed in Vienna on June 18, 1979, went further. A bomber that carried \
cruise missiles had to look different from one that did not. Test flights were not to hide, in cipher, the figures \
that the other side needed. The Senate never voted on the treaty, but both capitals kept within most of its limits \
for years.
The best-known case of cheating was found from above. In 1983 a satellite saw a large radar rising near Krasnoyarsk, \
deep in Siberia, where the ABM Treaty allowed none of that kind. Moscow said for six years that it served to follow \
objects in space. In October 1989 Eduard Shevardnadze told the Supreme Soviet that it had been a plain violation, and \
the building was taken down.
The lesson was drawn on both sides. Pictures from orbit can start an argument, and they can even win it. What goes on \
under a roof, they do not show. For that, somebody has to knock at the door.""",
    "At the gate": """\
The door was opened in Stockholm. In September 1986 thirty-five states agreed that a country which doubted another's \
manoeuvres could send observers to look, and that it could not be refused. Few noticed at the time how much the Soviet \
delegation had given away.
A year later the INF Treaty made a system of it. Inspectors counted missiles before they were destroyed, watched them \
burn or be crushed, and came back to make sure that no new ones had appeared. Americans lived for years at the gate \
of a factory in Votkinsk, where the SS-20 had been built. Their Soviet colleagues settled in Magna, Utah, among \
Mormons and mountains.
- At Votkinsk every truck and every railway car that was long enough was stopped and measured.
- At Magna the plant had made motors for the Pershing II.
- In Washington a new agency, founded in January 1988, trained linguists to carry Geiger counters.
START I, signed in Moscow by George H. W. Bush and Mikhail Gorbachev on July 31, 1991, knew a dozen kinds of visits. \
Inspectors could ask to see the front of a missile and count its warheads, with covers over what they must not learn. \
Both sides sent each other the data of their test flights. The two gates stayed manned for years.
When START I ran out in December 2009, the guards at Votkinsk packed and went home. New START, which Barack Obama and \
Dmitry Medvedev signed in Prague on April 8, 2010, made do with eighteen visits a year. It limited each side to 1,550 \
deployed warheads and 700 deployed missiles and bombers, and gave every one of them a number of its own.
Veterans of both teams tell the same stories: of the cold at the gate, of borrowed snow shovels, of chess. Hardly any \
of them ever found a breach. They say that this was the point. An army that expects visitors keeps its house in order, \
and a general who has shown his guests around sleeps better than one who wonders what the guests might think.
The pandemic stopped the visits in March 2020, and they did not begin again.""",
    "From the air": """\
Between the satellite and the gate there is the aeroplane. Dwight Eisenhower proposed in Geneva, on July 21, 1955, \
that the two great powers should let each other's aircraft take pictures of their countries. Nikita Khrushchev saw \
nothing in it but spying, and the thought slept for a generation.
George H. W. Bush woke it up in May 1989, in a speech in Texas. Three years of talks in Ottawa, Budapest and Vienna led to \
the Treaty on Open Skies, which was signed in Helsinki on March 24, 1992. Moscow and Minsk took the longest to ratify \
it. When it came into force on January 1, 2002, the Cold War that it was made for was ten years gone.
The rules fit on a page. Each of the thirty-four members had to accept a number of flights over all of its territory, \
at a few days' notice. The aircraft carried cameras that could tell a tank from a truck, but not one tank from its \
sister. People of the country below sat on board, and every member could buy the pictures.
That was what small states liked about it. Finland, Denmark or Ukraine own no satellites that could follow an army. \
Under the Open Skies Treaty they had pictures that they had taken themselves and could show to anybody. More than 1,500 \
flights took place, and most of them never made the news.
It ended in complaints. Washington said that Russia kept foreign aircraft from flying as they wished over Kaliningrad, \
and from the border with Georgia. Moscow had complaints of its own, about Alaska and Hawaii. The United States left on \
November 22, 2020. Sergey Lavrov asked the others to promise that they would pass no pictures to Washington; he did \
not get the promise. Russia left on December 18, 2021.
Its former members still meet in Vienna. The aircraft fly, where they fly at all, over the territory of friends. What \
a camera sees has never been better or cheaper, since companies sell sharper pictures from orbit than any treaty ever \
allowed. What has gone is the company on board: two crews, one film, and a table at which both had to sit.""",
}

_FEED_SITE = "https://lakeside-wire.example.org"
_ENTRIES = (
    (
        "Moscow stops the inspections of New START",
        "Tue, 28 Feb 2023 17:20:00 +0000",
        "mara-lindqvist",
        """\
MOSCOW, February 28, 2023 — Vladimir Putin has signed the law that suspends Russia's part in New START. He had \
announced the step a week ago, in his address to the Federal Assembly.
Russia does not leave the treaty. The Foreign Ministry says that the limits of 1,550 warheads and 700 deployed \
missiles and bombers will be kept until February 2026, when the text runs out. Inspections, which had not taken place \
since the spring of 2020, and the twice-yearly exchange of data are off.
Sergei Ryabkov named a condition for a return: Washington would have to change its course over Ukraine, and the \
arsenals of Britain and France would have to be looked at too. Antony Blinken called the decision irresponsible and \
said that the United States remained ready to talk about strategic arms at any time.
What gets lost is knowledge. Under the treaty each side told the other, several times a day on average, where its \
missiles and bombers were. More than 25,000 such messages have been sent since 2011.""",
    ),
    (
        "Russia takes back its ratification of the test ban",
        "Thu, 02 Nov 2023 12:05:00 +0000",
        "jonas-petrauskas",
        """\
MOSCOW, November 2, 2023 — Russia has withdrawn its ratification of the Comprehensive Nuclear-Test-Ban Treaty. Putin \
signed the law today, two weeks after the State Duma had passed it without a vote against.
Moscow says that it only restores a balance: the United States signed the CTBT in 1996, but the Senate turned it down \
in October 1999. Russia had ratified it in 2000. It remains a signatory, and its stations will go on sending data to \
the network in Vienna that listens for explosions.
Robert Floyd, who heads the CTBTO, called the decision deeply regrettable. Ryabkov repeated that Russia would test \
only if the United States did so first. No state but North Korea has set off a nuclear charge in this century.
The treaty cannot enter into force before China, Egypt, India, Iran, Israel, North Korea, Pakistan and the United \
States have ratified it. Russia is on that list again.""",
    ),
    (
        "Last day of the CFE Treaty for Russia, and soon for the others",
        "Tue, 07 Nov 2023 09:40:00 +0000",
        "mara-lindqvist",
        """\
BRUSSELS, November 7, 2023 — At midnight Russia left the CFE Treaty, the agreement of 1990 that put ceilings on \
tanks, guns and aircraft from the Atlantic to the Urals. A few hours later NATO said that its members would suspend \
their own part in it for as long as necessary.
For most purposes it had been over for a long time. Moscow stopped taking part in December 2007, and in March 2015 it \
gave up its seat in the Joint Consultative Group in Vienna. The Russian Foreign Ministry now speaks of a document \
that belongs to history.
The Treaty on Conventional Armed Forces in Europe was signed in Paris on November 19, 1990, when the Warsaw Pact still \
existed on paper. Some 70,000 tanks, guns, aircraft and armoured vehicles were scrapped or turned to other uses because of it.
Poland had decided on that step before the others. Diplomats in Brussels stress that it can be reversed, and that the \
Vienna Document, with its visits and observers, stays in force, though Russia no longer sends its figures.""",
    ),
)
_AUTHORS = {"mara-lindqvist": "Mara Lindqvist", "jonas-petrauskas": "Jonas Petrauskas"}


def _markup(text: str) -> str:
    """Lines of a brief as HTML: `# ` begins a heading, `- ` an item, anything else is a paragraph."""
    out: list[str] = []
    for line in text.splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "-":
            item = f"<li>{escape(rest, quote=False)}</li>"
            if out and out[-1].endswith("</ul>"):
                out[-1] = out[-1].removesuffix("</ul>") + f"{item}</ul>"
            else:
                out.append(f"<ul>{item}</ul>")
        elif mark == "#":
            out.append(f"<h2>{escape(rest, quote=False)}</h2>")
        else:
            out.append(f"<p>{escape(line, quote=False)}</p>")
    return "\n".join(out)


def page() -> bytes:
    """A page as a browser saves it, with everything that a site prints around an article."""
    menu = "".join(f'<li><a href="/{word.lower().replace(" ", "-")}">{word}</a></li>' for word in _MENU)
    related = "".join(f'<li><a href="/r/{number}">{title}</a></li>' for number, title in enumerate(_RELATED))
    lead, rest = _markup(_PAGE_TEXT).split("\n", 1)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{_PAGE_TITLE} | {_SITE}</title>
<link rel="canonical" href="{_PAGE_LINK}">
<link rel="stylesheet" href="{PAGE.removesuffix(".html")}_files/site.css">
<meta property="og:title" content="{_PAGE_TITLE}">
<meta property="og:site_name" content="{_SITE}">
<meta property="article:published_time" content="2019-08-02T16:45:00+02:00">
<meta name="author" content="Ilze Ozola">
<script>window.page = "2019-08";</script>
</head>
<body>
<header class="site-header"><a href="/">{_SITE}</a><nav><ul>{menu}</ul></nav></header>
<div class="cookie-notice"><p>This site uses cookies to count its readers.</p><button>Accept</button></div>
<main>
<article>
<nav class="breadcrumb"><a href="/">Home</a> » <a href="/security">Security</a> » <span>Treaties</span></nav>
<h1>{_PAGE_TITLE}</h1>
<p class="byline">By Ilze Ozola · <time datetime="2019-08-02">August 2, 2019</time></p>
<div class="share"><a href="/share/mail">Share by mail</a> <a href="/share/link">Copy link</a></div>
<div class="entry-content">
{lead}
<figure><img src="{PAGE.removesuffix(".html")}_files/canister.png" alt=""><figcaption>{_CAPTION}</figcaption></figure>
{rest}
</div>
<aside class="related"><h3>Related articles</h3><ul>{related}</ul></aside>
<section class="comments"><h3>Leave a comment</h3><p>Only subscribers can comment on this article.</p></section>
</article>
</main>
<footer><p>© 2019 {_SITE}. All rights reserved.</p><a href="/terms">Terms of use</a> <a href="/privacy">Privacy</a></footer>
</body>
</html>
""".encode()


def book() -> bytes:
    """A book of three chapters as EPUB 3. Every member has the same time, so that the bytes are always the same."""
    files = {
        "META-INF/container.xml": (
            '<?xml version="1.0"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            '<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
        ),
        "OEBPS/book.opf": _package(),
        "OEBPS/contents.xhtml": _xhtml(
            "Contents", '<nav epub:type="toc" id="toc"><ol>' + "".join(_contents()) + "</ol></nav>"
        ),
    }
    for number, (title, text) in enumerate(_CHAPTERS.items(), 1):
        files[f"OEBPS/chapter{number}.xhtml"] = _xhtml(title, f"<h1>{title}</h1>\n{_markup(text)}")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        # The first member says what the archive is, and by the standard it is stored as it stands.
        archive.writestr(_member("mimetype"), b"application/epub+zip", zipfile.ZIP_STORED)
        for name, content in files.items():
            archive.writestr(_member(name), content.encode(), zipfile.ZIP_STORED)
    return made.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, (2022, 1, 1, 0, 0, 0))
    member.create_system = 3
    return member


def _contents() -> list[str]:
    return [
        f'<li><a href="chapter{number}.xhtml">{title}</a></li>' for number, title in enumerate(_CHAPTERS, 1)
    ]


def _xhtml(title: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"'
        f' xmlns:epub="http://www.idpf.org/2007/ops" lang="en">\n<head><title>{title}</title></head>\n<body>\n{body}\n</body>\n</html>\n'
    )


def _package() -> str:
    numbers = range(1, len(_CHAPTERS) + 1)
    items = "".join(
        f'<item id="c{n}" href="chapter{n}.xhtml" media-type="application/xhtml+xml"/>' for n in numbers
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">skyread-samples-three-ways-of-looking</dc:identifier>'
        f"<dc:title>{_BOOK_TITLE}</dc:title><dc:creator>Ruth Halloran</dc:creator><dc:language>en</dc:language>"
        "<dc:publisher>Lakeside Review of Arms Control</dc:publisher><dc:date>2022-03-01</dc:date>"
        '<meta property="dcterms:modified">2022-03-01T00:00:00Z</meta></metadata>\n'
        '<manifest><item id="toc" href="contents.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        f"{items}</manifest>\n<spine>{spine}</spine>\n</package>\n"
    )


def feed() -> bytes:
    """A feed as it comes from a site: RSS 2.0 with the whole text of every entry."""
    items = []
    for title, published, author, text in _ENTRIES:
        link = f"{_FEED_SITE}/{'-'.join(title.lower().replace(',', '').split())}"
        body = _markup(text).replace("\n", "")
        items.append(
            f"<item>\n<title>{title}</title>\n<link>{link}</link>\n<guid>{link}</guid>\n<pubDate>{published}</pubDate>\n"
            f"<dc:creator>{_AUTHORS[author]}</dc:creator>\n<content:encoded><![CDATA[{body}]]></content:encoded>\n</item>\n"
        )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n<title>Lakeside Wire</title>\n'
        f"<link>{_FEED_SITE}</link>\n<description>Notes on treaties and those who keep them</description>\n{''.join(items)}</channel>\n</rss>\n"
    ).encode()


SAMPLES = {PAGE: page, BOOK: book, FEED: feed}


def main() -> None:
    """Write the samples."""
    for name, make in SAMPLES.items():
        (SEEDS / name).write_bytes(make())


if __name__ == "__main__":
    main()
