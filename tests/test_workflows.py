"""The workflows: sound by their linters, safe by their rights, and thin: scripts do the work."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = {path.stem: path for path in (GITHUB / "workflows").glob("*.yml")}
BIN = Path(sys.executable).parent
PINNED = re.compile(r"[a-z-]+/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def read(file: Path) -> dict[str, Any]:
    """Return a file with every scalar as text: `on` is no truth value."""
    text = file.read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - text alone
    return found


def workflow(name: str) -> dict[str, Any]:
    return read(WORKFLOWS[name])


def lint(tool: str, *arguments: object) -> None:
    command = [BIN / tool, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", sorted(WORKFLOWS.values())),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-forms", [GITHUB / "ISSUE_TEMPLATE" / "mistake.yml"]),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
        ("vendor.gitlab-ci", [ROOT / ".gitlab-ci.yml"]),
    ],
)
def test_each_file_follows_the_schema_of_its_service(schema: str, files: list[Path]) -> None:
    transform = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    lint("check-jsonschema", "--builtin-schema", schema, *transform, *files)


def test_the_workflows_have_no_known_weakness() -> None:
    lint("zizmor", "--offline", "--quiet", "--persona", "auditor", GITHUB)


def test_the_yaml_is_written_as_yaml_should_be() -> None:
    lint("yamllint", "--strict", ".github", ".gitlab-ci.yml", "mkdocs.yml", "data", "tests/offices")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_what_others_wrote_is_pinned_by_its_digest(name: str) -> None:
    for line in WORKFLOWS[name].read_text(encoding="utf-8").split("\n"):
        if "uses:" in line:
            assert PINNED.fullmatch(line.partition("uses:")[2].strip()), line


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_step_that_runs_something_runs_a_script_of_ours(name: str) -> None:
    plain = re.compile(r"(mkdir|echo|cd|sha256sum|python3 -m (?:scripts\.|zipfile )|\"|scripts/)")
    for job in workflow(name)["jobs"].values():
        for step in job["steps"]:
            for line in filter(None, step.get("run", "").split("\n")):
                assert plain.match(line.strip()), line
            for script in re.findall(r"scripts/([a-z]+)", step.get("run", "")):
                assert (ROOT / "scripts" / script).is_file()


def test_code_of_a_proposal_can_write_nothing() -> None:
    found = workflow("proposal")
    assert set(found["on"]) == {"pull_request"}
    assert found["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in found["jobs"].values())
    assert "secrets." not in WORKFLOWS["proposal"].read_text(encoding="utf-8")
    for job in found["jobs"].values():
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("file", [WORKFLOWS["proposal"], ROOT / ".gitlab-ci.yml"])
def test_the_preview_is_the_copy_that_opens_without_a_server(file: Path) -> None:
    """The site itself, taken to a disk, shows lists of files where its links lead to folders."""
    found = file.read_text(encoding="utf-8")
    assert "-m zipfile -e site/offline.zip preview" in found
    assert re.search(r"path: preview$|paths: \[preview/\]", found, re.M)


def test_all_that_is_said_of_a_proposal_is_one_text() -> None:
    """Each problem stands in the comment once."""
    [step] = [
        s for s in workflow("proposal")["jobs"]["check"]["steps"] if "report" in s.get("run", "")
    ]
    assert step["run"].split("\n")[1] == "scripts/changes 'HEAD^' . > report/comment.md"
    assert "--format markdown" not in (ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")


def test_what_may_write_a_comment_runs_no_code_of_a_proposal() -> None:
    found = workflow("comment")
    assert found["on"] == {
        "workflow_run": {"workflows": [workflow("proposal")["name"]], "types": ["completed"]}
    }
    assert found["permissions"] == {}
    [job] = found["jobs"].values()
    assert job["permissions"] == {"contents": "read", "actions": "read", "pull-requests": "write"}
    checkout, download, post = job["steps"]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert download["with"]["path"] == "untrusted"
    assert post["run"].startswith("python3 -m scripts.comment untrusted/comment.md")
    # Names and text of strangers reach a shell as variables, never as part of the command.
    assert "${{" not in post["run"]


def test_only_the_main_branch_is_published_and_only_when_all_is_well() -> None:
    found = workflow("publish")
    assert set(found["on"]) == {"push", "workflow_dispatch"}
    assert found["on"]["push"] == {"branches": ["main"]}
    assert found["concurrency"] == {"group": "publish", "cancel-in-progress": "false"}
    jobs = found["jobs"]
    for name in ("test", "build"):
        assert jobs[name]["if"] == "github.ref == 'refs/heads/main'"
    assert set(jobs["deploy"]["needs"]) == set(jobs) - {"deploy"}
    assert [job for job in jobs if "pages" in str(jobs[job].get("permissions"))] == [
        "build",
        "deploy",
    ]
    writers = [name for name, job in jobs.items() if job["permissions"].get("pages") == "write"]
    assert writers == ["deploy"]
    assert all("if" not in step for step in jobs["deploy"]["steps"])
    built = "\n".join(step.get("run", "") for step in jobs["build"]["steps"])
    # Whoever rebuilds the site to compare finds the state it was made from in its evidence.
    assert 'scripts/build --site-url "$SITE_URL" --commit "$GITHUB_SHA"' in built
    assert "sha256sum --check" in built
    assert jobs["attest"]["permissions"] == {"id-token": "write", "attestations": "write"}


def test_an_edition_is_frozen_from_the_main_branch_and_proposed_by_a_person() -> None:
    found = workflow("edition")
    assert set(found["on"]) == {"workflow_dispatch"}
    [job] = found["jobs"].values()
    assert job["if"] == "github.ref == 'refs/heads/main'"
    assert set(job["permissions"].values()) == {"read"}
    [run] = [step["run"] for step in job["steps"] if "run" in step]
    assert run == 'scripts/release "$VERSION" --site-url "$SITE_URL" --commit "$GITHUB_SHA"'
    gitlab = read(ROOT / ".gitlab-ci.yml")["edition"]
    assert [rule["if"] for rule in gitlab["rules"]] == [
        "$VERSION && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"
    ]


def test_gitlab_publishes_the_default_branch_alone() -> None:
    found = read(ROOT / ".gitlab-ci.yml")
    [rule] = found["pages"]["rules"]
    assert "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in rule["if"]
    assert found["pages"]["resource_group"] == "publish"
    assert found["stages"].index(found["pages"]["stage"]) > found["stages"].index("check")
    [built] = [line for line in found["pages"]["script"] if "--site-url" in line]
    assert '--commit "$CI_COMMIT_SHA"' in built
    assert "codequality" in found["check"]["artifacts"]["reports"]


def test_everything_has_an_owner() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = [line.split() for line in lines if line and not line.startswith("#")]
    for path, *owners in owned:
        assert owners
        assert all(owner.startswith("@") for owner in owners)
        assert path == "*" or (ROOT / path.strip("/")).exists(), path
    paths = [path for path, *_ in owned]
    assert {"/data/", "/docs/", "/forms/", "/macros/", "/scripts/", "/tests/"} <= set(paths)


def test_the_container_has_what_the_setup_asks_for() -> None:
    setup = (ROOT / "scripts" / "setup").read_text(encoding="utf-8")
    container = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    for asked in re.findall(
        r":debian(?: \| \S+)?\) (?:.*&& |.*\|\| )?set -- \"\$@\" ([^;]+);;", setup
    ):
        for package in asked.split():
            assert package in container, package
    assert re.search(r"^ARG BASE=\S+@sha256:[0-9a-f]{64}$", container, re.M)
    settings = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))
    assert f"AS {settings['build']['target']}\n" in container


@pytest.mark.parametrize("script", ["verapdf", "addresses", "new"])
def test_a_shell_file_is_sound(script: str) -> None:
    subprocess.run([shutil.which("sh") or "sh", "-n", ROOT / "scripts" / script], check=True)
