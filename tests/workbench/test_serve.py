"""Starting: which addresses are ours, and what is reported where something is missing."""

from __future__ import annotations

import asyncio
import socket
import sys
from pathlib import Path

import pytest
import uvicorn

from tests.support.workspaces import build
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.workbench import app
from tthc_render.workbench.serve import addresses, is_loopback, listening, serve, templates_stamp
from tthc_render.workbench.worker import Worker
from tthc_render.workspace.paths import Workspace


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("0.0.0.0", False),
     ("192.168.1.4", False), ("::", False), ("may-chu", False)],
)  # fmt: skip
def test_addresses_that_only_this_machine_reaches(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_only_our_own_names_are_hosts() -> None:
    hosts, origins = addresses("127.0.0.1", 8123, "")
    assert hosts == {"127.0.0.1:8123", "localhost:8123", "[::1]:8123"}
    assert origins == {f"http://{host}" for host in hosts}


def test_other_machines_come_only_through_a_proxy_that_is_named() -> None:
    with pytest.raises(WrongUsage, match="reverse proxy"):
        addresses("0.0.0.0", 8123, "")
    hosts, origins = addresses("0.0.0.0", 8123, "https://bao-cao.so.gov.vn")
    assert "bao-cao.so.gov.vn" in hosts
    assert "https://bao-cao.so.gov.vn" in origins
    assert not any(host.startswith("0.0.0.0") for host in hosts)


@pytest.mark.parametrize("origin", ["http://a.vn", "a.vn", "https://a.vn/x", "https://"])
def test_an_origin_is_an_https_address(origin: str) -> None:
    with pytest.raises(WrongUsage, match="https"):
        addresses("0.0.0.0", 8123, origin)


def test_templates_and_units_have_a_stamp_that_changes_with_them(tmp_path: Path) -> None:
    report = build(tmp_path)
    workspace = Workspace(tmp_path)
    first = templates_stamp(workspace)
    report.write_text("khác", encoding="utf-8")
    assert templates_stamp(workspace) == first
    (tmp_path / "data" / "units.yaml").write_text("don_vi: []", encoding="utf-8")
    second = templates_stamp(workspace)
    (tmp_path / "templates" / "forms" / "M.02.yaml").write_text("ma: M.02", encoding="utf-8")
    assert len({first, second, templates_stamp(workspace)}) == 3


def test_a_port_in_use_is_reported() -> None:
    first = listening("127.0.0.1", 0)
    socket.create_connection(first.getsockname()).close()
    with pytest.raises(WrongUsage, match="cổng"):
        listening("127.0.0.1", first.getsockname()[1])
    first.close()


def test_without_the_extra_its_line_of_install_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(WrongUsage, match=r"pip install 'tthc-render\[workbench\]'"):
        serve(Workspace(tmp_path), None, print)


def test_without_the_built_page_it_is_reported_how_it_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "BUILT", tmp_path)
    with pytest.raises(WrongUsage, match="make workbench"):
        serve(Workspace(tmp_path), None, print)


def test_requests_that_wait_for_a_page_are_answered_before_the_server_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else Ctrl-C waits for every page that was asked for, and cuts their requests off with tracebacks."""
    build(tmp_path)
    (tmp_path / "index.html").write_text("x", encoding="utf-8")
    order: list[str] = []

    async def shutdown(self: uvicorn.Server, sockets: object = None) -> None:
        order.append("server")

    monkeypatch.setattr(app, "BUILT", tmp_path)
    monkeypatch.setattr(uvicorn.Server, "run", lambda self, sockets: asyncio.run(self.shutdown(sockets)))
    monkeypatch.setattr(uvicorn.Server, "shutdown", shutdown)
    monkeypatch.setattr(Worker, "begin", lambda self: None)
    monkeypatch.setattr(Worker, "close", lambda self: order.append("worker"))
    serve(Workspace(tmp_path), None, lambda address: None, opens=False)
    assert order[:2] == ["worker", "server"]
