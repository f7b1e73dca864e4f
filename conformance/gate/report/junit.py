"""The report for CI servers: a failure for each change that breaks."""

import re
from xml.etree import ElementTree as Tree

from conformance.finding import Severity
from conformance.gate.outcome import Judged, Outcome
from conformance.gate.report.text import proof

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(outcome: Outcome) -> str:
    """Return *outcome* as XML; what was accepted is skipped, and news fails nothing."""
    root = Tree.Element("testsuites", name="counterfoil gate")
    suite = Tree.SubElement(root, "testsuite", name=_clean(f"{outcome.base} to {outcome.head}"))
    for each in outcome.judged:
        _case(suite, each)
    for agreed in outcome.expired:
        case = Tree.SubElement(suite, "testcase", classname="gate", name=_clean(agreed.fingerprint))
        Tree.SubElement(case, "failure", type="expired", message=f"expired on {agreed.expires}")
    if not len(suite):
        Tree.SubElement(suite, "testcase", classname="gate", name="nothing has changed")
    for name, tag in (("failures", "failure"), ("skipped", "skipped")):
        suite.set(name, str(sum(case.find(tag) is not None for case in suite)))
    suite.set("tests", str(len(suite)))
    Tree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Tree.tostring(root, encoding="unicode")


def _case(suite: Tree.Element, each: Judged) -> None:
    change = each.change
    name = f"{change.operation or 'contract'}: {change.message}"
    case = Tree.SubElement(suite, "testcase", classname=f"gate.{change.rule}", name=_clean(name))
    told = _clean("\n".join(proof(change.witness))) if change.witness else ""
    if each.acceptance:
        words = f"accepted by {each.acceptance.owner}: {each.acceptance.reason}"
        Tree.SubElement(case, "skipped", message=_clean(words))
    elif change.severity is Severity.ERROR:
        failure = Tree.SubElement(case, "failure", type=change.rule, message=_clean(change.message))
        failure.text = f"{_clean(each.file)}:{each.line}\n{told}"
    else:
        Tree.SubElement(case, "system-out").text = f"{change.severity}\n{told}"


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
