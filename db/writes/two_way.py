"""双向认领: one tap makes a project of a community's need and a branch's resource, from whichever side it comes."""

from typing import Final

from db.errors import Code, Refusal
from db.rules.rights import Right
from db.tables.lists import Project, Resource
from db.tables.needs import Need
from db.terms import BranchId, CommunityId, NeedId, NeedStatus, ProjectId, ResourceId
from db.work import Work
from db.writes import carrying, projects, resources
from db.writes.numbers import next_code

LONGEST_NAME: Final = 80


def make_project(work: Work, *, need_id: NeedId, resource_id: ResourceId) -> Project:
    """Make a project of an open need and a resource on offer; the community takes the resource with it.

    Made by the resource's own branch it is claimed by it at once; made by the community or the bureau it waits for it.
    Raises ALREADY_TAKEN when the resource is gone or a project serves the need already, ILLEGAL_MOVE when the need is
    not open, NOT_ALLOWED.
    """
    need, resource = work.get(Need, need_id, lock=True), work.get(Resource, resource_id, lock=True)
    for_community = work.actor.reaches(community_id=need.community_id)
    owners = {"community_id": need.community_id} if for_community else {"branch_id": resource.branch_id}
    work.require(Right.KEEP_PROJECT, **owners)
    _only_open(work, need)
    resources.take(work, resource=resource, community_id=CommunityId(need.community_id))
    project = work.add(
        Project(
            code=next_code(work, "XM", work.today.year),
            name=need.text[:LONGEST_NAME],
            community_id=need.community_id,
            need_id=need.id,
            resource_id=resource.id,
            goal=need.text,
            lead=resource.contact,
            proposed_on=work.today,
            recorded_by=work.actor.account_id,
        )
    )
    work.record("project.proposed", project)
    if not for_community and resource.branch_id is not None:
        projects.claim_project(work, project_id=ProjectId(project.id), branch_id=BranchId(resource.branch_id))
    return project


def _only_open(work: Work, need: Need) -> None:
    if need.status is not NeedStatus.OPEN:
        raise Refusal(Code.ILLEGAL_MOVE, now=need.status, to=NeedStatus.CLAIMED)
    if carrying.project_of(work, need.id) is not None:
        raise Refusal(Code.ALREADY_TAKEN)
