if vim.b.did_ftplugin then
  return
end
vim.b.did_ftplugin = 1

vim.bo.commentstring = '// %s'
vim.bo.comments = '://'
vim.bo.shiftwidth = 2
vim.bo.softtabstop = 2
vim.bo.expandtab = true
vim.bo.autoindent = true
-- A text in quotes stands on one line, however long.
vim.bo.textwidth = 0
vim.opt_local.iskeyword:append('-')
vim.opt_local.matchpairs:append({ '｛:｝', '［:］', '【:】' })
vim.b.undo_ftplugin = 'setlocal commentstring< comments< shiftwidth< softtabstop< expandtab< autoindent< textwidth< iskeyword< matchpairs<'

require('qingdan').attach(0)
