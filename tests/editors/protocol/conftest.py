"""A client over standard input and output that checks every message of the server."""

import copy
import os
import pathlib

import pytest_lsp
import strict
from lsprotocol import types as lsp
from pygls.protocol import default_converter
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from pytest_lsp.client import register_lsp_features
from pytest_lsp.protocol import LanguageClientProtocol

PROGRAM = os.environ["PROJLINT"]

APPLICATION = "Project code: S29999\nProject name: Network model\nStart date: 2 January 2019\nEnd date: 31 May 2022\n"
REPORT = "Hankekoodi: S29999\nHankkeen nimi: Network model\nAlkamispäivä: 2.1.2019\nPäättymispäivä: 31.5.2021\n"


class Wire(LanguageClientProtocol):
    """Keeps what was asked, and what is wrong with what was answered."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked, self.seen, self.wrong = {}, set(), []

    def structure_message(self, data):
        if "jsonrpc" in data:
            body = copy.deepcopy(data)
            self.seen.add(body.get("method") or self.asked.get(body.get("id")))
            self.wrong += strict.message(body, self.asked)
        return super().structure_message(data)

    def _send_data(self, data):
        if hasattr(data, "method") and hasattr(data, "id"):
            self.asked[data.id] = data.method
        return super()._send_data(data)


def replace(client: LanguageClient, method: str, handler) -> None:
    client.protocol.fm._features.pop(method, None)
    client.feature(method)(handler)


def client_factory() -> LanguageClient:
    client = LanguageClient(protocol_cls=Wire, converter_factory=default_converter)
    register_lsp_features(client)
    client.parts, client.registered, client.published = [], [], []

    def part(params: lsp.ProgressParams):
        client.parts.append((params.token, params.value))

    def registered(params: lsp.RegistrationParams):
        client.registered.extend(r.method for r in params.registrations)

    def published(params: lsp.PublishDiagnosticsParams):
        client.diagnostics[params.uri] = params.diagnostics
        client.published.append(params)

    def nothing(params):
        return None

    replace(client, lsp.PROGRESS, part)
    replace(client, lsp.CLIENT_REGISTER_CAPABILITY, registered)
    replace(client, lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, published)
    replace(client, lsp.WORKSPACE_INLAY_HINT_REFRESH, nothing)
    replace(client, lsp.WORKSPACE_CODE_LENS_REFRESH, nothing)
    return client


def capabilities(name: str) -> lsp.ClientCapabilities:
    if name != "fetching":
        return client_capabilities(name)
    caps = client_capabilities("visual-studio-code")
    caps.text_document.diagnostic = lsp.DiagnosticClientCapabilities(related_document_support=True)
    caps.workspace.diagnostics = lsp.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    return caps


@pytest_lsp.fixture(
    config=ClientServerConfig(server_command=[PROGRAM, "lsp"], client_factory=client_factory, server_env={**os.environ}),
    params=["visual-studio-code", "neovim@v0.11", "emacs", "fetching"],
)
async def client(request, lsp_client: LanguageClient, tmp_path: pathlib.Path):
    (tmp_path / "application.txt").write_text(APPLICATION, encoding="utf-8")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    folder = lsp.WorkspaceFolder(uri=tmp_path.as_uri(), name="folder")
    lsp_client.folder = tmp_path
    lsp_client.name = request.param
    lsp_client.set_configuration({"language": "en"}, section="projlint")
    lsp_client.result = await lsp_client.initialize_session(
        lsp.InitializeParams(capabilities=capabilities(request.param), workspace_folders=[folder], root_uri=tmp_path.as_uri())
    )
    yield
    await lsp_client.shutdown_session()
    assert lsp_client._server.returncode == 0
    assert {"initialize", "shutdown", "client/registerCapability"} - lsp_client.protocol.seen <= {"client/registerCapability"}
    assert lsp_client.protocol.wrong == []
