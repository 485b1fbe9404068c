-- :checkhealth projlint

local M = {}

function M.check()
  local health = vim.health
  health.start("projlint")
  if vim.fn.has("nvim-0.11") == 0 then
    health.error("Neovim 0.11 or later is needed", { "update Neovim" })
    return
  end
  health.ok("Neovim " .. tostring(vim.version()))
  local config = vim.lsp.config.projlint or {}
  local program = type(config.cmd) == "table" and config.cmd[1] or "projlint"
  if vim.fn.executable(program) == 0 then
    health.error("the program " .. program .. " is not found", {
      "install projlint and put it on your PATH",
      'or name it: vim.lsp.config("projlint", { cmd = { "/path/to/projlint", "lsp" } })',
    })
    return
  end
  local run = vim.system({ program, "--version" }, { text = true }):wait()
  if run.code ~= 0 then
    health.error(program .. " --version fails: " .. vim.trim(run.stderr or ""), { "install projlint again" })
    return
  end
  health.ok(vim.trim(run.stdout) .. " (" .. vim.fn.exepath(program) .. ")")
  local running = vim.lsp.get_clients({ name = "projlint" })
  if #running == 0 then
    health.info("it does not run now; it starts with a text or Markdown document")
  end
  for _, client in ipairs(running) do
    local buffers = vim.tbl_count(client.attached_buffers)
    health.ok(("it runs for %d document(s) in %s"):format(buffers, client.root_dir or "no folder"))
  end
end

return M
