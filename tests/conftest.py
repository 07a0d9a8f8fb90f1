"""What every test gets without asking: nothing that was opened stays open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from skyread.notebook.store import Notebook


@pytest.fixture(autouse=True)
def notebooks_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close the notebooks that a test has opened: from Python 3.13 on a forgotten one is an error."""
    opened: list[Notebook] = []
    begin = Notebook.__init__

    def tracked(notebook: Notebook, *args: Any, **named: Any) -> None:
        begin(notebook, *args, **named)
        opened.append(notebook)

    monkeypatch.setattr(Notebook, "__init__", tracked)
    yield
    for notebook in opened:
        notebook.close()
