"""A repository that came from anybody, such as one in an archive: nothing that its configuration names is run."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from programs.clones import Clone, needs_git
from protlib.errors import UsageError
from protlib.git.program import run_git
from protlib.git.repository import TrackedFile

pytestmark = needs_git
SETTINGS = {
    "core.fsmonitor": "{program}",
    "core.hooksPath": "{folder}/hooks",
    "core.pager": "{program}",
    "core.editor": "{program}",
    "core.sshCommand": "{program}",
    "core.gitProxy": "{program}",
    "core.askPass": "{program}",
    "credential.helper": "!{program}",
    "diff.external": "{program}",
    "diff.evil.textconv": "{program}",
    "diff.evil.command": "{program}",
    "filter.evil.clean": "{program}",
    "filter.evil.smudge": "{program}",
    "filter.evil.process": "{program}",
    "filter.evil.required": "true",
    "merge.evil.driver": "{program}",
    "gpg.program": "{program}",
    "log.showSignature": "true",
    "sequence.editor": "{program}",
    "uploadpack.packObjectsHook": "{program}",
    "protocol.allow": "always",
    "protocol.ext.allow": "always",
    "remote.origin.url": "ext::{program}",
    "remote.origin.uploadpack": "{program}",
    "remote.origin.promisor": "true",
    "extensions.partialClone": "origin",
    "core.repositoryFormatVersion": "1",
    **{f"alias.{name}": "!{program}" for name in ("rev-parse", "cat-file", "check-attr", "config", "merge-base")},
}
HOOKS = ("post-index-change", "reference-transaction", "post-checkout", "pre-commit", "fsmonitor-watchman")


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Clone]:
    """A clone with two branches, of which one has lost what it holds, that names a program wherever it can."""
    clone = Clone.begun(tmp_path / "one")
    clone.path.write_text("base")
    clone.commit()
    clone.run_git("checkout", "-q", "-b", "other")
    clone.path.write_text("theirs")
    (clone.folder / ".gitattributes").write_text("* filter=evil diff=evil merge=evil\n")
    clone.commit()
    lost = run_git(["rev-parse", "other:library.json"], clone.folder).stdout.decode().strip()
    (clone.folder / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\necho "$0 $*" >> {tmp_path}/run\nexit 1\n')
    program.chmod(0o755)
    (tmp_path / "hooks").mkdir()
    for hook in HOOKS:
        (tmp_path / "hooks" / hook).write_bytes(program.read_bytes())
        (tmp_path / "hooks" / hook).chmod(stat.S_IRWXU)
    with (clone.folder / ".git" / "config").open("a") as file:
        for name, value in SETTINGS.items():
            section, _, key = name.rpartition(".")
            first, _, inner = section.partition(".")
            heading = f'[{first} "{inner}"]' if inner else f"[{first}]"
            file.write(f"{heading}\n\t{key} = {value.format(program=program, folder=tmp_path)}\n")
    yield clone
    assert not (tmp_path / "run").exists(), (tmp_path / "run").read_text()


def test_nothing_that_it_names_is_run(hostile: Clone) -> None:
    tracked = TrackedFile.from_path(hostile.path)
    tracked.refuse_ignored()
    assert tracked.read_attributes("merge") == {"merge": "evil"}
    assert tracked.read_object("other:library.json") is None
    assert tracked.read_object("HEAD:nothing") is None
    assert tracked.read_object("main:library.json") == b"base"
    assert tracked.find_merge_base("main")
    tracked.change_setting("merge.protlib.name", "protlib")
    assert tracked.read_setting("merge.protlib.name") == "protlib"
    tracked.remove_settings("merge.protlib")


def test_a_folder_in_a_work_tree_that_looks_like_a_repository_is_none(hostile: Clone, tmp_path: Path) -> None:
    inner = hostile.folder / "inner"
    run_git(["init", "-q", "--bare", str(inner)], tmp_path)
    with (inner / "config").open("a") as file:
        file.write(f"[core]\n\tbare = false\n\tworktree = {tmp_path}\n\tfsmonitor = {tmp_path}/program\n")
    with pytest.raises(UsageError):
        TrackedFile.from_path(inner / "library.json")


def test_an_error_says_that_a_work_tree_is_elsewhere(tmp_path: Path) -> None:
    clone = Clone.begun(tmp_path / "one")
    (tmp_path / "elsewhere").mkdir()
    clone.run_git("config", "core.worktree", str(tmp_path / "elsewhere"))
    with pytest.raises(UsageError, match=r"is outside the Git work tree: core\.worktree of this repository is"):
        TrackedFile.from_path(clone.path)
