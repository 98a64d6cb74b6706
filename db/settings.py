"""What the environment decides: read once, checked, the same for pages, seeds and commands."""

from functools import lru_cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from db.rules.passwords import Policy, Preset, policy
from db.rules.rights import Offices


class Settings(BaseSettings):
    """Every setting of the product; each is an environment variable or a line of `.env`."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    #: where the records are: SQLite by default, PostgreSQL by its address alone
    database_url: str = Field(default="sqlite:///data/sanshuang.db", alias="DATABASE_URL")
    #: file that holds the key for sealed columns; made on first use, kept apart from backups
    key_file: Path = Field(default=Path("data/keys/seal.key"), alias="SANSHUANG_KEY_FILE")
    #: folder of the backups that the commands make and look after; keep it off the server's own disk
    backup_folder: Path = Field(default=Path("data/backups"), alias="SANSHUANG_BACKUP_FOLDER")
    #: hours after which the newest backup is too old
    backup_hours: int = Field(default=26, ge=1, alias="SANSHUANG_BACKUP_HOURS")
    #: real people's data: an unsafe start is refused
    production: bool = Field(default=False, alias="SANSHUANG_PRODUCTION")
    #: people reach the server without https, and that is meant
    plain_http: bool = Field(default=False, alias="SANSHUANG_PLAIN_HTTP")
    #: minutes without a sign of life after which a session ends
    idle_minutes: int = Field(default=120, ge=1, alias="SANSHUANG_IDLE_MINUTES")
    #: hours after which a session ends in any case
    session_hours: int = Field(default=12, ge=1, alias="SANSHUANG_SESSION_HOURS")
    #: shortest password accepted
    password_length: int = Field(default=10, ge=8, alias="SANSHUANG_PASSWORD_LENGTH")
    #: which advice passwords follow: "length", or "classified" for classified protection
    password_policy: Preset = Field(default=Preset.LENGTH, alias="SANSHUANG_PASSWORD_POLICY")
    #: whether the administrator grants rights, too ("together"), or a security administrator does ("apart")
    offices: Offices = Field(default=Offices.TOGETHER, alias="SANSHUANG_OFFICES")
    #: people of a sensitive class are counted apart only when they are at least so many
    smallest_group: int = Field(default=5, ge=1, alias="SANSHUANG_SMALLEST_GROUP")
    #: the public address when a proxy speaks https for us, e.g. https://ss.example.org
    public_url: str = Field(default="", alias="SANSHUANG_PUBLIC_URL")
    #: seconds between two looks of an open live page at the revision
    tick_seconds: float = Field(default=1.0, ge=0.2, le=60, alias="SANSHUANG_TICK_SECONDS")
    #: seconds that a scene of the wall screen stands
    turn_seconds: float = Field(default=15.0, ge=0.2, le=600, alias="SANSHUANG_TURN_SECONDS")
    #: organisation's own sign-in (OpenID Connect); empty when there is none
    oidc_issuer: str = Field(default="", alias="SANSHUANG_OIDC_ISSUER")
    oidc_client_id: str = Field(default="", alias="SANSHUANG_OIDC_CLIENT_ID")
    oidc_client_secret: str = Field(default="", alias="SANSHUANG_OIDC_CLIENT_SECRET")

    @property
    def password_rule(self) -> Policy:
        """What a password must be."""
        return policy(self.password_policy, self.password_length)

    @property
    def offices_apart(self) -> bool:
        """Whether the three offices are held by different people."""
        return self.offices is Offices.APART

    @property
    def speaks_https(self) -> bool:
        """Whether people reach us over https."""
        return self.public_url.startswith("https://")


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Give the settings of this process."""
    return Settings()
