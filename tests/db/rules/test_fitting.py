"""Fitting: what two texts share is found and weighed, and every fit says why."""

from hypothesis import given
from hypothesis import strategies as st

from db.rules.fitting import Asked, Fit, FitReason, Offered, fit, rarity_of
from db.rules.likeness import grams, likeness, rarity, shared_words
from db.terms import Recurrence, ResourceKind

PIPES = Asked("老人家卫生间水管漏水，想请人维修", "水电维修", "")
PLUMBERS = Offered("水电维修小队，可上门换水管", ResourceKind.SERVICE, Recurrence.RECURRING)
PARKING = Offered("单位停车场夜间向居民开放", ResourceKind.PLACE, Recurrence.INEXHAUSTIBLE)
OTHERS = [
    Offered(text, ResourceKind.PLACE, Recurrence.ONCE)
    for text in ("书法老师 3 名", "儿童读物 300 册", "义务理发小队", "公益律师 2 名", "篮球场周末开放")
]
TEXTS = st.text(alphabet="水管漏电修灯老人家 ，1a", max_size=14)


def weighed(need: Asked, resource: Offered, *, comes_here: bool = False) -> Fit:
    return fit(need, resource, comes_here=comes_here, rare=rarity_of([need], [PLUMBERS, PARKING, *OTHERS]))


def test_a_fit_says_which_words_which_skill_and_how_near() -> None:
    found = weighed(PIPES, PLUMBERS, comes_here=True)

    why = {reason.why: reason.words for reason in found.reasons}
    assert why == {
        FitReason.SKILL: ("水电维修",),
        FitReason.WORDS: ("水管", "维修"),
        FitReason.COMES_HERE: (),
        FitReason.AGAIN: (),
    }
    assert found.score == sum(reason.weight for reason in found.reasons)


def test_nearness_alone_makes_nothing_fit() -> None:
    assert weighed(PIPES, PARKING, comes_here=True) == Fit(0, ())


def test_wanted_goods_fit_goods_and_money_only() -> None:
    wheelchair = Asked("老人想借轮椅", "", "轮椅 1 辆")

    by_kind = {kind: weighed(wheelchair, Offered("轮椅 6 辆", kind, Recurrence.ONCE)) for kind in ResourceKind}

    assert {kind for kind, one in by_kind.items() if FitReason.GOODS in {reason.why for reason in one.reasons}} == {
        ResourceKind.GOODS,
        ResourceKind.MONEY,
    }


def test_what_stands_everywhere_weighs_less_than_what_is_rare() -> None:
    rare = rarity([grams("社区水管"), grams("社区路灯"), grams("社区讲座")])

    assert rare.of("水管") > rare.of("社区")


@given(TEXTS, TEXTS)
def test_likeness_is_the_same_from_both_sides_and_whole_with_oneself(one: str, other: str) -> None:
    rare = rarity([grams(one), grams(other)])

    there, back = likeness(grams(one), grams(other), rare), likeness(grams(other), grams(one), rare)

    assert abs(there - back) < 1e-9
    assert 0 <= there <= 1 + 1e-9
    assert likeness(grams(one), grams(one), rare) in (0.0, 1.0)


@given(TEXTS, TEXTS)
def test_shared_words_stand_in_both_texts(one: str, other: str) -> None:
    assert all(word in one and word in other and len(word) > 1 for word in shared_words(one, other))
