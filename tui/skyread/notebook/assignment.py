"""Which of several things went to which of several places, when all of them are looked at together.

Pure arithmetic; what the gains mean is the business of `claims`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def largest_gain(gains: Sequence[Sequence[float]], absent: float) -> float:
    """The largest sum of gains with which each row takes a column of its own, or none, which gains `absent`.

    The Hungarian method in Kuhn's form with potentials (Munkres 1957; Jonker and Volgenant 1987): a row at a time
    is added along the cheapest augmenting path. Cubic in rows and columns.
    """
    rows = len(gains)
    costs = [[*(-gain for gain in row), *(-absent for _ in range(rows))] for row in gains]
    columns = len(costs[0]) if costs else 0
    row_potential, column_potential = [0.0] * rows, [0.0] * (columns + 1)
    holder = [-1] * (columns + 1)
    """The row that has each column; the last column is where a row starts from."""
    for row in range(rows):
        holder[columns] = row
        at, came_from = columns, [columns] * columns
        least, done = [inf] * columns, [False] * (columns + 1)
        while holder[at] >= 0:
            done[at] = True
            taken, step, then = holder[at], inf, -1
            for column in range(columns):
                if done[column]:
                    continue
                cost = costs[taken][column] - row_potential[taken] - column_potential[column]
                if cost < least[column]:
                    least[column], came_from[column] = cost, at
                if least[column] < step:
                    step, then = least[column], column
            for column in range(columns + 1):
                if done[column]:
                    row_potential[holder[column]] += step
                    column_potential[column] -= step
                elif column < columns:
                    least[column] -= step
            at = then
        while at != columns:
            holder[at] = holder[came_from[at]]
            at = came_from[at]
    return -sum(costs[holder[column]][column] for column in range(columns) if holder[column] >= 0)
