"""The rules of thumb as versions, each from a day on."""

from datetime import UTC, date, datetime
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

_OLD = ("minimum_posts", "most_tasks", "due_days")
_BUREAU = sa.table("bureau", sa.column("org_id", sa.Integer()), *(sa.column(name, sa.Integer()) for name in _OLD))
_LONG_AGO = date(2000, 1, 1)


def upgrade() -> None:
    """Go forward."""
    made = op.create_table(
        "thumb_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("minimum_posts", sa.Integer(), nullable=False),
        sa.Column("most_tasks", sa.Integer(), nullable=False),
        sa.Column("due_days", sa.Integer(), nullable=False),
        sa.Column("critical_days", sa.Integer(), nullable=False),
        sa.Column("follow_up_days", sa.Integer(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_thumb_version")),
        sa.UniqueConstraint("org_id", "since", name=op.f("uq_thumb_version_org_id_since")),
    )
    held = [dict(row._mapping) for row in op.get_bind().execute(sa.select(_BUREAU))]  # noqa: SLF001 - a row's names
    kept = {"since": _LONG_AGO, "critical_days": 3, "follow_up_days": 7, "set_at": datetime.now(UTC)}
    op.bulk_insert(made, [{"id": uuid4(), "set_by": None, **kept, **row} for row in held])
    for name in _OLD:
        op.drop_column("bureau", name)


def downgrade() -> None:
    """Go back."""
    for name, held in zip(_OLD, (2, 3, 7), strict=True):
        op.add_column("bureau", sa.Column(name, sa.Integer(), nullable=False, server_default=str(held)))
        op.execute(
            f"UPDATE bureau SET {name} = (SELECT {name} FROM thumb_version "  # noqa: S608 - our own columns
            "WHERE thumb_version.org_id = bureau.org_id ORDER BY since DESC LIMIT 1) "
            "WHERE EXISTS (SELECT 1 FROM thumb_version WHERE thumb_version.org_id = bureau.org_id)"
        )
        with op.batch_alter_table("bureau") as batch_op:
            batch_op.alter_column(name, server_default=None)
    op.drop_table("thumb_version")
