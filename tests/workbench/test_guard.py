"""Who may talk to the workbench."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from tthc_render.workbench import guard
from tthc_render.workbench.guard import Guard, policy

TOKEN = "bi-mat"
HOST = "127.0.0.1:8123"
ORIGIN = f"http://{HOST}"


async def echo(request: Request) -> Response:
    return PlainTextResponse(f"{request.url.path} {len(await request.body())}")


@pytest.fixture
def client() -> TestClient:
    app = Starlette(routes=[Route("/{rest:path}", echo, methods=["GET", "POST"])])
    return TestClient(Guard(app, TOKEN, {HOST}, {ORIGIN}), base_url=ORIGIN)


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        (f"/{TOKEN}/", {}, 200),
        (f"/{TOKEN}", {}, 200),
        (f"/{TOKEN}/api/reports", {"origin": ORIGIN, "sec-fetch-site": "same-origin"}, 200),
        ("/", {}, 404),
        ("/api/reports", {}, 404),
        (f"/{TOKEN}x/api/reports", {}, 404),
        ("/ký-tự/", {}, 404),
        (f"/{TOKEN}/", {"host": "localhost:8123"}, 421),
        (f"/{TOKEN}/", {"host": "evil.example:8123"}, 421),
        (f"/{TOKEN}/", {"host": "127.0.0.1"}, 421),
        (f"/{TOKEN}/", {"origin": "http://evil.example"}, 403),
        (f"/{TOKEN}/", {"origin": "null"}, 403),
        (f"/{TOKEN}/api/page/x.png", {"sec-fetch-site": "cross-site"}, 403),
        (f"/{TOKEN}/", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 200),
    ],
)
def test_requests_are_let_through_or_refused(
    client: TestClient, address: str, headers: dict[str, str], status: int
) -> None:
    answer = client.get(address, headers=headers)
    assert answer.status_code == status
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"origin": ORIGIN}, 200), ({}, 403), ({"origin": "https://evil.example"}, 403),
     ({"origin": ORIGIN, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 403)],
)  # fmt: skip
def test_writing_needs_our_own_page(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert client.post(f"/{TOKEN}/api/save", content=b"{}", headers=headers).status_code == status


def test_too_much_is_refused_before_and_while_it_is_read(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "BODY_MAX", 1000)
    headers = {"origin": ORIGIN}
    assert client.post(f"/{TOKEN}/x", content=b"x" * 1000, headers=headers).text.endswith("1000")
    assert client.post(f"/{TOKEN}/x", content=b"x" * 1001, headers=headers).status_code == 413
    pieces = (b"x" * 400 for _ in range(4))  # no length is reported
    assert client.post(f"/{TOKEN}/x", content=pieces, headers=headers).status_code == 413
    reported = {**headers, "content-length": "-1"}
    assert client.post(f"/{TOKEN}/x", content=b"x", headers=reported).status_code == 413


def test_the_policy_allows_nothing_from_elsewhere() -> None:
    assert "default-src 'none'" in policy()
    assert "unsafe" not in policy("abc")
    assert "http" not in policy("abc")
    assert "style-src 'self' 'nonce-abc'" in policy("abc")
