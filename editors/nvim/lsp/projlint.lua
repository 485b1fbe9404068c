-- Configuration of the projlint language server for Neovim 0.11 and later.

--- The folder whose documents are read together: the nearest with projlint.toml or .git, else the document's own, but never
--- the home folder or the root of the disk, which hold far more than one project.
local function root(buffer, done)
  local marked = vim.fs.root(buffer, { "projlint.toml", ".git" })
  local own = vim.fs.dirname(vim.api.nvim_buf_get_name(buffer))
  local whole = own == "" or own == "." or own == "/" or own == vim.uv.os_homedir()
  done(marked or (not whole and own or nil))
end

return {
  cmd = { "projlint", "lsp" },
  filetypes = { "text", "markdown" },
  root_dir = root,
  settings = {
    projlint = {
      -- "auto" (that of projlint.toml, else English), "en", "fi" or "sv"
      language = "auto",
      -- the reference date as of which documents are judged, "2026-01-31"; if empty, no rule refers to today
      asOf = "",
      -- "projects", or "all" to check every text
      check = "projects",
      inlayHints = { share = true, period = true },
      codeLens = true,
    },
  },
}
