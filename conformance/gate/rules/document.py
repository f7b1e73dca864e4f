"""Rules of the contract as a whole."""

from conformance.gate.rules.rule import ERROR, INFO, WARNING, Rule

RULES = (
    Rule("server-added", INFO, "The API is at one more address.", "https://eu.example.com added"),
    Rule(
        "server-removed", WARNING, "Clients may call an address where nothing is.",
        "https://eu.example.com removed", "Keep the address, or redirect.",
    ),
    Rule("component-schema-removed", INFO, "Generated clients lose a type.", "schema Pet removed"),
    Rule("component-schema-added", INFO, "Generated clients get a type.", "schema Pet added"),
    Rule("security-scheme-added", INFO, "There is one more kind of credentials.", "oauth added"),
    Rule("security-scheme-removed", INFO, "No operation can use it.", "oauth removed"),
    Rule(
        "security-scheme-changed", WARNING, "Credentials are sent or obtained otherwise.",
        "the API key moved from a header to the query", "Add a scheme, keep the old one.",
    ),
    Rule("security-scheme-details-changed", INFO, "Tokens are obtained elsewhere.",
         "tokenUrl of an OAuth flow changed"),
    Rule(
        "version-not-bumped", ERROR, "Clients cannot tell from the version what to expect.",
        "a break, and info.version went from 1.2.0 to 1.3.0", "Raise the version as asked.",
    ),
)  # fmt: skip
"""The rules of this area; the last holds only under --semver."""
