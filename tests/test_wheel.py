"""The wheel stands alone: installed into an empty environment it serves, far from the tree."""

import importlib.util
import os
import signal
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[1]
KEYS = {"X-App-Id": "mock-app-id", "X-App-Token": "mock-app-token"}

pytestmark = pytest.mark.slow


def run(*command, cwd):
    subprocess.run(command, cwd=cwd, env=outside(), check=True, capture_output=True, text=True)


def outside():
    """The environment without anything that leads back into the tree."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A wheel built from the tree.

    Where the build backend is installed it is used as it is; elsewhere `build` fetches it into an
    environment of its own.
    """
    folder = tmp_path_factory.mktemp("dist")
    isolated = [] if importlib.util.find_spec("hatchling") is None else ["--no-isolation"]
    run(sys.executable, "-m", "build", "--wheel", *isolated, "--outdir", str(folder), cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    """An empty environment with the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", str(wheel), cwd=folder)
    return folder


@pytest.fixture
def url(environment, tmp_path):
    """Where the installed mock serves."""
    command = [environment / "bin" / "counterfoil", "serve", "--port", "0"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=outside(), stdout=subprocess.PIPE, text=True
    ) as process:
        ready = process.stdout.readline()
        yield next(word for word in ready.split() if word.startswith("http"))
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0


def test_the_wheel_holds_the_packages_and_their_data(wheel):
    names = zipfile.ZipFile(wheel).namelist()

    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == {
        "conformance",
        "mock_server",
        "spec",
    }
    assert {"spec/openapi.json", "spec/control.json", "mock_server/worlds/small_shop.yaml"} <= set(
        names
    )


def test_the_installed_mock_serves_and_redeems(url):
    health = httpx.get(f"{url}/_mock/health")
    redemption = httpx.post(
        f"{url}/v1/redemptions",
        headers=KEYS,
        json={
            "redeemables": [{"object": "voucher", "id": "BLCKFRDY"}],
            "order": {"amount": 5500},
        },
    )

    assert health.status_code == 200
    assert (redemption.status_code, redemption.json()["order"]["total_amount"]) == (200, 4500)
