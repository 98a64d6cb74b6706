"""A real nginx before two processes of ours, with the configuration that docs/serving hands out."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.browser.site import PATIENCE, Site, free_port, served
from tests.house.tree import ROOT

GIVEN = ROOT / "docs" / "serving" / "nginx.conf"
REMEDY = "nginx is not here: apt-get install nginx-light"
AROUND = """
daemon off; {user} pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    log_format whose '$upstream_addr $sanshuang_visitor'; access_log {folder}/access.log whose;
    include {folder}/sanshuang.conf;
}}
"""


@dataclass(frozen=True, slots=True)
class Front:
    """One address, and the processes behind it."""

    site: Site
    processes: tuple[Site, ...]
    log: Path

    def process_of(self, visitor: str) -> Site:
        """Tell which process a visitor, by token or by address, was last led to."""
        lines = [line.split() for line in self.log.read_text("ascii").splitlines()]
        address = [upstream for upstream, *whose in lines if whose == [visitor]][-1]
        return next(process for process in self.processes if process.url.endswith(address))


@contextmanager
def fronted(database_url: str, folder: Path, processes: int = 2) -> Iterator[Front]:
    """Start so many processes over one database and one folder of keys, and nginx before them, speaking https."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if program is None:
        pytest.skip(REMEDY)
    url = f"https://127.0.0.1:{(port := free_port())}"
    keys = str(folder / "keys" / "seal.key")
    with ExitStack() as stack:
        starts = (
            served(database_url, folder, SANSHUANG_PUBLIC_URL=url, SANSHUANG_KEY_FILE=keys) for _ in range(processes)
        )
        behind = tuple(stack.enter_context(start) for start in starts)
        _write_certificate(folder)
        (folder / "sanshuang.conf").write_text(_with_ports(port, behind, folder), "utf-8")
        # its workers shall read and write in this folder, which is nobody else's
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user), "utf-8")
        nginx = subprocess.Popen([program, "-p", str(folder), "-c", "nginx.conf"], stderr=subprocess.DEVNULL)
        try:
            _wait_until_it_listens(port)
            yield Front(Site(url, database_url, folder / "error.log"), behind, folder / "access.log")
        finally:
            nginx.terminate()
            nginx.wait(10)


def _wait_until_it_listens(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    message = f"nginx did not listen at {port}"
    raise TimeoutError(message)


def _with_ports(port: int, behind: tuple[Site, ...], folder: Path) -> str:
    """Take the file as it is handed out; only ports, names and the certificate are set, as its reader would."""
    text = GIVEN.read_text("utf-8").replace("listen 443", f"listen 127.0.0.1:{port}")
    text = text.replace("/etc/ssl/certs/sanshuang.pem", f"{folder}/cert.pem")
    text = text.replace("/etc/ssl/private/sanshuang.key", f"{folder}/cert.key")
    for given, ours in zip(("8501", "8502"), behind, strict=True):
        text = re.sub(rf"127\.0\.0\.1:{given}\b", ours.url.removeprefix("http://"), text)
    return text


def _write_certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "cert.key").write_bytes(key.private_bytes(serialization.Encoding.PEM, *plain))
