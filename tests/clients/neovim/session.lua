-- A morning's work on the real lists in Neovim, without a screen: `nvim --headless -u init.lua -l`-like, run by
-- neovim.test.mjs with the folder of the copied lists in QINGDAN_FOLDER.
local folder = vim.env.QINGDAN_FOLDER
local patience = 60000
local passed, failed = 0, 0
vim.o.hidden = true

local function test(name, body)
  local good, said = xpcall(body, debug.traceback)
  passed, failed = passed + (good and 1 or 0), failed + (good and 0 or 1)
  io.stdout:write((good and 'ok - ' or 'not ok - ') .. name .. '\n' .. (good and '' or tostring(said) .. '\n'))
end

local function equal(left, right, what)
  if not vim.deep_equal(left, right) then
    error(('%s\n  is     %s\n  should %s'):format(what or 'not equal', vim.inspect(left), vim.inspect(right)), 2)
  end
end

-- Texts that differ are shown by their first lines that do.
local function same_text(is, should)
  local left, right = vim.split(is, '\n'), vim.split(should, '\n')
  for number = 1, math.max(#left, #right) do
    if left[number] ~= right[number] then
      equal(left[number], right[number], 'line ' .. number)
    end
  end
end

local function wait(what, condition)
  if not vim.wait(patience, condition, 20) then
    error('waited in vain until ' .. what, 2)
  end
end

local function open(name)
  -- What a test before left behind is none of the next one's business.
  vim.cmd('edit! ' .. vim.fn.fnameescape(folder .. '/lists/' .. name))
  local buffer = vim.api.nvim_get_current_buf()
  wait('the server has joined', function()
    local client = vim.lsp.get_active_clients({ bufnr = buffer })[1] or vim.lsp.buf_get_clients(buffer)[1]
    return client and client.initialized
  end)
  return buffer
end

local function text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') .. '\n'
end

local function on_disk(name)
  local file = assert(io.open(folder .. '/lists/' .. name))
  local all = file:read('*a')
  file:close()
  return all
end

-- Puts the cursor on the first letter of a word of the first line that says something.
local function go(line_says, word)
  vim.fn.cursor(1, 1)
  local line = vim.fn.search('\\V' .. vim.fn.escape(line_says, '\\'), 'c')
  assert(line > 0, line_says .. ' stands nowhere')
  local from = vim.fn.getline(line):find(word, 1, true)
  vim.fn.cursor(line, from)
  return line - 1
end

local function diagnostics(buffer)
  return vim.diagnostic.get(buffer)
end

-- Takes the first of the actions offered that the reader wants.
local function choose(wanted)
  vim.ui.select = function(items, options, take)
    local titles = {}
    for _, item in ipairs(items) do
      local title = options.format_item and options.format_item(item) or tostring(item)
      table.insert(titles, title)
      if title:find(wanted, 1, true) then
        return take(item)
      end
    end
    error('none of the actions is wanted: ' .. vim.inspect(titles))
  end
end

local aviation = 'beijing-2024/civil-aviation.qd'

test('a list has its file type, its colours and its server', function()
  local buffer = open(aviation)
  equal(vim.bo[buffer].filetype, 'qingdan')
  equal(vim.bo[buffer].commentstring, '// %s')
  local line = go('industry civil-aviation in', 'industry')
  local group = vim.fn.synIDattr(vim.fn.synID(line + 1, 1, 1), 'name')
  equal(group, 'qingdanBlock')
  equal(diagnostics(buffer), {})
end)

test('a broken band is found, and mended by its fix', function()
  local buffer = open(aviation)
  local original = text(buffer)
  local line = go('or sensitive at least 1, under 100_000 people', 'under 100_000')
  local old = vim.fn.getline(line + 1)
  vim.fn.setline(line + 1, (old:gsub('under 100_000', 'under 90_000')))
  wait('the gap is found', function()
    return #diagnostics(buffer) > 0
  end)
  local gap = diagnostics(buffer)[1]
  equal(gap.code or gap.user_data.lsp.code, 'band-gap')
  equal(gap.lnum, line)
  equal(gap.severity, vim.diagnostic.severity.ERROR)
  vim.fn.cursor(line + 1, gap.col + 1)
  choose('write `under 100_000 people`')
  vim.lsp.buf.code_action()
  wait('the fix is made', function()
    return text(buffer) == original
  end)
  wait('nothing is left to find', function()
    return #diagnostics(buffer) == 0
  end)
end)

test('hover shows what stands under the cursor', function()
  open(aviation)
  go('or sensitive at least 1, under 100_000 people', 'sensitive')
  local before = #vim.api.nvim_list_wins()
  vim.lsp.buf.hover()
  wait('a window opens', function()
    return #vim.api.nvim_list_wins() > before
  end)
  local shown
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      shown = text(vim.api.nvim_win_get_buf(window))
      vim.api.nvim_win_close(window, true)
    end
  end
  assert(shown and shown:find('sensitive', 1, true), 'the window says ' .. tostring(shown))
end)

test('completion offers keywords', function()
  local buffer = open(aviation)
  local line = go('  scenario customer-service {', 'scenario')
  vim.fn.cursor(line + 1, 3)
  local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/completion', vim.lsp.util.make_position_params(), patience)
  local found = vim.inspect(answers)
  assert(found:find('label = "scenario"', 1, true), 'no keyword is offered')
end)

test('a scenario is renamed in every file that names it', function()
  local later = open('beijing-2025/pharmaceutical.qd')
  local line = go('scenario clinical-trial {', 'clinical-trial')
  -- What is tied by `was` has a name of its own.
  vim.fn.append(line + 1, '    was beijing-2024 pharmaceutical/clinical-trial')
  vim.lsp.buf.rename('drug-trial')
  wait('the name is changed', function()
    return vim.fn.getline(line + 1):find('scenario drug-trial {', 1, true) ~= nil
  end)
  vim.cmd('silent write')

  local earlier = open('beijing-2024/pharmaceutical.qd')
  go('scenario clinical-trial {', 'clinical-trial')
  vim.lsp.buf.rename('trial')
  wait('the other file names it so', function()
    return text(later):find('was beijing-2024 pharmaceutical/trial\n', 1, true) ~= nil
  end)
  assert(text(earlier):find('\n  scenario trial {', 1, true), 'the file itself does not')
  vim.cmd('silent wall')
  assert(on_disk('beijing-2025/pharmaceutical.qd'):find('pharmaceutical/trial\n', 1, true), 'it was not written')
  wait('nothing is found in either', function()
    return #diagnostics(earlier) + #diagnostics(later) == 0
  end)
end)

test('formatting lays the file out', function()
  local buffer = open(aviation)
  local original = text(buffer)
  vim.cmd([[silent %substitute/^\( *\)contract \+when /\1   contract when    /e]])
  assert(text(buffer) ~= original, 'nothing was made untidy')
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = patience })
  else
    vim.lsp.buf.formatting_sync(nil, patience)
  end
  same_text(text(buffer), original)
end)

test('what changed since the edition before is shown', function()
  open('beijing-2025/edition.qd')
  local windows = #vim.api.nvim_list_wins()
  vim.cmd('QingdanDiff')
  wait('a window opens', function()
    return #vim.api.nvim_list_wins() > windows and vim.bo.filetype == 'markdown'
  end)
  assert(text(0):find('looser', 1, true), text(0))
  local own = text(0)
  vim.cmd('close')
  vim.cmd('QingdanDiff beijing-2024 beijing-2025')
  wait('a window opens', function()
    return #vim.api.nvim_list_wins() > windows and vim.bo.filetype == 'markdown'
  end)
  same_text(text(0), own)
  vim.cmd('close')
end)

test('what a finding means is shown', function()
  local buffer = open(aviation)
  local line = go('or sensitive at least 1, under 100_000 people', 'under 100_000')
  vim.fn.setline(line + 1, (vim.fn.getline(line + 1):gsub('under 100_000', 'under 90_000')))
  wait('the gap is found', function()
    return #diagnostics(buffer) > 0
  end)
  vim.cmd('QingdanExplain')
  wait('a window opens', function()
    return vim.bo.filetype == 'markdown'
  end)
  assert(text(0):find('band-gap', 1, true), text(0))
  vim.cmd('close')
end)

test('the examples of a list are run', function()
  open(aviation)
  local said
  vim.notify = function(message)
    said = message
  end
  vim.cmd('QingdanExamples')
  wait('they are run', function()
    return said ~= nil
  end)
  assert(said:match('^[1-9]%d* passed, 0 failed$'), said)
  said = nil
  local line = go('{ personal 500_000 => contract }', 'personal')
  vim.fn.setline(line + 1, (vim.fn.getline(line + 1):gsub('=> contract', '=> assessment')))
  vim.cmd('QingdanExamples')
  wait('they are run', function()
    return said ~= nil
  end)
  assert(said:match(', 1 failed$'), said)
  equal(vim.fn.getqflist()[1].lnum, line + 1)
end)

test('where vim.lsp.start is there, it starts the server', function()
  local real, given = vim.lsp.start, nil
  vim.lsp.start = function(config)
    given = config
    return 1
  end
  package.loaded['qingdan'].attach(vim.fn.bufnr(folder .. '/lists/' .. aviation))
  vim.lsp.start = real
  equal(given.cmd, { vim.env.QINGDAN, 'lsp' })
  equal(vim.loop.fs_realpath(given.root_dir), vim.loop.fs_realpath(folder))
end)

test('one server serves the folder, and goes when asked', function()
  equal(#vim.lsp.get_active_clients(), 1)
  vim.lsp.stop_client(vim.lsp.get_active_clients())
  wait('it has gone', function()
    return #vim.lsp.get_active_clients() == 0
  end)
end)

io.stdout:write(('%d passed, %d failed\n'):format(passed, failed))
vim.cmd((failed > 0 or passed == 0) and 'cquit 1' or 'qall!')
