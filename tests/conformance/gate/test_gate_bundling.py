"""Making one document of many files, to the letter."""

import json
import os

import pytest
import yaml

from conformance.gate.loading import CouldNotLoad, NoSuchContract, load

_HEAD = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(files):
    """Write documents into files of the working folder, and return what `api.yaml` becomes."""
    for name, document in files.items():
        if os.path.dirname(name):
            os.makedirs(os.path.dirname(name), exist_ok=True)
        with open(name, "w") as file:
            file.write(document if isinstance(document, str) else yaml.safe_dump(document))
    return load("api.yaml")


def whole(files):
    """Return the bundle without its head."""
    document = written(files).document
    return {key: each for key, each in document.items() if key not in _HEAD}


BUNDLES = [
    pytest.param(
        {"api.yaml": {**_HEAD, "a": {"$ref": "b.yaml#/x/y~1z"}, "b": {"$ref": "b.yaml#/x/y~1z"}},
         "b.yaml": {"x": {"y/z": {"type": "string"}}}},
        {"a": {"$ref": "#/x-files/0-y-1z"}, "b": {"$ref": "#/x-files/0-y-1z"},
         "x-files": {"0-y-1z": {"type": "string"}}},
        id="once-for-two-references",
    ),
    pytest.param(
        {"api.yaml": {**_HEAD, "a": {"$ref": "sub/b.yaml"}},
         "sub/b.yaml": {"items": {"$ref": "c.yaml#/q"}}, "sub/c.yaml": {"q": {"type": "null"}}},
        {"a": {"$ref": "#/x-files/0-b.yaml"},
         "x-files": {"0-b.yaml": {"items": {"$ref": "#/x-files/1-q"}}, "1-q": {"type": "null"}}},
        id="a-file-beside-a-file",
    ),
    pytest.param(
        {"api.yaml": {**_HEAD, "a": {"$ref": "b.yaml#/N"}},
         "b.yaml": {"N": {"items": {"$ref": "#/N"}, "root": {"$ref": "api.yaml#/info"}}}},
        {"a": {"$ref": "#/x-files/0-N"},
         "x-files": {"0-N": {"items": {"$ref": "#/x-files/0-N"}, "root": {"$ref": "#/info"}}}},
        id="a-circle-stays-one",
    ),
    pytest.param(
        {"api.yaml": {**_HEAD, "paths": {"/a": {"$ref": "b.yaml#/one", "summary": "s"}},
                      "webhooks": {"w": {"$ref": "b.yaml#/two"}}},
         "b.yaml": {"one": {"get": {"x": {"$ref": "#/two"}}, "summary": "t"}, "two": {"a": [1]}}},
        {"paths": {"/a": {"get": {"x": {"$ref": "#/x-files/0-two"}}, "summary": "s"}},
         "webhooks": {"w": {"a": [1]}}, "x-files": {"0-two": {"a": [1]}}},
        id="a-path-takes-the-place-of-its-reference",
    ),
    pytest.param(
        {"api.yaml": {**_HEAD, "paths": {"/a": {"$ref": "#/more/x"}}, "more": {"x": 1}}},
        {"paths": {"/a": {"$ref": "#/more/x"}}, "more": {"x": 1}},
        id="a-path-of-the-same-file-stays-a-reference",
    ),
    pytest.param(
        {"api.yaml": {**_HEAD, "paths": {"/a": {"$ref": "b.yaml#/one"}}}, "b.yaml": {"one": 5}},
        {"paths": {"/a": 5}},
        id="a-path-that-is-no-object",
    ),
    pytest.param(
        {"api.yaml": {**_HEAD, "list": [1, {"$ref": "b.yaml#/a%20b"}]}, "b.yaml": {"a b": "x"}},
        {"list": [1, {"$ref": "#/x-files/0-a b"}], "x-files": {"0-a b": "x"}},
        id="a-pointer-as-urls-write-it",
    ),
    pytest.param(
        {"api.yaml": {**_HEAD, "example": {"$ref": "none.yaml"}, "a": {"examples": {"$ref": "x"}}}},
        {"example": {"$ref": "none.yaml"}, "a": {"examples": {"$ref": "x"}}},
        id="an-example-may-say-anything",
    ),
    pytest.param(
        {"api.yaml": {**_HEAD, "a": {"$ref": "#/b"}, "b": {"$ref": "#/c"}, "c": 1}},
        {"a": {"$ref": "#/b"}, "b": {"$ref": "#/c"}, "c": 1},
        id="a-reference-to-a-reference",
    ),
    pytest.param(
        {"api.yaml": {**_HEAD, "properties": {"$ref": {"type": "string"}}}},
        {"properties": {"$ref": {"type": "string"}}},
        id="a-member-called-so",
    ),
    pytest.param(
        {"api.yaml": {**_HEAD, "a": {"$ref": "b.yaml", "description": "d"}}, "b.yaml": {"x": 1}},
        {"a": {"$ref": "#/x-files/0-b.yaml", "description": "d"},
         "x-files": {"0-b.yaml": {"x": 1}}},
        id="what-stands-beside-a-reference",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("files", "bundle"), BUNDLES)
def test_files_become_one(folder, files, bundle):
    assert whole(files) == bundle


def test_every_place_is_found_again(folder):
    contract = written({
        "api.yaml": "openapi: 3.1.0\ninfo:\n  title: t\npaths:\n  /a:\n    $ref: p.yaml#/one\n"
                    "b:\n  $ref: s.yaml#/x/deep\n",
        "p.yaml": "zero: 0\none:\n  get:\n    tags: [a]\n",
        "s.yaml": "x:\n  y: 1\n  deep:\n    type: string\n    enum:\n    - a\n    - b\n",
    })  # fmt: skip

    places = {
        pointer: contract.written(pointer)
        for pointer in ("", "/info/title", "/paths/~1a", "/none/at/all", "/x-files/0-deep",
                        "/x-files/0-deep/type", "/x-files/0-deep/enum/1", "/b")
    }  # fmt: skip

    assert places == {
        "": ("api.yaml", 1), "/info/title": ("api.yaml", 3), "/paths/~1a": ("api.yaml", 5),
        "/none/at/all": ("api.yaml", 1), "/x-files/0-deep": ("s.yaml", 3),
        "/x-files/0-deep/type": ("s.yaml", 4), "/x-files/0-deep/enum/1": ("s.yaml", 7),
        "/b": ("api.yaml", 7),
    }  # fmt: skip


def nested(levels):
    return {"a": nested(levels - 1)} if levels else 1


SENTENCES = [
    pytest.param({"api.yaml": "a: [b\n"}, "api.yaml is neither YAML nor JSON: did not find "
                 "expected ',' or ']' in line 2.", id="no-yaml"),
    pytest.param({"api.yaml": "a: 1\n? [b]\n: 2"},
                 "api.yaml is neither YAML nor JSON: a key is no name in line 2.", id="odd-key"),
    pytest.param({"api.yaml": "- 1"}, "api.yaml is no OpenAPI document: it is not an object.",
                 id="list"),
    pytest.param({"api.yaml": {"openapi": 2}},
                 "api.yaml is no OpenAPI 3 document: it has no openapi: 3.x.", id="other-version"),
    pytest.param({"api.yaml": {"swagger": "2.0"}},
                 "api.yaml is Swagger 2.0: convert it to OpenAPI 3 first.", id="swagger"),
    pytest.param({"api.yaml": {**_HEAD, "a": {"$ref": "b.yaml"}}},
                 "A reference leads nowhere: There is no file b.yaml.", id="no-file"),
    pytest.param({"api.yaml": {**_HEAD, "a": {"$ref": "#/b/c"}}},
                 "A reference leads nowhere: api.yaml#/b/c.", id="no-place"),
    pytest.param({"api.yaml": {**_HEAD, "a": {"$ref": "#b"}}},
                 "api.yaml#b is no place: it should begin with #/.", id="an-anchor"),
    pytest.param({"api.yaml": {**_HEAD, "a": {"$ref": "http://a.example.com/b.yaml#/c"}}},
                 "api.yaml refers to http://a.example.com/b.yaml: say --allow-remote-refs to "
                 "follow it.", id="remote"),
    pytest.param({"api.yaml": {**_HEAD, "a": {"$ref": "#/b"}, "b": {"$ref": "#/a"}}},
                 "api.yaml goes round in circles: #/a leads back to itself.", id="circle"),
    pytest.param({"api.yaml": {**_HEAD, "a": [{"b": {"$ref": "#/a/0/b"}}]}},
                 "api.yaml goes round in circles: #/a/0/b leads back to itself.",
                 id="circle-in-a-list"),
    pytest.param({"api.yaml": {**_HEAD, "paths": {"/a": {"$ref": "b.yaml"}}},
                  "b.yaml": {**_HEAD, "paths": {"/a": {"$ref": "b.yaml"}}}},
                 "b.yaml goes round in circles at #.", id="a-file-that-holds-itself"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "sentence"), SENTENCES)
def test_what_cannot_be_read_is_said_to_the_letter(folder, files, sentence):
    with pytest.raises(CouldNotLoad) as caught:
        written(files)

    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("levels", "fine"), [(199, True), (200, True), (201, False)]
)  # fmt: skip
def test_a_document_may_be_so_deep(folder, levels, fine):
    text = json.dumps({**_HEAD, **nested(levels)})

    if fine:
        assert written({"api.yaml": text}).document["a"] == nested(levels)["a"]
    else:
        with pytest.raises(CouldNotLoad, match=r"in circles at #(/a){40}\.$"):
            written({"api.yaml": text})


@pytest.mark.parametrize(
    ("document", "warnings"),
    [
        pytest.param({"openapi": "3.0.0", "info": {}, "paths": {}}, (), id="fine"),
        pytest.param({"openapi": "3.0.0", "info": 1, "paths": []},
                     ("info should be an object", "paths should be an object"), id="both"),
        pytest.param({"openapi": "3.1.0"}, ("info should be an object",), id="without-paths"),
    ],
)  # fmt: skip
def test_what_is_missing_is_warned_of(folder, document, warnings):
    assert written({"api.yaml": document}).warnings == warnings


def test_a_folder_is_no_contract(folder):
    with pytest.raises(CouldNotLoad) as caught:
        load(".")

    assert str(caught.value) == ". is a folder: give the file that the contract begins with."


def test_a_file_that_is_not_there_may_be_new(folder):
    with pytest.raises(NoSuchContract) as caught:
        load("none.yaml")

    assert str(caught.value) == "There is no file none.yaml."


def test_a_name_that_no_file_can_have_is_no_new_contract(folder):
    (folder / "a.yaml").write_text("")

    with pytest.raises(CouldNotLoad) as caught:
        load("a.yaml/b")

    assert str(caught.value) == "a.yaml/b cannot be read: Not a directory."
