"""Heads and feet of saved pages: the masthead is not the headline, the first date counts, lists of what is read most lead elsewhere."""

from __future__ import annotations

from skyread.library.article import Article, BlockKind
from skyread.library.examining import read_bytes

BODY = (
    "The harbour board voted on Monday to close the old pier for good, after engineers found rot in most of its piles.\n\n"
    "It will be pulled down when the herring season is over, the board said, and the stone steps will stay.\n"
)


def _page(head: str, foot: str = "") -> Article:
    return read_bytes(f"{head}\n\n{BODY}\n{foot}".encode(), "page.txt")


def _furniture(article: Article) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.FURNITURE]


def test_a_masthead_above_a_menu_is_not_the_headline() -> None:
    article = _page(
        "Skip to content\nThe Quay Courier | Since 1904\nHome » Local\nSubscribe\n\nBoard closes old pier"
    )
    assert article.title == "Board closes old pier"
    assert "The Quay Courier | Since 1904" in _furniture(article)


def test_a_headline_with_a_bar_stays_the_headline_without_a_menu() -> None:
    assert _page("Old pier | Board votes for the end").title == "Old pier | Board votes for the end"


def test_the_day_of_publication_counts_where_an_update_follows() -> None:
    article = _page("Board closes old pier\n\n14 March 2023, 08:15 | Updated 16 March 2023, 10:02")
    assert article.published == "2023-03-14"


def test_what_is_read_most_leads_elsewhere() -> None:
    article = _page("Board closes old pier", "Most read\n1. Storm takes a bridge\n2. Why eggs cost more")
    assert _furniture(article) == ["Most read", "1. Storm takes a bridge", "2. Why eggs cost more"]
