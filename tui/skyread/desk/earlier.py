"""What finding a library's names leaves for the next time in one session.

Empty until a library is opened again: who never reloads pays nothing, neither time nor memory. From then on a change of
a few files costs what these files share with others, and the analyses of all others are at hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skyread.entities.analysis import Analysis
    from skyread.entities.incremental import Resolver
    from skyread.entities.lexicon import Lexicon
    from skyread.entities.model import Resolution


@dataclass(slots=True)
class Earlier:
    """Belongs to one request, and to the one thread that answers it."""

    _version: str = ""
    _resolver: Resolver | None = None

    def analyses(self, version: str) -> Mapping[str, Analysis]:
        """The analyses by article id that are at hand; none where analysing has another version by now."""
        return self._resolver.analyses if self._resolver is not None and self._version == version else {}

    def resolve(
        self,
        analyses: Mapping[str, Analysis],
        published: Mapping[str, str | None],
        lexicon: Lexicon,
        version: str,
    ) -> Resolution:
        """What `resolver.resolve` gives; from the second time on only what has changed is worked out."""
        from skyread.entities.incremental import Resolver  # noqa: PLC0415  the first frame must not wait for it
        from skyread.entities.resolver import resolve  # noqa: PLC0415

        resolver, again = self._resolver, self._version == version
        # Kept again only when all went well: half a change would spoil every later answer.
        self._version, self._resolver = version, None
        if not again:
            return resolve(analyses, published, lexicon)
        resolver = resolver or Resolver(lexicon)
        resolution = resolver.update(analyses, published)
        self._resolver = resolver
        return resolution
