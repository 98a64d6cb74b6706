"""The register: who and what the database knows, by the names that ledgers use. Read once for a batch."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple, Self
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from db.files.cells import label
from db.files.names import key
from db.tables.people import Branch, Member, Skill, Unit
from db.tables.places import Community
from db.terms import OrgId

SAME_NAMES: Final = 32_768
"""So many names are remembered as they are compared: a ledger says the same ones again and again."""


class Known(NamedTuple):
    """A member, as much as recognising one needs."""

    id: UUID
    name: str
    branch_id: UUID
    phone: str


@dataclass(slots=True)
class Register:
    """Branches, communities, units and skills by name; members by telephone, by name, and by name and branch."""

    branches: dict[str, UUID]
    communities: dict[str, UUID]
    units: dict[str, UUID]
    skills: dict[str, UUID]
    by_phone: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    in_branch: dict[tuple[str, UUID], list[Known]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def read(cls, session: Session, org_id: OrgId) -> Self:
        """Read what an organisation has."""
        known = cls(
            branches=_named(session, Branch, org_id),
            communities=_named(session, Community, org_id),
            units=_named(session, Unit, org_id),
            skills=_named(session, Skill, org_id),
        )
        columns = (col(Member.id), col(Member.name), col(Member.branch_id), col(Member.phone))
        for row in session.execute(select(*columns).where(col(Member.org_id) == org_id).order_by(col(Member.id))):
            known.remember(Known(*row))
        return known

    def remember(self, member: Known) -> None:
        """Take a member in."""
        name = _key(member.name)
        self.by_name[name].append(member)
        self.in_branch[name, member.branch_id].append(member)
        if member.phone:
            self.by_phone[member.phone].append(member)

    def named(self, name: str, branch_id: UUID | None = None) -> list[Known]:
        """Give the members of a name, in a branch when one is given; several are several people."""
        if branch_id is None:
            return self.by_name.get(_key(name), [])
        return self.in_branch.get((_key(name), branch_id), [])

    def branch_name(self, branch_id: UUID) -> str:
        """Give a branch's name as ledgers write it."""
        return next(name for name, known_id in self.branches.items() if known_id == branch_id)


@lru_cache(maxsize=SAME_NAMES)
def _key(name: str) -> str:
    return key(name)


def _named(session: Session, table: type[Branch | Community | Unit | Skill], org_id: OrgId) -> dict[str, UUID]:
    found = session.execute(select(col(table.name), col(table.id)).where(col(table.org_id) == org_id))
    return {label(name): known_id for name, known_id in found}
