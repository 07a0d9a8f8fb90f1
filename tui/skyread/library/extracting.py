"""Reading formats that cost: from a cache where the same bytes were read before, else in several processes.

A reading depends on nothing but the file's bytes, the extractor, the encoding asked for and, in some formats, what the
user chose about them; that is what the cache knows it by. The cache itself is given by whoever loads; it is only ever a short cut.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import asdict, dataclass
from typing import Any, Protocol, TypeVar

from skyread.library.article import Block, BlockKind
from skyread.library.formats import format_for
from skyread.library.formats.reading import (
    USUAL,
    Options,
    PassingError,
    Reading,
    Stated,
    UnreadableError,
)
from skyread.library.parallel import in_processes, nothing
from skyread.text.spans import Span

PARALLEL_FROM = 12
"""Files to extract from which starting further processes pays."""
PARALLEL_ITEMS = 1_000
"""Items of a database from which it does."""

Item = TypeVar("Item")


class ExtractCache(Protocol):
    """Where extractions are kept, by key and version."""

    def get_many(self, ids: Iterable[str], version: str) -> dict[str, bytes]:
        """What is kept of these."""

    def put_many(self, blobs: Mapping[str, bytes], version: str) -> None:
        """Keep these."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A file that is to be extracted."""

    path: str
    data: bytes
    encoding: str | None
    options: Options = USUAL

    @property
    def key(self) -> str:
        """What the extraction depends on, besides the extractor's version."""
        form = format_for(self.path)
        heeded = repr(self.options) if form.read_by is not None else ""
        return f"{hashlib.sha256(self.data).hexdigest()}:{form.name}:{self.encoding or ''}:{heeded}"


class Passing(str):
    """A reason that is not the file's: the next attempt may succeed, so it is not kept."""

    __slots__ = ()


Extraction = list[Reading] | str
"""The articles of a file, or why there are none."""


def extract(raw: Raw) -> Extraction:
    """Read one file; what cannot be read is a reason, so that it can be kept and cross a process."""
    try:
        return list(format_for(raw.path).reader(raw.options)(raw.data, raw.encoding))
    except PassingError as problem:
        return Passing(problem)
    except UnreadableError as problem:
        return str(problem)
    except MemoryError:
        return Passing("too large for the memory at hand")
    except Exception as error:  # extractors are many, and other people's: one file must not close the library
        return Passing(f"could not be read ({type(error).__name__}: {error})")


def extract_all(raws: list[Raw], cache: ExtractCache | None) -> Iterator[tuple[Raw, Extraction]]:
    """Every file with its extraction, those from the cache first; fresh ones are kept as they come."""
    by_version: dict[str, list[Raw]] = {}
    for raw in raws:
        by_version.setdefault(f"extract:{format_for(raw.path).version}", []).append(raw)
    for version, group in by_version.items():
        keys = [raw.key for raw in group] if cache else []  # each is a pass over the whole file
        kept = cache.get_many(keys, version) if cache else {}
        key_of = dict(zip((raw.path for raw in group), keys, strict=False))
        missing = []
        for raw in group:
            blob = kept.get(key_of.get(raw.path, ""))
            extraction = _from_bytes(blob) if blob is not None else None
            if extraction is None:
                missing.append(raw)
            else:
                yield raw, extraction
        for raw, fresh in _extract_fresh(missing):
            if cache and not isinstance(fresh, Passing):
                cache.put_many({key_of[raw.path]: _to_bytes(fresh)}, version)
            yield raw, fresh


def extract_items(
    items: Sequence[Item], read: Callable[[Item], Reading | None], version: str, cache: ExtractCache | None
) -> list[Reading | None]:
    """What `read` gives for each item of a database, from the cache where the same item was read before."""
    keys = [hashlib.sha256(repr(item).encode("utf-8", "replace")).hexdigest() for item in items]
    known: dict[str, list[Reading]] = {}
    for key, blob in (cache.get_many(keys, version) if cache else {}).items():
        kept = _from_bytes(blob)
        if isinstance(kept, list):
            known[key] = kept
    missing = {key: item for key, item in zip(keys, items, strict=True) if key not in known}
    if len(missing) < PARALLEL_ITEMS:
        fresh: Iterable[Reading | None] = map(read, missing.values())
    else:
        fresh = in_processes(read, list(missing.values()), prepare=nothing)
    made = {key: [one] if one is not None else [] for key, one in zip(missing, fresh, strict=True)}
    if cache and made:
        cache.put_many({key: _to_bytes(readings) for key, readings in made.items()}, version)
    known |= made
    return [known[key][0] if known[key] else None for key in keys]


def _extract_fresh(raws: list[Raw]) -> Iterator[tuple[Raw, Extraction]]:
    if len(raws) < PARALLEL_FROM:
        yield from ((raw, extract(raw)) for raw in raws)
        return
    done = 0
    try:
        for fresh in in_processes(extract, raws, prepare=nothing):
            yield raws[done], fresh
            done += 1
    except BrokenExecutor:
        # The system ends processes that take too much memory, and all the others with them: one file is to blame.
        yield from ((raw, _extract_apart(raw)) for raw in raws[done:])


def _extract_apart(raw: Raw) -> Extraction:
    """Read one file in a process of its own, which it may end."""
    try:
        return next(in_processes(extract, [raw], prepare=nothing, apart=True))
    except BrokenExecutor:
        return Passing("too much for the process that read it")


def _to_bytes(extraction: Extraction) -> bytes:
    plain: Any = extraction if isinstance(extraction, str) else [asdict(reading) for reading in extraction]
    return json.dumps(plain, separators=(",", ":")).encode()


def _from_bytes(blob: bytes) -> Extraction | None:
    """What was kept; None for a damaged entry."""
    try:
        plain = json.loads(blob)
        return plain if isinstance(plain, str) else [_reading(one) for one in plain]
    except (ValueError, TypeError, KeyError):
        return None


def _reading(plain: dict[str, Any]) -> Reading:
    return Reading(
        text=plain["text"],
        blocks=tuple(Block(BlockKind(one["kind"]), one["start"], one["end"]) for one in plain["blocks"]),
        encoding=plain["encoding"],
        encoding_guessed=plain["encoding_guessed"],
        hidden=tuple(Span(one["start"], one["end"]) for one in plain["hidden"]),
        stated=Stated(**plain["stated"]),
        remarks=tuple(plain["remarks"]),
        part=plain["part"],
    )
