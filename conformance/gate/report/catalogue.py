"""The page of all rules, for the terminal and as Markdown."""

from conformance.gate.rules import RULES, Rule


def listed() -> str:
    """Return every rule with its severity, an example and what to do."""
    return "\n".join(map(_told, RULES.values()))


def markdown() -> str:
    """Return the same as a table."""
    head = ["# Rules of the gate", "", "| id | severity | means | example | what to do |"]
    rows = [
        f"| `{rule.id}` | {rule.severity} | {rule.says} | {_cell(rule.example)} | {rule.fix} |"
        for rule in RULES.values()
    ]
    return "\n".join([*head, "|---|---|---|---|---|", *rows, ""])


def _told(rule: Rule) -> str:
    fix = f"\n    {rule.fix}" if rule.fix else ""
    return f"{rule.id} ({rule.severity})\n    {rule.says} Example: {rule.example}{fix}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
