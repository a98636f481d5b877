// The extension itself, bundled as it is packaged, with vscode-languageclient in it. Only VS Code has the module `vscode`:
// in its place stands support/vscode.cjs. What is tested is what lies between that module and the server.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import Module from 'node:module';
import { copyOfLists, editors, program } from './support/places.mjs';

const require = createRequire(import.meta.url);
const standIn = require.resolve('./support/vscode.cjs');
const resolve = Module._resolveFilename;
Module._resolveFilename = (name, ...more) => (name === 'vscode' ? standIn : resolve(name, ...more));

const PATIENCE = 60_000;

async function until(what, condition) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = condition();
    if (found) return found;
    assert.ok(Date.now() < end, `waited in vain until ${what}`);
    await new Promise((later) => setTimeout(later, 20));
  }
}

/** VS Code with the extension, a folder of lists, and one of them open. */
async function editor(t, name, settings = {}) {
  delete require.cache[standIn];
  delete require.cache[`${editors}/vscode/dist/extension.js`];
  const vscode = require('vscode');
  const extension = require(`${editors}/vscode/dist/extension.js`);
  const folder = copyOfLists(t);
  const kept = vscode.standIn;
  for (const [key, value] of Object.entries({ 'qingdan.server.path': program(), ...settings })) kept.settings.set(key, value);
  vscode.workspace.workspaceFolders.push({ uri: vscode.Uri.file(folder), name: 'lists', index: 0 });
  const context = { subscriptions: [] };
  await extension.activate(context);
  t.after(async () => {
    await extension.deactivate();
    for (const one of context.subscriptions) one.dispose();
  });
  const path = `${folder}/lists/${name}`;
  const document = kept.document(path, 'qingdan', readFileSync(path, 'utf8'));
  vscode.workspace.textDocuments.push(document);
  vscode.window.activeTextEditor = { document, selection: { active: new vscode.Position(0, 0) } };
  await kept.events.onDidOpenTextDocument.fire(document);
  const change = async (words, text) => {
    const at = document.getText().indexOf(words);
    assert.ok(at >= 0, words);
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + words.length));
    document.update([{ range, text }]);
    await kept.events.onDidChangeTextDocument.fire({ document, contentChanges: [{ range, rangeOffset: at, rangeLength: words.length, text }] });
  };
  const provider = (kind, method) => kept.registered[kind]?.find((one) => typeof one[method] === 'function');
  const token = new vscode.CancellationTokenSource().token;
  const findings = () => kept.diagnostics?.get(document.uri.toString()) ?? [];
  return { vscode, kept, folder, document, change, provider, token, findings };
}

const LIST = 'beijing-2024/civil-aviation.qd';
const BAND = 'or sensitive at least 1, under 100_000 people';

test('findings, a fix, hover and formatting pass through vscode-languageclient', async (t) => {
  const { vscode, document, change, provider, token, findings } = await editor(t, LIST);
  const original = document.getText();
  await change(BAND, 'or sensitive at least 1, under 90_000 people');
  const [gap] = await until('the gap is found', () => findings().length > 0 && findings());
  assert.equal(gap.code.value ?? gap.code, 'band-gap');
  assert.ok(gap.relatedInformation.length >= 2);

  const actions = await provider('CodeActionsProvider', 'provideCodeActions').provideCodeActions(document, gap.range, { diagnostics: [gap], triggerKind: 1 }, token);
  const mend = actions.find((action) => /write `under 100_000 people`/.test(action.title));
  assert.ok(mend, actions.map((action) => action.title).join('\n'));
  const [[uri, edits]] = [...mend.edit.all];
  assert.equal(uri, document.uri.toString());
  assert.equal(document.applied(edits), original);
  await change('under 90_000 people', 'under 100_000 people');
  await until('nothing is left to find', () => findings().length === 0);

  const hover = await provider('HoverProvider', 'provideHover').provideHover(document, document.positionAt(original.indexOf(BAND) + 4), token);
  assert.match(JSON.stringify(hover.contents), /sensitive/);
  await change('        contract   when', '   contract when');
  const formatter = await until('formatting is offered', () => provider('DocumentFormattingEditProvider', 'provideDocumentFormattingEdits'));
  const layout = await formatter.provideDocumentFormattingEdits(document, { tabSize: 2, insertSpaces: true }, token);
  assert.equal(document.applied(layout), original);
});

/** The pages that the extension shows: where the last one stands, and what VS Code reads at an address. */
function pages(kept) {
  const files = kept.files.get('qingdan-page');
  const read = async (uri) => {
    await files.stat(uri);
    return Buffer.from(await files.readFile(uri)).toString();
  };
  return { files, read, last: () => kept.executed.filter(([name]) => name === 'markdown.showPreviewToSide').at(-1)?.[1] };
}

test('what changed is shown as Markdown, and made anew when a list is saved', async (t) => {
  const { vscode, kept, document } = await editor(t, 'beijing-2025/edition.qd');
  const { files, read, last } = pages(kept);
  await vscode.commands.executeCommand('qingdan.showDiff');
  assert.deepEqual(kept.shown, []);
  const uri = last();
  const markdown = await read(uri);
  assert.match(markdown, /looser/);
  assert.equal(uri.path, '/changes/beijing-2024 → beijing-2025.md');
  const again = [];
  files.onDidChangeFile((changed) => again.push(...changed.map((one) => one.uri.toString())));
  const { mtime } = await files.stat(uri);
  await kept.events.onDidSaveTextDocument.fire(document);
  assert.deepEqual(again, [uri.toString()]);
  assert.ok((await files.stat(uri)).mtime > mtime, 'VS Code reads anew what is newer');
  // After some minutes a preview's document is closed, though the preview is not.
  assert.equal(kept.executed.at(-1)[0], 'markdown.preview.refresh');
  await vscode.commands.executeCommand('qingdan.showDiff', 'beijing-2024', 'beijing-2025');
  assert.equal(last().toString(), uri.toString());
  assert.equal(await read(last()), markdown);
});

test('what the finding at the cursor means is shown', async (t) => {
  const { vscode, kept, change, findings } = await editor(t, LIST);
  const { read, last } = pages(kept);
  await vscode.commands.executeCommand('qingdan.showExplanation');
  assert.deepEqual(kept.shown, [['information', 'There is no finding here.']]);
  await change(BAND, 'or sensitive at least 1, under 90_000 people');
  const [gap] = await until('the gap is found', () => findings().length > 0 && findings());
  vscode.window.activeTextEditor.selection.active = gap.range.start;
  await vscode.commands.executeCommand('qingdan.showExplanation');
  assert.match(await read(last()), /^# band-gap/);
});

test('a finding’s code is a link to its page, and no link of the pages leads nowhere', async (t) => {
  const { vscode, kept, change, findings } = await editor(t, LIST);
  const { files, read } = pages(kept);
  await change(BAND, 'or sensitive at least 1, under 90_000 people');
  const [gap] = await until('the gap is found', () => findings().length > 0 && findings());
  // VS Code reads the address again from what it wrote, and draws what stands there as the extension's defaults say.
  const start = vscode.Uri.parse(gap.code.target.toString());
  const { contributes } = JSON.parse(readFileSync(`${editors}/vscode/package.json`, 'utf8'));
  assert.deepEqual(contributes.configurationDefaults['workbench.editorAssociations'], { [`${start.scheme}:/**/*.md`]: 'vscode.markdown.preview.editor' });
  const seen = new Map();
  const follow = async (uri) => {
    if (seen.has(uri.path)) return seen.get(uri.path);
    const text = await read(uri);
    seen.set(uri.path, text);
    for (const [, target] of text.matchAll(/\]\(([^()\s]+)\)/g)) {
      const [path, fragment] = target.split('#');
      const { pathname } = new URL(path, `file://${uri.path}`);
      const led = path === '' ? text : await follow(uri.with({ path: pathname }));
      const headings = led.split('\n').filter((line) => /^#+ /.test(line));
      const slugs = headings.map((line) => line.replace(/^#+ /, '').toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));
      assert.ok(fragment === undefined || slugs.includes(fragment), `${uri.path}: ${target}`);
    }
    return text;
  };
  assert.match(await follow(start), /^# band-gap/);
  assert.deepEqual([...seen.keys()], ['/codes/page/band-gap.md', '/language.md']);
  assert.match(seen.get('/language.md'), /decision 0006/, 'what the program has not is told without a link');
  assert.throws(() => files.stat(start.with({ path: '/decisions/0006-fixes.md' })), /there is no/);
});

test('a list that was not read whole runs no examples and shows no diff without saying so', async (t) => {
  const { vscode, kept, change, findings } = await editor(t, LIST);
  await change('personal at least 500_000, under 5_000_000 people', 'personal att least 500_000, under 5_000_000 people');
  const found = await until('the mistake is found', () => findings().length > 0 && findings());
  assert.deepEqual(found.map((one) => one.code.value), ['syntax'], 'and nothing that only the mistake made');
  await vscode.commands.executeCommand('qingdan.runExamplesOfFile');
  const [kind, said] = kept.shown.at(-1);
  assert.equal(kind, 'warning');
  assert.match(said, /no example was run: a mistake at lists\/beijing-2024\/civil-aviation\.qd:\d+/);
  await vscode.commands.executeCommand('qingdan.showDiff', 'beijing-2024', 'beijing-2025');
  const { read, last } = pages(kept);
  assert.match(await read(last()), /^> \*\*not read whole: .*civil-aviation/);
});

test('an example that the text fails is a finding', async (t) => {
  const { document, change, findings } = await editor(t, LIST);
  await change('{ personal 500_000 => contract }', '{ personal 500_000 => assessment }');
  const [fails] = await until('it is found', () => findings().length > 0 && findings());
  assert.equal(fails.code.value, 'example-fails');
  assert.equal(document.getText(fails.range), 'assessment');
});

test('whoever renames a scenario that two editions have chooses whether both have the new name', async (t) => {
  const { kept, document, provider, token } = await editor(t, LIST);
  const rename = await until('renaming is offered', () => provider('RenameProvider', 'provideRenameEdits'));
  const at = document.positionAt(document.getText().indexOf('scenario customer-service') + 'scenario c'.length);
  const asked = async (choose) => {
    kept.choose = choose;
    const edit = await rename.provideRenameEdits(document, at, 'passenger-service', token);
    return new Map([...edit.all].map(([uri, edits]) => [uri.slice(uri.indexOf('/lists/')), edits]));
  };
  const later = '/lists/beijing-2025/civil-aviation.qd';
  const both = await asked(([everywhere]) => everywhere);
  assert.ok(both.has(later));
  assert.ok([...both.values()].flat().every((edit) => edit.newText === 'passenger-service'));
  const here = await asked(([, alone]) => alone);
  assert.deepEqual(here.get(later).map((edit) => edit.newText.trim()), ['was beijing-2024 civil-aviation/passenger-service']);
  assert.deepEqual([...(await asked(() => undefined)).keys()], [], 'who chooses nothing renames nothing');
});

test('the examples of a file, and those above one scenario, say how they came out', async (t) => {
  const { vscode, kept, document, change, provider, token } = await editor(t, LIST);
  await vscode.commands.executeCommand('qingdan.runExamplesOfFile');
  assert.match(kept.shown.at(-1)?.[1] ?? '', /^[1-9]\d* passed, none failed$/);
  await change('{ personal 500_000 => contract }', '{ personal 500_000 => assessment }');
  const lenses = await provider('CodeLensProvider', 'provideCodeLenses').provideCodeLenses(document, token);
  const { command } = lenses.find((lens) => lens.command?.arguments?.[1] === 'beijing-2024/civil-aviation/customer-service');
  await vscode.commands.executeCommand(command.command, ...command.arguments);
  assert.deepEqual(kept.shown.at(-1)[0], 'warning');
  assert.match(kept.shown.at(-1)[1], /1 failed$/);
});

test('messages come in the language of the settings, and a change of it takes effect', async (t) => {
  const { kept, change, findings, provider, vscode } = await editor(t, LIST, { 'qingdan.messages': 'zh' });
  await change(BAND, 'or sensitive at least 1, under 90_000 people');
  const [gap] = await until('the gap is found', () => findings().length > 0 && findings());
  assert.match(gap.message, /区间/);
  kept.settings.set('qingdan.messages', 'en');
  await kept.events.onDidChangeConfiguration.fire({ affectsConfiguration: (section) => section === 'qingdan.messages' });
  await until('the gap is told in English', () => /gap between the bands/.test(findings()[0]?.message ?? ''));
});

test('a program that is not there is told of in words, and nothing throws', async (t) => {
  const { kept } = await editor(t, LIST, { 'qingdan.server.path': '/nowhere/qingdan' });
  assert.match(kept.shown.map(([, said]) => said).join('\n'), /qingdan\.server\.path/);
});
