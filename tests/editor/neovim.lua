-- Neovim 0.7 and later, headless, with `justarch lsp`: findings, completion, a code action, a rename through all files,
-- hover and formatting, as they arrive in the buffers.
--
-- Usage: JUSTARCH=PROGRAM FOLDER=EMPTY_FOLDER nvim --headless --clean -c 'luafile tests/editor/neovim.lua' -c 'cquit 1'
local program, folder = vim.env.JUSTARCH, vim.env.FOLDER
local WAIT = 20000
vim.o.swapfile = false

local function fail(what)
  io.stderr:write('neovim: ' .. what .. '\n')
  vim.cmd('cquit 1')
end

local function check(is_so, what, more)
  if not is_so then
    fail(what .. (more and (': ' .. vim.inspect(more)) or ''))
  end
end

local function write(name, lines)
  vim.fn.writefile(lines, folder .. '/' .. name)
end

write('justarch.yaml', {
  'justarch: 1',
  'architecture:',
  '  id: bo-tu-phap',
  '  body: btp',
  '  level: ministry',
  '  name: { vi: Kiến trúc }',
  '  version: "3.0"',
  '  framework: { version: "3.0" }',
  '  status: draft',
  '  state-date: 2024-06-30',
  'include: [kenh.yaml]',
  'organisations:',
  '  btp: { name: { vi: Bộ Tư pháp } }',
  'applications:',
  '  ho-tich: { kind: procedure-system, name: { vi: Hệ thống hộ tịch điện tử }, owner: btp }',
})
write('kenh.yaml', {
  'channels:',
  '  cong:',
  '    kind: web-portall',
  '    name: { vi: "Cổng thông tin 🌾" }',
  '    owner: btp',
  '    depends-on: [ho-tich]',
})

vim.cmd('edit ' .. vim.fn.fnameescape(folder .. '/kenh.yaml'))
local buffer = vim.api.nvim_get_current_buf()
local id = vim.lsp.start_client({
  name = 'justarch',
  cmd = { program, 'lsp', '--lang', 'vi' },
  root_dir = folder,
})
check(id, 'the server does not start')
vim.lsp.buf_attach_client(buffer, id)
local client = vim.lsp.get_client_by_id(id)
check(vim.wait(WAIT, function() return client.initialized end), 'the server does not answer')

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

local function found(pattern)
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    if one.message:find(pattern, 1, true) then
      return one
    end
  end
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, WAIT)
  local answer = answers and answers[id]
  check(answer and not answer.err, method, answer)
  return answer.result
end

local function at(line, word)
  local there = vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1]
  local column = there:find(word, 1, true)
  check(column, word .. ' is not in line ' .. line)
  local _, character = vim.str_utfindex(there, column - 1)
  return {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    position = { line = line, character = character },
  }
end

-- The finding of check stands under the word.
check(vim.wait(WAIT, function() return found('web-portall') end), 'no finding', vim.diagnostic.get(buffer))
local wrong = found('web-portall')
check(wrong.lnum == 2 and wrong.col == 10, 'the finding stands elsewhere', wrong)

-- Completion offers the kinds of the layer.
local offered = ask('textDocument/completion', at(2, 'web-portall'))
local labels = {}
for _, item in ipairs(offered.items or offered) do
  labels[item.label] = true
end
check(labels['web-portal'], 'the kind is not offered', vim.tbl_keys(labels))

-- A code action corrects it.
local there = at(2, 'web-portall')
local range = { start = there.position, ['end'] = there.position }
local actions = ask('textDocument/codeAction', {
  textDocument = there.textDocument,
  range = range,
  context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buffer, 2) },
})
local applied = false
for _, action in ipairs(actions or {}) do
  local edit = action.edit
  if edit and not applied and vim.inspect(edit):find('web-portal', 1, true) then
    vim.lsp.util.apply_workspace_edit(edit, client.offset_encoding)
    applied = true
  end
end
check(applied, 'no action corrects the kind', actions)
check(text():find('kind: web-portal\n', 1, true), 'the action did something else', text())
check(vim.wait(WAIT, function() return not found('web-portall') end), 'the finding stays')

-- A rename goes through both files.
local edit = ask('textDocument/rename', vim.tbl_extend('force', at(5, 'ho-tich'), { newName = 'ho-tich-dien-tu' }))
vim.lsp.util.apply_workspace_edit(edit, client.offset_encoding)
check(text():find('depends-on: [ho-tich-dien-tu]', 1, true), 'the buffer is not renamed', text())
local other = vim.fn.bufnr(folder .. '/justarch.yaml')
check(other > 0, 'the other file is not opened')
local lines = table.concat(vim.api.nvim_buf_get_lines(other, 0, -1, false), '\n')
check(lines:find('  ho-tich-dien-tu: {', 1, true), 'the other file is not renamed', lines)

-- As the configuration of an editor does for each file of the language.
vim.lsp.buf_attach_client(other, id)

-- Hover tells in Vietnamese what stands behind an id, after a character beyond the basic plane too.
local hover = ask('textDocument/hover', at(5, 'ho-tich'))
check(hover and vim.inspect(hover.contents):find('Hệ thống hộ tịch điện tử', 1, true), 'hover says nothing', hover)

-- Formatting lays out as `justarch fmt`.
vim.api.nvim_buf_set_lines(buffer, 4, 5, false, { '    owner:   btp' })
local laid = ask('textDocument/formatting', {
  textDocument = there.textDocument,
  options = { tabSize = 2, insertSpaces = true },
})
vim.lsp.util.apply_text_edits(laid or {}, buffer, client.offset_encoding)
check(text():find('    owner: btp\n', 1, true), 'it is not laid out', text())

print('neovim: findings, completion, code action, rename, hover, formatting\n')
vim.lsp.stop_client(id)
vim.cmd('qall!')
