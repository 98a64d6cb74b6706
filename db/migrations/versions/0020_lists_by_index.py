"""Indexes in the order of the lists: needs by what is to be done, members by branch and sound."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_STAGES = [sa.text(f"(status = '{status}')") for status in ("evaluated", "declined", "solved")]
_LATER_DUE = (sa.text("(due_on IS NULL)"), "due_on", sa.text("id DESC"))
_ASKED_BY = ("kind", "urgency", "community_id", "branch_id", "member_id")
_MEMBER = (
    "org_id", "branch_id", "search", "code", "name", "phone", "status", "checked_in_on",
    "form_on", "serves_community_id", "home_community_id",
)  # fmt: skip


def upgrade() -> None:
    """Go forward."""
    op.drop_index("ix_need_status", "need")
    op.create_index("ix_need_listed", "need", ["org_id", *_STAGES, *_LATER_DUE, "status", *_ASKED_BY])
    op.create_index("ix_need_in_status", "need", ["org_id", "status", *_LATER_DUE, *_ASKED_BY])
    op.create_index("ix_member_listed", "member", list(_MEMBER))


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_member_listed", "member")
    op.drop_index("ix_need_in_status", "need")
    op.drop_index("ix_need_listed", "need")
    op.create_index("ix_need_status", "need", ["status"])
