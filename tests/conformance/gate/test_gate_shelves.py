"""Where contracts come from: folders, URLs, revisions in git."""

import socketserver
import threading
from http.server import BaseHTTPRequestHandler

import pytest

from conformance.gate.loading import CouldNotLoad, NoSuchContract, load
from conformance.gate.loading.shelf import Folder, Revision, Web, is_url


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "reference", "found"),
    [
        ("a/b.yaml", "", "a/b.yaml"), ("a/b.yaml", "c.yaml", "a/c.yaml"),
        ("a/b.yaml", "./c.yaml", "a/c.yaml"), ("a/b/c.yaml", "../d.yaml", "a/d.yaml"),
        ("a/b/c.yaml", "../../e/d.yaml", "e/d.yaml"), ("b.yaml", "c.yaml", "c.yaml"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("shelf", [Folder(), Revision("HEAD")], ids=["folder", "revision"])
def test_files_lie_beside_each_other(shelf, name, reference, found):
    assert shelf.beside(name, reference) == found


@pytest.mark.parametrize(
    ("reference", "found"),
    [("", "http://a/b/c.yaml"), ("d.yaml", "http://a/b/d.yaml"), ("../e", "http://a/e")],
)
def test_urls_lie_beside_each_other(reference, found):
    assert Web().beside("http://a/b/c.yaml", reference) == found


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("http://a", True), ("HTTPS://a", True), ("ftp://a", False), ("a.yaml", False),
     ("git:HEAD:a", False)],
)  # fmt: skip
def test_urls_are_known(name, is_one):
    assert is_url(name) is is_one


class _Site(BaseHTTPRequestHandler):
    """Serves a contract of two files, and an error."""

    files = {  # noqa: RUF012  (a table)
        "/api.yaml": b"openapi: 3.1.0\ninfo: {}\na: {$ref: more.yaml#/b}\n",
        "/more.yaml": b"b: 5\n",
    }

    def do_GET(self):
        if self.path == "/moved.yaml":
            self.send_response(302)
            self.send_header("Location", "/api.yaml")
        elif self.path == "/broken.yaml":
            self.send_response(500)
        else:
            self.send_response(200 if self.path in self.files else 404)
        self.end_headers()
        self.wfile.write(self.files.get(self.path, b""))

    def log_message(self, *words):
        """Keep silent."""


@pytest.fixture(scope="module")
def site():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Site) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("name", ["api.yaml", "moved.yaml"])
def test_a_contract_at_a_url_is_read_with_what_is_beside_it(site, name):
    contract = load(f"{site}/{name}")

    assert contract.document["x-files"] == {"0-b": 5}
    assert contract.written("/x-files/0-b") == (f"{site}/more.yaml", 1)


def test_references_to_urls_are_followed_where_that_is_allowed(site, folder):
    (folder / "api.yaml").write_text(f"openapi: 3.1.0\na: {{$ref: '{site}/more.yaml#/b'}}\n")

    assert load("api.yaml", remote=True).document["x-files"] == {"0-b": 5}


@pytest.mark.parametrize(
    ("path", "kind", "sentence"),
    [
        ("none.yaml", NoSuchContract, "There is nothing at {site}/none.yaml."),
        ("broken.yaml", CouldNotLoad, "{site}/broken.yaml answers 500."),
    ],
)
def test_what_a_url_answers_instead_is_said(site, path, kind, sentence):
    with pytest.raises(CouldNotLoad) as caught:
        load(f"{site}/{path}")

    assert type(caught.value) is kind
    assert str(caught.value) == sentence.format(site=site)


def test_a_url_that_nobody_serves_is_no_new_contract():
    with pytest.raises(CouldNotLoad) as caught:
        load("http://127.0.0.1:1/a.yaml")

    assert str(caught.value).startswith("http://127.0.0.1:1/a.yaml cannot be read: ")
    assert type(caught.value) is CouldNotLoad


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("git:HEAD", "git:HEAD names no file: it should be git:REVISION:PATH."),
        ("git:HEAD:", "git:HEAD: names no file: it should be git:REVISION:PATH."),
        ("git:no-such:a.yaml", "git knows no revision no-such."),
        ("git:no-such:a:b.yaml", "git knows no revision no-such."),
    ],
)
def test_a_revision_that_is_none_is_said_to_be_none(folder, name, sentence):
    with pytest.raises(CouldNotLoad) as caught:
        load(name)

    assert str(caught.value) == sentence


def test_without_git_there_are_no_revisions(folder, monkeypatch):
    monkeypatch.setenv("PATH", str(folder))

    with pytest.raises(CouldNotLoad) as caught:
        load("git:HEAD:a.yaml")

    assert str(caught.value) == "git cannot be run: No such file or directory."
