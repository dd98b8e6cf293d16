"""Put one comment on a proposed change, from text that a stranger's code has written.

Needs nothing but Python, and runs nothing that comes with the proposal: the text is cut to
size and can call nobody, show no picture and lead nowhere. The proposal is found by what the
service itself says of the run, never by what the run says of itself.
"""

import argparse
import json
import os
import re
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

# Above the length of the longest comment we write, below what GitHub takes (65,536).
LIMIT = 62_000
MARK = "<!-- what-the-check-found -->"
_INVISIBLE = "\u2060"
# Control characters, and those that turn the direction of text round.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class GitHub:
    """The service, as this run may use it."""

    api: str
    repository: str
    token: str

    def call(self, method: str, path: str, body: object = None) -> Any:
        """Return the answer to a request below the repository; raises `HTTPError`."""
        request = urllib.request.Request(  # noqa: S310 - the service's own address
            f"{self.api}/repos/{self.repository}/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
            },
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return json.load(answer)


def harmless(text: str) -> str:
    """Return Markdown that can only be read: no links, pictures, mentions or tags but `<br>`."""
    text = _UNSEEN.sub("", text)
    text = re.sub(r"<(?!br>)", "&lt;", text)
    text = text.replace("](", f"]{_INVISIBLE}(").replace("]:", f"]{_INVISIBLE}:")
    text = text.replace("][", f"]{_INVISIBLE}[").replace("://", f":{_INVISIBLE}//")
    text = re.sub(r"\bwww\.", f"www{_INVISIBLE}.", text)
    text = text.replace("@", f"@{_INVISIBLE}").replace("&#64;", f"&#64;{_INVISIBLE}")
    return re.sub(r"(?<!&)#(?=\d)", f"#{_INVISIBLE}", text)


def read(file: Path) -> str:
    """Return the text of a file as far as there is room for it in a comment.

    A link is refused with `OSError`: it may lead to what only this run may know.
    """
    with os.fdopen(os.open(file, os.O_RDONLY | os.O_NOFOLLOW), "rb") as content:
        text = content.read(LIMIT * 4).decode("utf-8", "replace")
    return harmless(text)[:LIMIT].strip()


def proposal(github: GitHub, owner: str, branch: str, commit: str) -> int | None:
    """Return the number of the open proposal whose last commit was checked, if there is one."""
    query = urlencode({"state": "open", "head": f"{owner}:{branch}"})
    found = github.call("GET", f"pulls?{query}")
    return next((each["number"] for each in found if each["head"]["sha"] == commit), None)


def post(github: GitHub, number: int, text: str) -> None:
    """Write the comment, or write anew the one that is there already."""
    body = {"body": f"{MARK}\n{text}"}
    comments = github.call("GET", f"issues/{number}/comments?per_page=100")
    ours = [
        each["id"]
        for each in comments
        if each["body"].startswith(MARK) and each["user"]["type"] == "Bot"
    ]
    if ours:
        github.call("PATCH", f"issues/comments/{ours[0]}", body)
    else:
        github.call("POST", f"issues/{number}/comments", body)


def main() -> int:
    """Post the text of the file that the arguments name; the rest comes from the environment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="what the proposal's check has written")
    parser.add_argument("--outro", default="", help="what we ourselves say below it")
    arguments = parser.parse_args()
    known = os.environ
    github = GitHub(known["GITHUB_API_URL"], known["GITHUB_REPOSITORY"], known["GITHUB_TOKEN"])
    number = proposal(github, known["HEAD_OWNER"], known["HEAD_BRANCH"], known["HEAD_SHA"])
    if number is None:
        print("the proposal has changed or closed meanwhile", file=sys.stderr)
        return 0
    post(github, number, f"{read(arguments.file)}\n\n{arguments.outro}".strip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
