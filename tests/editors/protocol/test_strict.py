"""The checker of messages finds what is wrong with them."""

import pytest
import strict

GOOD = {
    "jsonrpc": "2.0",
    "method": "textDocument/publishDiagnostics",
    "params": {
        "uri": "file:///a.txt",
        "diagnostics": [
            {"range": {"start": {"line": 0, "character": 1}, "end": {"line": 0, "character": 2}}, "message": "m", "severity": 2, "code": "X"}
        ],
    },
}


def with_finding(**changes):
    finding = {**GOOD["params"]["diagnostics"][0], **changes}
    finding = {k: v for k, v in finding.items() if v is not ...}
    return {**GOOD, "params": {**GOOD["params"], "diagnostics": [finding]}}


def test_a_right_message_is_right():
    assert strict.message(GOOD, {}) == []
    assert strict.message({"jsonrpc": "2.0", "id": 1, "result": None}, {1: "textDocument/hover"}) == []


@pytest.mark.parametrize(
    "message",
    [
        with_finding(message=...),
        with_finding(message=5),
        with_finding(severity=9),
        with_finding(colour="red"),
        with_finding(tags=None),
        with_finding(range={"start": {"line": 0}, "end": {"line": 0, "character": 2}}),
        {**GOOD, "method": "textDocument/noSuchThing"},
        {"jsonrpc": "2.0", "id": 1, "result": 7},
        {"jsonrpc": "2.0", "id": 2, "result": None},
    ],
)
def test_a_wrong_message_is_found(message):
    assert strict.message(message, {1: "textDocument/hover"}) != []
