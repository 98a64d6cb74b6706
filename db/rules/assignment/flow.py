"""The best plan that some pairs allow, solved as a flow: from needs through pairs and members' tasks to one drain."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from db.rules.assignment.city import City, Marks, Numbers, Pairs
from db.rules.assignment.offers import starts

_Any = NDArray[Any]


def gain(city: City, found: Pairs) -> Numbers:
    """Give what each pair adds to a plan, before what the task costs the member."""
    return found.score + city.worth[found.need]


def chosen(city: City, known: Pairs) -> Marks:
    """Mark the pairs that make the best plan of those which are known; a member's every further task costs more."""
    rank = _likeness(city, known)
    order = np.argsort(rank[known.need], kind="stable")
    known = known.only(order)
    used, place = _met(city, known)
    owner, cost = _tasks(city, used, np.bincount(known.member, minlength=city.members)[used])
    drain, wanted = city.needs + len(used), city.open()
    flow = SimpleMinCostFlow()
    arcs = _add(flow, rank[known.need], place[known.member], np.ones(len(known)), -gain(city, known))
    _add(flow, place[owner], np.full(len(owner), drain), np.ones(len(owner)), cost)
    _add(flow, rank, np.full(city.needs, drain), wanted, np.zeros(city.needs))
    flow.set_nodes_supplies(np.append(rank, drain).astype(np.int32), np.append(wanted, -wanted.sum()))
    if (status := flow.solve()) != flow.OPTIMAL:
        raise ArithmeticError(f"the flow came out as {status.name}")
    taken = np.zeros(len(known), dtype=bool)
    taken[order] = flow.flows(arcs)
    return taken


def _likeness(city: City, known: Pairs) -> Numbers:
    """Rank the needs so that those with the same best member stand together: what is near in memory is found sooner."""
    best = np.lexsort((-gain(city, known), known.need))
    first = best[starts(known.need[best])]
    member = np.full(city.needs, city.members)
    member[known.need[first]] = known.member[first]
    rank = np.empty(city.needs, dtype=np.int64)
    rank[np.argsort(member, kind="stable")] = np.arange(city.needs)
    return rank


def _met(city: City, known: Pairs) -> tuple[Numbers, Numbers]:
    """Give the members that are met, in the order of meeting, and for each member a place behind the needs."""
    meeting = np.full(city.members, len(known))
    np.minimum.at(meeting, known.member, np.arange(len(known)))
    used = np.flatnonzero(meeting < len(known))
    used = used[np.argsort(meeting[used])]
    place = np.zeros(city.members, dtype=np.int64)
    place[used] = city.needs + np.arange(len(used))
    return used, place


def _tasks(city: City, used: Numbers, offers: Numbers) -> tuple[Numbers, Numbers]:
    """Give the tasks that could fall to these members: whose each is, and what it costs."""
    count = np.minimum(city.room()[used], offers)
    further = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    owner = np.repeat(used, count)
    return owner, city.step(city.busy()[owner] + further)


def _add(flow: SimpleMinCostFlow, tails: _Any, heads: _Any, capacity: _Any, cost: _Any) -> _Any:
    return np.asarray(
        flow.add_arcs_with_capacity_and_unit_cost(
            tails.astype(np.int32), heads.astype(np.int32), capacity.astype(np.int64), cost.astype(np.int64)
        )
    )
