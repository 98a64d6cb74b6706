"""Pairs of a member or branch and a household."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_FOR = ("everyone", "elderly", "children", "disabled", "poor", "sick", "other")
_PURPOSES = ("deliver", "follow_up", "correct")


def _word(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=f"word_{name}", native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "pair",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("status", _word("pairstatus", "running", "ended"), nullable=False),
        sa.Column("alias", sa.String(length=20), nullable=False),
        sa.Column("beneficiary", _word("beneficiary", *_FOR), nullable=False),
        sa.Column("promise", sa.Text(), nullable=False),
        sa.Column("every_days", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.CheckConstraint("every_days BETWEEN 1 AND 366", name=op.f("ck_pair_rhythm")),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id", "org_id"], [f"{name}.id", f"{name}.org_id"], name=op.f(f"fk_pair_{name}_id")
            )
            for name in ("branch", "community", "member")
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_pair")),
        sa.UniqueConstraint("org_id", "code", name=op.f("uq_pair_org_id_code")),
    )
    with op.batch_alter_table("pair", schema=None) as batch_op:
        for name in ("branch_id", "community_id", "member_id"):
            batch_op.create_index(batch_op.f(f"ix_pair_{name}"), [name], unique=False)

    op.create_table(
        "pair_household",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_name", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["pair_id", "org_id"], ["pair.id", "pair.org_id"], name=op.f("fk_pair_household_pair_id")
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_pair_household")),
        sa.UniqueConstraint("org_id", "pair_id", name=op.f("uq_pair_household_org_id_pair_id")),
    )
    op.create_table(
        "pair_opening",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", _word("openingpurpose", *_PURPOSES), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["pair_id", "org_id"], ["pair.id", "pair.org_id"], name=op.f("fk_pair_opening_pair_id")
        ),
        sa.ForeignKeyConstraint(
            ["account_id", "org_id"], ["account.id", "account.org_id"], name=op.f("fk_pair_opening_account_id")
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_pair_opening")),
    )
    with op.batch_alter_table("pair_opening", schema=None) as batch_op:
        for name in ("account_id", "pair_id"):
            batch_op.create_index(batch_op.f(f"ix_pair_opening_{name}"), [name], unique=False)

    op.create_table(
        "pair_visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id", "org_id"], ["pair.id", "pair.org_id"], name=op.f("fk_pair_visit_pair_id")),
        sa.ForeignKeyConstraint(
            ["activity_id", "org_id"], ["activity.id", "activity.org_id"], name=op.f("fk_pair_visit_activity_id")
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_pair_visit")),
        sa.UniqueConstraint("org_id", "activity_id", name=op.f("uq_pair_visit_org_id_activity_id")),
    )
    with op.batch_alter_table("pair_visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pair_visit_pair_id"), ["pair_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    for table in ("pair_visit", "pair_opening", "pair_household", "pair"):
        op.drop_table(table)
