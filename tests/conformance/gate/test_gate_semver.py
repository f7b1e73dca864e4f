"""Whether info.version says enough."""

import pytest

from conformance.finding import Severity
from conformance.gate.change import Change
from conformance.gate.semver import judged


def versions(base, head, *severities):
    changes = [Change("operation-added", severity, "x") for severity in severities]
    return judged({"info": {"version": base}}, {"info": {"version": head}}, changes)


@pytest.mark.parametrize(
    ("base", "head", "severity"),
    [
        ("1.2.3", "2.0.0", Severity.ERROR),
        ("0.2.3", "0.3.0", Severity.ERROR),
        ("1.2.3", "1.2.4", Severity.INFO),
        ("v1", "v2", Severity.ERROR),
    ],
)
def test_a_version_that_rose_enough_is_fine(base, head, severity):
    assert versions(base, head, severity) is None


@pytest.mark.parametrize(
    ("base", "head", "severity", "words"),
    [
        ("1.2.3", "1.3.0", Severity.ERROR, "the major number has to rise"),
        ("0.2.3", "0.2.4", Severity.ERROR, "the minor number has to rise"),
        ("1.2.3", "1.2.3", Severity.INFO, "the patch number has to rise"),
        ("2.0.0", "1.0.0", Severity.INFO, "the patch number has to rise"),
        ("x", "1.0.0", Severity.INFO, "no two versions"),
    ],
)
def test_a_version_that_rose_too_little_is_wrong(base, head, severity, words):
    assert words in versions(base, head, severity).message


def test_without_a_change_any_version_is_fine():
    assert versions("1.0.0", "1.0.0") is None
