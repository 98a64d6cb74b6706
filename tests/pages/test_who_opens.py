"""Who opens which page, written down page by page: rights and atlas may only change together with this table."""

from db.rules.rights import RIGHTS
from db.terms import Role
from pages.kit.atlas import PLACES

WHO_OPENS = {
    (
        "watch/overview watch/community watch/branch watch/unit watch/figure"
    ): "admin auditor leader staff secretary clerk",
    "checkin/members checkin/member": "admin leader staff secretary clerk",
    "checkin/at_door serve/open_post serve/post_grid serve/confirm": "clerk",
    "checkin/join": "admin staff secretary",
    (
        "checkin/branches checkin/slip checkin/census checkin/agreements checkin/agreement serve/resources "
        "serve/resource serve/projects serve/project report/reports report/report report/letters"
    ): "leader staff secretary clerk",
    "checkin/send_slip checkin/draft_agreement serve/found_team serve/offer serve/resource_grid": "staff secretary",
    (
        "checkin/my_form account/me account/security"
    ): "admin auditor security leader staff secretary clerk member helper",
    (
        "serve/needs serve/need serve/wishes serve/wish serve/pairs serve/pair serve/teams serve/team serve/posts "
        "serve/post"
    ): "leader staff secretary clerk member",
    "serve/write_need serve/need_grid": "staff clerk helper",
    "serve/match serve/gaps report/followups report/words": "leader staff clerk",
    "serve/city": "staff",
    "serve/write_wish serve/start_pair": "staff clerk",
    "serve/two_way serve/propose serve/plan serve/templates": "staff secretary clerk",
    "serve/activities serve/activity": "leader staff secretary clerk member helper",
    "serve/desk serve/relay": "staff secretary clerk helper",
    "report/suggestions": "leader staff clerk member",
    "report/quarter report/year report/half_year": "auditor leader staff",
    "report/points report/appraisal": "auditor leader staff secretary member",
    "report/checklist": "admin leader staff clerk",
    "report/patterns": "auditor staff",
    "report/rules admin/units admin/clauses admin/lexicon admin/weights admin/imports": "admin staff",
    "admin/accounts admin/account admin/health": "admin auditor security",
    "admin/open_account admin/scheme admin/places admin/outlines": "admin",
    "admin/journal": "auditor",
}


def test_each_page_opens_to_the_roles_that_are_meant() -> None:
    meant = {page: set(roles.split()) for pages, roles in WHO_OPENS.items() for page in pages.split()}

    assert {place.path: {role.value for role in Role if place.right in RIGHTS[role]} for place in PLACES} == meant
