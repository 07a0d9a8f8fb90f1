"""Quoting a passage as a citation after the user's template.

The template's fields are checked when settings are read; here they are only filled in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from skyread.desk.listing import label
from skyread.library.article import Article
from skyread.text.spans import Span


def quoted(article: Article, sentences: Sequence[Span]) -> str:
    """Sentences of an article on one line, as they are drawn."""
    return " ".join(" ".join(article.visible(one.start, one.end) for one in sentences).split())


def citation(article: Article, sentences: Sequence[Span], template: str) -> str:
    """Sentences of an article in `template`; what is not known leaves no stray comma behind."""
    text = template.format(
        quote=quoted(article, sentences).strip("“”\"'« »"),
        title=label(article),
        source=article.source or "",
        date=article.published or "undated",
        article=article.path,
    )
    return re.sub(r"(, )(?=, |$)", "", text).strip().rstrip(",")
