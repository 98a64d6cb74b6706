"""意见建议: made by a community or a member, answered by the bureau with what becomes of it."""

from typing import Final

from db.rules import entries
from db.rules.moves import move
from db.rules.rights import Right
from db.tables.evaluation import Suggestion
from db.tables.people import Member
from db.tables.places import Community
from db.terms import CommunityId, MemberId, SuggestionId, SuggestionOrigin, SuggestionStatus
from db.work import Work

LONGEST_TEXT: Final = 1000


def suggest_for_community(work: Work, *, community_id: CommunityId, text: str, topic: str = "") -> Suggestion:
    """Make a suggestion in a community's name. Raises EMPTY, TOO_LONG, NOT_ALLOWED."""
    community = work.get(Community, community_id)
    work.require(Right.SUGGEST, community_id=community.id)
    suggestion = work.add(
        Suggestion(
            origin=SuggestionOrigin.COMMUNITY,
            community_id=community.id,
            topic=entries.maybe_words(topic, "topic", 40),
            text=entries.words(text, "text", LONGEST_TEXT),
            made_on=work.today,
        )
    )
    work.record("suggestion.made", suggestion)
    return suggestion


def suggest_as_member(work: Work, *, member_id: MemberId, text: str, topic: str = "") -> Suggestion:
    """Make a suggestion in a member's name; it names the community where the member serves. Raises EMPTY, TOO_LONG."""
    member = work.get(Member, member_id)
    work.require(Right.SUGGEST, member_id=member.id, branch_id=member.branch_id)
    suggestion = work.add(
        Suggestion(
            origin=SuggestionOrigin.MEMBER,
            member_id=member.id,
            community_id=member.serves_community_id,
            topic=entries.maybe_words(topic, "topic", 40),
            text=entries.words(text, "text", LONGEST_TEXT),
            made_on=work.today,
        )
    )
    work.record("suggestion.made", suggestion)
    return suggestion


def answer_suggestion(work: Work, *, suggestion_id: SuggestionId, status: SuggestionStatus, outcome: str) -> Suggestion:
    """Say what becomes of a suggestion. Raises EMPTY, TOO_LONG, ILLEGAL_MOVE, NOT_ALLOWED."""
    suggestion = work.get(Suggestion, suggestion_id, lock=True)
    work.require(Right.ANSWER_SUGGESTION, community_id=suggestion.community_id, member_id=suggestion.member_id)
    suggestion.status = move(suggestion.status, status)
    suggestion.outcome = entries.words(outcome, "outcome", LONGEST_TEXT)
    suggestion.answered_at, suggestion.answered_by = work.now, work.actor.account_id
    work.record("suggestion.answered", suggestion)
    return suggestion
