// Starts the language server of projlint and adds its commands.

import { execFile } from "node:child_process";
import * as vscode from "vscode";
import { ExecuteCommandRequest, LanguageClient, type LanguageClientOptions, type ServerOptions, State } from "vscode-languageclient/node";

/** The server's own commands. */
const FACTS = "projlint.facts";
const CHECK = "projlint.checkDocument";

/** The scheme of texts that show what was read: they cannot be changed, and nobody asks to save them. */
const SHOWN = "projlint";

let client: LanguageClient | undefined;
let output: vscode.LogOutputChannel;
const shown = new Map<string, string>();
const reshown = new vscode.EventEmitter<vscode.Uri>();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  output = vscode.window.createOutputChannel("projlint", { log: true });
  context.subscriptions.push(
    output,
    reshown,
    vscode.workspace.registerTextDocumentContentProvider(SHOWN, {
      onDidChange: reshown.event,
      provideTextDocumentContent: (uri) => shown.get(uri.toString()) ?? "",
    }),
    vscode.commands.registerCommand("projlint.restart", restart),
    vscode.commands.registerCommand("projlint.showOutput", () => output.show()),
    vscode.commands.registerCommand("projlint.showFacts", showFacts),
    vscode.commands.registerCommand("projlint.check", () => execute(CHECK)),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("projlint.path")) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}

/** The program as the settings name it. */
function program(): string {
  const path = vscode.workspace.getConfiguration("projlint").get<string>("path", "").trim();
  return path === "" ? "projlint" : path;
}

/** What the program says of its version, or why it cannot be run. */
function version(command: string): Promise<string | Error> {
  return new Promise((resolve) => {
    execFile(command, ["--version"], { timeout: 10_000 }, (problem, text) => resolve(problem ?? text.trim()));
  });
}

async function start(): Promise<void> {
  const command = program();
  const found = await version(command);
  if (found instanceof Error) {
    output.error(`${command} --version: ${found.message}`);
    void missing(command);
    return;
  }
  output.info(`${found} (${command})`);
  const run = { command, args: ["lsp"] };
  const server: ServerOptions = { run, debug: run };
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: "file", language: "plaintext" },
      { scheme: "file", language: "markdown" },
      { scheme: "file", pattern: "**/projlint.toml" },
      { scheme: "untitled", language: "plaintext" },
      { scheme: "untitled", language: "markdown" },
    ],
    initializationOptions: vscode.workspace.getConfiguration("projlint"),
    outputChannel: output,
  };
  client = new LanguageClient("projlint", "projlint", server, options);
  try {
    await client.start();
  } catch (problem) {
    output.error(`${command} lsp: ${String(problem)}`);
    void missing(command);
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  if (running !== undefined && running.state !== State.Stopped) {
    await running.stop();
  }
}

async function restart(): Promise<void> {
  await stop();
  await start();
}

/** Says that the program is missing, and what to do. */
async function missing(command: string): Promise<void> {
  const settings = "Open Settings";
  const again = "Try Again";
  const text = `projlint: the program “${command}” cannot be run. Install projlint, or set projlint.path to where it is.`;
  const choice = await vscode.window.showErrorMessage(text, settings, again);
  if (choice === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "projlint.path");
  } else if (choice === again) {
    await restart();
  }
}

/** Runs a command of the server on the document that is looked at. */
async function execute(command: string): Promise<unknown> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    void vscode.window.showInformationMessage("projlint: open a document first.");
    return undefined;
  }
  if (client === undefined || client.state !== State.Running) {
    void vscode.window.showWarningMessage("projlint does not run; its output says why.");
    return undefined;
  }
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  return client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [uri] });
}

async function showFacts(): Promise<void> {
  const from = vscode.window.activeTextEditor?.document.uri;
  const text = await execute(FACTS);
  if (typeof text === "string" && from !== undefined) {
    const uri = from.with({ scheme: SHOWN, path: `${from.path} (projlint)` });
    shown.set(uri.toString(), text);
    reshown.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
  } else if (client?.state === State.Running) {
    void vscode.window.showInformationMessage("projlint reads texts, Markdown and nothing else.");
  }
}
