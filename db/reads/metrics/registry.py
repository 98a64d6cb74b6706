"""Every figure with the rows that it counts: the one place where a name meets its records."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from db.reads.metrics import people, serving
from db.reads.metrics.counted import Asked, Counted
from db.rules.metrics import Metric

M = Metric

_ROWS: Final[Mapping[Metric, Callable[[Asked], Counted]]] = {
    M.BRANCHES: people.branches,
    M.COMMUNITIES: people.communities,
    M.MEMBERS: people.members,
    M.IN_SERVICE: people.in_service,
    M.CHECKED_IN: people.checked_in,
    M.MISSING: people.missing,
    M.LOCAL: people.local,
    M.LOCAL_CHECKED_IN: people.local_checked_in,
    M.LOCAL_MISSING: people.local_missing,
    M.FORMS: people.forms,
    M.BRANCHES_CHECKED_IN: people.branches_checked_in,
    M.COMMUNITIES_SERVED: people.communities_served,
    M.AGREEMENTS: people.agreements,
    M.AGREEMENTS_SIGNED: people.agreements_signed,
    M.AGREEMENTS_NEW: people.agreements_new,
    M.CENSUS_MONTH: serving.census_month,
    M.CENSUS_SCOPE: serving.census_scope,
    M.MINIMUM_POSTS: people.minimum_posts,
    M.POSTS_CLAIMED: people.posts_claimed,
    M.MEETING_MINIMUM: people.meeting_minimum,
    M.BELOW_MINIMUM: people.below_minimum,
    M.NEEDS_ASKED: serving.needs_asked,
    M.NEEDS_SOLVED: serving.needs_solved,
    M.NEEDS_IN_HAND: serving.needs_in_hand,
    M.SOLVED_SOON: serving.solved_soon,
    M.SOLVED_WANTED: serving.solved_wanted,
    M.SOLVED_ON_TIME: serving.solved_on_time,
    M.RATED: serving.rated,
    M.SATISFIED: serving.satisfied,
    M.WISHES_ASKED: serving.wishes_asked,
    M.WISHES_CLAIMED: serving.wishes_claimed,
    M.WISHES_FULFILLED: serving.wishes_fulfilled,
    M.WISH_CLAIMERS: serving.wish_claimers,
    M.WISH_DAY_PEOPLE: serving.wish_day_people,
    M.PROJECTS_NEW: serving.projects_new,
    M.PROJECTS_FINISHED: serving.projects_finished,
    M.PROJECTS_ALONE: serving.projects_alone,
    M.ACTIVITIES: serving.activities,
    M.ACTIVITY_BRANCHES: serving.activity_branches,
    M.ACTIVITY_COMMUNITIES: serving.activity_communities,
    M.BENEFICIARIES: serving.beneficiaries,
    M.PERSON_TIMES: serving.person_times,
    M.PEOPLE: serving.people,
    M.SERVICE_TIME: serving.service_time,
    M.LEADER_TIMES: serving.leader_times,
    M.BRANCH_POINTS: serving.branch_points,
    M.MEMBER_POINTS: serving.member_points,
    M.GRADE_FIRST: serving.grade_first,
    M.GRADE_SECOND: serving.grade_second,
    M.GRADE_THIRD: serving.grade_third,
    M.SERVICE_VALUE: serving.service_value,
}


@lru_cache(maxsize=512)
def counted(metric: Metric, asked: Asked) -> Counted:
    """Give the rows that a figure counts within the actor's reach; ratios and sums are made of others' rows.

    They are words of a question and no rows yet: whoever asks the same again is given the same words.
    """
    return _ROWS[metric](asked)
