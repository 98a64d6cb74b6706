"""The security administrator, the third of three offices."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_BEFORE = ("admin", "auditor", "leader", "staff", "secretary", "clerk", "member", "helper")


def upgrade() -> None:
    """Go forward."""
    _allow((*_BEFORE, "security"))


def downgrade() -> None:
    """Go back; who granted rights is an administrator again, but may not sign in before somebody looks at it."""
    op.execute("UPDATE account SET role = 'admin', closed_at = CURRENT_TIMESTAMP WHERE role = 'security'")
    _allow(_BEFORE)


def _allow(words: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{word}'" for word in words)
    with op.batch_alter_table("account", reflect_kwargs={"resolve_fks": False}) as account:
        account.drop_constraint(op.f("ck_account_word_role"), type_="check")
        account.create_check_constraint(op.f("ck_account_word_role"), f"role IN ({listed})")
