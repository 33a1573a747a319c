"""The addresses of the workbench: what the page in the browser asks for, and what it gets."""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final, Protocol

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from tthc_render.diagnostics.errors import TthcError, WrongUsage
from tthc_render.diagnostics.faults import is_debugging
from tthc_render.diagnostics.findings import explained
from tthc_render.workbench.change_requests import changes_of
from tthc_render.workbench.edits import changed
from tthc_render.workbench.form_changes import AddRows, RefusedError
from tthc_render.workbench.guard import policy
from tthc_render.workbench.report_files import ConflictError, ReportFiles, Text

BUILT: Final = Path(__file__).with_name("built")
"""The page and its script, made from ``frontend/`` by ``make workbench``."""
MISSING: Final = "Chưa có trang của bàn làm việc. Trong bản mã nguồn, chạy một lần: make workbench"
MEDIA: Final = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
KINDS: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
Json = dict[str, object]
Endpoint = Callable[[Request], Awaitable[Response]]


class Calls(Protocol):
    """What does the work: the warm process, or an open workspace in this one."""

    def call(self, name: str, *arguments: object) -> object:
        """What the method ``name`` of the open workspace gives."""


class Bench:
    """The answers, each a method; all of it but the pages' pictures is JSON."""

    def __init__(self, files: ReportFiles, calls: Calls, built: Path = BUILT) -> None:
        self.files, self.calls, self.built = files, calls, built

    def app(self) -> Starlette:
        """The application, to be put behind a ``Guard``."""
        get, post = self._read, self._write
        routes = [
            Route("/", _sheltered(self.page)),
            Route("/assets/{name}", _sheltered(self.asset)),
            Route("/api/reports", get(self.reports)),
            Route("/api/units", get(self.units)),
            Route("/api/suggestions", get(self.suggestions)),
            Route("/api/report", get(self.report)),
            Route("/api/state", get(self.state)),
            Route("/api/version", get(self.version)),
            Route("/api/versions", get(self.versions)),
            Route("/api/kept", get(self.kept)),
            Route("/api/held", get(self.held)),
            Route("/api/preview", get(self.preview)),
            Route("/api/schema", get(self.schema)),
            Route("/api/explain", get(self.explain)),
            Route("/api/page/{name}.png", _sheltered(self.picture)),
            Route("/api/download", _sheltered(self.download)),
            Route("/api/hold", post(self.hold), methods=["POST"]),
            Route("/api/save", post(self.save), methods=["POST"]),
            Route("/api/edit", post(self.edit), methods=["POST"]),
            Route("/api/undo", post(self.undo), methods=["POST"]),
            Route("/api/restore", post(self.restore), methods=["POST"]),
            Route("/api/accept", post(self.accept), methods=["POST"]),
            Route("/api/new", post(self.new), methods=["POST"]),
        ]
        return Starlette(routes=routes, exception_handlers={HTTPException: _refused})

    def _called(self, name: str, *arguments: object) -> Json:
        found = self.calls.call(name, *arguments)
        return found if isinstance(found, dict) else {}

    # --- what is read -----------------------------------------------------------------------------------------

    def reports(self, asked: Json) -> Json:
        """All reports of the workspace."""
        return self._called("listing")

    def units(self, asked: Json) -> Json:
        """The units that can report."""
        return self._called("units")

    def suggestions(self, asked: Json) -> Json:
        """What a unit can report now."""
        return self._called("suggestions", _of(asked, "unit"))

    def report(self, asked: Json) -> Json:
        """One report: its text, version and form."""
        path = _of(asked, "path")
        return self._opened(path, self.files.read(path))

    def _opened(self, path: str, text: Text) -> Json:
        form = self._called("open", self.files.path(path))
        return {"path": path, "text": text.text, "version": text.version, **form}

    def state(self, asked: Json) -> Json:
        """How many findings a report has."""
        return self._called("state", self.files.path(_of(asked, "path")))

    def version(self, asked: Json) -> Json:
        """Which version the file has now, to see whether it was changed elsewhere."""
        return {"version": self.files.read(_of(asked, "path")).version}

    def versions(self, asked: Json) -> Json:
        """All kept versions of a report."""
        return {"versions": self.files.versions(_of(asked, "path"))}

    def kept(self, asked: Json) -> Json:
        """The text of one kept version."""
        text = self.files.kept(_of(asked, "path"), _of(asked, "version"))
        return {"text": text.text, "version": text.version}

    def held(self, asked: Json) -> Json:
        """What was typed and not saved; where ``wait`` is not 0, another page may still be typing it for so long."""
        typed, wait = self.files.held(_of(asked, "path"))
        return {"typed": typed, "wait": wait}

    def preview(self, asked: Json) -> Json:
        """Findings, pages and places of a report as it is saved now."""
        path = _of(asked, "path")
        before = self.files.read(path).version
        found = self._called("preview", self.files.path(path))
        return {**found, "version": before}

    def schema(self, asked: Json) -> Json:
        """The JSON Schema of a report type."""
        return self._called("schema", _of(asked, "type"))

    def explain(self, asked: Json) -> Json:
        """What a code means."""
        code = _of(asked, "code")
        try:
            return {"text": explained(code)}
        except KeyError:
            raise WrongUsage(f"Không có mã {code[:20]}.") from None

    # --- what is written --------------------------------------------------------------------------------------

    def hold(self, asked: Json) -> Json:
        """What is typed, kept until it is saved."""
        self.files.hold(_of(asked, "path"), _of(asked, "typed"))
        return {}

    def save(self, asked: Json) -> Json:
        """The whole text of a report."""
        path, text = _of(asked, "path"), _of(asked, "text")
        return self._opened(path, self.files.save(path, _of(asked, "base"), lambda _: text))

    def edit(self, asked: Json) -> Json:
        """Changes made in the form."""
        changes = changes_of(asked.get("changes"))
        path = _of(asked, "path")
        return self._opened(path, self.files.save(path, _of(asked, "base"), lambda text: changed(text, changes)))

    def undo(self, asked: Json) -> Json:
        """One version back, or forth with ``steps`` -1; ``done`` is false at the end of the way."""
        path = _of(asked, "path")
        steps = -1 if asked.get("steps") == -1 else 1
        text = self.files.undo(path, _of(asked, "base"), steps)
        return self._opened(path, text or self.files.read(path)) | {"done": text is not None}

    def restore(self, asked: Json) -> Json:
        """A kept version again."""
        path = _of(asked, "path")
        return self._opened(path, self.files.restore(path, _of(asked, "base"), _of(asked, "version")))

    def accept(self, asked: Json) -> Json:
        """A finding is accepted with a reason."""
        path, reason = _of(asked, "path"), _of(asked, "reason").strip()
        if not reason:
            raise WrongUsage("Ghi lý do chấp nhận.")
        contains = str(asked.get("contains") or "")
        row = {"ma": _of(asked, "code"), **({"chua": contains} if contains else {}), "vi_sao": reason}
        change = AddRows(("chap_nhan",), 10_000, (row,))
        return self._opened(path, self.files.save(path, _of(asked, "base"), lambda text: changed(text, [change])))

    def new(self, asked: Json) -> Json:
        """The report of the next period, from the one at ``path``; or that of a unit, type and period."""
        period = str(asked.get("period") or "")
        if "unit" in asked:
            return self._called("begin_for", _of(asked, "unit"), _of(asked, "type"), period)
        return self._called("begin", self.files.path(_of(asked, "path")), period)

    # --- files ------------------------------------------------------------------------------------------------

    async def page(self, request: Request) -> Response:
        """The page itself."""
        index = self.built / "index.html"
        if not index.is_file():
            return HTMLResponse(f"<!doctype html><html lang=vi><meta charset=utf-8><p>{MISSING}", 503)
        nonce = secrets.token_urlsafe(12)
        html = index.read_text(encoding="utf-8").replace("@@NONCE@@", nonce)
        return HTMLResponse(html, headers={"content-security-policy": policy(nonce)})

    async def asset(self, request: Request) -> Response:
        """The script and the style sheet."""
        name = request.path_params["name"]
        known = {path.name: path for path in (self.built / "assets").glob("*") if path.suffix in MEDIA}
        if name not in known:
            raise HTTPException(404)
        headers = {"cache-control": "private, max-age=31536000, immutable"}
        return Response(known[name].read_bytes(), media_type=MEDIA[known[name].suffix], headers=headers)

    async def picture(self, request: Request) -> Response:
        """A page as PNG; its name changes with what is on it, so that it may be kept."""
        data = await run_in_threadpool(self.calls.call, "picture", request.path_params["name"])
        if not isinstance(data, bytes) or not data:
            raise HTTPException(404)
        headers = {"cache-control": "private, max-age=86400, immutable"}
        return Response(data, media_type="image/png", headers=headers)

    async def download(self, request: Request) -> Response:
        """The report as DOCX or PDF."""
        shown, kind = request.query_params.get("path", ""), request.query_params.get("kind", "")

        def made() -> tuple[str, bytes]:
            if kind not in KINDS:
                raise WrongUsage("Chỉ tải được DOCX hoặc PDF.")
            path = self.files.path(shown)
            data = self.calls.call("file", path, kind)
            return path.stem, data if isinstance(data, bytes) else b""

        stem, data = await run_in_threadpool(made)
        name = "".join(char if char.isascii() and (char.isalnum() or char in "-_.") else "_" for char in stem)
        headers = {"content-disposition": f'attachment; filename="{name}.{kind}"'}
        return Response(data, media_type=KINDS[kind], headers=headers)

    # --- around them ------------------------------------------------------------------------------------------

    def _read(self, answer: Callable[[Json], Json]) -> Endpoint:
        async def respond(request: Request) -> Response:
            return JSONResponse(await run_in_threadpool(answer, dict(request.query_params)))

        return _sheltered(respond)

    def _write(self, answer: Callable[[Json], Json]) -> Endpoint:
        async def respond(request: Request) -> Response:
            if request.headers.get("content-type", "").partition(";")[0] != "application/json":
                raise HTTPException(415, "Chỉ nhận JSON.")
            try:
                asked = await request.json()
            except (ValueError, RecursionError):
                asked = None
            if not isinstance(asked, dict):
                raise HTTPException(400, "Yêu cầu không đọc được.")
            _check_whole(asked)
            return JSONResponse(await run_in_threadpool(answer, asked))

        return _sheltered(respond)


def _of(asked: Json, key: str) -> str:
    value = asked.get(key)
    if not isinstance(value, str):
        raise WrongUsage(f"Yêu cầu thiếu {key}.")
    return value


def _check_whole(asked: Json) -> None:
    """WrongUsage where something can never be written: JSON can carry half of a sign."""
    text = json.dumps(asked, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        near = text[max(0, error.start - 20) : error.start].rpartition('"')[2].replace("\\n", " ").strip()
        raise WrongUsage(f"Sau “{near}” có nửa ký tự hỏng, không ghi được. Xóa chỗ đó rồi lưu lại.") from None


def _sheltered(endpoint: Endpoint) -> Endpoint:
    """``endpoint`` with an answer for everything: what Starlette does not know is a traceback in the terminal."""

    async def respond(request: Request) -> Response:
        try:
            return await endpoint(request)
        except Exception as error:
            if is_debugging() and not isinstance(error, HTTPException | ConflictError | RefusedError | TthcError):
                raise
            return _answer_to(error)

    return respond


def _answer_to(error: Exception) -> Response:
    if isinstance(error, HTTPException):
        return _told(error.detail, error.status_code)
    if isinstance(error, ConflictError):
        theirs = {"text": error.theirs.text, "version": error.theirs.version}
        return JSONResponse({"conflict": {"theirs": theirs, "mine": error.mine}}, 409)
    if isinstance(error, RefusedError):
        return _told(str(error), 422)
    if isinstance(error, TthcError):
        return _told(error.format_message(), 404 if isinstance(error, WrongUsage) else 422)
    if isinstance(error, OSError):
        return _told(f"Không đọc hay ghi được tệp ({error.strerror}). Thử lại.", 500)
    return _told("Chương trình gặp lỗi lạ; dữ liệu đã lưu vẫn còn. Tải lại trang.", 500)


def _told(message: str, status: int) -> Response:
    return JSONResponse({"message": message}, status)


async def _refused(request: Request, error: Exception) -> Response:
    """An address that is not there."""
    return _answer_to(error)
