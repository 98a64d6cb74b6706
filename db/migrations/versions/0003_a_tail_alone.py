"""A tail alone is a doubt."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_BEFORE = (
    "not_on_list",
    "same_name",
    "old_code",
    "wall_code",
    "late",
    "same_phone",
    "elsewhere",
    "taken_back",
    "closed",
)


def upgrade() -> None:
    """Go forward."""
    _allow((*_BEFORE, "tail_alone"))


def downgrade() -> None:
    """Go back; what only waited for its tail waits as somebody who is not on the list."""
    op.execute("UPDATE knock SET doubt = 'not_on_list' WHERE doubt = 'tail_alone'")
    _allow(_BEFORE)


def _allow(words: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{word}'" for word in words)
    with op.batch_alter_table("knock", reflect_kwargs={"resolve_fks": False}) as knock:
        knock.drop_constraint(op.f("ck_knock_word_doubt"), type_="check")
        knock.create_check_constraint(op.f("ck_knock_word_doubt"), f"doubt IN ({listed})")
