-- The group of the first character of each line of standard input's file: what the syntax file makes of every keyword.
local found = {}
for number = 1, vim.fn.line('$') do
  local line = vim.fn.getline(number)
  local column = #line:match('^%s*') + 1
  local first = vim.fn.synIDattr(vim.fn.synID(number, column, 1), 'name')
  local last = vim.fn.synIDattr(vim.fn.synID(number, #line:gsub('%s+$', ''), 1), 'name')
  table.insert(found, { text = line, first = first, last = last })
end
io.stdout:write(vim.fn.json_encode(found))
vim.cmd('qall!')
