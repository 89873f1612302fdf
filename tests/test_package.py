"""What is installed is what was built, with everything that ships."""

from __future__ import annotations

import importlib.metadata
import json
from pathlib import Path

import pytest

import milewatch
from milewatch import resources

REPOSITORY = Path(__file__).resolve().parent.parent
DISTRIBUTION = importlib.metadata.distribution("milewatch")
EDITABLE = json.loads(DISTRIBUTION.read_text("direct_url.json") or "{}").get("dir_info", {}).get("editable", False)


@pytest.mark.skipif(EDITABLE, reason="an editable install is the folder beside the tests")
def test_the_tests_run_against_the_built_wheel() -> None:
    assert REPOSITORY not in [*Path(milewatch.__file__).resolve().parents][:3]


def test_the_version_is_the_one_that_was_installed() -> None:
    assert milewatch.__version__ == DISTRIBUTION.version


@pytest.mark.parametrize("folder", ["sessions", "sounds"])
def test_every_file_of_a_shipped_folder_is_in_the_package(folder: str) -> None:
    here = {path.relative_to(REPOSITORY / folder) for path in (REPOSITORY / folder).rglob("*.*") if path.is_file()}
    here = {path for path in here if "__pycache__" not in path.parts}
    installed = resources.folder(folder)
    assert here
    assert {path for path in here if not (installed / path).is_file()} == set()


def test_the_package_tells_that_it_is_typed() -> None:
    assert (Path(milewatch.__file__).parent / "py.typed").is_file()
