// Makes the package that carries the program for one platform: `node npm/platform.mjs PROGRAM FOLDER [PLATFORM ARCH]`.
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [program, folder, platform = process.platform, arch = process.arch] = process.argv.slice(2);
if (!program || !folder) {
  console.error("usage: node npm/platform.mjs PROGRAM FOLDER [PLATFORM ARCH]");
  process.exit(2);
}
const main = JSON.parse(readFileSync(new URL("projlint/package.json", import.meta.url), "utf8"));
const name = `projlint-${platform}-${arch}`;
if (!(name in main.optionalDependencies)) {
  console.error(`${name} is no optional dependency of projlint; add it to npm/projlint/package.json`);
  process.exit(2);
}
const file = platform === "win32" ? "projlint.exe" : "projlint";
const { version, license, repository } = main;
mkdirSync(folder, { recursive: true });
copyFileSync(program, join(folder, file));
chmodSync(join(folder, file), 0o755);
const own = { name, version, description: `The program of projlint for ${platform} on ${arch}`, license, repository, os: [platform], cpu: [arch], files: [file] };
writeFileSync(join(folder, "package.json"), `${JSON.stringify(own, null, 2)}\n`);
