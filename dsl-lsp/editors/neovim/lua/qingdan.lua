-- Starts `qingdan lsp` for a list, and shows what a language server cannot show by itself: what changed since the
-- edition before, and how the examples came out.
local M = {}

local options = {
  -- The program; a path where it is not on the PATH.
  program = 'qingdan',
  -- The language of messages, 'en' or 'zh'; that of Neovim where nothing is said.
  messages = nil,
  -- More for `vim.lsp.start_client`: on_attach, capabilities, …
  client = {},
}

--- Sets options before the first list is opened; see the table above.
function M.setup(given)
  options = vim.tbl_deep_extend('force', options, given or {})
end

-- The folder that holds `lists`, at or above a file; else the file's own.
local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  local lists = vim.fn.finddir('lists', vim.fn.escape(folder, ' ,;*') .. ';')
  return lists == '' and folder or vim.fn.fnamemodify(lists, ':p:h:h')
end

--- What the client of a list is started with.
function M.config(buffer)
  local config = vim.tbl_extend('force', {
    name = 'qingdan',
    cmd = { options.program, 'lsp' },
    root_dir = root_of(vim.api.nvim_buf_get_name(buffer)),
  }, options.client)
  config.before_init = function(params, ...)
    params.locale = options.messages or params.locale or (vim.v.lang or ''):sub(1, 2)
    if options.client.before_init then
      options.client.before_init(params, ...)
    end
  end
  return config
end

-- Neovim 0.7 has no `vim.lsp.start`: one client for each folder, made here.
local clients = {}

local function start(buffer)
  local config = M.config(buffer)
  if vim.lsp.start then
    -- It takes an option `bufnr` from 0.9 on; before, the buffer is the one at hand.
    vim.api.nvim_buf_call(buffer, function()
      vim.lsp.start(config)
    end)
    return
  end
  local id = clients[config.root_dir]
  if not (id and vim.lsp.get_client_by_id(id)) then
    id = vim.lsp.start_client(config)
    clients[config.root_dir] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

-- The answer to a command of the server's.
local function ask(buffer, command, arguments, take)
  vim.lsp.buf_request(buffer, 'workspace/executeCommand', { command = command, arguments = arguments }, function(failure, answer)
    if failure then
      vim.notify(failure.message or tostring(failure), vim.log.levels.ERROR)
    elseif answer and answer ~= vim.NIL then
      take(answer)
    end
  end)
end

-- Opens a page of the server's beside the text.
local function show(buffer, command, arguments)
  ask(buffer, command, arguments, function(answer)
    vim.cmd('vertical new')
    local shown = vim.api.nvim_get_current_buf()
    vim.bo[shown].buftype = 'nofile'
    vim.bo[shown].bufhidden = 'wipe'
    vim.bo[shown].swapfile = false
    pcall(vim.api.nvim_buf_set_name, shown, 'qingdan: ' .. answer.title)
    vim.api.nvim_buf_set_lines(shown, 0, -1, false, vim.split(answer.markdown, '\n', { plain = true }))
    vim.bo[shown].modifiable = false
    vim.bo[shown].filetype = 'markdown'
  end)
end

--- Shows what changed between two editions; without them, since the one that the list's edition replaces.
function M.diff(buffer, editions)
  show(buffer, 'qingdan.diff', #editions > 0 and editions or { vim.uri_from_bufnr(buffer) })
end

--- Shows what the finding on the line of the cursor means; else the first of the list.
function M.explain(buffer)
  local line = vim.fn.line('.') - 1
  local all = vim.diagnostic.get(buffer)
  local finding = vim.diagnostic.get(buffer, { lnum = line })[1] or all[1]
  if not finding then
    vim.notify('There is no finding here.', vim.log.levels.INFO)
    return
  end
  show(buffer, 'qingdan.explain', { finding.code or finding.user_data.lsp.code })
end

-- The sum in one line; what failed stands in the quickfix list.
local function tell(runs)
  local passed, failed, places = 0, 0, {}
  for _, run in ipairs(runs) do
    -- Of lists that were not read whole nothing was run, and one line says why.
    if run.notice then
      vim.notify(run.notice, vim.log.levels.WARN)
      return
    end
    passed = passed + run.passed
    failed = failed + run.failed
    for _, one in ipairs(run.messages) do
      table.insert(places, {
        filename = vim.uri_to_fname(one.location.uri),
        lnum = one.location.range.start.line + 1,
        text = one.message,
        type = 'E',
      })
    end
  end
  if #places > 0 then
    vim.fn.setqflist({}, ' ', { title = 'Qingdan: examples', items = places })
  end
  vim.notify(('%d passed, %d failed'):format(passed, failed), failed > 0 and vim.log.levels.WARN or vim.log.levels.INFO)
end

--- Runs the examples that the server's code lenses of a list offer.
function M.examples(buffer)
  local params = { textDocument = { uri = vim.uri_from_bufnr(buffer) } }
  vim.lsp.buf_request(buffer, 'textDocument/codeLens', params, function(failure, lenses)
    if failure then
      vim.notify(failure.message or tostring(failure), vim.log.levels.ERROR)
      return
    end
    local commands = {}
    for _, lens in ipairs(lenses or {}) do
      if lens.command and lens.command.command == 'qingdan.runExamples' then
        table.insert(commands, lens.command)
      end
    end
    local runs = {}
    local done = 0
    for place, command in ipairs(commands) do
      ask(buffer, command.command, command.arguments, function(answer)
        runs[place] = answer
        done = done + 1
        if done == #commands then
          tell(runs)
        end
      end)
    end
  end)
end

--- Starts the server for a list, or joins the one of its folder, and gives the list its commands.
function M.attach(buffer)
  buffer = buffer == 0 and vim.api.nvim_get_current_buf() or buffer
  if vim.api.nvim_buf_get_name(buffer) == '' or vim.bo[buffer].buftype ~= '' then
    return
  end
  local command = vim.api.nvim_buf_create_user_command
  command(buffer, 'QingdanDiff', function(given)
    M.diff(buffer, given.fargs)
  end, { nargs = '*', desc = 'What changed since the edition before, or between two editions' })
  command(buffer, 'QingdanExplain', function()
    M.explain(buffer)
  end, { desc = 'What the finding on this line means' })
  command(buffer, 'QingdanExamples', function()
    M.examples(buffer)
  end, { desc = 'Run the examples of this list' })
  vim.lsp.commands['qingdan.showDiff'] = function(lens, context)
    M.diff(context.bufnr, lens.arguments or {})
  end
  vim.lsp.commands['qingdan.runExamples'] = function(lens, context)
    ask(context.bufnr, lens.command, lens.arguments, function(answer)
      tell({ answer })
    end)
  end
  start(buffer)
end

return M
