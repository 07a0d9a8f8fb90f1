"""Where newsboat's cache is: at the path that the call names, else where newsboat itself keeps it.

Nothing is opened here. The articles in it are the business of `library`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def newsboat_cache(options: Mapping[str, str], environment: Mapping[str, str] = os.environ) -> str | None:
    """The path of the cache for the options of a call; None where newsboat's articles are not wanted."""
    said = options.get("--newsboat")
    return _usual(environment) if said == "" else said


def _usual(environment: Mapping[str, str]) -> str:
    """The first of newsboat's own places where there is a cache, else the first of them."""
    home = Path(environment.get("HOME") or Path("~").expanduser())
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    places = [data / "newsboat" / "cache.db", home / ".newsboat" / "cache.db"]
    return str(next((place for place in places if place.exists()), places[0]))
