"""The wording of the real articles beside the checkout stays there: nothing of it stands in code, docs or tests."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REAL_ARTICLES = ROOT / ".." / "shared" / "seeds"
RUN = 12
"""So many words in a row are taken for a copy; names and set phrases are shorter."""

_MARKUP = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[a-z0-9']+")


def runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def test_no_wording_of_the_real_articles_stands_in_the_project() -> None:
    articles = sorted(REAL_ARTICLES.glob("*.txt"))
    if not articles:
        pytest.skip("the real articles are not beside this checkout")
    theirs = set().union(*(runs(path.read_text(encoding="utf-8", errors="replace")) for path in articles))
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    copies = {}
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file():
            found = runs(_MARKUP.sub(" ", path.read_text(encoding="utf-8", errors="replace"))) & theirs
            if found:
                copies[name] = " ".join(min(found))
    assert copies == {}
