"""Starting the workbench: a free port of this machine, a secret address, the browser."""

from __future__ import annotations

import functools
import ipaddress
import secrets
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.faults import is_debugging
from tthc_render.workspace.paths import DEADLINES_FILE, TEMPLATES, UNITS_FILE, Workspace

LOOPBACK: Final = "127.0.0.1"
INSTALL: Final = "Chưa cài phần bàn làm việc. Chạy: pip install 'tthc-render[workbench]'"


def serve(
    workspace: Workspace,
    report: Path | None,
    tell: Callable[[str], None],
    *,
    host: str = LOOPBACK,
    port: int = 0,
    origin: str = "",
    opens: bool = True,
) -> None:
    """Serve the workbench of ``workspace`` until Ctrl-C; ``report`` is opened first, ``tell`` gets the address.

    A ``host`` that other machines reach takes an ``origin``: the address of the reverse proxy that signs people in.
    Raises WrongUsage where something is missing.
    """
    try:
        import starlette  # noqa: F401
        import uvicorn
    except ImportError as error:
        raise WrongUsage(INSTALL) from error
    from tthc_render.workbench.app import BUILT, MISSING, Bench
    from tthc_render.workbench.guard import Guard
    from tthc_render.workbench.open_workspace import open_workspace
    from tthc_render.workbench.report_files import ReportFiles
    from tthc_render.workbench.worker import Worker

    if not (BUILT / "index.html").is_file():
        raise WrongUsage(MISSING)
    opened = listening(host, port)
    port = opened.getsockname()[1]
    hosts, origins = addresses(host, port, origin)
    token = secrets.token_urlsafe(24)
    worker = Worker(open_workspace, workspace.root, stamp=functools.partial(templates_stamp, workspace))
    worker.begin()
    app = Guard(Bench(ReportFiles(workspace), worker).app(), token, hosts, origins)
    place = f"#{quote(workspace.shown(report))}" if report is not None else ""
    address = f"{origin or f'http://{LOOPBACK}:{port}'}/{token}/{place}"
    tell(address)
    if opens:
        webbrowser.open(address)
    settings = uvicorn.Config(
        app,
        log_level="warning" if is_debugging() else "critical",  # what it says of odd requests is no user's language
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=2,
    )

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            worker.close()  # requests that wait for it are answered at once, not cut off
            await super().shutdown(sockets)

    try:
        Server(settings).run(sockets=[opened])
    finally:
        opened.close()
        worker.close()


def templates_stamp(workspace: Workspace) -> object:
    """What changes when somebody changes the workspace's own templates, its units or its deadlines."""
    registry = (workspace.data / UNITS_FILE, workspace.data / DEADLINES_FILE)
    files = [path for path in (*(workspace.root / TEMPLATES).rglob("*"), *registry) if path.is_file()]
    return tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files)


def listening(host: str, port: int) -> socket.socket:
    """A socket on ``host``, at a free port where ``port`` is 0. Raises WrongUsage."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
        opened.listen()  # a browser that is opened at once waits instead of being turned away
    except OSError as error:
        opened.close()
        raise WrongUsage(
            f"Không mở được cổng {port} ở {host} ({error.strerror}). Bỏ --port để tự chọn cổng."
        ) from error
    return opened


def addresses(host: str, port: int, origin: str) -> tuple[set[str], set[str]]:
    """The values of Host and of Origin that are ours. WrongUsage for a host that others reach, without ``origin``."""
    names = {LOOPBACK, "localhost", "[::1]"}
    hosts = {f"{name}:{port}" for name in names}
    origins = {f"http://{name}" for name in hosts}
    if origin:
        parts = urlsplit(origin)
        if parts.scheme != "https" or not parts.netloc or parts.path or parts.query:
            raise WrongUsage(
                f"--origin {origin}: ghi địa chỉ https của cổng đăng nhập, ví dụ https://bao-cao.so.gov.vn"
            )
        return hosts | {parts.netloc}, origins | {origin}
    if not is_loopback(host):
        raise WrongUsage(
            f"--host {host}: máy khác sẽ vào được. Chỉ dùng sau một reverse proxy bắt đăng nhập, và ghi địa chỉ của nó "
            "bằng --origin, ví dụ --origin https://bao-cao.so.gov.vn"
        )
    return hosts, origins


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches ``host``."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
