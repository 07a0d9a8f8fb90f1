"""Makes a folder with a file of every format. One man, Benedikt Hallström, is named in all of them."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from books import CHAPTERS, members, packed
from pages import STORY, news
from pdfs import document

MAN = "Benedikt Hallström"
PAGE_LINK = STORY.link
PAGE_TITLE = STORY.title

TEXT = f"Keepers meet at Skerry Point\n\n{MAN} opened the meeting of the keepers. Nobody had expected him so early.\n"
MARKDOWN = f"---\ntitle: A letter from the islands\ndate: 2021-10-02\n---\n\n{MAN} wrote from the outer islands. The ferry was late.\n"
PRINTED = (
    "The report on the lamps",
    f"The commission heard {MAN} for two hours. It",
    "will report to the council in the coming spring.",
)
FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Quay and Harbour</title><link>https://quay.example/</link>
<item><title>Lamps counted</title><link>https://quay.example/1</link><pubDate>Fri, 19 Nov 2021 10:00:00 +0000</pubDate>
<description>{MAN} counted forty lamps on the northern coast on Friday.</description></item>
<item><title>Ferry late again</title><link>https://quay.example/2</link><pubDate>Sat, 20 Nov 2021 10:00:00 +0000</pubDate>
<description>The ferry came three hours late, and nobody told the passengers why.</description></item></channel></rss>"""
MESSAGE = f"""From: Lena Vautrin <lena@quay.example>
Subject: Minutes of the evening
Date: Sat, 20 Nov 2021 18:00:00 +0000
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Dear all,

{MAN} asked for the minutes. They are in the ledger at the lighthouse.
"""
RECORDS = (
    {
        "headline": "Guild objects",
        "date": "2021-11-21",
        "text": f"The guild answered {MAN} in a letter of two pages.",
        "url": "https://guild.example/1",
    },
    {"headline": "Guild votes", "date": "2021-11-22", "text": "The guild voted against the register."},
)
TABLE = f'title,date,body\nRegister opened,2021-11-23,"{MAN} opened the register, which is kept in ink."\n'


def web_archive(page: str) -> bytes:
    """A page in a web archive, as browsers save it in one file."""
    head = (
        "From: <Saved>\r\nSnapshot-Content-Location: https://courier.example/archived\r\nSubject: Saved\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="=_edge"\r\n\r\n'
    )
    part = (
        "--=_edge\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        f"Content-Location: https://courier.example/archived\r\n\r\n{page}\r\n--=_edge--\r\n"
    )
    return (head + part).encode()


def made_book() -> bytes:
    """A book of two chapters, in the second of which he is named."""
    files = members()
    chapter = str(files["OEBPS/text/c 2.xhtml"])
    body = list(CHAPTERS.values())[1]
    files["OEBPS/text/c 2.xhtml"] = chapter.replace(body, f"{body}<p>{MAN} turned the page.</p>")
    return packed(files)


def printed() -> bytes:
    """A PDF of one page."""
    places = ((700.0, 18.0), (660.0, 11.0), (646.0, 11.0))
    return document(
        [
            [
                (72.0, y, size, line.replace("ö", "\xf6"))
                for (y, size), line in zip(places, PRINTED, strict=True)
            ]
        ]
    )


def files() -> dict[str, bytes]:
    """The files by name."""
    return {
        "a-meeting.txt": TEXT.encode(),
        "b-letter.md": MARKDOWN.encode(),
        "c-page.html": news(STORY).encode(),
        "d-archive.mhtml": web_archive(news(STORY).replace(PAGE_TITLE, "The lantern accord, archived")),
        "e-book.epub": made_book(),
        "f-report.pdf": printed(),
        "g-feed.xml": FEED.encode(),
        "h-mail.eml": MESSAGE.replace("\n", "\r\n").encode(),
        "i-export.jsonl": "".join(json.dumps(record) + "\n" for record in RECORDS).encode(),
        "j-table.csv": TABLE.encode(),
    }


def mixed_library(folder: Path) -> Path:
    """Write the files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files().items():
        (folder / name).write_bytes(content)
    return folder


def newsboat_cache(path: Path) -> Path:
    """A cache of newsboat's with one article."""
    path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path)
    database.executescript(
        """
        CREATE TABLE rss_feed (rssurl TEXT PRIMARY KEY, url TEXT, title TEXT);
        CREATE TABLE rss_item (id INTEGER PRIMARY KEY, guid TEXT, title TEXT, author TEXT, url TEXT, feedurl TEXT,
          pubDate INTEGER, content TEXT, unread INTEGER, deleted INTEGER DEFAULT 0);
        INSERT INTO rss_feed VALUES ('https://quay.example/rss', 'https://quay.example', 'Quay Courier');
        """
    )
    item = ("g1", "Lamps relit", "Odile", "https://quay.example/9", "https://quay.example/rss", 1637364600)
    database.execute(
        "INSERT INTO rss_item VALUES (1, ?, ?, ?, ?, ?, ?, ?, 1, 0)",
        (*item, f"<p>{MAN} lit the lamps again.</p>"),
    )
    database.commit()
    database.close()
    return path
