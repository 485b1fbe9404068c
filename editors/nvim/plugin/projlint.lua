-- Starts projlint for texts and Markdown, and adds its commands.

if vim.g.loaded_projlint or not vim.lsp.config then
  return
end
vim.g.loaded_projlint = true

vim.lsp.enable("projlint")

--- The running server of the current buffer.
local function server()
  local client = vim.lsp.get_clients({ bufnr = 0, name = "projlint" })[1]
  if not client then
    vim.notify("projlint does not run here; :checkhealth projlint says why", vim.log.levels.WARN)
  end
  return client
end

--- Runs a command of the server on the current document.
local function execute(command, done)
  local client = server()
  if client then
    local buffer = vim.api.nvim_get_current_buf()
    local params = { command = command, arguments = { vim.uri_from_bufnr(buffer) } }
    client:request("workspace/executeCommand", params, function(problem, result)
      if problem then
        vim.notify("projlint: " .. problem.message, vim.log.levels.ERROR)
      elseif done and result ~= nil and result ~= vim.NIL then
        done(result)
      end
    end, buffer)
  end
end

local function show(text)
  vim.cmd("botright new")
  vim.bo.buftype, vim.bo.bufhidden, vim.bo.swapfile = "nofile", "wipe", false
  vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(vim.trim(text), "\n"))
  vim.bo.modifiable = false
end

vim.api.nvim_create_user_command("ProjlintFacts", function()
  execute("projlint.facts", show)
end, { desc = "Show what projlint has read in this document" })

vim.api.nvim_create_user_command("ProjlintCheck", function()
  execute("projlint.checkDocument")
end, { desc = "Check this document, whatever it is" })

vim.api.nvim_create_user_command("ProjlintRestart", function()
  vim.lsp.enable("projlint", false)
  vim.defer_fn(function()
    vim.lsp.enable("projlint")
  end, 200)
end, { desc = "Start projlint anew" })
