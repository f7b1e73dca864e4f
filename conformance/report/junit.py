"""The report that CI servers read: JUnit XML as Jenkins defines it (junit-10.xsd).

A case is a check, a worked example or a business rule, and has at most one failure, since most
viewers show no second one.
"""

import re
from xml.etree import ElementTree as Tree

from conformance.finding import Cause, Finding, Severity, causes
from conformance.verdict import Accepted, Outcome, Verdict

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EXAMPLES = "worked_example"


def written(verdict: Verdict) -> str:
    """Return *verdict* as XML.

    What was not tested is skipped, and so is a check of which everything was accepted. Findings
    below ERROR are told in the output of their check and fail nothing.
    """
    root = Tree.Element("testsuites", name="counterfoil conform", time=f"{verdict.seconds:.3f}")
    _checks(Tree.SubElement(root, "testsuite", name="checks"), verdict)
    _examples(Tree.SubElement(root, "testsuite", name="examples"), verdict)
    _rules(Tree.SubElement(root, "testsuite", name="rules"), verdict)
    for suite in root:
        _count(suite)
    _sum_up(root)
    Tree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Tree.tostring(root, encoding="unicode")


def _checks(suite: Tree.Element, verdict: Verdict) -> None:
    found = [each for each in verdict.findings if each.check != _EXAMPLES]
    accepted = [each for each in verdict.accepted if each.finding.check != _EXAMPLES]
    names = {*verdict.checks, *(each.check for each in found)}
    for name in sorted(names | {each.finding.check for each in accepted}):
        case = Tree.SubElement(suite, "testcase", classname="conformance.checks", name=name)
        of_it = causes(each for each in found if each.check == name)
        _fail(case, [each for each in of_it if each.shown.severity is Severity.ERROR])
        _skip(case, [each for each in accepted if each.finding.check == name])
        _mention(case, [each for each in of_it if each.shown.severity is not Severity.ERROR])
    if verdict.interrupted:
        case = Tree.SubElement(suite, "testcase", classname="conformance", name="the whole run")
        Tree.SubElement(case, "error", message=_clean(verdict.interrupted), type="interrupted")
    for gap in verdict.not_tested:
        case = Tree.SubElement(suite, "testcase", classname="conformance", name=_clean(gap.what))
        Tree.SubElement(case, "skipped", message=_clean(gap.why))


def _fail(case: Tree.Element, errors: list[Cause]) -> None:
    if not errors:
        return
    first = errors[0].shown
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    message = _clean(f"{first.operation}: {first.message}{more}".removeprefix(": "))
    failure = Tree.SubElement(case, "failure", message=message, type=first.check)
    failure.text = _clean("\n\n".join(map(_told, errors)))


def _skip(case: Tree.Element, accepted: list[Accepted]) -> None:
    if accepted and not len(case):
        told = [f"{each.owner} until {each.expires}: {each.reason}" for each in accepted]
        Tree.SubElement(case, "skipped", message=_clean(f"accepted by {'; '.join(told)}"))


def _mention(case: Tree.Element, mild: list[Cause]) -> None:
    if mild:
        told = "\n\n".join(f"{each.shown.severity}: {_told(each)}" for each in mild)
        Tree.SubElement(case, "system-out").text = _clean(told)


def _examples(suite: Tree.Element, verdict: Verdict) -> None:
    found = {each.message.partition(":")[0]: each for each in verdict.findings}
    for each in verdict.examples:
        name = _clean(each.id)
        case = Tree.SubElement(suite, "testcase", classname=f"examples.{each.topic}", name=name)
        finding = found.get(f"{each.topic}/{each.id}")
        if each.result == "failed" and finding:
            _fail_example(case, each, finding)
        elif each.result != "passed":
            Tree.SubElement(case, "skipped", message=_clean(each.why))


def _fail_example(case: Tree.Element, outcome: Outcome, finding: Finding) -> None:
    message = _clean(outcome.why)
    failure = Tree.SubElement(case, "failure", message=message, type=finding.check)
    failure.text = _clean(_told(Cause((finding,))))


def _rules(suite: Tree.Element, verdict: Verdict) -> None:
    errors = {each.rule for each in verdict.findings if each.severity is Severity.ERROR}
    for rule, tally in verdict.coverage.rules.items():
        name = _clean(rule)
        case = Tree.SubElement(suite, "testcase", classname="rules", name=name)
        if rule in errors:
            message = f"broken {tally.broken} of {tally.evaluated} times"
            Tree.SubElement(case, "failure", message=message, type="rule")
        elif not tally.evaluated:
            Tree.SubElement(case, "skipped", message="nothing in the run had to obey it")


def _count(suite: Tree.Element) -> None:
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    for attribute, tag in (
        ("errors", "error"),
        ("failures", "failure"),
        ("skipped", "skipped"),
    ):
        suite.set(attribute, str(sum(case.find(tag) is not None for case in cases)))


def _sum_up(root: Tree.Element) -> None:
    for attribute in ("tests", "failures", "errors"):
        root.set(attribute, str(sum(int(suite.get(attribute, "0")) for suite in root)))


def _told(cause: Cause) -> str:
    shown = cause.shown
    lines = [shown.message, f"in {', '.join(cause.operations) or 'the run'}, {cause.times} times"]
    lines += [f"rule: {shown.rule}"] if shown.rule else []
    lines += [f"expected: {shown.expected}"] if shown.expected else []
    lines += [f"got: {shown.got}"] if shown.got else []
    lines += [f"{number}. {step}" for number, step in enumerate(shown.reproduction, 1)]
    return "\n".join(lines)


def _clean(text: str) -> str:
    """Return *text* without the characters that XML cannot carry."""
    return _FORBIDDEN.sub("\ufffd", text)
