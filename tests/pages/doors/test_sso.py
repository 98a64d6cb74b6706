"""The organisation's own sign-in, against a small organisation that really runs."""

import secrets
from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import Engine

from db.terms import Role
from tests.browser.site import PLAIN, Site, served
from tests.builders.accounts import an_account
from tests.pages.doors.organisation import Organisation, an_organisation

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def organisation() -> Iterator[Organisation]:
    """The organisation."""
    with an_organisation() as made:
        yield made


@pytest.fixture(scope="module")
def trusting(organisation: Organisation, records: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server over the house's records which trusts the organisation."""
    an_account(records, "sun.min", Role.LEADER, password=None)
    with served(
        str(records.url),
        tmp_path_factory.mktemp("log"),
        SANSHUANG_OIDC_ISSUER=organisation.url,
        SANSHUANG_OIDC_CLIENT_ID="sanshuang",
        SANSHUANG_OIDC_CLIENT_SECRET=secrets.token_hex(),
    ) as site:
        yield site


def arrive(site: Site, path: str = "/sso/signin?next=%2Fneeds") -> tuple[httpx.Response, httpx.Client]:
    """Go to the organisation and wherever it leads; give where it ends."""
    client = httpx.Client(base_url=site.url, follow_redirects=True, verify=PLAIN, trust_env=False, timeout=30)
    with client:
        return client.get(path), client


def test_whoever_the_organisation_vouches_for_arrives_where_they_wanted(
    trusting: Site, organisation: Organisation
) -> None:
    organisation.claims = {"sub": "s-1", "preferred_username": "Sun.Min"}

    page, client = arrive(trusting)

    assert (page.url.path, page.status_code) == ("/needs", 200)
    assert client.cookies["sanshuang"] != ""


def test_the_subject_stays_when_the_name_changes_and_nobody_else_takes_it(
    trusting: Site, organisation: Organisation
) -> None:
    organisation.claims = {"sub": "s-1", "preferred_username": "sun.min"}
    arrive(trusting)

    organisation.claims = {"sub": "s-1", "preferred_username": "renamed"}
    renamed, _ = arrive(trusting)
    organisation.claims = {"sub": "s-2", "preferred_username": "sun.min"}
    another, _ = arrive(trusting)

    assert renamed.url.path == "/needs"
    assert (another.url.path, another.url.query) == ("/signin", b"why=sso")


@pytest.mark.parametrize("claims", [{"sub": "s-9", "preferred_username": "nobody"}, {"sub": "s-9"}])
def test_whoever_has_no_account_is_told_so(trusting: Site, organisation: Organisation, claims: dict[str, str]) -> None:
    organisation.claims = claims

    page, client = arrive(trusting)

    assert page.url.path == "/signin"
    assert "统一账号登录没有完成" in page.text
    assert "sanshuang" not in client.cookies


@pytest.mark.parametrize("path", ["/sso/callback", "/sso/callback?code=x&state=y", "/sso/callback?error=access_denied"])
def test_a_way_back_that_nobody_went_is_refused(trusting: Site, path: str) -> None:
    page, _ = arrive(trusting, path)

    assert (page.url.path, page.url.query) == ("/signin", b"why=sso")


def test_the_sign_in_offers_the_organisation_only_where_it_is_trusted(trusting: Site, house: Site) -> None:
    offered = httpx.get(trusting.at("signin"), verify=PLAIN, trust_env=False).text
    elsewhere = httpx.get(house.at("signin"), verify=PLAIN, trust_env=False).text

    assert ("/sso/signin" in offered, "/sso/signin" in elsewhere) == (True, False)
