"""The comment on a proposal: written once, kept up to date, and harmless whatever it is made of."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from macros.changes.comment import LONGEST
from macros.problems import Problem
from macros.report import REPORTS
from scripts.comment import LIMIT, MARK, harmless, main, read

PLAIN = Problem(Path("data") / "duties.yml", 7, "ไม่มีหน้า “duties/#duty-99” — เขียน {: #ชื่อ }")
HEAD = {"HEAD_OWNER": "somebody", "HEAD_BRANCH": "edit/one", "HEAD_SHA": "c0ffee"}


class Service(BaseHTTPRequestHandler):
    """A service with one open proposal, whose comments it keeps."""

    comments: list[dict[str, Any]]
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        proposals = [{"number": 7, "head": {"sha": "c0ffee"}}]
        self._answer(proposals if "/pulls?" in self.path else self.comments)

    def do_POST(self) -> None:
        self.asked.append(f"POST {self.path}")
        user = {"type": "Bot"}
        self.comments.append({"id": len(self.comments) + 1, "user": user, **self._said()})
        self._answer({})

    def do_PATCH(self) -> None:
        self.asked.append(f"PATCH {self.path}")
        number = int(self.path.rpartition("/")[2])
        next(each for each in self.comments if each["id"] == number).update(self._said())
        self._answer({})

    def _said(self) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        return said

    def _answer(self, value: object) -> None:
        content = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Service]]:
    kept = type("Kept", (Service,), {"comments": [], "asked": []})
    server = HTTPServer(("127.0.0.1", 0), kept)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    known = {
        "GITHUB_API_URL": f"http://127.0.0.1:{server.server_port}",
        "GITHUB_REPOSITORY": "office/manual",
        "GITHUB_TOKEN": "t",
        **HEAD,
    }
    for key, value in known.items():
        monkeypatch.setenv(key, value)
    yield kept
    server.shutdown()
    thread.join()
    server.server_close()


def posted(monkeypatch: pytest.MonkeyPatch, file: Path, text: str) -> int:
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["comment", str(file), "--outro", "ดู [ผล](https://x.test)"])
    return main()


def test_one_comment_is_kept_up_to_date(
    service: type[Service], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stranger = {"id": 1, "user": {"type": "User"}, "body": f"{MARK}\nนี่ก็ด้วย"}
    service.comments.append(stranger)
    assert posted(monkeypatch, tmp_path / "c.md", "พบ 1 แห่ง") == 0
    assert posted(monkeypatch, tmp_path / "c.md", "ไม่พบ") == 0
    assert service.comments[0] == stranger
    assert [each["body"] for each in service.comments[1:]] == [
        f"{MARK}\nไม่พบ\n\nดู [ผล](https://x.test)"
    ]
    assert service.asked[0] == "/repos/office/manual/pulls?state=open&head=somebody%3Aedit%2Fone"


def test_nothing_is_said_of_a_proposal_that_has_moved_on(
    service: type[Service], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HEAD_SHA", "another")
    assert posted(monkeypatch, tmp_path / "c.md", "พบ 1 แห่ง") == 0
    assert service.comments == []


@pytest.mark.parametrize(
    "text",
    [
        "![](https://evil.test/x.png)",
        "[กดที่นี่](https://evil.test)",
        "[กด][1]\n\n[1]: https://evil.test",
        "<img src=x onerror=1><a href=//evil.test>x</a><!-- x -->",
        "@everyone @office/team &#64;someone",
        "https://evil.test www.evil.test",
        "ปิด #12 และ office/manual#3",
        "\u202eกลับด้าน\x07",
    ],
)
def test_strange_text_can_only_be_read(text: str) -> None:
    said = harmless(text)
    for sign in ("](", "]:", "][", "<img", "<a", "<!", "://", "www.", "\u202e", "\x07"):
        assert sign not in said
    assert not any(f"@{letter}" in said for letter in "eo")
    assert "&#64;s" not in said
    assert "#1" not in said
    assert "l#3" not in said


def test_a_link_among_what_a_stranger_left_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("token", encoding="utf-8")
    (tmp_path / "comment.md").symlink_to(tmp_path / "secret")
    with pytest.raises(OSError, match="links"):
        read(tmp_path / "comment.md")


def test_our_own_words_stay_as_they_are() -> None:
    ours = REPORTS["markdown"]([PLAIN])
    assert harmless(ours) == ours
    assert (
        harmless("- **บรรทัด 2** ~~เดิม~~ `ก` &#95; <br>") == "- **บรรทัด 2** ~~เดิม~~ `ก` &#95; <br>"
    )


def test_a_long_text_is_cut_and_a_strange_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "comment.md"
    file.write_bytes(b"\xff\x00" + "ก".encode() * 10 * LIMIT)
    text = read(file)
    assert len(text) <= LIMIT
    assert "\x00" not in text
    assert LONGEST < LIMIT < 65_536 - 2_000
