"""The table of pages: every page once, with its address, its name and the right that opens it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from db.rules.rights import Actor, Right
from db.terms import ClaimTarget
from pages.text import places as names
from pages.text.phrase import Phrase


class Section(StrEnum):
    """The groups of pages, in the order of the menu; each is a folder of pages."""

    WATCH = "watch"
    CHECKIN = "checkin"
    SERVE = "serve"
    REPORT = "report"
    ACCOUNT = "account"
    ADMIN = "admin"


SECTION_NAMES: Final = {
    Section.WATCH: names.WATCH,
    Section.CHECKIN: names.CHECKIN,
    Section.SERVE: names.SERVE,
    Section.REPORT: names.REPORT,
    Section.ACCOUNT: names.ACCOUNT,
    Section.ADMIN: names.ADMIN,
}


@dataclass(frozen=True, slots=True)
class Place:
    """One page: "serve/needs" is the file pages/serve/needs.py, at the address /needs."""

    path: str
    title: Phrase
    #: a Material symbol, such as "list_alt"
    icon: str
    right: Right
    #: hidden pages are reached from others: one community, one branch
    listed: bool = True

    @property
    def section(self) -> Section:
        """The group it stands in."""
        return Section(self.path.partition("/")[0])

    @property
    def url(self) -> str:
        """Its address, without the leading stroke."""
        return self.path.partition("/")[2].replace("_", "-")

    @property
    def file(self) -> str:
        """The page's file, as seen from the front."""
        return f"{self.path}.py"

    @property
    def sign(self) -> str:
        """Its icon as Streamlit names it."""
        return f":material/{self.icon}:"


PLACES: Final = (
    Place("watch/overview", names.OVERVIEW, "monitoring", Right.SEE_OVERVIEW),
    Place("watch/community", names.COMMUNITY, "location_city", Right.SEE_OVERVIEW, listed=False),
    Place("watch/branch", names.BRANCH, "groups", Right.SEE_OVERVIEW, listed=False),
    Place("watch/unit", names.UNIT, "corporate_fare", Right.SEE_OVERVIEW, listed=False),
    Place("watch/figure", names.FIGURE, "table_rows", Right.SEE_OVERVIEW, listed=False),
    Place("checkin/members", names.MEMBERS, "how_to_reg", Right.SEE_PEOPLE),
    Place("checkin/at_door", names.AT_DOOR, "qr_code_scanner", Right.RECEIVE_SLIP),
    Place("checkin/member", names.MEMBER, "person", Right.SEE_PEOPLE, listed=False),
    Place("checkin/join", names.JOIN, "person_add", Right.KEEP_MEMBERS, listed=False),
    Place("checkin/branches", names.BRANCHES, "where_to_vote", Right.SEE_CHECKINS),
    Place("checkin/slip", names.SLIP, "contact_mail", Right.SEE_CHECKINS, listed=False),
    Place("checkin/send_slip", names.SEND_SLIP, "outgoing_mail", Right.SEND_SLIP, listed=False),
    Place("checkin/census", names.CENSUS, "checklist", Right.SEE_CHECKINS),
    Place("checkin/agreements", names.AGREEMENTS, "handshake", Right.SEE_CHECKINS),
    Place("checkin/agreement", names.AGREEMENT, "contract", Right.SEE_CHECKINS, listed=False),
    Place("checkin/draft_agreement", names.DRAFT_AGREEMENT, "contract_edit", Right.DRAFT_AGREEMENT, listed=False),
    Place("checkin/my_form", names.MY_FORM, "assignment_ind", Right.KEEP_SELF, listed=False),
    Place("serve/needs", names.NEEDS, "list_alt", Right.SEE_NEEDS),
    Place("serve/need", names.NEED, "description", Right.SEE_NEEDS, listed=False),
    Place("serve/write_need", names.WRITE_NEED, "edit_note", Right.WRITE_NEED),
    Place("serve/need_grid", names.NEED_GRID, "table_edit", Right.WRITE_NEED, listed=False),
    Place("serve/match", names.MATCH, "handshake", Right.SEE_MATCHES),
    Place("serve/city", names.CITY, "hub", Right.ASSIGN_NEED),
    Place("serve/gaps", names.GAPS, "psychology_alt", Right.SEE_MATCHES),
    Place("serve/wishes", names.WISHES, "redeem", Right.SEE_WISHES),
    Place("serve/wish", names.WISH, "redeem", Right.SEE_WISHES, listed=False),
    Place("serve/write_wish", names.WRITE_WISH, "add_box", Right.WRITE_WISH, listed=False),
    Place("serve/pairs", names.PAIRS, "diversity_1", Right.SEE_PAIRS),
    Place("serve/pair", names.PAIR, "diversity_1", Right.SEE_PAIRS, listed=False),
    Place("serve/start_pair", names.START_PAIR, "add_box", Right.KEEP_PAIR, listed=False),
    Place("serve/teams", names.TEAMS, "groups", Right.SEE_TEAMS),
    Place("serve/team", names.TEAM, "groups", Right.SEE_TEAMS, listed=False),
    Place("serve/found_team", names.FOUND_TEAM, "group_add", Right.KEEP_TEAM, listed=False),
    Place("serve/posts", names.POSTS, "volunteer_activism", Right.SEE_POSTS),
    Place("serve/post", names.POST, "volunteer_activism", Right.SEE_POSTS, listed=False),
    Place("serve/open_post", names.OPEN_POST, "add_task", Right.KEEP_POST, listed=False),
    Place("serve/post_grid", names.POST_GRID, "table_edit", Right.KEEP_POST, listed=False),
    Place("serve/resources", names.RESOURCES, "inventory_2", Right.SEE_LISTS),
    Place("serve/resource", names.RESOURCE, "inventory_2", Right.SEE_LISTS, listed=False),
    Place("serve/offer", names.OFFER, "add_box", Right.OFFER_RESOURCE, listed=False),
    Place("serve/resource_grid", names.RESOURCE_GRID, "table_edit", Right.OFFER_RESOURCE, listed=False),
    Place("serve/two_way", names.TWO_WAY, "join_inner", Right.KEEP_PROJECT),
    Place("serve/projects", names.PROJECTS, "rocket_launch", Right.SEE_LISTS),
    Place("serve/project", names.PROJECT, "rocket_launch", Right.SEE_LISTS, listed=False),
    Place("serve/propose", names.PROPOSE, "add_task", Right.KEEP_PROJECT, listed=False),
    Place("serve/activities", names.ACTIVITIES, "event", Right.SEE_ACTIVITIES),
    Place("serve/activity", names.ACTIVITY, "event_note", Right.SEE_ACTIVITIES, listed=False),
    Place("serve/plan", names.PLAN, "event_upcoming", Right.PLAN_ACTIVITY, listed=False),
    Place("serve/templates", names.TEMPLATES, "event_repeat", Right.PLAN_ACTIVITY, listed=False),
    Place("serve/desk", names.DESK, "how_to_reg", Right.RECORD_ATTENDANCE),
    Place("serve/relay", names.RELAY, "content_paste", Right.RECORD_ATTENDANCE, listed=False),
    Place("serve/confirm", names.CONFIRM, "verified", Right.CONFIRM_SERVICE),
    Place("report/followups", names.FOLLOWUPS, "support_agent", Right.SEE_FOLLOWUPS),
    Place("report/words", names.WORDS, "rate_review", Right.SEE_FOLLOWUPS),
    Place("report/suggestions", names.SUGGESTIONS, "lightbulb", Right.SEE_SUGGESTIONS),
    Place("report/quarter", names.QUARTER, "table_chart", Right.SEE_REPORTS),
    Place("report/year", names.YEAR, "calendar_month", Right.SEE_REPORTS, listed=False),
    Place("report/reports", names.REPORTS, "swap_vert", Right.SEE_LETTERS),
    Place("report/report", names.ONE_REPORT, "swap_vert", Right.SEE_LETTERS, listed=False),
    Place("report/half_year", names.HALF_YEAR, "article", Right.SEE_REPORTS),
    Place("report/letters", names.LETTERS, "mail", Right.SEE_LETTERS),
    Place("report/points", names.POINTS, "stars", Right.SEE_POINTS),
    Place("report/checklist", names.CHECKLIST, "fact_check", Right.SEE_CHECKLIST),
    Place("report/patterns", names.PATTERNS, "troubleshoot", Right.SEE_PATTERNS),
    Place("report/appraisal", names.APPRAISAL, "folder_managed", Right.SEE_POINTS),
    Place("report/rules", names.RULES, "star_rate", Right.PROPOSE_RULES),
    Place("account/me", names.ME, "person", Right.SEE_SELF),
    Place("account/security", names.SECURITY, "key", Right.KEEP_SELF),
    Place("admin/accounts", names.ACCOUNTS, "manage_accounts", Right.SEE_ACCOUNTS),
    Place("admin/open_account", names.OPEN_ACCOUNT, "person_add", Right.KEEP_ACCOUNTS, listed=False),
    Place("admin/account", names.ONE_ACCOUNT, "badge", Right.SEE_ACCOUNTS, listed=False),
    Place("admin/scheme", names.SCHEME, "tune", Right.KEEP_SCHEME),
    Place("admin/places", names.PLACES, "holiday_village", Right.KEEP_PLACES),
    Place("admin/units", names.UNITS, "corporate_fare", Right.KEEP_UNITS),
    Place("admin/clauses", names.CLAUSES, "format_list_bulleted", Right.KEEP_CLAUSES),
    Place("admin/lexicon", names.LEXICON, "dictionary", Right.KEEP_LEXICON),
    Place("admin/weights", names.WEIGHTS, "balance", Right.SET_WEIGHTS),
    Place("admin/outlines", names.OUTLINES, "map", Right.KEEP_PLACES),
    Place("admin/imports", names.IMPORTS, "upload_file", Right.IMPORT),
    Place("admin/journal", names.JOURNAL, "history_edu", Right.SEE_JOURNAL),
    Place("admin/health", names.HEALTH, "monitor_heart", Right.SEE_HEALTH),
)

ATLAS: Final = {place.path: place for place in PLACES}

IN_ORDER: Final = tuple(sorted(PLACES, key=lambda place: list(Section).index(place.section)))
"""The pages in the order of the menu."""

OF_CLAIMED: Final[Mapping[ClaimTarget, str]] = {
    ClaimTarget.NEED: "serve/need",
    ClaimTarget.WISH: "serve/wish",
    ClaimTarget.POST: "serve/post",
    ClaimTarget.PROJECT: "serve/project",
}
"""The page of each kind of thing that is claimed."""


def places_for(actor: Actor) -> list[Place]:
    """Give the pages an actor may open, in the order of the menu."""
    return [place for place in IN_ORDER if actor.may(place.right)]
