"""Who may do what: the one table of roles and rights, and the actor who carries them."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final
from uuid import UUID

from db.rules.classes import opens
from db.terms import AccountId, BranchId, CommunityId, Language, MemberId, OrgId, Role, UnitId


class Right(StrEnum):
    """One thing that an account may do. SEE_… opens pages and questions, the others allow intents."""

    SEE_OVERVIEW = "see_overview"
    SEE_NEEDS = "see_needs"
    SEE_MATCHES = "see_matches"
    SEE_ACTIVITIES = "see_activities"
    SEE_WISHES = "see_wishes"
    SEE_POSTS = "see_posts"
    SEE_LISTS = "see_lists"
    SEE_PAIRS = "see_pairs"
    KEEP_PAIR = "keep_pair"
    OPEN_PAIR = "open_pair"
    SEE_TEAMS = "see_teams"
    KEEP_TEAM = "keep_team"
    LEAD_TEAM = "lead_team"
    SEE_PEOPLE = "see_people"
    SEE_POINTS = "see_points"
    SEE_CHECKINS = "see_checkins"
    SEE_FOLLOWUPS = "see_followups"
    SEE_SUGGESTIONS = "see_suggestions"
    SEE_ACCOUNTS = "see_accounts"
    SEE_JOURNAL = "see_journal"
    SEE_HEALTH = "see_health"
    SEE_SELF = "see_self"
    KEEP_SELF = "keep_self"
    KEEP_ACCOUNTS = "keep_accounts"
    KEEP_SECURITY = "keep_security"
    KEEP_SCHEME = "keep_scheme"
    KEEP_PLACES = "keep_places"
    KEEP_UNITS = "keep_units"
    KEEP_MEMBERS = "keep_members"
    KEEP_CLAUSES = "keep_clauses"
    PUBLISH_RULES = "publish_rules"
    SET_WEIGHTS = "set_weights"
    KEEP_LEXICON = "keep_lexicon"
    PROPOSE_RULES = "propose_rules"
    APPROVE_RULES = "approve_rules"
    SEND_SLIP = "send_slip"
    RECEIVE_SLIP = "receive_slip"
    CHECK_MEMBER_IN = "check_member_in"
    RUN_CENSUS = "run_census"
    DRAFT_AGREEMENT = "draft_agreement"
    SIGN_AGREEMENT = "sign_agreement"
    KEEP_PROMISE = "keep_promise"
    WRITE_NEED = "write_need"
    SCREEN_NEED = "screen_need"
    CLAIM_NEED = "claim_need"
    ASSIGN_NEED = "assign_need"
    ANSWER_OFFER = "answer_offer"
    LAPSE_OFFERS = "lapse_offers"
    SERVE_NEED = "serve_need"
    SOLVE_NEED = "solve_need"
    WRITE_WISH = "write_wish"
    CLAIM_WISH = "claim_wish"
    FULFIL_WISH = "fulfil_wish"
    OPEN_WISH = "open_wish"
    OFFER_RESOURCE = "offer_resource"
    CLAIM_RESOURCE = "claim_resource"
    KEEP_PROJECT = "keep_project"
    CLAIM_PROJECT = "claim_project"
    KEEP_POST = "keep_post"
    CLAIM_POST = "claim_post"
    APPROVE_CLAIM = "approve_claim"
    WITHDRAW_CLAIM = "withdraw_claim"
    PLAN_ACTIVITY = "plan_activity"
    SIGN_UP = "sign_up"
    RECORD_ATTENDANCE = "record_attendance"
    CLOSE_ACTIVITY = "close_activity"
    CONFIRM_SERVICE = "confirm_service"
    REVERSE_POINTS = "reverse_points"
    DISPUTE_POINTS = "dispute_points"
    FOLLOW_UP = "follow_up"
    SAY_WORD = "say_word"
    SEE_CHECKLIST = "see_checklist"
    MARK_CHECKLIST = "mark_checklist"
    SEE_PATTERNS = "see_patterns"
    EXPLAIN_PATTERN = "explain_pattern"
    SUGGEST = "suggest"
    ANSWER_SUGGESTION = "answer_suggestion"
    SEE_REPORTS = "see_reports"
    CLOSE_QUARTER = "close_quarter"
    SIGN_HALF_YEAR = "sign_half_year"
    WRITE_REPORT = "write_report"
    SEE_LETTERS = "see_letters"
    WRITE_LETTERS = "write_letters"
    IMPORT = "import"


R = Right  # the table below is read by eye: a short name keeps a role on a few lines
_SEE_ALL: Final = frozenset(
    {
        R.SEE_OVERVIEW, R.SEE_NEEDS, R.SEE_MATCHES, R.SEE_ACTIVITIES, R.SEE_WISHES,
        R.SEE_POSTS, R.SEE_LISTS, R.SEE_PAIRS, R.SEE_PEOPLE, R.SEE_POINTS, R.SEE_CHECKINS, R.SEE_FOLLOWUPS,
        R.SEE_TEAMS, R.SEE_SUGGESTIONS, R.SEE_SELF, R.KEEP_SELF,
    }
)  # fmt: skip

RIGHTS: Final[dict[Role, frozenset[Right]]] = {
    Role.ADMIN: frozenset(
        {
            R.SEE_OVERVIEW, R.SEE_PEOPLE, R.SEE_ACCOUNTS, R.SEE_HEALTH, R.SEE_SELF, R.KEEP_SELF,
            R.KEEP_ACCOUNTS, R.KEEP_SECURITY, R.KEEP_SCHEME, R.KEEP_PLACES, R.KEEP_UNITS, R.KEEP_MEMBERS,
            R.PUBLISH_RULES, R.IMPORT,
            R.LAPSE_OFFERS,
            R.KEEP_CLAUSES, R.KEEP_LEXICON, R.SET_WEIGHTS,
            R.PROPOSE_RULES, R.APPROVE_RULES, R.SEE_CHECKLIST,
        }
    ),
    Role.AUDITOR: frozenset(
        {
            R.SEE_OVERVIEW, R.SEE_POINTS, R.SEE_ACCOUNTS, R.SEE_JOURNAL, R.SEE_HEALTH, R.SEE_SELF, R.KEEP_SELF,
            R.SEE_PATTERNS, R.SEE_REPORTS,
        }
    ),
    Role.SECURITY: frozenset({R.SEE_ACCOUNTS, R.SEE_HEALTH, R.SEE_SELF, R.KEEP_SELF, R.KEEP_SECURITY}),
    Role.LEADER: _SEE_ALL | {R.SEE_CHECKLIST, R.SEE_REPORTS, R.SEE_LETTERS},
    Role.STAFF: _SEE_ALL
    | {
        R.SEE_CHECKLIST, R.SEE_PATTERNS, R.EXPLAIN_PATTERN,
        R.KEEP_UNITS, R.KEEP_MEMBERS, R.SEND_SLIP, R.CHECK_MEMBER_IN, R.RUN_CENSUS, R.DRAFT_AGREEMENT,
        R.SIGN_AGREEMENT, R.KEEP_PROMISE, R.WRITE_NEED, R.ASSIGN_NEED, R.CLAIM_NEED, R.SERVE_NEED, R.WRITE_WISH,
        R.LAPSE_OFFERS,
        R.CLAIM_WISH, R.FULFIL_WISH, R.OFFER_RESOURCE, R.CLAIM_RESOURCE, R.KEEP_PROJECT, R.CLAIM_PROJECT, R.CLAIM_POST,
        R.WITHDRAW_CLAIM, R.PLAN_ACTIVITY, R.SIGN_UP, R.RECORD_ATTENDANCE, R.CLOSE_ACTIVITY, R.REVERSE_POINTS,
        R.FOLLOW_UP, R.SUGGEST, R.ANSWER_SUGGESTION, R.CLOSE_QUARTER, R.IMPORT, R.KEEP_LEXICON, R.KEEP_PAIR,
        R.KEEP_TEAM, R.LEAD_TEAM, R.SEE_REPORTS, R.SIGN_HALF_YEAR, R.WRITE_REPORT, R.SEE_LETTERS, R.WRITE_LETTERS,
        R.PROPOSE_RULES, R.APPROVE_RULES, R.SET_WEIGHTS, R.KEEP_CLAUSES,
    },
    Role.SECRETARY: frozenset(
        {
            R.SEE_OVERVIEW, R.SEE_NEEDS, R.SEE_ACTIVITIES, R.SEE_WISHES, R.SEE_PEOPLE, R.SEE_POINTS,
            R.SEE_CHECKINS, R.SEE_SELF, R.KEEP_SELF, R.SEND_SLIP, R.KEEP_MEMBERS, R.CHECK_MEMBER_IN, R.DRAFT_AGREEMENT,
            R.SIGN_AGREEMENT, R.KEEP_PROMISE, R.CLAIM_NEED, R.SERVE_NEED, R.CLAIM_WISH, R.FULFIL_WISH,
            R.OFFER_RESOURCE, R.KEEP_PROJECT, R.CLAIM_PROJECT, R.CLAIM_POST, R.WITHDRAW_CLAIM, R.PLAN_ACTIVITY,
            R.SIGN_UP, R.RECORD_ATTENDANCE, R.CLOSE_ACTIVITY, R.SUGGEST, R.DISPUTE_POINTS, R.SEE_POSTS, R.SEE_LISTS,
            R.SEE_PAIRS, R.SEE_LETTERS, R.WRITE_REPORT, R.SEE_TEAMS, R.KEEP_TEAM, R.LEAD_TEAM,
        }
    ),
    Role.CLERK: frozenset(
        {
            R.SEE_CHECKLIST, R.MARK_CHECKLIST,
            R.SEE_OVERVIEW, R.SEE_NEEDS, R.SEE_MATCHES, R.SEE_ACTIVITIES, R.SEE_WISHES, R.SEE_PEOPLE,
            R.SEE_CHECKINS, R.SEE_SELF, R.KEEP_SELF, R.RECEIVE_SLIP, R.SIGN_AGREEMENT, R.KEEP_PROMISE, R.WRITE_NEED,
            R.SCREEN_NEED, R.SOLVE_NEED, R.WRITE_WISH, R.FULFIL_WISH, R.OPEN_WISH, R.CLAIM_RESOURCE, R.KEEP_PROJECT,
            R.KEEP_POST, R.APPROVE_CLAIM, R.PLAN_ACTIVITY, R.RECORD_ATTENDANCE, R.CONFIRM_SERVICE, R.FOLLOW_UP,
            R.SUGGEST, R.SEE_POSTS, R.SEE_LISTS, R.SEE_FOLLOWUPS, R.SEE_SUGGESTIONS, R.SAY_WORD,
            R.SEE_PAIRS, R.KEEP_PAIR, R.OPEN_PAIR, R.SEE_LETTERS, R.SEE_TEAMS,
        }
    ),
    Role.MEMBER: frozenset(
        {
            R.SEE_NEEDS, R.SEE_ACTIVITIES, R.SEE_WISHES, R.SEE_POINTS, R.SEE_SELF, R.KEEP_SELF, R.CLAIM_NEED,
            R.ANSWER_OFFER, R.SERVE_NEED, R.CLAIM_WISH, R.OPEN_WISH, R.CLAIM_POST, R.WITHDRAW_CLAIM, R.SIGN_UP,
            R.SUGGEST, R.CHECK_MEMBER_IN, R.SEE_POSTS, R.SEE_SUGGESTIONS, R.DISPUTE_POINTS,
            R.SEE_PAIRS, R.OPEN_PAIR, R.SEE_TEAMS, R.LEAD_TEAM,
        }
    ),
    Role.HELPER: frozenset({R.SEE_ACTIVITIES, R.SEE_SELF, R.KEEP_SELF, R.RECORD_ATTENDANCE, R.WRITE_NEED}),
}  # fmt: skip

OFFICES: Final = frozenset({Role.ADMIN, Role.SECURITY, Role.AUDITOR})
"""The three offices of 三员: accounts and reference data, rights and security, the journal."""

TAKEN_APART: Final[dict[Role, frozenset[Right]]] = {Role.ADMIN: frozenset({R.KEEP_SECURITY})}
"""What a role gives up when the offices are held apart."""


class Offices(StrEnum):
    """Whether one person may hold the three offices: the administrator grants rights, too, or another has to."""

    TOGETHER = "together"
    APART = "apart"


CITY_WIDE: Final = frozenset({Role.ADMIN, Role.AUDITOR, Role.SECURITY, Role.LEADER, Role.STAFF})
"""Roles whose reach is the whole scheme; all others reach only their own branches, communities or person."""


def rights_of(role: Role, *, apart: bool) -> frozenset[Right]:
    """Give the rights of a role, less what it gives up when the offices are held apart."""
    return RIGHTS[role] - TAKEN_APART.get(role, frozenset()) if apart else RIGHTS[role]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is asking: an account with its role and how far it reaches. An empty reach reaches nothing."""

    account_id: AccountId
    role: Role
    name: str
    org_id: OrgId
    unit_ids: frozenset[UnitId] = field(default=frozenset())
    branch_ids: frozenset[BranchId] = field(default=frozenset())
    community_ids: frozenset[CommunityId] = field(default=frozenset())
    member_id: MemberId | None = None
    language: Language = Language.ZH
    #: the three offices are held apart: the administrator grants no rights
    apart: bool = False
    #: False for whoever still stands at the door: no right, no reach, no name in the journal
    signed_in: bool = True
    #: what an intent lends for as long as it runs
    lent: frozenset[Right] = field(default=frozenset())
    #: nobody: a screen on a wall that shows what the account may see, and may nothing else
    wall: bool = False

    def may(self, right: Right) -> bool:
        """Whether the role carries the right; reach is asked apart, because it needs the row."""
        if self.wall and right is not Right.SEE_OVERVIEW:
            return False
        return self.signed_in and (right in self.lent or right in rights_of(self.role, apart=self.apart))

    def entrusted(self, *rights: Right, branch_id: BranchId) -> "Actor":
        """Give the same person acting for a branch as well, for an intent that has required its own right before."""
        return replace(self, branch_ids=self.branch_ids | {branch_id}, lent=frozenset(rights))

    @property
    def reaches_all(self) -> bool:
        """Whether the actor's reach is the whole scheme."""
        return self.signed_in and self.role in CITY_WIDE

    @property
    def sees_names(self) -> bool:
        """Whether members' names are shown in full inside the reach."""
        return self.signed_in and opens(self.role, "member", "name")

    def reaches(self, **owners: UUID | None) -> bool:
        """Whether one of a row's owners (community_id, branch_id, member_id) lies within the actor's reach.

        Without a word about owners the right alone decides; a row whose owners are all empty is nobody's to touch.
        """
        if self.reaches_all or not owners:
            return True
        within: dict[str, frozenset[UUID]] = {
            "community_id": frozenset(self.community_ids),
            "branch_id": frozenset(self.branch_ids),
            "member_id": frozenset({self.member_id} if self.member_id else ()),
        }
        return any(owner in within[kind] for kind, owner in owners.items() if owner is not None)


def keeper(org_id: OrgId) -> Actor:
    """Give who works at the server's own console: an administrator without a name of a person."""
    return Actor(account_id=AccountId(UUID(int=0)), role=Role.ADMIN, name="console", org_id=org_id)


def stranger(org_id: OrgId) -> Actor:
    """Give whoever has not signed in yet: without a right, without reach, and without a name in the journal."""
    return Actor(account_id=AccountId(UUID(int=0)), role=Role.MEMBER, name="", org_id=org_id, signed_in=False)
