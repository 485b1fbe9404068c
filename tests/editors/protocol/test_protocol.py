"""Every capability of the server once, by clients that say of themselves what real editors say."""

import asyncio

import pytest
from conftest import APPLICATION, PROGRAM, REPORT, client_factory
from lsprotocol import types as lsp


async def until(get, patience=20.0):
    end = asyncio.get_running_loop().time() + patience
    while not (seen := get()):
        assert asyncio.get_running_loop().time() < end, "waited in vain"
        await asyncio.sleep(0.01)
    return seen


def place(line, column):
    return lsp.Position(line=line, character=column)


def span(line, column, end_line, end_column):
    return lsp.Range(start=place(line, column), end=place(end_line, end_column))


def opened(client, name, text):
    path = client.folder / name
    if not path.exists():
        path.write_text(text, encoding="utf-8")
    item = lsp.TextDocumentItem(uri=path.as_uri(), language_id="plaintext", version=1, text=text)
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(text_document=item))
    return lsp.TextDocumentIdentifier(uri=path.as_uri())


async def findings(client, document):
    """The findings of a document, sent or fetched."""
    if client.name == "fetching":
        report = await client.text_document_diagnostic_async(lsp.DocumentDiagnosticParams(text_document=document))
        return list(report.items)
    return list(client.diagnostics.get(document.uri, ()))


async def finds(client, document, code):
    end = asyncio.get_running_loop().time() + 20
    while True:
        found = [d for d in await findings(client, document) if d.code == code]
        if found:
            return found[0]
        assert asyncio.get_running_loop().time() < end, f"{code} is not found"
        await asyncio.sleep(0.02)


def code_units(client, text):
    """The length of a text as this client's columns count."""
    kind = client.result.capabilities.position_encoding
    if kind == lsp.PositionEncodingKind.Utf8:
        return len(text.encode())
    return len(text) if kind == lsp.PositionEncodingKind.Utf32 else len(text.encode("utf-16-le")) // 2


WRONG = "Kohesio: discover EU projects in your region\n\nTotal budget: 645 000,00 €\nEU contribution: 322 500,00 € (45%)\n"


async def test_findings_have_code_page_and_places(client):
    document = opened(client, "page.txt", WRONG)
    found = await finds(client, document, "SHARE001")
    line = WRONG.splitlines()[3]
    start = code_units(client, line[: line.index("45%")])
    assert (found.range.start, found.range.end) == (place(3, start), place(3, start + 3))
    assert found.message == "322 500.00 € is 50 % of 645 000.00 €, not 45 %"
    assert found.severity == lsp.DiagnosticSeverity.Error and found.source == "projlint"
    assert found.code_description.href.endswith("/docs/rules/SHARE001.md")
    assert {r.location.range.start.line for r in found.related_information or ()} <= {2, 3}


async def test_corrections_are_told_apart_and_rules_turned_off(client):
    document = opened(client, "page.txt", WRONG)
    found = await finds(client, document, "SHARE001")
    context = lsp.CodeActionContext(diagnostics=[found], only=[lsp.CodeActionKind.QuickFix])
    actions = await client.text_document_code_action_async(
        lsp.CodeActionParams(text_document=document, range=found.range, context=context)
    )
    suggestion = next(a for a in actions if a.title.startswith("Suggestion"))
    assert not suggestion.is_preferred
    edits = suggestion.edit.changes[document.uri] if suggestion.edit.changes else suggestion.edit.document_changes[0].edits
    assert [e.new_text for e in edits] == ["50"]
    operations = client.capabilities.workspace.workspace_edit.resource_operations or ()
    for words in ("off in projlint.toml", "Suppress in projlint.toml"):
        offered = [a for a in actions if words in a.title]
        assert len(offered) == (1 if lsp.ResourceOperationKind.Create in operations else 0), "only who can create it is offered a new file"
    nothing = await client.text_document_code_action_async(
        lsp.CodeActionParams(
            text_document=document,
            range=found.range,
            context=lsp.CodeActionContext(diagnostics=[], only=[lsp.CodeActionKind.SourceFixAll]),
        )
    )
    assert not nothing, "nothing that changes a value is done for all"


async def test_hover_hints_and_lenses(client):
    text = "Total budget: 645 000 €\nNational contribution: 161 250 €\nStart date: 2 January 2019\nEnd date: 1 January 2021\n"
    document = opened(client, "form.txt", text)
    await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(text_document=document))
    hover = await client.text_document_hover_async(lsp.HoverParams(text_document=document, position=place(0, 16)))
    assert "`645 000 €`" in hover.contents.value
    hints = await client.text_document_inlay_hint_async(lsp.InlayHintParams(text_document=document, range=span(0, 0, 9, 0)))
    assert "= 24 months" in [h.label for h in hints], hints
    lenses = await client.text_document_code_lens_async(lsp.CodeLensParams(text_document=document))
    titles = [lens.command.title for lens in lenses]
    assert titles[0].startswith("checks passed: ") and titles[1] == "findings: 0"
    command = lenses[0].command
    told = await client.workspace_execute_command_async(lsp.ExecuteCommandParams(command=command.command, arguments=command.arguments))
    assert told.startswith("checks passed: ")
    facts = await client.workspace_execute_command_async(lsp.ExecuteCommandParams(command="projlint.facts", arguments=[document.uri]))
    assert "total budget: 645 000 €" in facts


async def test_from_a_fact_to_where_else_it_is_stated(client):
    application, report = opened(client, "application.txt", APPLICATION), opened(client, "report.txt", REPORT)
    await finds(client, report, "XDOC001")
    there = await client.text_document_definition_async(lsp.DefinitionParams(text_document=report, position=place(3, 18)))
    assert [(p.uri, p.range.start.line) for p in there] == [(application.uri, 3)]
    all_places = await client.text_document_references_async(
        lsp.ReferenceParams(text_document=report, position=place(2, 16), context=lsp.ReferenceContext(include_declaration=True))
    )
    assert [(p.uri, p.range.start.line) for p in all_places] == [(report.uri, 2), (application.uri, 2)]
    hover = await client.text_document_hover_async(lsp.HoverParams(text_document=report, position=place(3, 18)))
    assert "application.txt:4" in hover.contents.value and "31 May 2022" in hover.contents.value


async def test_a_project_is_renamed_in_all_its_documents(client):
    application, report = opened(client, "application.txt", APPLICATION), opened(client, "report.txt", REPORT)
    await finds(client, report, "XDOC001")
    here = await client.text_document_prepare_rename_async(lsp.PrepareRenameParams(text_document=report, position=place(1, 16)))
    assert here.placeholder == "Network model"
    edit = await client.text_document_rename_async(
        lsp.RenameParams(text_document=report, position=place(1, 16), new_name="Verkostomalli")
    )
    changed = edit.changes or {e.text_document.uri: e.edits for e in edit.document_changes}
    assert {uri: [e.new_text for e in edits] for uri, edits in changed.items()} == {
        application.uri: ["Verkostomalli"],
        report.uri: ["Verkostomalli"],
    }
    with pytest.raises(Exception, match="letter"):
        await client.text_document_rename_async(lsp.RenameParams(text_document=report, position=place(1, 16), new_name=" "))


async def test_sections_symbols_and_completion(client):
    text = "Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus\n\n1 Hanke\n\nHankekoodi: S21234\n\n3 Suunnitelman mukainen tiivistelmä toteutuksesta\n\nTeksti.\n\n\n"
    document = opened(client, "kuvaus.txt", text)
    symbols = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(text_document=document))
    assert [s.name for s in symbols] == ["1 Hanke", "3 Suunnitelman mukainen tiivistelmä toteutuksesta"]
    assert [s.detail for s in symbols[0].children] == ["S21234"]
    folds = await client.text_document_folding_range_async(lsp.FoldingRangeParams(text_document=document))
    assert [(f.start_line, f.end_line) for f in folds] == [(2, 4), (6, 8)]
    items = await client.text_document_completion_async(lsp.CompletionParams(text_document=document, position=place(10, 0)))
    labels = [i.label for i in items]
    assert labels[0] == "2 Hakijan perustiedot" and "1 Hanke" not in labels
    fields = [i for i in items if i.kind == lsp.CompletionItemKind.Field]
    assert fields[0].text_edit.new_text == "Hankkeen nimi: " and "Hankekoodi" not in labels
    assert len(labels) == len(set(labels)), "nothing is offered twice"
    project = await until_async(lambda: client.workspace_symbol_async(lsp.WorkspaceSymbolParams(query="network")))
    assert {s.name for s in project} == {"Network model"} and len(project) == 2


async def until_async(get, patience=20.0):
    end = asyncio.get_running_loop().time() + patience
    while not (seen := await get()):
        assert asyncio.get_running_loop().time() < end, "waited in vain"
        await asyncio.sleep(0.02)
    return seen


async def test_findings_of_all_documents_are_fetched(client):
    if client.name != "fetching":
        assert client.result.capabilities.diagnostic_provider is None, "who cannot fetch again is sent findings"
        return
    async def disagreement():
        client.parts.clear()
        params = lsp.WorkspaceDiagnosticParams(previous_result_ids=[], partial_result_token="parts", work_done_token="work")
        await client.workspace_diagnostic_async(params)
        return [v for token, v in client.parts if token == "parts" and "XDOC001" in str(v)]
    await until_async(disagreement)
    assert client.registered == ["workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration"]


async def test_a_document_is_changed_saved_and_closed(client):
    document = opened(client, "page.txt", WRONG)
    await finds(client, document, "SHARE001")
    column = code_units(client, "EU contribution: 322 500,00 € (")
    change = lsp.TextDocumentContentChangePartial(range=span(3, column, 3, column + 2), text="50")
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(
            text_document=lsp.VersionedTextDocumentIdentifier(uri=document.uri, version=2), content_changes=[change]
        )
    )
    if client.name == "fetching":
        assert await findings(client, document) == []
    else:
        await until(lambda: client.published and client.published[-1].uri == document.uri and not client.published[-1].diagnostics)
    client.text_document_did_save(lsp.DidSaveTextDocumentParams(text_document=document))
    client.text_document_did_close(lsp.DidCloseTextDocumentParams(text_document=document))
    gone = await client.text_document_hover_async(lsp.HoverParams(text_document=document, position=place(2, 16)))
    assert gone is None


async def test_the_ends_of_a_session():
    async def status(*steps):
        client = client_factory()
        await client.start_io(PROGRAM, "lsp")
        await client.initialize_session(lsp.InitializeParams(capabilities=lsp.ClientCapabilities()))
        for step in steps:
            await step(client)
        code = await asyncio.wait_for(client._server.wait(), 10)
        client._stop_event.set() if hasattr(client, "_stop_event") else None
        return code

    async def shutdown(client):
        await client.shutdown_async(None)

    async def leave(client):
        client.exit(None)

    async def gone(client):
        client._server.stdin.close()

    async def garbage(client):
        client._server.stdin.write(b"Content-Length: 7\r\n\r\n{\"a\": }")
        await client._server.stdin.drain()

    assert await status(shutdown, leave) == 0
    assert await status(leave) == 1
    assert await status(gone) == 1
    # What is no message costs nothing else.
    assert await status(garbage, shutdown, leave) == 0
