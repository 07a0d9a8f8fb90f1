"""Which annotations are meant: by article, tag, pen, entity and day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from skyread.notebook.annotation import Annotation
from skyread.notebook.paths import absolute
from skyread.text.folding import fold

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Selection:
    """What an annotation must have to be meant; an empty text asks for nothing. Case and accents do not count."""

    article: str = ""
    """The article's path or link, or a part of its title."""
    tag: str = ""
    pen: str = ""
    entity: str = ""
    """A part of a name that stands in the passage."""
    since: str = ""
    """The first day, month or year in which it may have been made (UTC)."""
    until: str = ""
    """The last one."""

    def of(self, annotations: Iterable[Annotation]) -> list[Annotation]:
        """Those of the annotations that are meant."""
        return [one for one in annotations if self._takes(one)]

    def _takes(self, annotation: Annotation) -> bool:
        target = annotation.target
        return (
            (not self.article or _is_on(annotation, self.article))
            and (not self.tag or fold(self.tag.lstrip("#")) in map(fold, annotation.tags))
            and (not self.pen or fold(self.pen) == fold(annotation.pen))
            and (not self.entity or any(fold(self.entity) in fold(name) for name in target.entities))
            and (not self.since or annotation.created[: len(self.since)] >= self.since)
            and (not self.until or annotation.created[: len(self.until)] <= self.until)
        )


def is_day(text: str) -> bool:
    """Whether `text` is an ISO day, month or year of the calendar."""
    match = _DAY.fullmatch(text)
    if match is None:
        return False
    try:
        date(*(int(part or 1) for part in match.groups()))
    except ValueError:
        return False
    return True


def _is_on(annotation: Annotation, asked: str) -> bool:
    source = annotation.target.source
    if fold(asked) in fold(source.title or "") or asked == source.link:
        return True
    return bool(source.path) and (asked == source.path or absolute(asked) == absolute(source.path))
