"""The YAML files of the contract keep the house style: style 2.5."""

import re

import pytest

import spec
from spec import source
from tests.spec import places

SPLIT = re.compile(r"(?:(?:\.\./)?(?:[a-z_]+/)?[a-z_]+\.yaml)?#/\w+")
FILES = [pytest.param(name, node, id=name) for name, node in places.sources()]


@pytest.mark.parametrize(("name", "node"), FILES)
def test_references_are_relative_and_have_one_segment(name, node):
    references = [
        each["$ref"] for each in places.objects(node) if isinstance(each.get("$ref"), str)
    ]

    assert [ref for ref in references if not SPLIT.fullmatch(ref)] == []


@pytest.mark.parametrize(("name", "node"), FILES)
def test_a_reference_stands_alone_but_for_extensions(name, node):
    crowded = [
        each
        for each in places.objects(node)
        if isinstance(each.get("$ref"), str)
        and [key for key in each if key != "$ref" and not key.startswith("x-")]
    ]

    assert crowded == []


@pytest.mark.parametrize(("name", "node"), FILES)
def test_no_comma_cuts_a_sentence_in_two(name, node):
    cut = [
        key for each in places.objects(node) for key, v in each.items() if v is None and " " in key
    ]

    assert cut == []


@pytest.mark.parametrize("path", places.FILES, ids=lambda path: path.name)
def test_file_names_are_lower_case_words(path):
    assert re.fullmatch(r"[a-z]+(?:_[a-z]+)*", path.stem)


def test_nothing_is_left_over():
    bundled = spec.load()["components"]
    control = spec.load("control")["components"]
    written = {
        (section, name)
        for file, node in places.sources()
        for section in [file.split("/")[0].removesuffix(".yaml")]
        if section != "paths"
        for name in node
    }
    used = {
        (section, name)
        for components in (bundled, control)
        for section, named in components.items()
        for name in named
    }

    assert sorted(written - used) == []


def test_every_path_item_is_in_the_table_of_contents():
    entry = source.read(places.SPEC / "openapi.yaml")
    listed = {item["$ref"] for item in entry["paths"].values()}
    written = {
        f"{file}#/{name}"
        for file, node in places.sources()
        if file.startswith("paths/")
        for name in node
    }

    assert sorted(written ^ listed) == []
