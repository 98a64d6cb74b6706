"""Papers with version, digest, template and a check code of their own; corrections of closed quarters by two people."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_KINDS = ("plan_down", "done_down", "up", "half_year", "unit_letter", "community_letter", "certificate")
_JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "report_template",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*_KINDS, name="word_reportkind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_report_template")),
    )
    with op.batch_alter_table("report", reflect_kwargs={"resolve_fks": False}) as batch_op:
        batch_op.add_column(sa.Column("about", sa.String(length=80), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("content_hash", sa.String(length=64), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("template_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("drafted_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.alter_column("check_code", existing_type=sa.String(length=20), nullable=True)
    # until now nothing wrote papers; whatever stands there gets a key and no code
    op.execute(sa.text("UPDATE report SET check_code = NULL, about = CAST(id AS VARCHAR(80))"))
    with op.batch_alter_table("report", reflect_kwargs={"resolve_fks": False}) as batch_op:
        for column in ("about", "version", "content_hash"):
            batch_op.alter_column(column, server_default=None)
        batch_op.create_unique_constraint(
            op.f("uq_report_org_id_kind_first_on_about_version"), ["org_id", "kind", "first_on", "about", "version"]
        )
        batch_op.create_unique_constraint(op.f("uq_report_org_id_check_code"), ["org_id", "check_code"])
        batch_op.create_foreign_key(
            op.f("fk_report_template_id"), "report_template", ["template_id", "org_id"], ["id", "org_id"]
        )
        batch_op.create_index(op.f("ix_report_template_id"), ["template_id"])
    with op.batch_alter_table("quarter") as batch_op:
        batch_op.add_column(sa.Column("correcting_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("correcting_reason", sa.String(length=200), nullable=False, server_default=""))
    # apart, because a table that is built anew takes only the last word about a column
    with op.batch_alter_table("quarter") as batch_op:
        batch_op.alter_column("correcting_reason", server_default=None)
    with op.batch_alter_table("snapshot") as batch_op:
        batch_op.add_column(sa.Column("overrides", _JSON, nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("filled_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("checked_by", sa.Uuid(), nullable=True))
    with op.batch_alter_table("snapshot") as batch_op:
        batch_op.alter_column("overrides", server_default=None)
    with op.batch_alter_table("override") as batch_op:
        batch_op.alter_column("value", existing_type=sa.String(length=80), type_=sa.Text())


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("override") as batch_op:
        batch_op.alter_column("value", existing_type=sa.Text(), type_=sa.String(length=80))
    with op.batch_alter_table("snapshot") as batch_op:
        for column in ("checked_by", "filled_by", "overrides"):
            batch_op.drop_column(column)
    with op.batch_alter_table("quarter") as batch_op:
        for column in ("correcting_reason", "correcting_by"):
            batch_op.drop_column(column)
    op.execute(sa.text("UPDATE report SET check_code = '' WHERE check_code IS NULL"))
    with op.batch_alter_table("report", reflect_kwargs={"resolve_fks": False}) as batch_op:
        batch_op.drop_index(op.f("ix_report_template_id"))
        batch_op.drop_constraint(op.f("fk_report_template_id"), type_="foreignkey")
        batch_op.drop_constraint(op.f("uq_report_org_id_check_code"), type_="unique")
        batch_op.drop_constraint(op.f("uq_report_org_id_kind_first_on_about_version"), type_="unique")
        batch_op.alter_column("check_code", existing_type=sa.String(length=20), nullable=False)
        for column in ("drafted_at", "drafted_by", "template_id", "content_hash", "version", "about"):
            batch_op.drop_column(column)
    op.drop_table("report_template")
