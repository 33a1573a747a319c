"""Who may talk to the workbench: requests to its own address, from its own page, that know the address's secret."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_MAX: Final = 6_000_000
"""Bytes of a request: a report of 4 MB in JSON."""

HEADERS: Final = (
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
)


def policy(nonce: str = "") -> str:
    """The Content-Security-Policy: nothing but the workbench's own files; ``nonce`` is for the editor's style sheet."""
    style = f"'self' 'nonce-{nonce}'" if nonce else "'self'"
    return (
        f"default-src 'none'; script-src 'self'; style-src {style}; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


class Guard:
    """Lets a request through to ``app`` whose Host and Origin are ours and whose path begins with the secret.

    ``hosts`` are the values of Host that are ours, ``origins`` those of Origin. Everything else gets 404 (a wrong
    secret), 421 (a foreign Host: a name that was turned to this machine), 403 (a foreign page) or 413 (too much).
    """

    def __init__(self, app: ASGIApp, token: str, hosts: Iterable[str], origins: Iterable[str]) -> None:
        self.app, self.token = app, token
        self.hosts, self.origins = frozenset(hosts), frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        status = self._refused(scope)
        if status:
            await _answer(send, status)
            return
        scope = {**scope, "path": scope["path"][len(self.token) + 1 :] or "/", "raw_path": b"", "root_path": ""}
        body = await _body(receive)
        if body is None:
            await _answer(send, 413)
            return
        waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def taken() -> Message:
            return waiting.pop() if waiting else await receive()

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name.lower() for name, _ in message["headers"]}
                more = [("content-security-policy", policy()), ("cache-control", "no-store"), *HEADERS]
                message["headers"] = [
                    *message["headers"],
                    *((name.encode(), value.encode()) for name, value in more if name.encode() not in there),
                ]
            await send(message)

        await self.app(scope, taken, with_headers)

    def _refused(self, scope: Scope) -> int:
        """The status of a refusal, 0 for a request that is let through."""
        headers: dict[str, list[str]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
        if headers.get("host", []) not in [[host] for host in self.hosts]:
            return 421
        first = scope["path"].split("/", 2)[1:2]
        if not first or not secrets.compare_digest(first[0].encode(), self.token.encode()):
            return 404
        if any(origin not in self.origins for origin in headers.get("origin", [])):
            return 403
        goes_there = scope["method"] == "GET" and headers.get("sec-fetch-mode") == ["navigate"]
        if not goes_there and headers.get("sec-fetch-site", ["none"])[0] not in ("same-origin", "none"):
            return 403
        if scope["method"] not in ("GET", "HEAD") and not headers.get("origin"):
            return 403
        length = headers.get("content-length", ["0"])[0]
        return 413 if not length.isdecimal() or int(length) > BODY_MAX else 0


async def _body(receive: Receive) -> bytes | None:
    """All of a request; None where it is longer than the limit, whatever length it stated."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > BODY_MAX:
            return None
    return body


_WORDS: Final = {
    403: "Yêu cầu không đến từ trang của bàn làm việc.",
    404: "Không có địa chỉ này. Mở lại địa chỉ mà tthc-render preview in ra.",
    413: "Dữ liệu gửi lên quá lớn.",
    421: "Tên máy trong địa chỉ không đúng. Mở lại địa chỉ mà tthc-render preview in ra.",
}


async def _answer(send: Send, status: int) -> None:
    body = _WORDS[status].encode()
    headers = [("content-type", "text/plain; charset=utf-8"), ("content-security-policy", policy()), *HEADERS]
    encoded = [(name.encode(), value.encode()) for name, value in headers]
    await send({"type": "http.response.start", "status": status, "headers": encoded})
    await send({"type": "http.response.body", "body": body})
