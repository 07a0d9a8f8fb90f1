"""Markdown: the source, character for character; markup is hidden where it is drawn.

Enough of CommonMark for articles: front matter, headings of both kinds, paragraphs, lists, block quotes, fenced
code, rules, images, links, emphasis, code spans, comments. Tables and raw HTML stay as they are written.
Whether a paragraph is furniture or a caption is judged as in plain text, on what the reader sees.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from skyread.library.article import Block, BlockKind
from skyread.library.blocks import Unit, blocks_of, classify
from skyread.library.decoding import decode
from skyread.library.formats.frontmatter import FrontMatter, find_front_matter
from skyread.library.formats.plain import decoding_remarks
from skyread.library.formats.reading import Reading
from skyread.text.sanitise import clean
from skyread.text.spans import Span

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_ATX = re.compile(r" {0,3}(#{1,6}(?:[ \t]+|(?=\r?\n?\Z)))")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*\r?\n?\Z")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\r?\n?\Z")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^`\n]*)\Z")
_QUOTE = re.compile(r" {0,3}>[ \t]?(?:>[ \t]?)*")
_BULLET = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]+\]:[ \t]*\S+.*\Z")

_NESTED = 16
"""How many unpaired marks back the opening mark of an emphasis is looked for."""

_INLINE = re.compile(
    r"""
      (?P<code>(?<!`)`+(?!`)) [^\n]{0,1000}? (?P=code)(?!`)
    | \\(?=[!-/:-@\[-`{-~])                                     # an escape: the backslash
    | (?P<image>!\[)(?P<alt>[^\]\n]{0,400})(?P<image_end>\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+["'(][^\n]{0,200}?["')])?\))
    | (?P<link>\[)(?=[^\]\n]{1,400}\]\()
    | (?P<link_end>\]\(<?[^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*>?(?:[ \t]+["'(][^\n]{0,200}?["')])?\))
    | (?P<auto><)(?P<address>https?://[^<>\s]+)(?P<auto_end>>)
    | (?P<emphasis>\*{1,3}|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])|~~)
    """,
    re.VERBOSE,
)


def read(data: bytes, encoding: str | None) -> list[Reading]:
    """Read a Markdown file. Front matter that can't be read is furniture still, and a remark says why."""
    decoded = decode(data, encoding)
    text = clean(decoded.text)
    front = find_front_matter(text)
    source = _Source(text, front)
    classify(source.units, find_title=not any(unit.kind is BlockKind.TITLE for unit in source.units))
    blocks = blocks_of(source.units)
    remarks = decoding_remarks(decoded)
    if front.problem is not None:
        remarks += (front.problem,)
    reading = Reading(
        text=text,
        blocks=(Block(BlockKind.FURNITURE, *front.span), *blocks) if front.span else blocks,
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        hidden=tuple(_joined(source.hidden)),
        stated=front.stated,
        remarks=remarks,
    )
    return [reading]


class _Source:
    """One pass over the lines of a Markdown text: its units and its hidden ranges."""

    def __init__(self, text: str, front: FrontMatter) -> None:
        self.text = text
        self.units: list[Unit] = []
        self.hidden: list[Span] = []
        self._open: list[tuple[int, int]] = []
        self._open_kind: BlockKind | None = None
        self._gap = True
        self._fence = ""
        start = front.span[1] if front.span else 0
        self._comments = _comments(text, start)
        self.hidden += self._comments
        for line in _LINE.finditer(text, start):
            self._line(line[0], line.start(), line.end())
        self._close()

    def _line(self, line: str, start: int, end: int) -> None:
        body = line.strip()
        if self._fence:
            self._fenced(line, body, start, end)
            return
        if not body or self._commented(start, end):
            self._close()
            self._gap = True
            return
        if fence := _FENCE.match(line.rstrip("\r\n")):
            self._close()
            self._fence = fence[1]
            self.hidden.append(Span(start, end))
        elif self._open and self._open_kind is None and _SETEXT.match(line):
            self._setext(start, end, BlockKind.TITLE if body[0] == "=" else BlockKind.HEADING)
        elif _RULE.match(line) or _DEFINITION.match(line.rstrip("\r\n")):
            self._close()
            self._gap = True
        elif heading := _ATX.match(line):
            self._heading(heading, line, start)
        elif mark := _QUOTE.match(line):
            self._continue(BlockKind.QUOTATION, start + mark.end(), end)
            self.hidden.append(Span(start, start + mark.end()))
        elif bullet := _BULLET.match(line):
            self._close()
            self._continue(BlockKind.ITEM, start + len(bullet[0]) - len(bullet[0].lstrip()), end)
        else:
            self._continue(self._open_kind if self._open else None, start, end)

    def _commented(self, start: int, end: int) -> bool:
        """Whether a line holds nothing but a comment, or a part of one."""
        at = bisect_right(self._comments, start, key=lambda span: span.end)
        parts = []
        while at < len(self._comments) and self._comments[at].start < end:
            parts.append(self.text[start : self._comments[at].start])
            start = self._comments[at].end
            at += 1
        return bool(parts) and not "".join((*parts, self.text[start:end])).strip()

    def _fenced(self, line: str, body: str, start: int, end: int) -> None:
        if body.startswith(self._fence) and not body.strip(self._fence[0]):
            self._fence = ""
            self.hidden.append(Span(start, end))
        elif body:
            first = start + len(line) - len(line.lstrip())
            self.units.append(Unit(first, first + len(body), body, self._gap, BlockKind.PARAGRAPH))
        self._gap = not body

    def _continue(self, kind: BlockKind | None, start: int, end: int) -> None:
        """Add a line to the open block if it is of the same kind, else open one."""
        if self._open and kind is not self._open_kind:
            self._close()
        self._open_kind = kind
        self._open.append((start, end))

    def _close(self) -> None:
        """End the open block and hide its markup."""
        if not self._open:
            return
        start, end = self._open[0][0], self._open[-1][1]
        self._open = []
        self._unit(start, end, self._open_kind)
        self._open_kind = None

    def _setext(self, start: int, end: int, kind: BlockKind) -> None:
        first, last = self._open[0][0], self._open[-1][1]
        self._open = []
        self._unit(first, last, self._heading_kind(kind))
        self.hidden.append(Span(start, end))

    def _heading(self, heading: re.Match[str], line: str, start: int) -> None:
        self._close()
        last = len(line.rstrip())
        closed = line[:last].rstrip("#")
        if closed.endswith((" ", "\t")) and len(closed) >= heading.end():
            self.hidden.append(Span(start + len(closed.rstrip()), start + last))
            last = len(closed.rstrip())
        self.hidden.append(Span(start + heading.start(1), start + heading.end(1)))
        kind = BlockKind.TITLE if heading[1].strip() == "#" else BlockKind.HEADING
        self._unit(start + heading.end(), start + max(last, heading.end()), self._heading_kind(kind))

    def _heading_kind(self, kind: BlockKind) -> BlockKind:
        """An article has one title, and it comes first."""
        if kind is BlockKind.TITLE and any(unit.kind is BlockKind.TITLE for unit in self.units):
            return BlockKind.HEADING
        return kind

    def _unit(self, start: int, end: int, kind: BlockKind | None) -> None:
        raw = self.text[start:end]
        start += len(raw) - len(raw.lstrip())
        end = start + len(raw.strip())
        if start >= end:
            return
        hidden, is_image = _inline(self.text, start, end)
        seen = _without(self.text, start, end, hidden)
        if not seen.strip():
            self.hidden += hidden
            return
        self.hidden += hidden
        if is_image and kind is None:
            kind = BlockKind.CAPTION
        self.units.append(Unit(start, end, " ".join(seen.split()), self._gap, kind))
        self._gap = False


def _comments(text: str, at: int) -> list[Span]:
    """The HTML comments from `at` on; one that is never closed is text."""
    found = []
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        at = end + 3
        found.append(Span(start, at))
    return found


def _inline(text: str, start: int, end: int) -> tuple[list[Span], bool]:
    """The markup inside a block, and whether the block is nothing but an image."""
    hidden: list[Span] = []
    marks: list[tuple[str, Span]] = []
    is_image = False
    for found in _INLINE.finditer(text, start, end):
        if found["code"]:
            width = len(found["code"])
            hidden += (Span(found.start(), found.start() + width), Span(found.end() - width, found.end()))
        elif found["image"]:
            hidden += (Span(*found.span("image")), Span(*found.span("image_end")))
            is_image = found.start() == start and not text[found.end() : end].strip()
        elif found["auto"]:
            hidden += (Span(*found.span("auto")), Span(*found.span("auto_end")))
        elif found["emphasis"]:
            _pair_emphasis(text, found, marks, hidden)
        else:
            hidden.append(Span(*found.span()))
    return sorted(hidden), is_image


def _pair_emphasis(
    text: str, found: re.Match[str], marks: list[tuple[str, Span]], hidden: list[Span]
) -> None:
    """Hide a mark of emphasis together with the one that opened it; a lone mark is text."""
    span = Span(*found.span())
    before = text[span.start - 1 : span.start]
    after = text[span.end : span.end + 1]
    if before.strip():
        for at in range(len(marks) - 1, max(-1, len(marks) - 1 - _NESTED), -1):
            if marks[at][0] == found[0]:
                hidden += (marks[at][1], span)
                del marks[at:]
                return
    if after.strip():
        marks.append((found[0], span))


def _without(text: str, start: int, end: int, hidden: list[Span]) -> str:
    """What the reader sees of `text[start:end]`."""
    parts = []
    for span in hidden:
        if span.start >= start:
            parts.append(text[start : span.start])
            start = span.end
    return "".join((*parts, text[start:end]))


def _joined(spans: list[Span]) -> list[Span]:
    """Sorted, touching and overlapping ranges joined."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        elif span.start < span.end:
            found.append(span)
    return found
