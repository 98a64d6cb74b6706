"""Point rules by two people, with a cap for branches; disputed points."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("point_rules", sa.Column("branch_cap", sa.Integer(), nullable=True))
    op.create_table(
        "point_proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("second", sa.Integer(), nullable=False),
        sa.Column("third", sa.Integer(), nullable=False),
        sa.Column("service", sa.Integer(), nullable=False),
        sa.Column("member_cap", sa.Integer(), nullable=True),
        sa.Column("branch_cap", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rules_id", sa.Uuid(), nullable=True),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["rules_id", "org_id"],
            ["point_rules.id", "point_rules.org_id"],
            name=op.f("fk_point_proposal_rules_id_org_id_point_rules"),
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_point_proposal")),
    )
    op.create_table(
        "point_dispute",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("raised_by", sa.Uuid(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(length=200), nullable=False),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("upheld", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["branch_id", "org_id"],
            ["branch.id", "branch.org_id"],
            name=op.f("fk_point_dispute_branch_id_org_id_branch"),
        ),
        sa.ForeignKeyConstraint(
            ["line_id", "org_id"],
            ["point_line.id", "point_line.org_id"],
            name=op.f("fk_point_dispute_line_id_org_id_point_line"),
        ),
        sa.ForeignKeyConstraint(
            ["member_id", "org_id"],
            ["member.id", "member.org_id"],
            name=op.f("fk_point_dispute_member_id_org_id_member"),
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_point_dispute")),
    )
    for column in ("branch_id", "line_id", "member_id"):
        op.create_index(op.f(f"ix_point_dispute_{column}"), "point_dispute", [column])


def downgrade() -> None:
    """Go back."""
    op.drop_table("point_dispute")
    op.drop_table("point_proposal")
    op.drop_column("point_rules", "branch_cap")
