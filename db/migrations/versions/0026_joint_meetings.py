"""Joint meetings of the sides of an agreement, their decisions, and the year's plan."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "joint_meeting",
        *_key(),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("branch_side", sa.String(length=200), nullable=False),
        sa.Column("community_side", sa.String(length=200), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        _refers("joint_meeting", "agreement_id", "agreement"),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_joint_meeting")),
    )
    _index("joint_meeting", "agreement_id")

    op.create_table(
        "joint_task",
        *_key(),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("holder", _word("side", "branch", "community"), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("clause_id", sa.Uuid(), nullable=True),
        sa.Column("activity_id", sa.Uuid(), nullable=True),
        sa.Column("status", _word("clausestatus", "promised", "kept", "dropped"), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        *(_refers("joint_task", f"{table}_id", table) for table in ("agreement", "branch", "community")),
        _refers("joint_task", "meeting_id", "joint_meeting"),
        *(_refers("joint_task", f"{table}_id", table) for table in ("clause", "activity")),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_joint_task")),
    )
    _index("joint_task", "agreement_id", "branch_id", "community_id", "meeting_id", "clause_id", "activity_id")


def downgrade() -> None:
    """Go back."""
    op.drop_table("joint_task")
    op.drop_table("joint_meeting")


def _key() -> tuple[sa.Column[object], ...]:
    return sa.Column("id", sa.Uuid(), nullable=False), sa.Column("org_id", sa.Integer(), nullable=False)


def _word(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=f"word_{name}", native_enum=False, create_constraint=True, length=32)


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column, "org_id"], [f"{to}.id", f"{to}.org_id"], name=op.f(f"fk_{table}_{column}"))


def _index(table: str, *columns: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)
