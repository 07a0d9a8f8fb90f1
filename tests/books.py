"""Makes EPUB books and other zip archives in memory, sound and hostile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
CHAPTERS = {
    "The keeper": "<h1>The keeper</h1><p>Nobody had climbed the stairs of Skerry Point since the autumn storms.</p>",
    "The ledger": (
        "<h2>2</h2><p>The ledger lay open at the last page, and the ink had hardly dried.</p>"
        "<ul><li>forty lamps</li><li>nine boats</li></ul><blockquote><p>Trust no tide table.</p></blockquote>"
    ),
}


def packed(members: Mapping[str, str | bytes], *, stored: bool = False) -> bytes:
    """A zip archive of these members."""
    made = io.BytesIO()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def members(*, contents: str = "nav", spine: str | None = None) -> dict[str, str | bytes]:
    """The files of a book of two chapters whose table of contents is a "nav" or an "ncx"."""
    titles = list(CHAPTERS)
    files: dict[str, str | bytes] = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    for number, (title, body) in enumerate(CHAPTERS.items(), 1):
        files[f"OEBPS/text/c {number}.xhtml"] = (
            f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}'
            f'</title><script src="x.js"/></head><body>{body}</body></html>'
        )
    if contents == "nav":
        links = "".join(f'<li><a href="text/c%20{n}.xhtml#top">{t}</a></li>' for n, t in enumerate(titles, 1))
        files["OEBPS/nav.xhtml"] = f'<html><body><nav epub:type="toc"><ol>{links}</ol></nav></body></html>'
        table = '<item id="toc" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    else:
        points = "".join(
            f'<navPoint><navLabel><text>{t}</text></navLabel><content src="text/c%20{n}.xhtml"/></navPoint>'
            for n, t in enumerate(titles, 1)
        )
        files["OEBPS/toc.ncx"] = f"<ncx><docTitle><text>All</text></docTitle><navMap>{points}</navMap></ncx>"
        table = '<item id="toc" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    items = "".join(
        f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>' for n in (1, 2)
    )
    spine = spine if spine is not None else '<itemref idref="toc"/><itemref idref="c1"/><itemref idref="c2"/>'
    files["OEBPS/book.opf"] = (
        '<?xml version="1.0"?><package xmlns:dc="x"><metadata><dc:title>Lamps of the north</dc:title>'
        "<dc:creator>Odile Marchetti</dc:creator><dc:creator>Benedikt Hallström</dc:creator><dc:date>2019-04-02T00:00:00Z</dc:date>"
        f'<dc:source>https://lamps.example/book</dc:source></metadata><manifest>{table}{items}</manifest><spine toc="toc">{spine}</spine></package>'
    )
    return files


def book(**options: str) -> bytes:
    """A book of two chapters; see `members`."""
    return packed(members(**options))
