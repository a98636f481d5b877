-- Neovim as a user has it after the README: this plugin, and nothing else.
local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
local plugin = vim.fn.fnamemodify(here .. '/../../../dsl-lsp/editors/neovim', ':p')
vim.opt.runtimepath = { plugin, vim.env.VIMRUNTIME }
vim.opt.swapfile = false
vim.opt.shadafile = 'NONE'
vim.cmd('filetype plugin on')
vim.cmd('syntax on')
require('qingdan').setup({ program = vim.env.QINGDAN, messages = vim.env.QINGDAN_MESSAGES })
