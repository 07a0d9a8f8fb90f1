"""The sample library stays what the README says: our own prose, of readable length, mixed enough to try the program.

Only files that belong to the project are looked at: a checkout's `seeds/` is also where users drop their articles.
"""

import re
import runpy
import subprocess
from functools import cache
from pathlib import Path

import pytest

from skyread.library.article import Article, BlockKind
from skyread.library.loading import load

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "seeds"
REAL_ARTICLES = ROOT / ".." / "shared" / "seeds"
_TOOL = runpy.run_path(str(ROOT / "tui" / "tools" / "samples.py"))
MADE = _TOOL["SAMPLES"]
"""The samples that are no plain text, by name, with what makes them."""
BOM = b"\xef\xbb\xbf"
SHARED_RUN = 8
LONGEST_QUOTE = 6

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FRONT_MATTER = re.compile(r"\A---\r?\n.*?\n---\r?\n", re.DOTALL)
_QUOTED = (
    re.compile(r'"([^"]*)"'),
    re.compile(r"“([^”]*)”"),
    re.compile(r"«([^»]*)»"),
    re.compile(r"„([^“”]*)[“”]"),
    re.compile(r"(?<!\w)‘([^‘]*?)’(?!\w)"),
    re.compile(r"(?<!\w)'([^']*?)'(?!\w)"),
)


@cache
def sample_paths() -> tuple[Path, ...]:
    """The project's own articles: what git tracks, or everything where there is no git (an unpacked sdist)."""
    try:
        listing = subprocess.run(
            ["git", "ls-files", "-z", "--", "seeds"], cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        listing = ""
    tracked = [ROOT / name for name in listing.split("\0") if name]
    return tuple(sorted(path for path in tracked or SAMPLES.iterdir() if path.is_file()))


def raw() -> dict[str, bytes]:
    """The plain texts as they stand."""
    return {path.name: path.read_bytes() for path in sample_paths() if path.name not in MADE}


@cache
def made_articles() -> tuple[Article, ...]:
    """What is read of the other samples."""
    return load([path for path in sample_paths() if path.name in MADE]).articles


def bodies() -> dict[str, str]:
    """Texts without byte order mark and front matter, or what the page printed around them."""
    plain = {name: _FRONT_MATTER.sub("", data.decode("utf-8-sig")) for name, data in raw().items()}
    read = {
        article.path.rpartition("/")[2]: "\n\n".join(
            article.text[block.start : block.end]
            for block in article.blocks
            if block.kind is not BlockKind.FURNITURE
        )
        for article in made_articles()
    }
    return plain | read


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def quotes(text: str) -> list[str]:
    return [found for pattern in _QUOTED for found in pattern.findall(text)]


def matching(pattern: str) -> list[str]:
    return [name for name, body in bodies().items() if re.search(pattern, body, re.MULTILINE)]


def test_there_are_enough_articles_and_nothing_else() -> None:
    names = [path.name for path in sample_paths()]
    assert len(names) >= 12
    assert [
        name
        for name in names
        if not re.fullmatch(r"(19|20)\d\d(-\d\d)?-[a-z0-9-]+\.(txt|md)", name) and name not in MADE
    ] == []
    assert set(MADE) <= set(names)


@pytest.mark.parametrize("name", MADE)
def test_a_made_sample_is_what_the_tool_makes(name: str) -> None:
    assert (SAMPLES / name).read_bytes() == MADE[name]()


def test_the_made_samples_are_a_saved_page_a_book_and_a_feed() -> None:
    formats = [article.format for article in made_articles()]
    assert {form: formats.count(form) for form in formats} == {"html": 1, "epub": 3, "feed": 3}
    (page,) = (article for article in made_articles() if article.format == "html")
    assert (page.title, page.published, page.source) == (
        "A treaty ends on a Friday",
        "2019-08-02",
        "Baltic Desk",
    )
    assert page.link and page.author == "Ilze Ozola"
    furniture = " ".join(page.text[b.start : b.end] for b in page.blocks if b.kind is BlockKind.FURNITURE)
    for printed in ("Share by mail", "Related articles", "cookies", "All rights reserved", "Leave a comment"):
        assert printed in furniture
        assert printed not in bodies()[page.path.rpartition("/")[2]]
    assert all(article.title and article.published and article.source for article in made_articles())


def test_what_is_read_of_a_made_sample_is_what_was_written() -> None:
    briefs = {"A treaty ends on a Friday": _TOOL["_PAGE_TEXT"], **_TOOL["_CHAPTERS"]}
    briefs |= {title: text for title, _, _, text in _TOOL["_ENTRIES"]}
    assert {article.title for article in made_articles()} == set(briefs)
    for article in made_articles():
        read = [
            article.text[block.start : block.end]
            for block in article.blocks
            if block.kind not in {BlockKind.FURNITURE, BlockKind.TITLE, BlockKind.CAPTION}
        ]
        written = [line.removeprefix("# ").removeprefix("- ") for line in briefs[article.title].splitlines()]
        assert read == written


def test_every_article_is_utf8_and_300_to_900_words_long_and_a_feeds_entry_half_of_that() -> None:
    lengths = {name: len(body.split()) * (2 if ".xml#" in name else 1) for name, body in bodies().items()}
    assert {name: words for name, words in lengths.items() if not 300 <= words <= 900} == {}


def test_quoted_speech_is_never_longer_than_a_phrase() -> None:
    long = [
        (name, quote)
        for name, body in bodies().items()
        for quote in quotes(body)
        if len(quote.split()) > LONGEST_QUOTE
    ]
    assert long == []


@pytest.mark.parametrize("real", sorted(REAL_ARTICLES.glob("*.txt")) or [None], ids=str)
def test_no_sentence_is_carried_over_from_a_real_article(real: Path | None) -> None:
    if real is None:
        pytest.skip("the real articles are not beside this checkout")
    theirs = runs(real.read_text(encoding="utf-8-sig"), SHARED_RUN)
    shared = {name: runs(body, SHARED_RUN) & theirs for name, body in bodies().items()}
    assert {name: found for name, found in shared.items() if found} == {}


MIX = {
    "caption credit on a line of its own": r"^(Photo: |© )",
    "credit at the end of a caption": r"\S Photo: Skyread Samples",
    "share line": r"^Share\b",
    "breadcrumb": r"^Home » ",
    "dateline": r"^[A-Z]{4,}, [A-Z][a-z]+ \d+, \d{4} —",
    "acronym in brackets": r"\((?:INF|JCPOA|OSCE)\)",
    "pair of curly quotes": r"“\w",
    "pair of straight quotes": r'"\w',
    "quote mark with a space on the wrong side": r"“ \w",
    "block quote": r"^> ",
    "list": r"^(- |\d\. )",
    "Sergei Ryabkov": r"\bSergei Ryabkov",
    "Sergey Ryabkov": r"\bSergey Ryabkov",
    "Kiev": r"\bKiev\b",
    "Kyiv": r"\bKyiv\b",
    "Russian acronym": r"\bDON\b",
}


@pytest.mark.parametrize("what", MIX)
def test_the_mix_that_the_program_must_cope_with_is_there(what: str) -> None:
    assert matching(MIX[what]), f"no sample has a {what} any more"


def test_files_differ_in_kind_and_line_ends() -> None:
    files = raw()
    assert any(_FRONT_MATTER.match(data.decode("utf-8-sig")) for data in files.values()), "front matter"
    assert any(data.startswith(BOM) for data in files.values()), "byte order mark"
    assert any(b"\r\n" in data for data in files.values()), "CRLF"
    wrapped = [name for name, data in files.items() if _is_hard_wrapped(data)]
    assert wrapped, "hard-wrapped lines"
    unspaced = [name for name, data in files.items() if b"\n\n" not in data.replace(b"\r", b"").strip()]
    assert unspaced, "paragraphs without blank lines between them"


def _is_hard_wrapped(data: bytes) -> bool:
    lines = data.decode("utf-8-sig").splitlines()
    return max(map(len, lines)) <= 72 and sum(len(line) > 55 for line in lines) > len(lines) / 2
