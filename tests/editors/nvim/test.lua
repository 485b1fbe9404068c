-- The plugin in a real Neovim: nvim --headless --clean -l test.lua PLUGIN PROGRAM
-- Each line that begins with "ok" or "FAIL" is one check.

local plugin, program = arg[1], arg[2]
local failed, passed = 0, 0

local function check(what, right, seen)
  io.write((right and "ok   " or "FAIL "), what, right and "" or ": " .. vim.inspect(seen), "\n")
  failed, passed = failed + (right and 0 or 1), passed + (right and 1 or 0)
end

--- Waits until `get` gives something true.
local function eventually(what, get)
  local seen
  local right = vim.wait(10000, function()
    seen = get()
    return seen
  end, 10)
  check(what, right, seen)
end

local function write(path, text)
  vim.fn.mkdir(vim.fs.dirname(path), "p")
  local file = assert(io.open(path, "w"))
  file:write(text)
  file:close()
end

local folder = vim.fn.tempname()
write(folder .. "/projlint.toml", 'language = "en"\n')
local application, report, page = folder .. "/application.txt", folder .. "/report.txt", folder .. "/sivu ä.md"
write(application, "Project code: S29999\nStart date: 2 January 2019\nEnd date: 31 May 2022\n")
write(report, "Hankekoodi: S29999\nAlkamispäivä: 2.1.2019\nPäättymispäivä: 31.5.2021\n")
write(page, "Kokonaisbudjetti: 645 000 €\nEU:n rahoitus: 322 500 € (45 %)\n😀 Päättymispäivä € 31.2.2021\n")

vim.opt.runtimepath:prepend(plugin)
vim.lsp.config("projlint", { cmd = { program, "lsp" } })
vim.cmd("runtime plugin/projlint.lua")
vim.cmd("helptags " .. plugin .. "/doc")
vim.cmd("help projlint-settings")
check("the help is found", vim.fn.expand("%:t") == "projlint.txt", vim.fn.expand("%"))
vim.cmd("only | enew")

local function edit(path)
  vim.cmd.edit(vim.fn.fnameescape(path))
  vim.bo.filetype = path:match("%.md$") and "markdown" or "text"
  return vim.api.nvim_get_current_buf()
end

--- The findings of a buffer with a code.
local function found(buffer, code)
  return vim.tbl_filter(function(d)
    return d.code == code
  end, vim.diagnostic.get(buffer))
end

local md = edit(page)
eventually("a wrong share is found", function()
  return #found(md, "SHARE001") == 1
end)
local share = found(md, "SHARE001")[1] or {}
local line = vim.api.nvim_buf_get_lines(md, 1, 2, false)[1]
check("its columns are right behind an euro sign", line:sub((share.col or 0) + 1, share.end_col) == "45 %", share)
local date = found(md, "DATE002")[1] or {}
line = vim.api.nvim_buf_get_lines(md, 2, 3, false)[1]
check("and behind an emoji and ä", line:sub((date.col or 0) + 1, date.end_col) == "31.2.2021", date)
check("the message is in the language of projlint.toml", (share.message or ""):find("is 50 %", 1, true), share.message)

vim.api.nvim_win_set_cursor(0, { 2, share.col or 0 })
vim.lsp.buf.code_action({
  apply = true,
  filter = function(action)
    return action.title:find("Suggestion", 1, true) and action.title:find("50 %", 1, true)
  end,
})
eventually("a correction is made", function()
  return vim.api.nvim_buf_get_lines(md, 1, 2, false)[1] == "EU:n rahoitus: 322 500 € (50 %)"
end)
eventually("and its finding goes", function()
  return #found(md, "SHARE001") == 0
end)

local client = vim.lsp.get_clients({ bufnr = md, name = "projlint" })[1]
check("bytes are what columns count", client and client.offset_encoding == "utf-8", client and client.offset_encoding)
vim.lsp.inlay_hint.enable(true, { bufnr = md })
vim.lsp.codelens.refresh({ bufnr = md })
eventually("a lens says what passed", function()
  local lens = vim.lsp.codelens.get(md)[1]
  return lens and lens.command.title:find("checks passed", 1, true)
end)
local position = vim.lsp.util.make_position_params(0, client.offset_encoding)
position.position = { line = 0, character = 20 }
local hover = client:request_sync("textDocument/hover", position, 5000, md)
check("hovering tells the value", hover and vim.inspect(hover.result):find("645 000 €", 1, true), hover)

local b = edit(report)
local a = edit(application)
eventually("a disagreement is shown in the document that deviates", function()
  return #found(b, "XDOC001") == 1
end)
vim.api.nvim_buf_set_text(a, 2, 17, 2, 21, { "2021" })
eventually("an edit in one document clears the finding in the other", function()
  return #vim.diagnostic.get(b) == 0
end)

vim.cmd("ProjlintFacts")
eventually("what was read is shown", function()
  return vim.bo.buftype == "nofile" and table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n"):find("2 January 2019", 1, true)
end)
vim.cmd("only!")
vim.cmd("silent checkhealth projlint")
local health = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
check("the health check is content", health:find("it runs for", 1, true) and not health:find("ERROR", 1, true), health)
vim.lsp.config("projlint", { cmd = { "/nowhere/projlint", "lsp" } })
vim.cmd("silent checkhealth projlint")
health = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
check("and says what to do without the program", health:find("put it on your PATH", 1, true), health)

client:stop()
check("the server stops when asked", vim.wait(5000, function()
  return client:is_stopped()
end, 10))
vim.fn.delete(folder, "rf")
io.write(("nvim: %d passed, %d failed\n"):format(passed, failed))
os.exit(failed == 0 and 0 or 1)
