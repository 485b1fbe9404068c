#!/usr/bin/env node
// Runs the program that the package for this platform carries.
"use strict";
const { spawnSync } = require("node:child_process");

const name = `projlint-${process.platform}-${process.arch}`;
const file = process.platform === "win32" ? "projlint.exe" : "projlint";
let program;
try {
  program = require.resolve(`${name}/${file}`);
} catch {
  console.error(`projlint: there is no program for ${process.platform} on ${process.arch}, or the package ${name} was not installed;`);
  console.error("projlint: install without --no-optional, or build it with `cargo install projlint-cli`");
  process.exit(2);
}
const run = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (run.error) {
  console.error(`projlint: ${run.error.message}`);
  process.exit(2);
}
if (run.signal) process.kill(process.pid, run.signal);
process.exit(run.status ?? 2);
