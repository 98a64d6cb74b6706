"""The scheme's lists as the bureau keeps them, and codes for entries of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

_OWN = tuple(f"own_{number}" for number in range(1, 9))
_NEED = ("organisation", "legal", "hardship", "governance", "health", "culture", "safety", "other")
_ACTIVITY = (
    "visit", "cleaning", "care", "parcels", "policy", "wish_day", "talk", "labour", "courtesy", "organisation",
)  # fmt: skip
_CHECKED = {
    "need": ("needkind", _NEED),
    "lexicon_word": ("needkind", _NEED),
    "activity": ("activitykind", _ACTIVITY),
    "activity_template": ("activitykind", _ACTIVITY),
    "post": ("postkind", ("policy", "cleaning", "courtesy", "care")),
    "resource": ("resourcekind", ("place", "talent", "goods", "money", "service")),
}
_LISTS = ("need", "activity", "post", "resource", "beneficiary")
_STAGES = [sa.text(f"(status = '{status}')") for status in ("evaluated", "declined", "solved")]
_LATER_DUE = (sa.text("(due_on IS NULL)"), "due_on", sa.text("id DESC"))
_ASKED_BY = ("kind", "urgency", "community_id", "branch_id", "member_id")
_BY_EXPRESSION: dict[str, list[str | sa.TextClause]] = {
    "ix_need_listed": ["org_id", *_STAGES, *_LATER_DUE, "status", *_ASKED_BY],
    "ix_need_in_status": ["org_id", "status", *_LATER_DUE, *_ASKED_BY],
}
"""Indexes that a table loses where it is written anew, because SQLite does not tell what they are made of."""


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "kind_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column(
            "of",
            sa.Enum(*_LISTS, name="word_kindlist", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("zh", sa.String(length=20), nullable=False),
        sa.Column("en", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_kind_version")),
        sa.UniqueConstraint("org_id", "of", "code", "since", name=op.f("uq_kind_version_org_id_of_code_since")),
    )
    _allow(_OWN)


def downgrade() -> None:
    """Go back; what was of an entry of the bureau's own is of the list's last entry again."""
    for table, (_, words) in _CHECKED.items():
        op.execute(f"UPDATE {table} SET kind = '{words[-1]}' WHERE kind LIKE 'own_%'")  # noqa: S608 - our own words
    _allow(())
    op.drop_table("kind_version")


def _allow(own: tuple[str, ...]) -> None:
    for name in _BY_EXPRESSION:
        op.drop_index(name, "need")
    for table, (enum, words) in _CHECKED.items():
        listed = ", ".join(f"'{word}'" for word in (*words, *own))
        with op.batch_alter_table(table, reflect_kwargs={"resolve_fks": False}) as batch_op:
            batch_op.drop_constraint(op.f(f"ck_{table}_word_{enum}"), type_="check")
            batch_op.create_check_constraint(op.f(f"ck_{table}_word_{enum}"), f"kind IN ({listed})")
    for name, columns in _BY_EXPRESSION.items():
        op.create_index(name, "need", columns)
