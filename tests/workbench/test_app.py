"""The addresses of the workbench, as the page in the browser uses them."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.support.workspaces import REPORT, build, write
from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.workbench import edits
from tthc_render.workbench.app import Bench
from tthc_render.workbench.guard import Guard
from tthc_render.workbench.open_workspace import OpenWorkspace
from tthc_render.workbench.report_files import ReportFiles
from tthc_render.workspace.paths import Workspace

SHOWN = "data/so-mau/2024-Q2-ngan.yaml"
ORIGIN = "http://127.0.0.1:8123"


class Here:
    """The opened in this process."""

    def __init__(self, root: Path) -> None:
        self.workspace = OpenWorkspace(Workspace(root))

    def call(self, name: str, *arguments: Any) -> Any:
        return getattr(self.workspace, name)(*arguments)


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    root = tmp_path / "ws"
    build(root)
    built = tmp_path / "built"
    write(built / "index.html", '<meta name="nonce" content="@@NONCE@@"><script src="./assets/a-1.js"></script>')
    write(built / "assets" / "a-1.js", "let a")
    write(built / "assets" / "ghi-chu.txt", "x")
    app = Bench(ReportFiles(Workspace(root)), Here(root), built).app()
    client = TestClient(
        Guard(app, "t", {"127.0.0.1:8123"}, {ORIGIN}), base_url=f"{ORIGIN}/t", headers={"origin": ORIGIN}
    )
    client.root = root  # type: ignore[attr-defined]
    return client


def file_of(client: TestClient) -> Path:
    return Path(client.root) / SHOWN  # type: ignore[attr-defined]


def opened(client: TestClient) -> dict[str, Any]:
    answer = client.get("/api/report", params={"path": SHOWN})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def changing(value: str = "7") -> list[dict[str, Any]]:
    return [{"do": "set", "path": ["chi_tieu", "pakn", "moi"], "value": value, "kind": "number"}]


def test_the_page_has_a_nonce_of_its_own_and_names_no_other_place(client: TestClient) -> None:
    first, second = client.get("/"), client.get("/")
    assert first.status_code == 200
    nonce = first.text.split('content="')[1].split('"')[0]
    assert nonce not in second.text
    assert f"'nonce-{nonce}'" in first.headers["content-security-policy"]
    assert client.get("/assets/a-1.js").headers["content-type"].startswith("text/javascript")
    for name in ("khong.js", "ghi-chu.txt", "..%2findex.html", "%2e%2e/index.html"):
        assert client.get(f"/assets/{name}").status_code == 404


def test_without_the_built_page_it_is_reported_how_it_is_made(tmp_path: Path) -> None:
    build(tmp_path)
    app = Bench(ReportFiles(Workspace(tmp_path)), Here(tmp_path), tmp_path / "khong").app()
    answer = TestClient(app).get("/")
    assert answer.status_code == 503
    assert "make workbench" in answer.text


def test_a_figure_is_typed_and_seen_in_file_form_and_pages(client: TestClient) -> None:
    before = opened(client)
    pages = client.get("/api/preview", params={"path": SHOWN}).json()["pages"]
    saved = client.post("/api/edit", json={"path": SHOWN, "base": before["version"], "changes": changing()}).json()
    assert "{moi: 7, ky_truoc: 1}" in file_of(client).read_text(encoding="utf-8") == saved["text"]
    [section] = [item for item in saved["sections"] if item["id"] == "chi_tieu.pakn"]
    assert section["fields"][0]["shown"] == "8"
    preview = client.get("/api/preview", params={"path": SHOWN}).json()
    assert preview["version"] == saved["version"]
    new = [page["name"] for page in preview["pages"]]
    assert [one["name"] == other for one, other in zip(pages, new, strict=True)] == [False, True]
    picture = client.get(f"/api/page/{new[0]}.png")
    assert picture.headers["content-type"] == "image/png"
    assert client.get("/api/page/khong-co.png").status_code == 404


def test_the_text_view_saves_whole_texts_whatever_is_in_them(client: TestClient) -> None:
    base = opened(client)["version"]
    saved = client.post("/api/save", json={"path": SHOWN, "base": base, "text": "loai: [\n"}).json()
    assert file_of(client).read_text(encoding="utf-8") == "loai: [\n"
    assert saved["sections"] == []
    assert "Văn bản" in saved["problem"]
    preview = client.get("/api/preview", params={"path": SHOWN}).json()
    assert preview["pages"] is None
    assert preview["findings"][0]["line"] in (1, 2)
    refused = client.post("/api/edit", json={"path": SHOWN, "base": saved["version"], "changes": changing()})
    assert refused.status_code == 422
    assert "YAML" in refused.json()["message"]
    back = client.post("/api/undo", json={"path": SHOWN, "base": saved["version"]}).json()
    assert back["version"] == base
    assert back["done"] is True
    end = client.post("/api/undo", json={"path": SHOWN, "base": base}).json()
    assert end["done"] is False
    forth = client.post("/api/undo", json={"path": SHOWN, "base": base, "steps": -1}).json()
    assert forth["text"] == "loai: [\n"


def test_a_conflict_comes_with_both_texts_and_writes_nothing(client: TestClient) -> None:
    base = opened(client)["version"]
    path = file_of(client)
    theirs = path.read_text(encoding="utf-8").replace("luu: VT", "luu: VP")
    path.write_text(theirs, encoding="utf-8")
    answer = client.post("/api/edit", json={"path": SHOWN, "base": base, "changes": changing()})
    assert answer.status_code == 409
    conflict = answer.json()["conflict"]
    assert conflict["theirs"]["text"] == theirs == path.read_text(encoding="utf-8")
    assert "moi: 7" in conflict["mine"]
    assert "luu: VT" in conflict["mine"]
    version = client.get("/api/version", params={"path": SHOWN}).json()["version"]
    assert version == conflict["theirs"]["version"]


def test_what_is_typed_is_held_by_the_server_until_it_is_saved(client: TestClient) -> None:
    base = opened(client)["version"]
    assert client.get("/api/held", params={"path": SHOWN}).json() == {"typed": "", "wait": 0}
    assert client.post("/api/hold", json={"path": SHOWN, "typed": "{}"}).status_code == 200
    held = client.get("/api/held", params={"path": SHOWN}).json()
    assert held["typed"] == "{}"
    assert held["wait"] > 0
    client.post("/api/edit", json={"path": SHOWN, "base": base, "changes": changing()})
    assert client.get("/api/held", params={"path": SHOWN}).json()["typed"] == ""


def test_kept_versions_are_listed_and_had_again(client: TestClient) -> None:
    base = opened(client)
    saved = client.post("/api/edit", json={"path": SHOWN, "base": base["version"], "changes": changing()}).json()
    versions = client.get("/api/versions", params={"path": SHOWN}).json()["versions"]
    assert [item["version"] for item in versions] == [base["version"], saved["version"]]
    kept = client.get("/api/kept", params={"path": SHOWN, "version": base["version"]}).json()
    assert kept["text"] == base["text"]
    asked = {"path": SHOWN, "base": saved["version"], "version": base["version"]}
    assert client.post("/api/restore", json=asked).json()["text"] == base["text"]


def test_a_finding_is_accepted_with_a_reason(client: TestClient) -> None:
    path = file_of(client)
    path.write_text(path.read_text(encoding="utf-8").replace("ky_truoc: 1", "ky_truoc: 1, tong: 9"), encoding="utf-8")
    base = opened(client)["version"]
    [finding] = [item for item in client.get("/api/preview", params={"path": SHOWN}).json()["findings"]
                 if item["severity"] == "error"]  # fmt: skip
    asked = {"path": SHOWN, "base": base, "code": finding["code"], "contains": "", "reason": "  "}
    assert "lý do" in client.post("/api/accept", json=asked).json()["message"]
    done = client.post("/api/accept", json=asked | {"reason": "Bản phát hành: ghi 9"})
    assert done.status_code == 200
    assert f'chap_nhan:\n  - ma: {finding["code"]}\n    vi_sao: "Bản phát hành: ghi 9"' in path.read_text(
        encoding="utf-8"
    )
    preview = client.get("/api/preview", params={"path": SHOWN}).json()
    assert preview["blocked"] is False
    assert [item["accepted"] for item in preview["findings"] if item["code"] == finding["code"]] == [
        "Bản phát hành: ghi 9"
    ]


def test_lists_states_schemas_and_explanations(client: TestClient) -> None:
    reports = client.get("/api/reports").json()["reports"]
    assert [item["path"] for item in reports] == [SHOWN]
    assert client.get("/api/state", params={"path": SHOWN}).json()["errors"] == 0
    assert "van_ban" in client.get("/api/schema", params={"type": "ngan"}).json()["properties"]
    assert "D401" in client.get("/api/explain", params={"code": "D401"}).json()["text"]
    assert client.get("/api/explain", params={"code": "X999"}).status_code == 404


def test_the_next_report_is_begun_and_opened(client: TestClient) -> None:
    draft = client.post("/api/new", json={"path": SHOWN, "period": ""}).json()
    assert draft["path"] == "data/so-mau/2024-Q3-ngan.yaml"
    assert client.get("/api/report", params={"path": draft["path"]}).json()["lastPeriod"] == "Quý II/2024"
    again = client.post("/api/new", json={"path": SHOWN, "period": ""})
    assert again.status_code == 404
    assert "Đã có" in again.json()["message"]


def test_a_report_is_begun_for_a_unit_type_and_period(client: TestClient) -> None:
    assert {"code": "so-mau", "name": "Sở Mẫu"} in client.get("/api/units").json()["units"]
    types = client.get("/api/suggestions", params={"unit": "so-mau"}).json()["types"]
    assert "ngan" in [item["type"] for item in types]
    draft = client.post("/api/new", json={"unit": "so-mau", "type": "ngan", "period": "2024-Q4"}).json()
    assert draft["path"] == "data/so-mau/2024-Q4-ngan.yaml"
    wrong = client.post("/api/new", json={"unit": "so-mau", "type": "ngan", "period": "quý 5"})
    assert (wrong.status_code, "quý 5" in wrong.json()["message"]) == (404, True)
    outside = client.post("/api/new", json={"unit": "../so-mau", "type": "ngan", "period": "2024-Q4"})
    assert outside.status_code == 404


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_files_can_be_had(client: TestClient, kind: str) -> None:
    answer = client.get("/api/download", params={"path": SHOWN, "kind": kind})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="2024-Q2-ngan.{kind}"'


@pytest.mark.parametrize(
    ("address", "params", "status"),
    [
        ("/api/report", {"path": "../../etc/passwd"}, 404),
        ("/api/report", {"path": "data/units.yaml"}, 404),
        ("/api/report", {}, 404),
        ("/api/preview", {"path": "/etc/hosts"}, 404),
        ("/api/download", {"path": "../x.yaml", "kind": "pdf"}, 404),
        ("/api/download", {"path": SHOWN, "kind": "exe"}, 404),
        ("/api/kept", {"path": SHOWN, "version": "../../../../data/units"}, 404),
        ("/api/khong-co", {}, 404),
    ],
)
def test_what_is_not_there_or_not_ours_is_refused_in_words(
    client: TestClient, address: str, params: dict[str, str], status: int
) -> None:
    answer = client.get(address, params=params)
    assert answer.status_code == status
    assert answer.json()["message"]


@pytest.mark.parametrize(
    "body", ["", "[]", "{", "[" * 100_000, '{"path": 1}', json.dumps({"path": SHOWN, "base": "x"})]
)
def test_requests_that_cannot_be_read_change_nothing(client: TestClient, body: str) -> None:
    before = file_of(client).read_bytes()
    for name in ("save", "edit", "undo", "restore", "accept"):
        answer = client.post(f"/api/{name}", content=body, headers={"content-type": "application/json"})
        assert answer.status_code in (400, 404, 422), (name, answer.text)
        assert answer.json()["message"]
    assert client.post("/api/save", content=body, headers={"content-type": "text/plain"}).status_code == 415
    assert client.get("/api/save").status_code == 405
    assert file_of(client).read_bytes() == before


HALF = "Trần Văn \ud83d"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hold", {"typed": HALF}),
        ("save", {"text": HALF}),
        ("accept", {"code": "P301", "reason": HALF}),
        ("accept", {"code": HALF, "reason": "x"}),
        ("new", {"period": HALF}),
        ("edit", {"changes": changing(HALF)}),
        ("edit", {"changes": [{"do": "add", "path": ["nguoi"], "index": 0, "rows": [{"ten": "An", HALF: "x"}]}]}),
    ],
)
def test_half_a_sign_is_refused_in_words_wherever_it_stands(
    client: TestClient, name: str, words: dict[str, Any]
) -> None:
    before = file_of(client).read_bytes()
    body = json.dumps({"path": SHOWN, "base": opened(client)["version"], **words})
    answer = client.post(f"/api/{name}", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (404, 422)
    assert "Trần Văn” có nửa ký tự hỏng" in answer.json()["message"]
    assert file_of(client).read_bytes() == before


def test_changes_that_take_too_long_are_refused_and_change_nothing(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "SECONDS_MAX", 0.2)
    before = file_of(client).read_bytes()
    body = {"path": SHOWN, "base": opened(client)["version"], "changes": changing() * 5000}
    answer = client.post("/api/edit", json=body)
    assert answer.status_code == 422
    assert "ít dòng hơn" in answer.json()["message"]
    assert file_of(client).read_bytes() == before


def test_a_fault_of_the_program_is_a_sentence(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: Any, name: str, *arguments: Any) -> Any:
        raise RenderingFailed("Tiến trình dừng") if name == "state" else KeyError(name)

    monkeypatch.setattr(Here, "call", fails)
    assert client.get("/api/state", params={"path": SHOWN}).json()["message"] == "Tiến trình dừng"
    for address in ("/api/reports", "/api/page/x.png", f"/api/download?kind=pdf&path={SHOWN}"):
        answer = client.get(address)  # a fault that is raised again would be a traceback in the terminal
        assert answer.status_code == 500
        assert "Tải lại" in answer.json()["message"]


# --- killed -----------------------------------------------------------------------------------------------

SERVER = """
import sys
from pathlib import Path
from tthc_render.workbench import app, serve
from tthc_render.workspace.paths import Workspace
app.BUILT = Path(sys.argv[2])
serve.serve(Workspace(Path(sys.argv[1])), None, lambda line: print(line, flush=True), opens=False)
"""


@pytest.fixture
def built(tmp_path: Path) -> Path:
    return write(tmp_path / "built" / "index.html", "x").parent


def started(root: Path, built: Path) -> tuple[subprocess.Popen[str], str]:
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(root), str(built)], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    with server.stdout:
        return server, server.stdout.readline().strip().rstrip("/")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    build(tmp_path / "ws")
    return tmp_path / "ws"


def test_a_server_killed_while_it_saves_loses_nothing(root: Path, built: Path) -> None:
    """Killed at some moments of a save: the file is whole, holds a text that was sent, and what was there is kept."""
    path = root / SHOWN
    sent = {path.read_text(encoding="utf-8")}
    for moment in (0.003, 0.02):
        server, address = started(root, built)
        origin = address.rsplit("/", 1)[0]
        before = path.read_text(encoding="utf-8")
        with httpx2.Client(timeout=30, trust_env=False) as client:
            version = client.get(f"{address}/api/version", params={"path": SHOWN}).json()["version"]
        text = REPORT.lstrip() + f"# bản {moment} " + "x" * 1_000_000 + "\n"
        sent.add(text)
        _kill_while_it_writes(server, address, origin, {"path": SHOWN, "base": version, "text": text}, moment)
        assert path.read_text(encoding="utf-8") in (before, text)
        assert [item.name for item in path.parent.iterdir() if item.suffix == ".yaml"] == [path.name]
    files = ReportFiles(Workspace(root))
    assert files.read(SHOWN).text in sent
    kept = {files.kept(SHOWN, str(item["version"])).text for item in files.versions(SHOWN)}
    assert kept <= sent
    assert REPORT.lstrip() in kept


def _kill_while_it_writes(server: subprocess.Popen[str], address: str, origin: str, body: Any, moment: float) -> None:
    data = json.dumps(body).encode()
    host = origin.removeprefix("http://")
    head = (
        f"POST /{address.rsplit('/', 1)[1]}/api/save HTTP/1.1\r\nhost: {host}\r\norigin: {origin}\r\n"
        f"content-type: application/json\r\ncontent-length: {len(data)}\r\n\r\n"
    )
    with socket.create_connection((host.split(":")[0], int(host.split(":")[1]))) as line:
        line.sendall(head.encode() + data)
        time.sleep(moment)
        os.kill(server.pid, signal.SIGKILL)
    server.wait()


def test_the_warm_process_ends_with_a_server_that_was_killed(root: Path, built: Path) -> None:
    server, address = started(root, built)
    with httpx2.Client(timeout=30, trust_env=False) as client:
        assert client.get(f"{address}/api/state", params={"path": SHOWN}).status_code == 200
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
    if not children.exists():
        pytest.skip("needs /proc")
    workers = [int(word) for word in children.read_text(encoding="ascii").split()]
    assert workers
    server.kill()
    server.wait()
    until = time.monotonic() + 20
    while any(Path(f"/proc/{number}/cmdline").exists() for number in workers) and time.monotonic() < until:
        time.sleep(0.1)
    assert not [number for number in workers if _runs(number)]


def _runs(number: int) -> bool:
    try:
        return "spawn" in Path(f"/proc/{number}/cmdline").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
