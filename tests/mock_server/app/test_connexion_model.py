"""Importing connexion without the libraries that a server never calls."""

import subprocess
import sys


def run(code):
    command = [sys.executable, "-W", "ignore", "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False)


UNUSED = ["httpx", "jinja2", "requests", "starlette.templating", "starlette.testclient"]


def test_the_app_loads_no_library_that_it_does_not_use():
    done = run(
        f"import sys, mock_server.app\nprint([name for name in {UNUSED} if name in sys.modules])"
    )

    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_who_needs_them_gets_the_real_ones():
    done = run(
        "import mock_server.app\n"
        "import httpx, jinja2, requests.adapters, connexion.security\n"
        "assert connexion.security.httpx.Client is httpx.Client\n"
        "assert connexion.json_schema.requests.get is requests.get\n"
        "assert connexion.spec.jinja2.Template is jinja2.Template\n"
    )

    assert done.stderr == ""


def test_the_test_client_of_connexion_still_works():
    done = run(
        "import mock_server.app, connexion\n"
        "app = connexion.AsyncApp('x')\n"
        "print(app.test_client().get('/nothing').status_code)\n"
    )

    assert done.stdout == "404\n"


def test_libraries_that_are_there_already_are_left_alone():
    done = run(
        "import httpx, mock_server.app, connexion.security\n"
        "assert connexion.security.httpx is httpx\n"
    )

    assert done.stderr == ""
