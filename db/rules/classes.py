"""What every column holds: its class, how it is masked, who may open it, how long it stays.

One table over all columns. Masks, exports, small groups, the journal, the retention job and the tests read it; a column
without a line fails a test.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Final

from db.rules.masking import masked_name, masked_phone
from db.terms import Role


class DataClass(StrEnum):
    """How much harm it would do in the wrong hands."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


class Mask(StrEnum):
    """How a value is shown to those who may not open it."""

    NONE = "none"
    NAME = "name"
    PHONE = "phone"
    HIDDEN = "hidden"


class Export(StrEnum):
    """How a value may leave in a file."""

    FREE = "free"
    AS_SHOWN = "as_shown"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Handling:
    """What holds for a class: who opens it in full, how it is exported, whether its values are sealed."""

    opened_by: frozenset[Role]
    export: Export
    sealed: bool


HANDLING: Final[Mapping[DataClass, Handling]] = {
    DataClass.PUBLIC: Handling(frozenset(Role), Export.FREE, sealed=False),
    DataClass.INTERNAL: Handling(frozenset(Role), Export.AS_SHOWN, sealed=False),
    DataClass.PERSONAL: Handling(
        frozenset({Role.ADMIN, Role.STAFF, Role.SECRETARY, Role.CLERK, Role.HELPER}), Export.AS_SHOWN, sealed=False
    ),
    DataClass.SENSITIVE: Handling(frozenset({Role.CLERK, Role.MEMBER}), Export.NEVER, sealed=True),
}
"""A sensitive value is opened for a purpose only, by the community's clerk or the member who took the wish on."""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of one table by class, what is masked, and how long rows stay once they are over."""

    internal: str = ""
    public: str = ""
    personal: str = ""
    sensitive: str = ""
    masks: Mapping[str, Mask] = field(default_factory=dict)
    #: columns by which people are counted apart in groups that are large enough only
    grouped: str = ""
    #: after how long a row that is over is removed; None when it stays with the records
    kept: timedelta | None = None


_EVERYWHERE: Final = "id org_id code status version"
_CONTACT: Final[Mapping[str, Mask]] = {"contact": Mask.NAME, "contact_phone": Mask.PHONE}

TABLES: Final[Mapping[str, Table]] = {
    "account": Table(
        internal="role unit_id branch_id member_id language closed_at sessions_since created_at",
        personal="login name oidc_subject",
        sensitive="password_hash",
        masks={"name": Mask.NAME, "password_hash": Mask.HIDDEN, "oidc_subject": Mask.HIDDEN},
    ),
    "account_community": Table(internal="account_id community_id"),
    "activity": Table(
        internal="template_id minutes places taken declared effect grade beneficiaries beneficiary recorded_by "
        "closed_by confirmed_by confirmed_at",
        public="name kind branch_id community_id day starts_at venue",
        personal="unmatched",
        grouped="beneficiary",
    ),
    "activity_need": Table(internal="activity_id need_id"),
    "activity_photo": Table(
        internal="activity_id recorded_by recorded_at", personal="content", masks={"content": Mask.HIDDEN},
        kept=timedelta(days=183),
    ),
    "activity_template": Table(
        internal="minutes places weekday week retired branch_id community_id", public="name kind venue starts"
    ),
    "activity_thing": Table(internal="activity_id", public="item", personal="who member_id", masks={"who": Mask.NAME}),
    "activity_wish": Table(internal="activity_id wish_id"),
    "agreement": Table(
        internal="scan", public="branch_id community_id year signed_on ended_on",
        personal="contact contact_phone", masks=_CONTACT,
    ),
    "agreement_scan": Table(
        internal="agreement_id name kind size content_hash attached_by attached_at", personal="content",
        masks={"content": Mask.HIDDEN},
    ),
    "attendance": Table(
        internal="activity_id branch_id community_id day minutes way recorded_by recorded_at confirmed_by confirmed_at",
        personal="member_id",
    ),
    "batch": Table(internal="ledger file_name file_hash rows_in rows_refused done_at done_by undone_at"),
    "batch_row": Table(
        internal="batch_id sheet number subject subject_id", sensitive="mark", masks={"mark": Mask.HIDDEN}
    ),
    "branch": Table(
        internal="retired", public="unit_id name", personal="secretary phone",
        masks={"secretary": Mask.NAME, "phone": Mask.PHONE},
    ),
    "branch_checkin": Table(
        internal="offers members_on_slip in_service_on_slip received_on opinion ended_on",
        public="branch_id community_id day",
        personal="contact contact_phone liaison handled_by",
        masks={**_CONTACT, "liaison": Mask.NAME, "handled_by": Mask.NAME},
    ),
    "bureau": Table(
        internal="demo rankings", public="name city",
        sensitive="setup_hash", masks={"setup_hash": Mask.HIDDEN},
    ),
    "census": Table(internal="name started_on due_on closed_on in_service checked_in reason"),
    "census_finding": Table(internal="census_id branch_id kind mended_at", personal="member_id note"),
    # kept while it waits only: the answer removes it, and so does the job after a while; hidden, so that no line of the
    # journal outlives it
    "checkin_form": Table(
        internal="key opening doubt community_id day sent_at",
        personal="name phone unit gender born duty nation education joined_party estate intents lives_here times "
        "abilities",
        masks={
            "name": Mask.HIDDEN, "phone": Mask.HIDDEN, "unit": Mask.HIDDEN, "gender": Mask.HIDDEN, "born": Mask.HIDDEN,
            "duty": Mask.HIDDEN, "nation": Mask.HIDDEN, "education": Mask.HIDDEN, "joined_party": Mask.HIDDEN,
            "estate": Mask.HIDDEN, "intents": Mask.HIDDEN, "lives_here": Mask.HIDDEN, "times": Mask.HIDDEN,
            "abilities": Mask.HIDDEN,
        },
        kept=timedelta(days=60),
    ),
    "checklist_item": Table(internal="retired", public="position text"),
    "checklist_mark": Table(internal="item_id community_id evidence met_on marked_by"),
    "claim": Table(
        internal="target target_id branch_id community_id claimed_on held_from answer_by answer reason ended_on "
        "recorded_by",
        personal="member_id",
    ),
    "clause": Table(internal="agreement_id", public="position party text due_on"),
    "community": Table(
        internal="retired", public="street_id name position residents phone latitude longitude",
        masks={"phone": Mask.PHONE},
    ),
    "district": Table(public="code name position"),
    "draft": Table(internal="account_id content_hash sent_at", kept=timedelta(days=30)),
    "explanation": Table(internal="quarter pattern about_id said_by said_at", personal="text"),
    "followup": Table(
        internal="subject subject_id community_id respondent due_on way satisfaction reopened asked_by asked_on "
        "by_slip",
        personal="opinion",
    ),
    "fulfilment": Table(internal="clause_id activity_id day evidence"),
    "guest": Table(
        internal="activity_id recorded_by recorded_at", personal="name origin member_id", masks={"name": Mask.NAME}
    ),
    "joint_meeting": Table(
        internal="agreement_id day place notes recorded_by", personal="branch_side community_side",
        masks={"branch_side": Mask.HIDDEN, "community_side": Mask.HIDDEN},
    ),
    "joint_task": Table(
        internal="agreement_id branch_id community_id meeting_id text holder due_on clause_id activity_id done_on "
        "outcome recorded_by"
    ),
    "journal_line": Table(
        internal="seq at kind event role subject subject_id prev_hash hash", personal="account_id origin before after"
    ),
    "kind_version": Table(internal="set_by set_at", public="of code since zh en position retired"),
    "knock": Table(
        internal="key opening activity_id doubt knocked_at answered_by answered_at", personal="name tail member_id",
        masks={"name": Mask.NAME, "tail": Mask.HIDDEN}, kept=timedelta(days=30),
    ),
    "lexicon_word": Table(internal="kind skill_id urgency", public="word"),
    "map_sheet": Table(internal="source loaded_on loaded_by", public="review_number width height"),
    "member": Table(
        internal="branch_id serves_community_id checked_in_on form_on leads_from leads_until willing",
        personal="name phone gender born duty nation education joined_party home_community_id estate intents search",
        # what tells people apart whose name is masked is hidden, so that no line of the journal outlives it either
        masks={
            "name": Mask.NAME, "phone": Mask.PHONE, "search": Mask.HIDDEN, "nation": Mask.HIDDEN,
            "education": Mask.HIDDEN, "joined_party": Mask.HIDDEN, "estate": Mask.HIDDEN,
        },
    ),
    "member_checkin": Table(
        internal="community_id branch_id day received_on ended_on branch_said_by branch_said_on community_said_by "
        "community_said_on",
        personal="member_id note branch_opinion community_opinion",
    ),
    "member_credit": Table(internal="kind day hours recorded_by", personal="member_id what giver"),
    "member_skill": Table(internal="skill_id level expires_on", personal="member_id certificate"),
    "member_step": Table(internal="change branch_id since until reason recorded_at", personal="member_id"),
    "member_time": Table(internal="weekday part", personal="member_id"),
    "milestone": Table(internal="project_id", public="position text due_on done_on"),
    "need": Table(
        internal="community_id kind beneficiary beneficiaries skill_id helpers_wanted goods urgency source asked_on "
        "wanted_by due_on branch_id asked_branch_id recorded_by served_by activity_id served_on measures declined_on "
        "solved_on satisfaction reopened",
        personal="text place member_id",
        grouped="beneficiary",
    ),
    "numbering": Table(internal="series last"),
    "outline": Table(internal="sheet_id", public="of place_id path x y"),
    "override": Table(internal="quarter_id form cell value reason made_by made_at"),
    "own_label": Table(internal="set_by set_at", public="form field since zh en"),
    "pair": Table(
        internal="community_id branch_id beneficiary promise every_days started_on ended_on reason recorded_by",
        personal="alias member_id",
        grouped="beneficiary",
    ),
    # destroyed in the moment the pair ends
    "pair_household": Table(internal="pair_id key_name", sensitive="sealed", masks={"sealed": Mask.HIDDEN}),
    "pair_opening": Table(internal="pair_id purpose opened_at", personal="account_id"),
    "pair_visit": Table(internal="pair_id activity_id"),
    "point_dispute": Table(
        internal="line_id branch_id raised_at answered_by answered_at upheld",
        personal="member_id raised_by reason answer",
    ),
    "point_line": Table(
        internal="subject branch_id reason points day rules_id source_id activity_id grade confirmed_by reverses_id "
        "reversed note recorded_at",
        personal="member_id",
    ),
    "point_proposal": Table(
        internal="since first second third service member_cap branch_cap reason proposed_by proposed_at rules_id "
        "dropped_at"
    ),
    "point_rules": Table(
        internal="drafted_by published_by published_at", public="since first second third service member_cap branch_cap"
    ),
    "post": Table(internal="taken", public="name community_id kind skill_id places times opened_on"),
    "project": Table(
        internal="need_id resource_id progress effect satisfaction recorded_by",
        public="name community_id branch_id goal proposed_on starts_on ends_on finished_on",
        personal="lead", masks={"lead": Mask.NAME},
    ),
    "quarter": Table(internal="name due_on filled_by checked_by closed_at correcting_by correcting_reason"),
    "recovery_code": Table(
        internal="account_id", sensitive="code_hash", masks={"code_hash": Mask.HIDDEN}
    ),
    "report": Table(
        internal="kind about reason first_on last_on unit_id branch_id community_id content_hash template_id "
        "drafted_by drafted_at signed_by signed_at",
        personal="member_id text figures check_code",
        masks={"figures": Mask.HIDDEN, "text": Mask.HIDDEN, "check_code": Mask.HIDDEN},
    ),
    "report_template": Table(
        internal="kind name content content_hash text marks uploaded_by uploaded_at retired",
        masks={"content": Mask.HIDDEN, "text": Mask.HIDDEN, "marks": Mask.HIDDEN},
    ),
    "resource": Table(
        internal="offered_on", public="unit_id branch_id kind text amount recurrence times",
        personal="contact contact_phone", masks=_CONTACT,
    ),
    "revision": Table(internal="value journal_seq journal_hash"),
    "second_factor": Table(
        internal="account_id key_name on_since last_step", sensitive="sealed", masks={"sealed": Mask.HIDDEN}
    ),
    "settlement": Table(internal="target target_id settled settled_at settled_by", personal="member_id"),
    "sign_in": Table(
        internal="account_id began_at seen_at ended_at wall", personal="device", sensitive="token_hash",
        masks={"token_hash": Mask.HIDDEN}, kept=timedelta(days=183),
    ),
    "sign_in_try": Table(internal="failures last_at", personal="login_hash", kept=timedelta(days=7)),
    "signup": Table(internal="activity_id asked_at reason", personal="member_id"),
    "skill": Table(public="name name_en parent_id certified"),
    "stock_clause": Table(internal="retired", public="party text due_month due_day"),
    "snapshot": Table(
        internal="quarter_id form reason overrides content_hash frozen_at filled_by checked_by", personal="cells",
        masks={"cells": Mask.HIDDEN, "overrides": Mask.HIDDEN},
    ),
    "street": Table(public="code district_id name position"),
    "suggestion": Table(
        internal="origin community_id topic outcome made_on answered_at answered_by", personal="member_id text"
    ),
    "tally": Table(internal="metric by of_id month part value"),
    "team": Table(
        internal="branch_id founded_on disbanded_on reason recorded_by", public="name purpose", personal="captain_id"
    ),
    "team_member": Table(internal="team_id joined_on left_on", personal="member_id"),
    "team_outing": Table(internal="team_id activity_id"),
    "thumb_version": Table(
        internal="since minimum_posts most_tasks due_days critical_days follow_up_days set_by set_at"
    ),
    "unit": Table(internal="retired", public="name"),
    "unit_word": Table(internal="community_id unit_id quarter rating said_on said_by", personal="text"),
    "weight_version": Table(internal="reason set_by set_at", public="version skill close load rest served home"),
    "wish": Table(
        internal="community_id beneficiary asked_on due_on branch_id asked_branch_id claimed_on recorded_by served_by "
        "fulfilled_on rating",
        personal="alias thing member_id",
        grouped="beneficiary",
    ),
    "wish_opening": Table(internal="wish_id purpose opened_at", personal="account_id"),
    "wish_person": Table(
        internal="wish_id key_name", sensitive="sealed", masks={"sealed": Mask.HIDDEN}, kept=timedelta(days=183)
    ),
}  # fmt: skip


def columns() -> Iterator[tuple[str, str, DataClass]]:
    """Give every line of the table: table, column, class."""
    for name, table in TABLES.items():
        for kind in DataClass:
            for column in str(getattr(table, kind.value)).split():
                yield name, column, kind


def class_of(table: str, column: str) -> DataClass:
    """Give a column's class; a column without a line raises KeyError."""
    return DataClass.INTERNAL if column in _EVERYWHERE.split() else _CLASSES[table, column]


def is_spoken(table: str, column: str) -> bool:
    """Whether a column's values may stand in the journal: never what is hidden, sealed or a telephone."""
    known = TABLES.get(table, Table())
    return known.masks.get(column, Mask.NONE) in {Mask.NONE, Mask.NAME} and column not in known.sensitive.split()


def is_masked(table: str, column: str) -> bool:
    """Whether a column's values are shown in full only to those who may open its class."""
    return TABLES.get(table, Table()).masks.get(column, Mask.NONE) is not Mask.NONE


def masked(table: str, column: str, value: str) -> str:
    """Give a value as it is shown to those who may not open its class."""
    return _MASKS[TABLES[table].masks.get(column, Mask.NONE)](value)


def opens(role: Role, table: str, column: str) -> bool:
    """Whether a role sees a column's values in full, inside its reach."""
    return role in HANDLING[class_of(table, column)].opened_by


def may_leave(table: str, column: str) -> bool:
    """Whether a column's values may stand in a file that leaves, as they are shown."""
    return HANDLING[class_of(table, column)].export is not Export.NEVER


def listed(columns_: str) -> tuple[tuple[str, str], ...]:
    """Give the columns that are written as "member.name branch.name"; one without a line raises KeyError.

    One that never leaves raises ValueError: whoever lists columns means to let them go.
    """
    found = tuple((table, column) for table, _, column in (one.partition(".") for one in columns_.split()))
    if kept := [f"{table}.{column}" for table, column in found if not may_leave(table, column)]:
        msg = f"these never leave in a file: {', '.join(kept)}"
        raise ValueError(msg)
    return found


def highest(holds: Iterable[tuple[str, str]]) -> DataClass | None:
    """Give the class of columns that would do most harm; None when there is no column."""
    found = {class_of(table, column) for table, column in holds}
    return max(found, key=list(DataClass).index, default=None)


def is_grouped(table: str, column: str) -> bool:
    """Whether counts by a column's values are told only where enough people are behind them."""
    return column in TABLES[table].grouped.split()


def kept_for(table: str) -> timedelta:
    """Give how long a table's rows stay once they are over; a table that keeps its rows raises KeyError."""
    kept = TABLES[table].kept
    if kept is None:
        raise KeyError(table)
    return kept


_MASKS: Final[Mapping[Mask, Callable[[str], str]]] = {
    Mask.NONE: lambda value: value,
    Mask.NAME: masked_name,
    Mask.PHONE: masked_phone,
    Mask.HIDDEN: lambda _: "",
}

_CLASSES: Final = {(table, column): kind for table, column, kind in columns()}
