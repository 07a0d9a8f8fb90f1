"""What a saved page states about itself: title, date, source, author, where it was saved from.

Only statements count: meta elements, JSON-LD, `time` elements, the canonical link, the comment that a browser or
a mirroring tool leaves. Dates that merely stand in the text are weighed elsewhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from skyread.library.formats.composing import one_line
from skyread.library.formats.markup import Comment, Event, Tag, Text
from skyread.library.formats.reading import Stated
from skyread.library.formats.stating import iso_date, web_address
from skyread.text.folding import fold

LARGEST_DATA = 512 * 1024
"""JSON-LD with more characters is passed over."""
MOST_NODES = 5_000
"""How many objects of a page's JSON-LD are looked at."""

_TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "headline",
    "parsely-title",
)
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date.published",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "date",
    "og:published_time",
)
_SOURCES = (
    "og:site_name",
    "application-name",
    "citation_journal_title",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
)
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "byl",
    "sailthru.author",
)
_ARTICLE = re.compile(r"Article|Report|BlogPosting|Review|WebPage|NewsMedia|CreativeWork", re.IGNORECASE)
_SAVED = re.compile(
    r"saved from url=\(\d+\)(?P<browser>\S+)|saved with SingleFile\s+url:\s*(?P<single>\S+)|mirrored from (?P<mirror>\S+) by HTTrack",
    re.IGNORECASE,
)
_TIME_CLASS = re.compile(r"publish|pubdate|entry-date|posted|dateline", re.IGNORECASE)
_AUTHOR = re.compile(r"(?:author|byline|author-name|byline-author|entry-author)", re.IGNORECASE)
_LONGEST_BYLINE = 60
_BY = re.compile(r"^(?:by|von|par|por|от|автор:?)\s+", re.IGNORECASE)
_SURE = 10
_SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*")


class PageFacts:
    """Collects what a page states while its events pass by."""

    def __init__(self) -> None:
        self._meta: dict[str, list[str]] = {}
        self._data: list[str] = []
        self._titles: list[str] = []
        self._times: list[tuple[int, str]] = []
        self._heading_seen = False
        self._canonical: str | None = None
        self._saved: str | None = None
        self._in_data = False
        self._in_title = False
        self._byline: list[str] = []
        self._byline_ends = ""

    def watch(self, stream: Iterable[Event]) -> Iterator[Event]:
        """Pass events on, and note what they state."""
        for event in stream:
            if isinstance(event, Tag):
                self._tag(event)
            elif isinstance(event, Comment):
                self._comment(event.text[:2000])
            else:
                self._text(event)
            yield event

    def _tag(self, tag: Tag) -> None:
        name, values = tag.name, tag.attributes
        if name == "script":
            self._in_data = (
                not tag.closing and values.get("type", "").strip().lower() == "application/ld+json"
            )
        elif name == "title":
            self._in_title = not tag.closing and not self._titles
        elif tag.closing:
            if name == self._byline_ends:
                self._byline_ends = ""
        elif name == "meta":
            key = values.get("property") or values.get("name") or values.get("itemprop") or ""
            if key and values.get("content", "").strip():
                self._meta.setdefault(key.strip().lower()[:100], []).append(values["content"])
        elif name == "link" and "canonical" in values.get("rel", "").lower().split():
            self._canonical = self._canonical or web_address(values.get("href"))
        elif values.get("datetime") and name == "time" and len(self._times) < MOST_NODES:
            own = "pubdate" in values or values.get("itemprop", "").lower() == "datepublished"
            marked = _TIME_CLASS.search(values.get("class", "")[:300]) is not None
            rank = 0 if own else 1 if marked else 2 if self._heading_seen else 3
            self._times.append((rank, values["datetime"]))
        elif name == "h1":
            self._heading_seen = True
        elif not self._byline and _AUTHOR.fullmatch(
            values.get("rel", "") or values.get("itemprop", "") or values.get("class", "")[:100]
        ):
            self._byline_ends = name

    def _text(self, text: Text) -> None:
        if self._in_data and len(text.text) <= LARGEST_DATA:
            self._data.append(text.text)
        elif self._in_title:
            self._titles.append(text.text)
        elif self._byline_ends and text.text.strip() and len(self._byline) < 5:
            self._byline.append(text.text)

    def _comment(self, text: str) -> None:
        found = _SAVED.search(text) if self._saved is None else None
        if found is not None:
            mirror = found["mirror"]
            self._saved = web_address(found["browser"] or found["single"] or f"http://{mirror}")

    def stated(self, heading: str | None) -> Stated:
        """What the page stated, once all its events have passed; `heading` is its only h1, if it has one."""
        nodes = list(_article_nodes(self._data))
        source = _first(_named(node.get("publisher")) for node in nodes)
        source = self._first_meta(_SOURCES[:1]) or source or self._first_meta(_SOURCES[1:])
        title = _first(_plain(node.get("headline")) for node in nodes) or self._first_meta(_TITLES)
        title = _without_site(title or one_line("".join(self._titles)), source)
        if heading and title and _same_start(heading, title):
            title = heading
        authors = (_named(node.get("author") or node.get("creator")) for node in nodes)
        author = _first(authors) or self._first_meta(_AUTHORS, addresses=False) or self._byline_name()
        return Stated(
            title=title or heading,
            published=self._published(nodes),
            source=source,
            author=_BY.sub("", author) if author else None,
            link=self._link(nodes),
        )

    def _published(self, nodes: list[dict[str, Any]]) -> str | None:
        for key in _DATES[:2]:
            if found := _first(iso_date(value) for value in self._meta.get(key, ())):
                return found
        if found := _first(iso_date(_plain(node.get("datePublished"))) for node in nodes):
            return found
        for key in _DATES[2:]:
            if found := _first(iso_date(value.strip()) for value in self._meta.get(key, ())):
                return found
        return self._timed()

    def _timed(self) -> str | None:
        """The day of a `time` element: marked as the date, or the first below the headline, or the only one.

        Others are those of the articles that the page links to.
        """
        days = [(rank, day) for rank, value in self._times if (day := iso_date(value))]
        only = len({day for _, day in days}) == 1
        return next((day for rank, day in sorted(days, key=lambda one: one[0]) if rank < 3 or only), None)

    def _link(self, nodes: list[dict[str, Any]]) -> str | None:
        stated = self._canonical or _first(map(web_address, self._meta.get("og:url", ())))
        return stated or self._saved or _first(web_address(_plain(node.get("url"))) for node in nodes)

    def _byline_name(self) -> str | None:
        """The text of the element that the page marks as its author, if that is short enough to be a name."""
        line = one_line(" ".join(self._byline))
        return line if line and len(line) <= _LONGEST_BYLINE else None

    def _first_meta(self, keys: tuple[str, ...], *, addresses: bool = True) -> str | None:
        for key in keys:
            for value in self._meta.get(key, ()):
                line = one_line(value)
                if line and (addresses or web_address(line) is None):
                    return line
        return None


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _article_nodes(sources: list[str]) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that describe an article or its page, articles first."""
    found: list[tuple[bool, dict[str, Any]]] = []
    seen = 0
    for source in sources:
        try:
            pending: list[Any] = [json.loads(source, strict=False)]
        except (ValueError, RecursionError):
            continue
        while pending and seen < MOST_NODES:
            node = pending.pop(0) if len(pending) < 100 else pending.pop()
            seen += 1
            if isinstance(node, list):
                pending += node[:MOST_NODES]
            elif isinstance(node, dict):
                kinds = node.get("@type")
                named = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
                if _ARTICLE.search(named):
                    found.append(("WebPage" in named, node))
                pending += [node[key] for key in ("@graph", "mainEntity") if key in node]
    yield from (node for _, node in sorted(found, key=lambda one: one[0]))


def _plain(value: Any) -> str | None:
    return one_line(value) if isinstance(value, str) else None


def _named(value: Any) -> str | None:
    """The names in a value of JSON-LD: a string, an object with a name, or a list of these."""
    values = value[:20] if isinstance(value, list) else [value]
    names = [_plain(one.get("name") if isinstance(one, dict) else one) for one in values]
    return one_line(", ".join(name for name in names if name and web_address(name) is None))


def _without_site(title: str | None, source: str | None) -> str | None:
    """A page's title without the name of the site before or behind it."""
    if title is None or source is None:
        return title
    known = _key(source)
    breaks = list(_SEPARATOR.finditer(title))
    for found in breaks[:1]:
        if _key(title[: found.start()]) == known:
            return title[found.end() :].strip() or title
    for found in breaks:
        if _key(title[found.end() :]) == known:
            return title[: found.start()].strip() or title
    return title


def _same_start(heading: str, title: str) -> bool:
    """Whether a page's heading is what its title begins with, so that the rest is the site's name."""
    if not title.startswith(heading):
        return len(_key(heading)) >= _SURE and _key(title).startswith(_key(heading))
    return len(heading) >= _SURE or title == heading or _SEPARATOR.match(title, len(heading)) is not None


def _key(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())
