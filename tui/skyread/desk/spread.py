"""How often something stands in articles of each month or year, as a row of bars.

Pure figures and characters. Articles without a date are the caller's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from skyread.desk.sparkline import columns

MOST_MONTHS = 36
MOST_YEARS = 60
"""Bars at most; beyond, several years share one."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Bars from a first month or year to a last one."""

    first: str
    last: str
    bars: str
    years: int
    """How many years one bar stands for; 0 where it is a month."""

    @classmethod
    def of(cls, counts: Iterable[tuple[str, int]]) -> Spread | None:
        """The spread of (ISO day, month or year; how often); None where all is in one month or year."""
        counted = [(date, count) for date, count in counts if date[:4].isdigit()]
        if not counted:
            return None
        months: Counter[int] | None = Counter()
        years: Counter[int] = Counter()
        for date, count in counted:
            years[int(date[:4])] += count
            if len(date) < len("2022-01"):
                months = None
            elif months is not None:
                months[int(date[:4]) * 12 + int(date[5:7]) - 1] += count
        if months is not None and max(months) - min(months) < MOST_MONTHS:
            first, last = min(months), max(months)
            bars = columns([months[month] for month in range(first, last + 1)])
            return None if first == last else cls(_month(first), _month(last), bars, 0)
        first, last = min(years), max(years)
        if first == last:
            return None
        each = -(-(last - first + 1) // MOST_YEARS)
        sums = [sum(years[year] for year in range(one, one + each)) for one in range(first, last + 1, each)]
        return cls(str(first), str(last), columns(sums), each)

    @property
    def unit(self) -> str:
        """What one bar stands for."""
        if not self.years:
            return "mentions a month"
        return "mentions a year" if self.years == 1 else f"mentions in {self.years} years each"

    def __str__(self) -> str:
        return f"{self.first} {self.bars} {self.last}"


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"
