"""Service teams, their members and their outings."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "team",
        *_key(),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("captain_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("founded_on", sa.Date(), nullable=False),
        sa.Column("disbanded_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        _refers("team", "branch_id", "branch"),
        _refers("team", "captain_id", "member"),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_team")),
        sa.UniqueConstraint("org_id", "code", name=op.f("uq_team_org_id_code")),
    )
    _index("team", "branch_id", "captain_id")

    op.create_table(
        "team_member",
        *_key(),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        _refers("team_member", "team_id", "team"),
        _refers("team_member", "member_id", "member"),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_team_member")),
        sa.UniqueConstraint("org_id", "team_id", "member_id", name=op.f("uq_team_member_org_id_team_id_member_id")),
    )
    _index("team_member", "member_id")

    op.create_table(
        "team_outing",
        *_key(),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        _refers("team_outing", "team_id", "team"),
        _refers("team_outing", "activity_id", "activity"),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_team_outing")),
        sa.UniqueConstraint("org_id", "activity_id", name=op.f("uq_team_outing_org_id_activity_id")),
    )
    _index("team_outing", "team_id")


def downgrade() -> None:
    """Go back."""
    for table in ("team_outing", "team_member", "team"):
        op.drop_table(table)


def _key() -> tuple[sa.Column[object], ...]:
    return sa.Column("id", sa.Uuid(), nullable=False), sa.Column("org_id", sa.Integer(), nullable=False)


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column, "org_id"], [f"{to}.id", f"{to}.org_id"], name=op.f(f"fk_{table}_{column}"))


def _index(table: str, *columns: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)
