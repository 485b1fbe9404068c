// The packaged extension in a real VS Code, driven in Chromium: node drive.mjs NODE SERVER PROGRAM EXTENSIONS FOLDER
//
// NODE and SERVER start VS Code, PROGRAM is projlint, EXTENSIONS has the installed extension, FOLDER is made anew. Each line
// that begins with "ok" or "FAIL" is one check; FOLDER/shots has what was seen.

import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import { chromium } from "playwright-core";

const [node, server, program, extensions, folder] = process.argv.slice(2);
const work = path.join(folder, "work");
const shots = path.join(folder, "shots");
const data = path.join(folder, "data");
const PATIENCE = 30_000;

const PAGE = `Hankkeen nimi: Verkostomalli
Hankekoodi: S29999

Alkamispäivä: 2.1.2019
Päättymispäivä: 31.12.2020

Kokonaisbudjetti: 645 000,00 €
EU:n rahoitus: 322 500,00 € (45 %)

Hanke tukee työnantajia 😀 ja päättyy 31.2.2020.
`;
const REPORT = "Project code: S29999\nStart date: 2 January 2019\nEnd date: 31 May 2021\n";

let passed = 0;
let failed = 0;

function check(what, right, seen) {
  console.log(right ? `ok   ${what}` : `FAIL ${what}: ${JSON.stringify(seen)}`);
  right ? (passed += 1) : (failed += 1);
}

/** Waits until `get` gives something true. */
async function eventually(what, get) {
  const end = Date.now() + PATIENCE;
  let seen;
  do {
    seen = await get();
    if (seen) {
      return check(what, true);
    }
    await new Promise((done) => setTimeout(done, 100));
  } while (Date.now() < end);
  check(what, false, seen);
}

function prepare() {
  fs.rmSync(folder, { recursive: true, force: true });
  for (const made of [work, shots, path.join(data, "data/User"), path.join(data, "data/Machine")]) {
    fs.mkdirSync(made, { recursive: true });
  }
  fs.writeFileSync(path.join(work, "hakemus.txt"), PAGE);
  fs.writeFileSync(path.join(work, "report.txt"), REPORT);
  fs.writeFileSync(path.join(work, "shopping.md"), "# Shopping\n\n1. Milk\n\n3. Bread\n");
  const settings = {
    "projlint.language": "en",
    "chat.disableAIFeatures": true,
    "editor.cursorBlinking": "solid",
    "editor.fontFamily": "DejaVu Sans Mono",
    "editor.hover.delay": 100,
    "editor.minimap.enabled": false,
    "extensions.autoCheckUpdates": false,
    "extensions.ignoreRecommendations": true,
    "files.autoSave": "off",
    "git.openRepositoryInParentFolders": "never",
    "telemetry.telemetryLevel": "off",
    "update.mode": "none",
    "workbench.colorTheme": "Default Light Modern",
    "workbench.enableExperiments": false,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": false,
  };
  fs.writeFileSync(path.join(data, "data/User/settings.json"), JSON.stringify(settings));
  fs.writeFileSync(path.join(data, "data/Machine/settings.json"), JSON.stringify({ "projlint.path": program }));
}

function freePort() {
  return new Promise((done) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

function answers(port) {
  return new Promise((done) => {
    const asked = http.get({ host: "127.0.0.1", port, path: "/version" }, (r) => done(r.statusCode === 200));
    asked.on("error", () => done(false));
  });
}

async function start(port) {
  const args = ["--host", "127.0.0.1", "--port", String(port), "--without-connection-token", "--accept-server-license-terms"];
  args.push("--server-data-dir", data, "--extensions-dir", extensions, "--telemetry-level", "off", "--disable-workspace-trust");
  const log = fs.openSync(path.join(folder, "server.log"), "w");
  const env = { ...process.env, EXTENSIONS_GALLERY: "{}" };
  const started = spawn(node, [server, ...args], { detached: true, stdio: ["ignore", log, log], env });
  const end = Date.now() + PATIENCE;
  while (!(await answers(port))) {
    if (Date.now() > end) {
      throw new Error(`VS Code does not start; see ${folder}/server.log`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return started;
}

async function browser() {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
  args.push("--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
  return chromium.launch({ executablePath: "/usr/bin/chromium", headless: true, args });
}

async function session(page, port) {
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(work)}`);
  await page.locator(".monaco-workbench").waitFor({ timeout: PATIENCE });
  const shot = (name) => page.screenshot({ path: path.join(shots, `${name}.png`) });
  const open = async (name) => {
    await page.locator(".explorer-folders-view").getByRole("treeitem", { name }).dblclick({ timeout: PATIENCE });
    await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout: PATIENCE });
    await page.locator(".editor-instance .view-lines .view-line").first().waitFor({ timeout: PATIENCE });
  };
  const lines = async () => {
    const texts = await page.locator(".editor-instance .view-line").evaluateAll((all) =>
      all.map((l) => [Number.parseInt(l.style.top, 10), l.textContent]).sort((a, b) => a[0] - b[0]).map((l) => l[1]),
    );
    return texts.map((t) => t.replaceAll("\u00a0", " "));
  };
  const squiggles = (kind) => page.locator(`.editor-instance .squiggly-${kind}`);
  const rows = async () => {
    const texts = await page.locator(".markers-panel .monaco-list-row").allInnerTexts();
    return texts.join("\n").replaceAll("\u00a0", " ");
  };

  await open("hakemus.txt");
  await eventually("a wrong share has a squiggle", async () => (await squiggles("error").count()) > 0);
  await eventually("a lens says what passed", async () => {
    const lens = await page.locator(".codelens-decoration").allInnerTexts();
    return lens.join(" ").includes("checks passed");
  });
  await eventually("hints show the length of the project", async () => (await lines()).join("\n").includes("= 24 months"));
  await page.keyboard.press("Control+Shift+M");
  await eventually("the list of problems has the findings of the document", async () => {
    const text = await rows();
    return text.includes("SHARE001") && text.includes("DATE002");
  });
  await eventually("and the one of a document that is not open", async () => (await rows()).includes("XDOC001"));
  await shot("1-squiggles");

  const box = await squiggles("error").last().boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x - 40, y, { steps: 5 });
  await page.mouse.move(x, y, { steps: 5 });
  const hover = page.locator(".monaco-editor .monaco-hover:not(.hidden), .monaco-resizable-hover .monaco-hover");
  await eventually("hovering tells what is wrong", async () => {
    const text = (await hover.allInnerTexts()).join("\n").replaceAll("\u00a0", " ");
    return text.includes("there is no such date") || /is 50 % of .*, not 45 %/.test(text);
  });
  await page.waitForTimeout(500);
  await shot("2-hover");
  await page.keyboard.press("Escape");

  const first = await squiggles("error").first().boundingBox();
  await page.mouse.click(first.x + first.width / 2, first.y + first.height / 2);
  await page.keyboard.press("Control+.");
  const menu = page.locator(".action-widget:not(.action-list-submenu-panel)");
  const row = menu.locator(".monaco-list-row").filter({ hasText: "50 %" });
  await row.first().waitFor({ timeout: PATIENCE });
  const offered = (await menu.innerText()).replaceAll("\u00a0", " ");
  check("the menu tells a suggestion as such", offered.includes("Suggestion (changes the content)"), offered);
  check("and turns rules off", offered.includes("off in projlint.toml"), offered);
  await shot("3-quick-fix");
  await row.first().click();
  await eventually("the correction is made", async () => (await lines()).some((l) => l.includes("322 500,00 € (50 %)")));
  await page.keyboard.press("Control+s");
  await eventually("and saved", async () => fs.readFileSync(path.join(work, "hakemus.txt"), "utf8").includes("(50 %)"));
  await eventually("its finding goes", async () => !(await rows()).includes("SHARE001"));

  await open("report.txt");
  await eventually("a disagreement with the other document has a squiggle", async () => (await squiggles("warning").count()) > 0);
  await shot("4-other-document");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+End");
  await page.keyboard.type("End date: 31 December 2020");
  await eventually("it goes when the documents agree", async () => (await squiggles("warning").count()) === 0);
  await eventually("the list of problems has nothing of it", async () => !(await rows()).includes("XDOC001"));

  await open("shopping.md");
  await page.waitForTimeout(500);
  check("an unrelated text is left in peace", !(await rows()).includes("SECT"), await rows());

  await open("hakemus.txt");
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").first().fill(">projlint: Show What Was Read");
  await page.locator(".quick-input-list .monaco-list-row").first().click();
  await eventually("what was read is shown beside", async () => (await lines()).some((l) => l.includes("645 000.00 €")));
  await shot("5-what-was-read");
}

prepare();
const port = await freePort();
const running = await start(port);
const chrome = await browser();
try {
  const page = await chrome.newPage({ viewport: { width: 1280, height: 800 } });
  await session(page, port).catch(async (problem) => {
    await page.screenshot({ path: path.join(shots, "failed.png") });
    check(String(problem.message).split("\n")[0], false, "see failed.png");
  });
} finally {
  await chrome.close();
  process.kill(-running.pid, "SIGTERM");
}
console.log(`vscode: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
