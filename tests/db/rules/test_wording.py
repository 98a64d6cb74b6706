"""What a need's words propose: every proposal carries its reason, and longer words say it better."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from db.rules.wording import Entry, Past, propose
from db.terms import NeedKind, Urgency

PLUMBING, PHONES = UUID(int=1), UUID(int=2)
LEXICON = (
    Entry("水管", NeedKind.HARDSHIP, PLUMBING),
    Entry("漏水", None, PLUMBING, Urgency.URGENT),
    Entry("手机", NeedKind.OTHER, PHONES),
    Entry("手机缴费", NeedKind.CULTURE, PHONES),
)
TEXTS = st.text(alphabet="水管漏手机缴费家里，", max_size=14)


def test_a_leaking_pipe_proposes_kind_skill_and_urgency_with_the_words_that_say_so() -> None:
    said = propose("家里水管漏水", LEXICON, ())

    assert [(one.value, one.words) for one in said.kinds] == [(NeedKind.HARDSHIP, ("水管",))]
    assert [(one.value, one.words, one.past) for one in said.skills] == [(PLUMBING, ("水管", "漏水"), 0)]
    assert [(one.value, one.words) for one in said.urgencies] == [(Urgency.URGENT, ("漏水",))]


def test_a_longer_word_is_heard_instead_of_the_shorter_one_inside_it() -> None:
    said = propose("不会用手机缴费", LEXICON, ())

    assert [one.value for one in said.kinds] == [NeedKind.CULTURE]


def test_past_needs_add_to_the_words_and_may_speak_alone() -> None:
    past = [Past(0.9, NeedKind.SAFETY, None, Urgency.NORMAL), Past(0.5, NeedKind.SAFETY, None, Urgency.NORMAL)]

    alone = propose("邻居家总冒水", (), past)
    together = propose("家里水管漏水", LEXICON, past)

    assert [(one.value, one.past) for one in alone.kinds] == [(NeedKind.SAFETY, 2)]
    assert [one.value for one in together.kinds] == [NeedKind.SAFETY, NeedKind.HARDSHIP]
    assert alone.urgencies == ()


@given(TEXTS)
def test_every_word_given_as_a_reason_stands_in_the_text(text: str) -> None:
    said = propose(text, LEXICON, ())

    reasons = [one.words for one in said.kinds] + [one.words for one in said.skills]
    given_words = [word for words in reasons for word in words]
    assert all(word in text for word in given_words)
    assert [one.weight for one in said.skills] == sorted((one.weight for one in said.skills), reverse=True)
