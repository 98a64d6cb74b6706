"""微心愿: one takes it, the community confirms it, and who stands behind it is opened only for a purpose."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine, text

from db.errors import Code, Refusal
from db.rules.sealing import new_key, seal, unseal
from db.tables.claims import Claim
from db.tables.evaluation import Followup
from db.tables.points import PointLine
from db.tables.wishes import Wish, WishOpening, WishPerson
from db.terms import (
    Beneficiary,
    ClaimStatus,
    JournalKind,
    OpeningPurpose,
    Role,
    Satisfaction,
    WishId,
    WishStatus,
)
from db.work import reading
from db.work.keys import read_or_make
from db.writes import wishes
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does, dump, figures_stand, refused, row, rows
from tests.builders.wishes import with_account

DAY = date(2026, 5, 18)
CANARY = "金丝雀小雨，9 岁，6 号楼 302，电话 15400009999"


def a_wish(engine: Engine, town: Town, *, person: str = "") -> WishId:
    facts = {"alias": "小石榴", "thing": "一个新书包", "beneficiary": Beneficiary.CHILDREN, "asked_on": DAY}
    wish = does(engine, town.clerk, wishes.post_wish, community_id=town.wanghu, person=person, **facts)
    return WishId(wish.id)


def a_claimed_wish(engine: Engine, town: Town, *, person: str = "") -> WishId:
    wish_id = a_wish(engine, town, person=person)
    does(engine, town.zhang, wishes.claim_wish, wish_id=wish_id, member_id=town.zhang_a)
    return wish_id


def test_a_wish_comes_true_and_earns(engine: Engine) -> None:
    town = a_town(engine)
    wish_id = a_claimed_wish(engine, town)

    does(engine, town.clerk, wishes.fulfil_wish, wish_id=wish_id, day=date(2026, 5, 20))
    does(engine, town.clerk, wishes.rate_wish, wish_id=wish_id, rating=Satisfaction.SATISFIED, opinion="孩子很喜欢")

    wish = row(engine, Wish, wish_id)
    assert (wish.code, wish.status, wish.rating) == ("XY20260001", WishStatus.RATED, Satisfaction.SATISFIED)
    assert [(line.member_id, line.points) for line in rows(engine, PointLine)] == [(town.zhang_a, 1)]
    assert [claim.status for claim in rows(engine, Claim)] == [ClaimStatus.COMPLETED]
    assert [followup.asked_on for followup in rows(engine, Followup)] == [date(2026, 5, 20)]
    assert figures_stand(engine)


def test_a_wish_is_taken_once(engine: Engine) -> None:
    town = a_town(engine)
    wish_id = a_claimed_wish(engine, town)

    late = refused(engine, town.staff, wishes.claim_wish, wish_id=wish_id, member_id=town.li_a)

    assert late == Code.ALREADY_TAKEN
    assert [claim.member_id for claim in rows(engine, Claim)] == [town.zhang_a]


def test_a_wish_given_up_is_there_for_others(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    wish_id = a_claimed_wish(sqlite_engine, town)

    does(sqlite_engine, town.zhang, wishes.give_up_wish, wish_id=wish_id, reason="出差一个月")
    does(sqlite_engine, town.staff, wishes.claim_wish, wish_id=wish_id, member_id=town.li_a)

    assert row(sqlite_engine, Wish, wish_id).member_id == town.li_a
    assert [claim.status for claim in rows(sqlite_engine, Claim)] == [ClaimStatus.GIVEN_BACK, ClaimStatus.ACTIVE]
    assert figures_stand(sqlite_engine)


def test_a_wish_withdrawn_frees_whoever_had_it(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    wish_id = a_claimed_wish(sqlite_engine, town)

    does(sqlite_engine, town.clerk, wishes.withdraw_wish, wish_id=wish_id, reason="家人已经买到了")

    assert row(sqlite_engine, Wish, wish_id).status == WishStatus.WITHDRAWN
    assert [claim.status for claim in rows(sqlite_engine, Claim)] == [ClaimStatus.CALLED_OFF]
    assert (
        refused(sqlite_engine, town.staff, wishes.claim_wish, wish_id=wish_id, member_id=town.li_a) == Code.ILLEGAL_MOVE
    )


def test_nobody_confirms_the_wish_they_took_on(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    wish_id = a_wish(sqlite_engine, town)
    both = actor_of(Role.STAFF, member=town.zhang_a)

    does(sqlite_engine, both, wishes.claim_wish, wish_id=wish_id, member_id=town.zhang_a)

    facts = {"wish_id": wish_id, "day": date(2026, 5, 20)}
    assert refused(sqlite_engine, both, wishes.fulfil_wish, **facts) == Code.RECORDER_CONFIRMS
    assert refused(sqlite_engine, town.other_clerk, wishes.fulfil_wish, **facts) == Code.NOT_ALLOWED
    assert refused(sqlite_engine, town.zhang, wishes.fulfil_wish, **facts) == Code.NOT_ALLOWED


def test_days_run_forward(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    wish_id = a_claimed_wish(sqlite_engine, town)
    engine, clerk = sqlite_engine, town.clerk

    assert refused(engine, clerk, wishes.fulfil_wish, wish_id=wish_id, day=DAY) == Code.ENDS_BEFORE_START
    tomorrow = {"wish_id": wish_id, "day": date(2026, 5, 21)}
    assert refused(engine, clerk, wishes.fulfil_wish, **tomorrow) == Code.IN_THE_FUTURE
    assert (
        refused(engine, clerk, wishes.rate_wish, wish_id=wish_id, rating=Satisfaction.FAIRLY) == Code.NOTHING_TO_CONFIRM
    )


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"alias": ""}, Code.EMPTY),
        ({"thing": "长" * 201}, Code.TOO_LONG),
        ({"asked_on": date(2026, 5, 21)}, Code.IN_THE_FUTURE),
        ({"due_on": date(2026, 5, 1)}, Code.ENDS_BEFORE_START),
        ({"person": "长" * 501}, Code.TOO_LONG),
        ({"person": "周小满 13912345678", "alias": "周小满"}, Code.TELLS_WHO),
        ({"person": "周小满 13912345678", "thing": "给周小满的书包"}, Code.TELLS_WHO),
    ],
)
def test_a_wish_needs_what_is_right(sqlite_engine: Engine, facts: dict[str, object], code: Code) -> None:
    town = a_town(sqlite_engine)
    right = {"alias": "小石榴", "thing": "书包", "beneficiary": Beneficiary.CHILDREN, "asked_on": DAY}

    posted = {"community_id": town.wanghu} | right | facts

    assert refused(sqlite_engine, town.clerk, wishes.post_wish, **posted) == code


def test_who_wishes_stands_nowhere_in_the_open(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)

    a_wish(sqlite_engine, town, person=CANARY)

    everything = dump(sqlite_engine)

    assert ("金丝雀" in everything, "15400009999" in everything) == (False, False)
    assert "小石榴" in everything


def test_the_person_is_opened_for_a_purpose_and_that_is_written_down(engine: Engine) -> None:
    town = a_town(engine)
    wish_id = a_claimed_wish(engine, town, person=CANARY)
    member = with_account(engine, town.zhang, member_id=town.zhang_a)

    person = does(engine, member, wishes.open_person, wish_id=wish_id, purpose=OpeningPurpose.DELIVER)

    assert person == CANARY
    assert [opening.purpose for opening in rows(engine, WishOpening)] == [OpeningPurpose.DELIVER]
    with reading(engine) as session:
        kinds = session.execute(text("SELECT kind FROM journal_line WHERE event = 'wish.person_opened'")).scalars()
        assert list(kinds) == [JournalKind.OPENING]


def test_a_member_opens_nobody_but_the_person_of_the_own_wish(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    wish_id = a_claimed_wish(sqlite_engine, town, person=CANARY)
    facts = {"wish_id": wish_id, "purpose": OpeningPurpose.DELIVER}

    for other in (actor_of(Role.MEMBER, member=town.li_a), town.other_clerk, town.staff, actor_of(Role.LEADER)):
        assert refused(sqlite_engine, other, wishes.open_person, **facts) == Code.NOT_ALLOWED
    assert rows(sqlite_engine, WishOpening) == []


def test_a_person_is_corrected_without_being_shown(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    wish_id = a_wish(sqlite_engine, town, person=CANARY)
    clerk = with_account(sqlite_engine, town.clerk, community_ids=[town.wanghu])

    does(sqlite_engine, town.clerk, wishes.correct_person, wish_id=wish_id, person="另一位，8 岁")

    assert (
        does(sqlite_engine, clerk, wishes.open_person, wish_id=wish_id, purpose=OpeningPurpose.CORRECT)
        == "另一位，8 岁"
    )
    assert len(rows(sqlite_engine, WishPerson)) == 1


def test_a_wish_without_a_person_has_nobody_to_open(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    facts = {"wish_id": a_wish(sqlite_engine, town), "purpose": OpeningPurpose.DELIVER}

    assert refused(sqlite_engine, town.clerk, wishes.open_person, **facts) == Code.NOT_FOUND


def test_a_seal_put_behind_another_wish_does_not_open(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    first, second = (a_wish(sqlite_engine, town, person=person) for person in (CANARY, "另一位"))
    with sqlite_engine.execution_options(write=True).begin() as connection:
        swap = text(
            "UPDATE wish_person SET sealed = (SELECT sealed FROM wish_person WHERE wish_id = :a) WHERE wish_id = :b"
        )
        connection.execute(swap, {"a": first.hex, "b": second.hex})
    facts = {"wish_id": second, "purpose": OpeningPurpose.DELIVER}

    assert refused(sqlite_engine, town.clerk, wishes.open_person, **facts) == Code.WRONG_KEY


def test_a_seal_opens_only_with_its_key_and_in_its_place() -> None:
    key = new_key()
    sealed = seal(CANARY, key, place=b"here")

    assert unseal(sealed, key, place=b"here") == CANARY
    assert sealed != seal(CANARY, key, place=b"here")
    for other_key, place in ((new_key(), b"here"), (key, b"there")):
        with pytest.raises(Refusal) as said:
            unseal(sealed, other_key, place=place)
        assert said.value.code == Code.WRONG_KEY


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "seal.key"

    first = read_or_make(path)

    assert read_or_make(path) == first
    assert [found.name for found in path.parent.iterdir()] == ["seal.key"]
    assert oct(path.stat().st_mode & 0o777) == "0o600"


def test_a_crowd_that_needs_the_first_key_at_once_gets_one_and_the_same(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "sign.key"
    at_once = Barrier(16)

    def ask() -> bytes:
        at_once.wait()
        return read_or_make(path)

    with ThreadPoolExecutor(16) as crowd:
        found = {asked.result() for asked in [crowd.submit(ask) for _ in range(16)]}

    assert found == {path.read_bytes()}
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_holds_no_key_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "seal.key"
    path.write_bytes(b"short")

    with pytest.raises(Refusal) as said:
        read_or_make(path)

    assert (said.value.code, path.read_bytes()) == (Code.WRONG_KEY, b"short")
