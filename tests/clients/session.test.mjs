// A morning's work on the real lists, as an editor's client asks for it.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Client } from './support/client.mjs';
import { copyOfLists, listsUnder, program } from './support/places.mjs';

const AVIATION = 'beijing-2024/civil-aviation.qd';
const BAND = 'or sensitive at least 1, under 100_000 people';

async function session(t, more = {}) {
  const folder = copyOfLists(t);
  const client = await Client.start({ command: [program(), 'lsp'], folder, test: t, ...more });
  return { folder, client, file: (name) => `${folder}/lists/${name}` };
}

/** What the program itself says of the files on disk. */
function check(folder) {
  const run = spawnSync(program(), ['check', '--format', 'json', '--lists', `${folder}/lists`], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return JSON.parse(run.stdout).diagnostics;
}

function changed(folder, before) {
  const old = new Map(before.map((list) => [list.name, list.text]));
  return listsUnder(`${folder}/lists`).filter((list) => list.text !== old.get(list.name)).map((list) => list.name);
}

test('a broken band is found, mended by its fix, and the file is as it was', async (t) => {
  const { client, folder, file } = await session(t);
  const uri = await client.open(file(AVIATION));
  assert.deepEqual(await client.findings(uri), []);
  const original = client.text(uri);

  await client.replace(uri, BAND, 'or sensitive at least 1, under 90_000 people');
  const [gap] = await client.findingsWhere(uri, (found) => found.length > 0, 'the gap was not found');
  assert.equal(gap.code, 'band-gap');
  assert.equal(gap.severity, 1);
  assert.match(gap.message, /90_000/);
  assert.deepEqual(gap.range.start.line, client.find(uri, 'under 90_000').start.line);
  assert.ok(gap.relatedInformation.length >= 2, 'both sides of the gap are shown');
  assert.equal(gap.codeDescription?.href, pathToFileURL(`${folder}/docs/codes/en/band-gap.md`).href, 'the code is a link to its page');

  const actions = await client.about('textDocument/codeAction', uri, { range: gap.range, context: { diagnostics: [gap], only: ['quickfix'] } });
  const mend = actions.find((action) => action.kind === 'quickfix' && /write `under 100_000 people`/.test(action.title));
  assert.ok(mend, `no fix gives the old line back: ${actions.map((action) => action.title)}`);
  await client.apply((mend.edit ? mend : await client.ask('codeAction/resolve', mend)).edit);
  await client.findingsWhere(uri, (found) => found.length === 0, 'findings are left after the fix');
  assert.equal(client.text(uri), original);
  assert.equal(await client.end(), 0);
});

test('findings are told in Chinese to a Chinese editor', async (t) => {
  const { client, file } = await session(t, { locale: 'zh-cn' });
  const uri = await client.open(file(AVIATION));
  await client.replace(uri, BAND, 'or sensitive at least 1, under 90_000 people');
  const [gap] = await client.findingsWhere(uri, (found) => found.length > 0, 'the gap was not found');
  assert.match(gap.message, /空档|区间/);
  assert.equal(await client.end(), 0);
});

test('a scenario is renamed in every file that names it', async (t) => {
  const { client, folder, file } = await session(t);
  const later = await client.open(file('beijing-2025/pharmaceutical.qd'));
  const earlier = await client.open(file('beijing-2024/pharmaceutical.qd'));
  const place = (uri, words, word) => {
    const { start } = client.find(uri, words);
    return { line: start.line, character: start.character + words.indexOf(word) };
  };

  // The later edition says what the scenario was, and gives it another name: now one file names what the other declares.
  const position = place(later, 'scenario clinical-trial {', 'clinical-trial');
  const actions = await client.about('textDocument/codeAction', later, { range: { start: position, end: position }, context: { diagnostics: [], only: ['refactor.rewrite'] } });
  const tie = actions.find((action) => /^say by `was`/.test(action.title));
  assert.ok(tie, actions.map((action) => action.title).join('\n'));
  await client.apply(tie.edit);
  assert.ok(await client.about('textDocument/prepareRename', later, { position }));
  const alone = await client.about('textDocument/rename', later, { position, newName: 'drug-trial' });
  assert.deepEqual(await client.apply(alone), [later], 'what is tied by `was` has a name of its own');
  assert.match(client.text(later), /^ {2}scenario drug-trial \{$/m);
  await client.findingsWhere(later, (found) => found.length === 0, 'the later edition has findings');

  await client.save();
  const before = listsUnder(`${folder}/lists`);
  const edit = await client.about('textDocument/rename', earlier, { position: place(earlier, 'scenario clinical-trial {', 'clinical-trial'), newName: 'trial' });
  assert.deepEqual(await client.apply(edit), [earlier, later].sort());
  assert.match(client.text(later), /was beijing-2024 pharmaceutical\/trial$/m);
  await client.findingsWhere(later, (found) => found.length === 0, 'the later edition has findings');
  await client.findingsWhere(earlier, (found) => found.length === 0, 'the earlier edition has findings');
  await client.save();
  assert.deepEqual(changed(folder, before), ['beijing-2024/pharmaceutical.qd', 'beijing-2025/pharmaceutical.qd']);
  assert.deepEqual(check(folder), []);
  assert.equal(await client.end(), 0);
});

test('a scenario that is renamed is the same one in what changed', async (t) => {
  // In order of their words, for what is told first goes by names.
  const diff = async (client) => {
    const { markdown } = await client.ask('workspace/executeCommand', { command: 'qingdan.diff', arguments: ['beijing-2024', 'beijing-2025'] });
    return markdown.replaceAll('passenger-service', 'customer-service').split('\n').sort();
  };
  const renamed = async (rename) => {
    const { client, folder, file } = await session(t);
    const uri = await client.open(file(AVIATION));
    const before = await diff(client);
    const { start } = client.find(uri, 'scenario customer-service');
    await client.apply(await rename(client, uri, { line: start.line, character: start.character + 'scenario c'.length }));
    await client.save();
    assert.deepEqual(check(folder), []);
    const after = await diff(client);
    assert.equal(await client.end(), 0);
    return { before, after };
  };
  const added = ({ before, after }) => after.filter((line) => !before.includes(line));
  const everywhere = await renamed((client, uri, position) => client.about('textDocument/rename', uri, { position, newName: 'passenger-service' }));
  assert.deepEqual(added(everywhere), []);
  assert.equal(everywhere.after.length, everywhere.before.length);
  const here = await renamed((client, uri, position) => client.ask('workspace/executeCommand', { command: 'qingdan.renameHere', arguments: [uri, position, 'passenger-service'] }));
  assert.deepEqual(added(here), ['### scenario Customer service (customer-service) (was Customer service (customer-service)): changed']);
  assert.equal(here.after.length, here.before.length);
});

test('a measure is renamed over all files, opened or not', async (t) => {
  const { client, folder, file } = await session(t);
  const uri = await client.open(file('shared.qd'));
  await client.findings(uri);
  const before = listsUnder(`${folder}/lists`);
  const { start } = client.find(uri, 'measure personal {');
  const position = { line: start.line, character: start.character + 'measure '.length };
  await client.apply(await client.about('textDocument/rename', uri, { position, newName: 'people-counted' }));
  await client.save();
  const names = before.filter((list) => /^[^"]*\bpersonal (at least|over|[0-9])/m.test(list.text)).map((list) => list.name);
  const now = changed(folder, before);
  assert.ok(names.length > 5 && names.every((name) => now.includes(name)), `changed were ${now}, and ${names} count people`);
  assert.deepEqual(check(folder), []);
  assert.equal(await client.end(), 0);
});

test('a name that is taken is refused in words', async (t) => {
  const { client, file } = await session(t);
  const uri = await client.open(file('shared.qd'));
  const { start } = client.find(uri, 'measure personal {');
  const position = { line: start.line, character: start.character + 'measure '.length };
  await assert.rejects(client.about('textDocument/rename', uri, { position, newName: 'sensitive' }), /sensitive/);
  await assert.rejects(client.about('textDocument/rename', uri, { position, newName: 'Not A Name' }), /name/);
});

test('formatting: the whole file, a range, and what is typed', async (t) => {
  const { client, folder, file } = await session(t);
  const uri = await client.open(file(AVIATION));
  const original = client.text(uri);
  const options = { tabSize: 2, insertSpaces: true };
  const untidy = original.replace(/^( *)contract +when /gm, '$1  contract when    ').replaceAll('\n\n  scenario', '\n\n\n\n scenario');
  const whole = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };

  await client.edit(uri, [{ range: whole, newText: untidy }]);
  const edits = await client.about('textDocument/formatting', uri, { options });
  assert.ok(edits.length > 0);
  await client.edit(uri, edits);
  assert.equal(client.text(uri), original);
  await client.save();
  execFileSync(program(), ['fmt', '--check', '--lists', `${folder}/lists`]);
  assert.deepEqual((await client.about('textDocument/formatting', uri, { options })) ?? [], []);

  // A range: what stands in it is laid out, and nothing far from it is touched.
  const lines = original.split('\n');
  const first = lines.findIndex((line) => /^ *bands \{$/.test(line));
  const last = lines.findIndex((line, number) => number > first && /^ *\}$/.test(line));
  const rough = lines.map((line) => line.replace(/^( *)contract +when /, '$1   contract when  ')).join('\n');
  await client.edit(uri, [{ range: whole, newText: rough }]);
  const inRange = await client.about('textDocument/rangeFormatting', uri, { range: { start: { line: first, character: 0 }, end: { line: last, character: 0 } }, options });
  await client.edit(uri, inRange);
  const now = client.text(uri).split('\n');
  assert.deepEqual(now.slice(first, last + 1), lines.slice(first, last + 1), 'the range is laid out');
  assert.deepEqual(now.slice(last + 1), rough.split('\n').slice(last + 1), 'the rest is as it was');

  // A closing brace lays its block out.
  await client.edit(uri, [{ range: whole, newText: original }]);
  await client.replace(uri, `${lines[last]}\n`, `${lines[last].replace('}', '    }')}\n`);
  const brace = { line: last, character: lines[last].length + 4 };
  const typed = await client.about('textDocument/onTypeFormatting', uri, { position: brace, ch: '}', options });
  await client.edit(uri, typed ?? []);
  assert.equal(client.text(uri), original);
  assert.equal(await client.end(), 0);
});

test('hover, completion, symbols and hints on the real lists', async (t) => {
  const { client, file } = await session(t);
  const uri = await client.open(file(AVIATION));
  await client.findings(uri);
  const at = (words, word = words) => {
    const { start } = client.find(uri, words);
    return { line: start.line, character: start.character + words.indexOf(word) + 1 };
  };
  const band = await client.about('textDocument/hover', uri, { position: at(BAND) });
  assert.match(JSON.stringify(band.contents), /100_000/);
  const scenario = await client.about('textDocument/hover', uri, { position: at('scenario customer-service', 'customer-service') });
  assert.match(JSON.stringify(scenario.contents), /Customer service/);

  const items = await client.about('textDocument/completion', uri, { position: { line: client.find(uri, '  scenario customer-service').start.line, character: 2 } });
  const labels = (items.items ?? items).map((item) => item.label);
  for (const label of ['scenario', 'important']) assert.ok(labels.includes(label), `${label} is offered`);

  const symbols = await client.about('textDocument/documentSymbol', uri);
  assert.match(JSON.stringify(symbols), /customer-service/);
  const found = await client.ask('workspace/symbol', { query: 'model-training' });
  assert.equal(new Set(found.map((one) => one.location.uri)).size, 2, 'both editions have that scenario');
  const hints = await client.about('textDocument/inlayHint', uri, { range: { start: { line: 0, character: 0 }, end: { line: 200, character: 0 } } });
  assert.ok(hints.length > 0);
  const definition = await client.about('textDocument/definition', uri, { position: at(BAND, 'sensitive') });
  assert.match(JSON.stringify(definition), /shared\.qd/);
  assert.equal(await client.end(), 0);
});

test('what is offered is answered', async (t) => {
  const { client, file } = await session(t);
  const uri = await client.open(file(AVIATION));
  await client.findings(uri);
  const { start: position } = client.find(uri, BAND);
  const range = client.find(uri, BAND);
  const asked = {
    hoverProvider: ['textDocument/hover', { position }],
    definitionProvider: ['textDocument/definition', { position }],
    declarationProvider: ['textDocument/declaration', { position }],
    referencesProvider: ['textDocument/references', { position, context: { includeDeclaration: true } }],
    documentHighlightProvider: ['textDocument/documentHighlight', { position }],
    documentSymbolProvider: ['textDocument/documentSymbol', {}],
    foldingRangeProvider: ['textDocument/foldingRange', {}],
    selectionRangeProvider: ['textDocument/selectionRange', { positions: [position] }],
    inlayHintProvider: ['textDocument/inlayHint', { range }],
    codeActionProvider: ['textDocument/codeAction', { range, context: { diagnostics: [] } }],
    codeLensProvider: ['textDocument/codeLens', {}],
    completionProvider: ['textDocument/completion', { position }],
    signatureHelpProvider: ['textDocument/signatureHelp', { position }],
    linkedEditingRangeProvider: ['textDocument/linkedEditingRange', { position }],
    semanticTokensProvider: ['textDocument/semanticTokens/full', {}],
    documentFormattingProvider: ['textDocument/formatting', { options: { tabSize: 2, insertSpaces: true } }],
    documentRangeFormattingProvider: ['textDocument/rangeFormatting', { range, options: { tabSize: 2, insertSpaces: true } }],
    documentOnTypeFormattingProvider: ['textDocument/onTypeFormatting', { position, ch: '\n', options: { tabSize: 2, insertSpaces: true } }],
  };
  for (const [capability, [method, more]] of Object.entries(asked)) {
    assert.ok(client.capabilities[capability], `the server offers no ${capability}`);
    await client.about(method, uri, more);
  }
  assert.equal(await client.end(), 0);
});

test('the diff of an edition, as Markdown', async (t) => {
  const { client, file } = await session(t);
  const uri = await client.open(file('beijing-2025/edition.qd'));
  const named = await client.command('qingdan.diff', 'beijing-2024', 'beijing-2025');
  assert.match(named.title, /beijing-2024.*beijing-2025/);
  assert.match(named.markdown, /^#/m);
  const head = execFileSync(program(), ['diff', 'beijing-2024', 'beijing-2025', '--lists', file('')], { encoding: 'utf8' }).split('\n')[0];
  const summary = named.markdown.slice(0, 1000);
  for (const count of head.replace(/^.*?: /, '').match(/\d+/g)) {
    assert.match(summary, new RegExp(`\\b${count}\\b`), `the program says "${head}", the preview does not`);
  }
  assert.deepEqual(await client.command('qingdan.diff', uri), named);
  assert.equal(await client.end(), 0);
});

test('the examples above a scenario are run, and say what failed', async (t) => {
  const { client, file } = await session(t);
  const uri = await client.open(file(AVIATION));
  const run = async () => {
    const lenses = (await client.about('textDocument/codeLens', uri)).filter((lens) => lens.command?.command === 'qingdan.runExamples');
    const own = lenses.find((lens) => lens.command.arguments[1] === 'beijing-2024/civil-aviation/customer-service');
    assert.ok(own, `a lens runs the scenario's examples: ${JSON.stringify(lenses)}`);
    return client.command(own.command.command, ...own.command.arguments);
  };
  const good = await run();
  assert.ok(good.passed > 0);
  assert.deepEqual([good.failed, good.messages], [0, []]);
  const original = client.text(uri);
  const expected = /example ("[^"]*") +\{ personal 500_000 => contract \}/.exec(original);
  assert.ok(expected, 'the list has an example at its first line');
  await client.replace(uri, expected[0], expected[0].replace('=> contract', '=> assessment'));
  const bad = await run();
  assert.deepEqual([bad.passed, bad.failed], [good.passed - 1, 1]);
  const [{ message, location }] = bad.messages;
  assert.ok(message.includes(JSON.parse(expected[1])), message);
  assert.deepEqual([location.uri, location.range.start.line], [uri, client.find(uri, expected[1]).start.line]);
  assert.equal(await client.end(), 0);
});

test('a file that was never saved, and one that vanishes', async (t) => {
  const { client, folder, file } = await session(t);
  const path = file('beijing-2025/trade-fairs.qd');
  const text = 'industry trade-fairs in beijing-2025 {\n  title zh "展会" en "Trade fairs"\n';
  const uri = await client.open(path, 'qingdan', text);
  const found = await client.findings(uri);
  assert.ok(found.length > 0 && found.length < 4, `one missing brace gives ${found.length} findings`);
  writeFileSync(path, readFileSync(file('shared.qd')));
  await client.tell('textDocument/didClose', { textDocument: { uri } });
  execFileSync('rm', [path]);
  await client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }] });
  const other = await client.open(file(AVIATION));
  assert.deepEqual(await client.findings(other), []);
  assert.deepEqual(check(folder), []);
  assert.equal(await client.end(), 0);
});
