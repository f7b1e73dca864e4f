"""The report that CI servers read: JUnit XML, one suite for the checks and one for the examples."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as Tree

from conformance.finding import Finding, Severity
from conformance.verdict import Verdict

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(verdict: Verdict) -> str:
    """Return *verdict* as XML.

    Every check is a case, failed or not, and so is every worked example; what was not tested is
    skipped. Findings below ERROR are told in the output of their check and fail nothing.
    """
    root = Tree.Element("testsuites", name="counterfoil conform", time=f"{verdict.seconds:.3f}")
    _checks(root, verdict)
    _examples(root, verdict)
    Tree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Tree.tostring(root, encoding="unicode")


def _checks(root: Tree.Element, verdict: Verdict) -> None:
    found = [each for each in verdict.findings if each.check != "worked_example"]
    names = sorted({*verdict.checks, *(each.check for each in found)})
    suite = _suite(root, "checks", {"tests": str(len(names) + len(verdict.not_tested))})
    failed = 0
    for name in names:
        case = Tree.SubElement(suite, "testcase", classname="conformance.checks", name=name)
        of_it = [each for each in found if each.check == name]
        errors = [each for each in of_it if each.severity is Severity.ERROR]
        failed += bool(errors)
        for each in errors:
            message = _clean(f"{each.operation}: {each.message}")
            Tree.SubElement(case, "failure", message=message).text = _clean(_body(each))
        others = [_body(each) for each in of_it if each.severity is not Severity.ERROR]
        if others:
            Tree.SubElement(case, "system-out").text = _clean("\n\n".join(others))
    for gap in verdict.not_tested:
        case = Tree.SubElement(suite, "testcase", classname="conformance", name=_clean(gap.what))
        Tree.SubElement(case, "skipped", message=_clean(gap.why))
    suite.set("failures", str(failed))
    suite.set("skipped", str(len(verdict.not_tested)))


def _examples(root: Tree.Element, verdict: Verdict) -> None:
    bodies = {each.message.partition(":")[0]: each for each in verdict.findings}
    suite = _suite(root, "examples", {"tests": str(len(verdict.examples))})
    for each in verdict.examples:
        case = Tree.SubElement(suite, "testcase", classname=f"examples.{each.topic}", name=each.id)
        finding = bodies.get(f"{each.topic}/{each.id}")
        if each.result == "failed":
            failure = Tree.SubElement(case, "failure", message=_clean(each.why))
            failure.text = _clean(_body(finding)) if finding else ""
        elif each.result != "passed":
            Tree.SubElement(case, "skipped", message=_clean(each.why))
    for attribute, result in (("failures", "failed"), ("skipped", "not tested")):
        suite.set(attribute, str(sum(each.result == result for each in verdict.examples)))


def _suite(root: Tree.Element, name: str, attributes: Mapping[str, str]) -> Tree.Element:
    return Tree.SubElement(root, "testsuite", {"name": name, **attributes})


def _body(finding: Finding) -> str:
    lines = [finding.message, f"seen {finding.times} times"]
    lines += [f"expected: {finding.expected}"] if finding.expected else []
    lines += [f"got: {finding.got}"] if finding.got else []
    return "\n".join((*lines, *finding.reproduction))


def _clean(text: str) -> str:
    """Return *text* without the characters that XML cannot carry."""
    return _FORBIDDEN.sub("\ufffd", text)
