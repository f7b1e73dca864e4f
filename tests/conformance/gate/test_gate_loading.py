"""Reading contracts as they come."""

import subprocess

import pytest

from conformance.gate.loading import CouldNotLoad, NoSuchContract, load
from conformance.gate.loading.text import Text

_HEAD = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\n"


def written(folder, name, text):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return str(file)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("200: ok", {"200": "ok"}, id="status-is-a-name"),
        pytest.param("a: 2026-01-31", {"a": "2026-01-31"}, id="day-is-text"),
        pytest.param("a: on", {"a": "on"}, id="on-is-text"),
        pytest.param("a: 1e3", {"a": 1000.0}, id="number"),
        pytest.param("a: &x {b: 1}\nc: {<<: *x}", {"a": {"b": 1}, "c": {"b": 1}}, id="merge"),
        pytest.param('{"a":\t1}', {"a": 1}, id="json-with-tab"),
        pytest.param("{a: 1}", {"a": 1}, id="yaml-with-braces"),
    ],
)
def test_text_is_read_as_json_would_be(text, value):
    assert Text("t", text.encode()).value == value


@pytest.mark.parametrize(
    ("pointer", "line"),
    [("", 1), ("/a", 1), ("/b/0", 3), ("/b/1/c", 4), ("/b/1/none", 4)],
)
def test_lines_are_those_of_names(pointer, line):
    text = Text("t", b"a: 1\nb:\n  - x\n  - c: 2\n")

    assert text.line(pointer) == line


def test_files_are_bundled_and_places_in_them_found_again(tmp_path):
    start = written(tmp_path, "api.yaml", f"{_HEAD}paths:\n  /a: {{$ref: 'paths/a.yaml#/item'}}\n")
    written(
        tmp_path, "paths/a.yaml",
        "item:\n  get:\n    responses:\n      200: {$ref: '../answers.yaml#/Ok'}\n",
    )  # fmt: skip
    answers = written(tmp_path, "answers.yaml", "Other: {}\nOk:\n  description: fine\n")

    contract = load(start)

    reference = contract.document["paths"]["/a"]["get"]["responses"]["200"]["$ref"]
    file, line = contract.written(f"{reference[1:]}/description")
    assert (file.replace("paths/../", ""), line) == (answers, 3)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("a: [b", "neither YAML nor JSON", id="no-yaml"),
        pytest.param("", "not an object", id="empty"),
        pytest.param("a: 1", "no openapi: 3.x", id="something-else"),
        pytest.param("swagger: '2.0'", "is Swagger 2.0", id="swagger"),
        pytest.param(f"{_HEAD}paths: {{/a: {{$ref: '#/none'}}}}", "leads nowhere", id="nowhere"),
        pytest.param(f"{_HEAD}paths: {{/a: {{$ref: 'b.yaml'}}}}", "leads nowhere", id="no-file"),
        pytest.param(
            f"{_HEAD}components: {{schemas: {{A: {{$ref: '#/components/schemas/A'}}}}}}",
            "round in circles", id="circle",
        ),
        pytest.param(
            f"{_HEAD}paths: {{/a: {{$ref: 'https://example.com/a.yaml'}}}}",
            "--allow-remote-refs", id="remote",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path, text, words):
    file = written(tmp_path, "api.yaml", text)

    with pytest.raises(CouldNotLoad, match=words) as caught:
        load(file)

    assert "\n" not in str(caught.value)


def test_a_recursive_schema_is_no_circle(tmp_path):
    text = f"{_HEAD}components: {{schemas: {{A: {{items: {{$ref: '#/components/schemas/A'}}}}}}}}"

    contract = load(written(tmp_path, "api.yaml", text))

    assert contract.warnings == ("paths should be an object",)


def test_a_contract_that_is_not_there_is_told_apart(tmp_path):
    with pytest.raises(NoSuchContract):
        load(str(tmp_path / "none.yaml"))


def test_a_revision_in_git_is_read_with_the_files_beside_it(tmp_path, monkeypatch):
    written(tmp_path, "api/a.yaml", f"{_HEAD}paths:\n  /a: {{$ref: './b.yaml#/item'}}\n")
    written(tmp_path, "api/b.yaml", "item: {get: {responses: {}}}\n")
    monkeypatch.chdir(tmp_path)
    who = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "first"]):
        subprocess.run(["git", *words], check=True)
    written(tmp_path, "api/b.yaml", "item: {}\n")

    contract = load("git:HEAD:api/a.yaml")

    assert contract.document["paths"]["/a"] == {"get": {"responses": {}}}


@pytest.mark.parametrize(
    ("name", "words"),
    [("git:HEAD", "names no file"), ("git:no-such:a.yaml", "no revision")],
)
def test_a_revision_that_is_none_is_refused(tmp_path, monkeypatch, name, words):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CouldNotLoad, match=words):
        load(name)
