"""Makes saved web pages in the manner of different sites from the same article, to measure what is read of them.

Every template prints the article whole, with its headline and date, among things that are no part of it: menus,
shares, related links, comments, scripts. `python tests/pages.py FOLDER` writes them all.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

NEVER_SEEN = "SCRIPTTEXT"
"""Stands in every page where nobody ever sees it."""


@dataclass(frozen=True)
class Story:
    """An article to be printed."""

    title: str
    day: str
    long_day: str
    author: str
    site: str
    link: str
    lead: str
    paragraphs: tuple[str, ...]
    heading: str
    items: tuple[str, ...]
    quotation: str
    caption: str

    @property
    def texts(self) -> tuple[str, ...]:
        """What the article says, in order, without headline and caption."""
        half = len(self.paragraphs) // 2
        return (
            self.lead,
            *self.paragraphs[:half],
            self.heading,
            *self.items,
            self.quotation,
            *self.paragraphs[half:],
        )


STORY = Story(
    title="Harbour council delays the lantern accord until spring",
    day="2021-11-18",
    long_day="18 November 2021",
    author="Odile Marchetti",
    site="The Quayside Courier",
    link="https://courier.example/2021/11/harbour-council-lantern-accord",
    lead="The harbour council of Port Ellary put off its vote on the lantern accord on Thursday, after two of its "
    "members said that they had received the annexes only the night before and could not judge them.",
    paragraphs=(
        (
            "Under the accord, which was drafted over three years, every lighthouse keeper along the northern coast "
            "would send a nightly report to a common register, and any member could ask to inspect a lamp within two days."
        ),
        (
            "Benedikt Hallström, who leads the delegation of the outer islands, told reporters that the delay was no "
            "defeat. He pointed out that the earlier text had been rewritten eleven times before anyone signed it."
        ),
        (
            "Critics of the plan see it differently. The fishing guild has argued since summer that the register would "
            "tell competitors which boats were at sea, and that nobody had explained who would pay for the inspectors."
        ),
        (
            "A compromise that was handed around at noon would keep the reports secret for ninety days. It found the "
            "support of four members, one fewer than needed, and was withdrawn before the session ended."
        ),
        (
            "Marguerite Osei, the council's secretary, said that a new date would be set in January. Until then the old "
            "rules stay in force, and the keepers will go on writing their reports by hand, as they have for decades."
        ),
        (
            "Whether the accord survives the winter depends on the islands, observers say. Their assembly meets in "
            "February, and at least nine of its seats are expected to change hands in the election before that."
        ),
    ),
    heading="What the accord would change",
    items=(
        "Nightly reports from all forty lighthouses on the coast",
        "Inspections within two days of a request",
        "A common fund of six million crowns for new lamps",
    ),
    quotation="We have waited three years for this paper, and we can wait for three more months if that makes it a "
    "paper that everybody has read.",
    caption="The old lighthouse at Port Ellary in the evening. Photo: Ines Vautrin / Quayside Pictures",
)

MENU = ("Home", "World", "Harbour", "Fishing", "Weather", "Opinion", "Sports", "Classifieds")
RELATED = (
    "Guild threatens to leave the register talks",
    "Five storms that changed the northern coast",
    "How a lamp keeper spends the longest night",
    "Ferry prices to rise for the third time",
)
COMMENTS = (
    ("Seadog", "Typical. They never read anything before the last evening."),
    ("Lena", "My grandfather kept the lamp at Skerry Point, he would have laughed at this."),
)


def _menu(tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/{one.lower()}">{one}</a></{tag}>' for one in MENU)


def _related() -> str:
    return "".join(f'<li><a href="/r/{number}">{one}</a></li>' for number, one in enumerate(RELATED))


def _paragraphs(texts: tuple[str, ...]) -> str:
    return "\n".join(f"<p>{text}</p>" for text in texts)


def _body(story: Story, *, between: str = "", figure: str = "") -> str:
    half = len(story.paragraphs) // 2
    items = "".join(f"<li>{item}</li>" for item in story.items)
    return (
        f"<p>{story.lead}</p>{figure}{_paragraphs(story.paragraphs[:half])}{between}"
        f"<h2>{story.heading}</h2><ul>{items}</ul>"
        f"<blockquote><p>{story.quotation}</p></blockquote>{_paragraphs(story.paragraphs[half:])}"
    )


def news(story: Story) -> str:
    """A news site: Open Graph, JSON-LD, header, share bar, related links, comments, footer."""
    data = (
        f'{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{story.title}",'
        f'"datePublished":"{story.day}T09:30:00+01:00","dateModified":"2022-02-02",'
        f'"author":[{{"@type":"Person","name":"{story.author}"}}],"publisher":{{"@type":"Organization","name":"{story.site}"}}}}'
    )
    comments = "".join(f'<div class="comment"><b>{who}</b><p>{what}</p></div>' for who, what in COMMENTS)
    figure = f'<figure><img src="a.jpg" alt="lighthouse"><figcaption>{story.caption}</figcaption></figure>'
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} | {story.site}</title>
<meta property="og:title" content="{story.title}"><meta property="og:site_name" content="{story.site}">
<meta property="og:url" content="{story.link}"><link rel="canonical" href="{story.link}">
<script type="application/ld+json">{data}</script><style>.x{{color:red}} /* {NEVER_SEEN} */</style></head><body>
<header><div class="logo">{story.site}</div><nav><ul>{_menu()}</ul></nav></header>
<main><article><h1>{story.title}</h1><div class="byline">By {story.author}</div><time datetime="{story.day}T09:30">{story.long_day}</time>
<div class="share-bar"><a href="#">Share on Facebook</a><a href="#">Tweet</a></div>
<div class="article-body">{_body(story, figure=figure, between='<div class="ad">Advertisement</div><script>var t="' + NEVER_SEEN + '";</script>')}</div></article>
<aside class="related"><h3>Related stories</h3><ul>{_related()}</ul></aside>
<section id="comments"><h3>2 comments</h3>{comments}<form><label>Your name</label><input><button>Post comment</button></form></section></main>
<footer><p>© 2021 {story.site}. All rights reserved.</p><ul>{_menu()}</ul></footer>
<noscript>{NEVER_SEEN}</noscript></body></html>"""


def blog(story: Story) -> str:
    """A weblog: a side column with an archive, tags below the text."""
    archive = "".join(f"<li><a href='/a/{year}'>{year}</a></li>" for year in range(2012, 2022))
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{story.site} » {story.title}</title>
<meta name="author" content="{story.author}"><meta name="date" content="{story.day}"><meta name="application-name" content="{story.site}"></head>
<body><div id="header"><h2><a href="/">{story.site}</a></h2><p class="tagline">Notes from the waterfront</p></div>
<div id="content"><div class="post"><h1 class="post-title">{story.title}</h1><p class="meta">Posted on {story.long_day} by {story.author}</p>
<div class="entry">{_body(story)}</div><p class="tags">Tags: <a href="#">lamps</a>, <a href="#">treaties</a></p></div></div>
<div id="sidebar"><h3>Archive</h3><ul>{archive}</ul><h3>Blogroll</h3><ul>{_related()}</ul></div>
<div id="footer">Proudly written by hand. <script>{NEVER_SEEN}</script></div></body></html>"""


def wordpress(story: Story) -> str:
    """What a widespread publishing system makes: entry classes, sharing buttons, related posts, comment form."""
    caption = f'<div class="wp-caption"><img src="l.jpg"><p class="wp-caption-text">{story.caption}</p></div>'
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{story.title} - {story.site}</title>
<meta property="og:type" content="article"><meta property="og:title" content="{story.title} - {story.site}">
<meta property="og:site_name" content="{story.site}"><meta property="article:published_time" content="{story.day}T06:12:44+00:00">
<meta name="twitter:data1" content="{story.author}"><meta name="author" content="{story.author}"></head>
<body class="post-template-default single"><div id="page" class="site"><a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><p class="site-title">{story.site}</p><nav id="site-navigation"><ul>{_menu()}</ul></nav></header>
<main id="primary"><article id="post-771" class="post-771 post type-post"><header class="entry-header"><h1 class="entry-title">{story.title}</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="{story.day}">{story.long_day}</time></span></div></header>
<div class="entry-content">{_body(story, figure=caption)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">Facebook</a></li><li><a href="#">Telegram</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><ul>{_related()}</ul></div></div></article>
<div id="comments" class="comments-area"><h2>Leave a Reply</h2><p>Your email address will not be published. Required fields are marked *</p></div></main>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2><ul>{_related()}</ul></section></aside>
<footer class="site-footer">Powered by an engine<template>{NEVER_SEEN}</template></footer></div></body></html>"""


def table_layout(story: Story) -> str:
    """A page of the nineties: tables for columns, breaks for paragraphs, no metadata but the title."""
    text = "<br><br>".join(story.texts)
    cells = "".join(f'<td><a href="/{one}">{one}</a></td>' for one in MENU)
    return f"""<HTML><HEAD><TITLE>{story.title}</TITLE><META NAME="Date" CONTENT="{story.long_day}"><SCRIPT>document.write('{NEVER_SEEN}')</SCRIPT></HEAD><BODY BGCOLOR=white>
<TABLE WIDTH=100%><TR>{cells}</TR></TABLE>
<TABLE><TR><TD WIDTH=150 VALIGN=top><FONT SIZE=2>{"<BR>".join(f"<a href=x>{one}</a>" for one in RELATED)}</FONT></TD>
<TD><H1>{story.title}</H1><FONT FACE=Times>{text}</FONT></TD></TR></TABLE>
<CENTER><FONT SIZE=1>Copyright 2021 {story.site}</FONT></CENTER></BODY></HTML>"""


def wire(story: Story) -> str:
    """An agency's plain page: one division, paragraphs, slug and end sign."""
    return f"""<html><head><meta charset="utf-8"><title>{story.title}</title><meta name="DC.date.issued" content="{story.day}">
<meta name="DC.publisher" content="{story.site}"></head><body><div class="top"><a href="/">Front page</a> <a href="/latest">Latest</a></div>
<div class="story"><h1>{story.title}</h1>{_body(story)}</div><div class="bottom"><a href="/terms">Terms of use</a> <a href="/privacy">Privacy</a></div>
<script>{NEVER_SEEN}</script></body></html>"""


def magazine(story: Story) -> str:
    """A magazine: drop cap, pull quote in an aside, newsletter box in the midst of the text, author's note."""
    rest = story.lead[1:]
    half = len(story.paragraphs) // 2
    items = "".join(f"<li><span>{item}</span></li>" for item in story.items)
    return f"""<!doctype html><html><head><meta charset=utf-8><title>{story.title} — {story.site}</title>
<meta property="og:site_name" content="{story.site}"><meta itemprop="datePublished" content="{story.day}"></head><body>
<div class="cookie-banner" role="dialog"><p>We use cookies to improve this site.</p><button>Accept all</button></div>
<header class="masthead"><a href="/">{story.site}</a><nav>{_menu("span")}</nav></header>
<article class="longread"><header><h1>{story.title}</h1><p class="author">By {story.author}</p></header>
<div class="prose"><p><span class="dropcap">{story.lead[0]}</span>{rest}</p>{_paragraphs(story.paragraphs[:half])}
<aside class="newsletter-signup"><p>Sign up for our weekly letter and never miss an issue.</p><form><input type=email><button>Subscribe</button></form></aside>
<h2>{story.heading}</h2><ol>{items}</ol><blockquote>{story.quotation}</blockquote>{_paragraphs(story.paragraphs[half:])}</div></article>
<section class="more-stories"><h2>More stories</h2><ul>{_related()}</ul></section><footer>{story.site}, all rights reserved<script>{NEVER_SEEN}</script></footer></body></html>"""


def wiki(story: Story) -> str:
    """A wiki: edit marks at headings, a contents box, an infobox, categories."""
    half = len(story.paragraphs) // 2
    items = "".join(f"<li>{item}</li>" for item in story.items)
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{story.title} - {story.site}</title><link rel="canonical" href="{story.link}">
<script type="application/ld+json">{{"@type":"Article","name":"x","headline":"{story.title}","datePublished":"{story.day}"}}</script>
<meta property="og:site_name" content="{story.site}"></head><body><div id="mw-navigation" class="nav"><ul>{_menu()}</ul></div>
<div id="content" role="main"><h1 id="firstHeading">{story.title}</h1><div id="siteSub" class="nomobile noprint">From the free collection</div>
<div id="bodyContent"><div class="mw-parser-output"><p>{story.lead}</p>{_paragraphs(story.paragraphs[:half])}
<h2><span class="mw-headline">{story.heading}</span><span class="mw-editsection">[<a href="e">edit</a>]</span></h2>
<ul>{items}</ul><blockquote><p>{story.quotation}</p></blockquote>{_paragraphs(story.paragraphs[half:])}</div>
<div id="catlinks" class="catlinks tags">Categories: <a href="#">Lighthouses</a></div></div></div>
<div id="footer"><ul><li>This page was last edited long ago.</li></ul></div><script>{NEVER_SEEN}</script></body></html>"""


def newsletter(story: Story) -> str:
    """A newsletter opened in the browser: nested tables, inline styles, a hidden preheader."""
    rows = "".join(
        f'<tr><td style="padding:8px"><p style="margin:0">{text}</p></td></tr>' for text in story.texts
    )
    return f"""<html><head><meta charset="utf-8"><title>{story.title}</title><meta property="article:published_time" content="{story.day}">
<style>{NEVER_SEEN}</style></head><body><div style="display:none;max-height:0">Preview text that nobody sees</div>
<table width="600" align="center"><tr><td class="nav"><a href="v">View in browser</a></td></tr>
<tr><td><h1 style="font-size:24px">{story.title}</h1></td></tr><tr><td><table>{rows}</table></td></tr>
<tr><td class="footer"><a href="u">Unsubscribe</a> | <a href="p">Preferences</a></td></tr></table></body></html>"""


def minimal(story: Story) -> str:
    """As little as a page can be: no body, no closed paragraphs."""
    half = len(story.paragraphs) // 2
    return (
        f"<!doctype html><meta charset=utf-8><title>{story.title}</title><time datetime={story.day}>{story.long_day}</time>"
        f"<h1>{story.title}</h1><p>{story.lead}<p>"
        + "<p>".join(story.paragraphs[:half])
        + f"<h2>{story.heading}</h2><ul><li>"
        + "<li>".join(story.items)
        + f"</ul><blockquote>{story.quotation}</blockquote><p>"
        + "<p>".join(story.paragraphs[half:])
        + f"<script>{NEVER_SEEN}</script>"
    )


def machine_translated(story: Story) -> str:
    """An aggregator's machine translation: breadcrumbs, source line, share labels within the text's own element."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{story.title} :: {story.site}</title>
<meta property="og:title" content="{story.title}"><meta name="pubdate" content="{story.day} 07:40"><meta name="publisher" content="{story.site}"></head>
<body><div class="wrap"><div class="crumbs breadcrumb"><a href="/">Home</a> » <a href="/w">World</a> » {story.title}</div>
<div class="text-block"><h1>{story.title}</h1>{_body(story)}
<p>Source: harbour.example</p><p>Share this article</p><p>Read also: {RELATED[0]}</p></div>
<div class="popular"><p><a href="1">{RELATED[1]}</a></p><p><a href="2">{RELATED[2]}</a></p></div>
<script>window.x = '{NEVER_SEEN}';</script></div></body></html>"""


TEMPLATES: dict[str, Callable[[Story], str]] = {
    made.__name__: made
    for made in (
        *(news, blog, wordpress, table_layout, wire),
        *(magazine, wiki, newsletter, minimal, machine_translated),
    )
}


def main() -> None:
    """Write every page into the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, template in TEMPLATES.items():
        (folder / f"{name}.html").write_text(template(STORY), encoding="utf-8")


if __name__ == "__main__":
    main()
