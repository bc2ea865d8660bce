"""pyproject.toml, requirements.lock and environment.yml say the same."""

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PYTHONS = ["3.11", "3.12", "3.13"]
# What conda-forge calls otherwise than the Python registry does.
CONDA_NAMES = {"matplotlib-base": "matplotlib", "playwright-python": "playwright"}


def declared(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["dependencies"] + project["optional-dependencies"]["dev"]
    return {canonicalize_name(Requirement(line).name): Requirement(line) for line in lines}, project


def locked(text, python):
    """Return the pins that hold for one Python on this machine."""
    requirements = [Requirement(line) for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line)]
    world = {**default_environment(), "python_version": python, "python_full_version": f"{python}.5"}
    return {
        canonicalize_name(each.name): each.specifier
        for each in requirements
        if each.marker is None or each.marker.evaluate(world)
    }


def lock_faults(text, python, wanted):
    pins = locked(text, python)
    versions = {name: str(pin).removeprefix("==") for name, pin in pins.items()}
    return [
        f"{name}: {versions.get(name, 'not in the lock')} for Python {python}, wanted {requirement.specifier}"
        for name, requirement in wanted.items()
        if name not in versions or not requirement.specifier.contains(versions[name])
    ]


@pytest.fixture
def lock(root):
    return (root / "requirements.lock").read_text(encoding="utf-8")


def test_the_lock_holds_only_pins(lock):
    lines = [line for line in lock.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert len(lines) > 50
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+( ; .+)?", line)] == []


def test_the_lock_names_no_address_and_no_place(lock):
    for word in ("://", "index-url", "find-links", "trusted-host", "@ ", " /"):
        assert word not in lock


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_has_every_dependency_within_its_bounds(root, lock, python):
    assert lock_faults(lock, python, declared(root)[0]) == []


def test_a_pin_that_is_missing_or_out_of_bounds_is_noticed(root, lock):
    wanted, _ = declared(root)
    without = "\n".join(line for line in lock.splitlines() if not line.startswith("simpy=="))
    assert [fault.split(":")[0] for fault in lock_faults(without, "3.11", wanted)] == ["simpy"]
    older = re.sub(r"^pandas==.*$", "pandas==2.3.3", lock, flags=re.M)
    assert [fault.split(":")[0] for fault in lock_faults(older, "3.11", wanted)] == ["pandas"]


@pytest.mark.skipif(not (Path(sys.prefix) / "leiq-stamp").exists(), reason="this environment was not made by run.py")
def test_this_environment_is_the_locked_one(lock):
    def installed(name):
        try:
            return version(name)
        except PackageNotFoundError:
            return None

    python = "{python_version}".format(**default_environment())
    pins = {name: str(pin).removeprefix("==") for name, pin in locked(lock, python).items()}
    assert {name: installed(name) for name in pins} == pins


def conda_faults(environment, wanted, python_bounds):
    conda = [item for item in environment["dependencies"] if isinstance(item, str)]
    (pip,) = [item["pip"] for item in environment["dependencies"] if isinstance(item, dict)]
    packages = [*conda, *(line for line in pip if line != "-e .")]
    found = {}
    for line in packages:
        requirement = Requirement(line)
        name = CONDA_NAMES.get(requirement.name, requirement.name)
        found[canonicalize_name(name)] = requirement.specifier
    expected = {name: requirement.specifier for name, requirement in wanted.items()}
    expected |= {"python": python_bounds, "pip": Requirement("pip").specifier}
    names = sorted(expected.keys() | found.keys())
    return [f"{n}: {found.get(n)}, not {expected.get(n)}" for n in names if found.get(n) != expected.get(n)]


@pytest.fixture
def environment(root):
    return yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))


def test_environment_yml_has_the_same_names_and_bounds(root, environment):
    wanted, project = declared(root)
    bounds = Requirement("python" + project["requires-python"]).specifier
    assert conda_faults(environment, wanted, bounds) == []


def test_another_bound_or_a_missing_name_in_environment_yml_is_noticed(root, environment):
    wanted, project = declared(root)
    bounds = Requirement("python" + project["requires-python"]).specifier
    packages = environment["dependencies"]
    packages.remove("simpy>=4.1.2,<5")
    packages[packages.index("pandas>=3.1,<4")] = "pandas>=2"
    assert [fault.split(":")[0] for fault in conda_faults(environment, wanted, bounds)] == ["pandas", "simpy"]


def test_environment_yml_uses_conda_forge_and_installs_only_what_is_not_there_with_pip(environment):
    assert environment["channels"] == ["conda-forge"]
    (rest,) = [item for item in environment["dependencies"] if not isinstance(item, str)]
    assert list(rest) == ["pip"]
    names = [Requirement(line).name for line in rest["pip"][:-1]]
    assert names == ["axe-playwright-python", "font-source-sans-pro", "ciw", "salabim"]
    assert rest["pip"][-1] == "-e ."
