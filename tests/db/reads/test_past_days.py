"""What ended since counts on the days on which it stood: agreements to their end, posts and wishes from a yes on."""

from datetime import date

from sqlalchemy import Engine

from db.reads import metrics
from db.reads.recount import differences
from db.rules.calendar import Period
from db.rules.metrics import Metric
from db.terms import AgreementId, Answer, Role
from db.work import reading
from db.writes import agreements, claims, offers, wishes
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does
from tests.builders.posts import a_claim, a_post
from tests.builders.wishes import a_wish

SPRING, SUMMER, AUTUMN = (
    Period(date(2026, first, 1), date(2026, first + 2, last)) for first, last in ((4, 30), (7, 30), (10, 31))
)
JULY, AUGUST = at(2026, 7, 2), at(2026, 8, 3)


def counted(engine: Engine, metric: Metric, *, today: date = date(2027, 1, 20)) -> list[int | None]:
    """Give a figure of the three quarters."""
    quarters = (SPRING, SUMMER, AUTUMN)
    with reading(engine) as session:
        found = metrics.values(session, actor_of(Role.LEADER), metrics=(metric,), periods=quarters, today=today)
    return [found[metric, quarter].value for quarter in quarters]


def signed(engine: Engine, town: Town) -> AgreementId:
    """An agreement of branch 甲 and 望湖, signed on 20 May."""
    promised = {"branch_id": town.branch_a, "community_id": town.wanghu, "promises": [("开放会议室", None)]}
    made = does(engine, town.secretary, agreements.draft_agreement, year=2026, **promised)
    does(engine, town.clerk, agreements.sign_agreement, agreement_id=made.id, day=date(2026, 5, 20))
    return AgreementId(made.id)


def test_an_agreement_that_was_ended_counts_on_the_days_before_and_was_signed(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    agreement_id = signed(sqlite_engine, town)
    does(sqlite_engine, town.clerk, agreements.end_agreement, now=AUGUST, agreement_id=agreement_id)

    for metric in (Metric.AGREEMENTS_SIGNED, Metric.AGREEMENTS):
        assert counted(sqlite_engine, metric) == [1, 0, 0]
        assert counted(sqlite_engine, metric, today=date(2026, 8, 3))[1] == 0
    assert counted(sqlite_engine, Metric.AGREEMENTS_NEW) == [1, 0, 0]


def test_an_agreement_that_ends_with_its_year_is_in_force_on_the_last_day(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    agreement_id = signed(sqlite_engine, town)
    does(sqlite_engine, town.clerk, agreements.end_agreement, now=at(2026, 12, 31), agreement_id=agreement_id)

    assert counted(sqlite_engine, Metric.AGREEMENTS_SIGNED) == [1, 1, 1]


def test_a_post_counts_from_the_communitys_yes_until_the_member_left(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    post = a_post(sqlite_engine, town)
    left = a_claim(sqlite_engine, town, post, town.zhang_a, agreed=True)
    does(sqlite_engine, town.staff, claims.withdraw_claim, claim_id=left, reason="调岗")
    does(sqlite_engine, town.clerk, claims.approve_withdrawal, now=AUGUST, claim_id=left)
    late = a_claim(sqlite_engine, town, post, town.li_a)
    does(sqlite_engine, town.clerk, claims.approve_claim, now=JULY, claim_id=late)
    never = a_claim(sqlite_engine, town, a_post(sqlite_engine, town, name="巡逻"), town.zhang_a)
    does(sqlite_engine, town.staff, claims.withdraw_claim, now=AUGUST, claim_id=never, reason="改主意")

    assert counted(sqlite_engine, Metric.POSTS_CLAIMED) == [1, 1, 1]


def test_a_wish_given_up_in_a_later_quarter_stays_claimed_in_the_one_it_was_taken_on(engine: Engine) -> None:
    town = a_town(engine)
    wish = a_wish(engine, town.clerk, town.wanghu)
    does(engine, town.zhang, wishes.claim_wish, wish_id=wish, member_id=town.zhang_a)
    does(engine, town.zhang, wishes.give_up_wish, now=JULY, wish_id=wish, reason="出差")
    assert [counted(engine, one) for one in (Metric.WISHES_CLAIMED, Metric.WISH_CLAIMERS)] == [[1, 0, 0], [1, 0, 0]]

    does(engine, town.staff, wishes.claim_wish, now=AUGUST, wish_id=wish, member_id=town.li_a)

    assert [counted(engine, one) for one in (Metric.WISHES_CLAIMED, Metric.WISH_CLAIMERS)] == [[1, 1, 0], [1, 1, 0]]
    with reading(engine) as session:
        assert differences(session) == []


def test_a_wish_given_up_within_its_quarter_and_one_that_was_only_offered_are_not_claimed(engine: Engine) -> None:
    town = a_town(engine)
    given_up, declined, taken = (a_wish(engine, town.clerk, town.wanghu) for _ in range(3))
    does(engine, town.zhang, wishes.claim_wish, wish_id=given_up, member_id=town.zhang_a)
    does(engine, town.zhang, wishes.give_up_wish, now=at(2026, 6, 30), wish_id=given_up, reason="出差")
    asked = [
        does(engine, town.staff, wishes.offer_wish, wish_id=wish, member_id=town.zhang_a).id
        for wish in (declined, taken)
    ]
    does(engine, town.zhang, offers.answer_offer, now=JULY, claim_id=asked[0], answer=Answer.NO, reason="不会")
    does(engine, town.zhang, offers.answer_offer, now=JULY, claim_id=asked[1], answer=Answer.YES)

    assert counted(engine, Metric.WISHES_CLAIMED) == [0, 1, 0]
