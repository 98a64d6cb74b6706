"""The plain plan that is there at once: the most pressing first, each by whoever then gains most."""

import numpy as np

from db.rules.assignment.city import City, Marks, Pairs


def greedy(city: City, known: Pairs) -> Marks:
    """Mark the pairs that serve the most urgent first, each by the members who then gain most."""
    order = np.argsort(known.need, kind="stable")
    ends = np.searchsorted(known.need[order], np.arange(city.needs + 1)).tolist()
    at, member, score = order.tolist(), known.member[order].tolist(), known.score[order].tolist()
    tasks, room, steps, wanted = city.busy().tolist(), city.room().tolist(), city.steps, city.open().tolist()
    worth, taken = city.worth.tolist(), np.zeros(len(known), dtype=bool)
    for need in np.argsort(-city.worth, kind="stable").tolist():
        left = [one for one in range(ends[need], ends[need + 1]) if room[member[one]] > 0]
        left.sort(key=lambda one: steps[min(tasks[member[one]], len(steps) - 1)] - score[one])
        for one in left[: wanted[need]]:
            whom = member[one]
            if score[one] + worth[need] > steps[min(tasks[whom], len(steps) - 1)]:
                tasks[whom], room[whom] = tasks[whom] + 1, room[whom] - 1
                taken[at[one]] = True
    return taken
