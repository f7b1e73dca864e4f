"""A mock that lies for a while, and saved tests that are run against it."""

import os
import subprocess
import sys

import httpx

from conformance.credentials import DEFAULT

KEYS = DEFAULT.by_header()


def lie(url, sabotage):
    fault = {"sabotage": sabotage}
    httpx.put(f"{url}/_mock/faults", json=fault, headers=KEYS, trust_env=False)


def be_honest(url):
    httpx.delete(f"{url}/_mock/faults", headers=KEYS, trust_env=False)


def run(folder, url):
    """Run the tests in *folder* as somebody would who only has them and their keys."""
    names = ("app_id", "app_token", "client_id", "client_token")
    keys = {f"COUNTERFOIL_{name.upper()}": getattr(DEFAULT, name) for name in names}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    environment = {**os.environ, **keys, "COUNTERFOIL_URL": url}
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True)
