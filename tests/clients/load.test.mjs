// Two people's typing at once, for QINGDAN_SECONDS (5, or 60 with `run --minute`): right and broken, faster than anyone
// reads. No request is left without an answer, nothing is told of a version that is past, memory stays, and at the end
// everything known is what a new session and `qingdan check` find.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, memory } from './support/client.mjs';
import { ofCheck, ofSession } from './support/findings.mjs';
import { copyOfLists, program } from './support/places.mjs';

const SECONDS = Number(process.env.QINGDAN_SECONDS ?? 5);
const SEED = Number(process.env.QINGDAN_SEED ?? 20260511);
/** Edits a second of each of the two. */
const RATE = Number(process.env.QINGDAN_RATE ?? 10);
/** Edits that follow as if a key were held down. */
const BURST = 800;
const FILES = ['beijing-2025/pharmaceutical.qd', 'beijing-2024/civil-aviation.qd'];
const INSERTED = ['{', '}', '"', '[', ']', ';', '\n', '\r\n', '// ', '万', '当', '情形 ', '😀', '  bands {\n', 'scenario s {', ' at least ', '9', '\t', '　', '\\'];
const REQUESTS = ['textDocument/hover', 'textDocument/completion', 'textDocument/definition', 'textDocument/documentSymbol', 'textDocument/foldingRange', 'textDocument/codeAction', 'textDocument/inlayHint', 'textDocument/semanticTokens/full'];

/** What is given up, with ContentModified, when somebody types on while it is computed. */
const GIVEN_UP = ['textDocument/codeAction', 'textDocument/inlayHint'];

/** Numbers that look like chance, the same in every run. */
function chance(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));

test(`two clients' worth of edits for ${SECONDS} seconds`, { timeout: SECONDS * 1000 + 300_000 }, async (t) => {
  const folder = copyOfLists(t);
  const client = await Client.start({ command: [program(), 'lsp'], folder, test: t });
  const any = chance(SEED);
  const documents = [];
  for (const name of FILES) {
    const uri = await client.open(`${folder}/lists/${name}`);
    await client.findings(uri);
    documents.push({ uri, original: client.text(uri) });
  }

  let published = 0;
  const told = new Map();
  const stale = [];
  client.connection.onNotification('textDocument/publishDiagnostics', (params) => {
    published += 1;
    if (params.version !== undefined) {
      if (params.version < (told.get(params.uri) ?? 0)) stale.push(`version ${params.version} of ${params.uri} after ${told.get(params.uri)}`);
      told.set(params.uri, params.version);
    }
    client.published.set(params.uri, params);
    client.waiting = client.waiting.filter((one) => !one(params));
  });

  const edit = async ({ uri, original }) => {
    const document = client.documents.get(uri);
    const text = document.getText();
    const at = (offset) => document.positionAt(offset);
    const range = (start, end) => ({ start: at(start), end: at(end) });
    const place = any(text.length + 1);
    const numbers = [...text.matchAll(/[1-9][0-9_]{3,}/g)];
    const line = { start: { line: any(document.lineCount), character: 0 }, end: { line: 0, character: 0 } };
    line.end.line = line.start.line + 1;
    const ways = [
      () => ({ range: range(place, place), newText: INSERTED[any(INSERTED.length)] }),
      () => ({ range: range(place, Math.min(text.length, place + 1 + any(3))), newText: '' }),
      () => ({ range: line, newText: '' }),
      () => ({ range: { start: line.start, end: line.start }, newText: document.getText(line) }),
      () => {
        const number = numbers[any(numbers.length)];
        return { range: range(number.index, number.index + 1), newText: String(1 + any(9)) };
      },
    ];
    // Now and then everything is undone: else the text would soon be nothing but rubble.
    const undone = any(40) === 0 || numbers.length === 0;
    await client.edit(uri, [undone ? { range: range(0, text.length), newText: original } : ways[any(ways.length)]()]);
  };

  const asked = [];
  const refused = [];
  let overtaken = 0;
  const ask = ({ uri }) => {
    const document = client.documents.get(uri);
    const position = document.positionAt(any(document.getText().length + 1));
    const range = { start: position, end: { line: position.line + 5, character: 0 } };
    const method = REQUESTS[any(REQUESTS.length)];
    asked.push(client.about(method, uri, { position, range, context: { diagnostics: [] } }).catch((error) => {
      if (error.code === -32801 && GIVEN_UP.includes(method)) overtaken += 1;
      else refused.push(`${method}: ${error.message}`);
    }));
  };

  const start = performance.now();
  const steps = SECONDS * RATE * 2;
  let before = 0;
  for (let step = 0; step < steps; step += 1) {
    // The pace is that of the clock, however slow the answers are.
    const due = start + (step * 1000) / (RATE * 2);
    await sleep(Math.max(0, due - performance.now()));
    await edit(documents[step % 2]);
    if (step % 5 === 0) ask(documents[any(2)]);
    if (step === Math.floor(steps / 4)) before = memory(client.child.pid, 'VmRSS');
  }
  // Then with hardly any time between, as with a key held down: many analyses are overtaken at all their stages.
  for (let step = 0; step < BURST; step += 1) {
    await edit(documents[step % 2]);
    if (step % 25 === 0) ask(documents[any(2)]);
    await sleep(any(10));
  }
  await Promise.all(asked);
  assert.deepEqual(refused, [], 'every request is answered');
  assert.deepEqual(stale, [], 'nothing is told of a version that is past');
  for (const { uri } of documents) await client.findings(uri);
  const after = memory(client.child.pid, 'VmRSS');

  const settled = async (session) => {
    let last;
    do {
      last = JSON.stringify([...session.published.values()]);
      await sleep(500);
    } while (last !== JSON.stringify([...session.published.values()]));
    return ofSession(session, folder);
  };
  const compare = async (what) => {
    const here = await settled(client);
    await client.save();
    const fresh = await Client.start({ command: [program(), 'lsp'], folder, test: t });
    for (const name of FILES) await fresh.findings(await fresh.open(`${folder}/lists/${name}`));
    assert.deepEqual(here, await settled(fresh), `${what}: the long session finds what a new one finds`);
    assert.equal(await fresh.end(), 0);
    assert.deepEqual(here, ofCheck(folder), `${what}: the session finds what check finds`);
    return here.length;
  };
  const broken = await compare('after the last edit');

  // What is left of a day's rubble when the text is whole again but for one band.
  for (const { uri, original } of documents) {
    await client.edit(uri, [{ range: { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } }, newText: original }]);
  }
  await client.replace(documents[1].uri, 'or sensitive at least 1, under 100_000 people', 'or sensitive at least 1, under 90_000 people');
  await client.findings(documents[1].uri);
  const gaps = await compare('with one band broken');
  assert.ok(gaps > 0);

  t.diagnostic(`${steps} edits and ${BURST} in a row, ${asked.length} requests, ${overtaken} of them overtaken, ${published} publications; findings at the end ${broken}, with one band broken ${gaps}`);
  t.diagnostic(`memory after a quarter ${(before / 1024).toFixed(1)} MB, at the end ${(after / 1024).toFixed(1)} MB, peak ${(memory(client.child.pid, 'VmHWM') / 1024).toFixed(1)} MB`);
  assert.ok(after < before * 1.5 + 32 * 1024, `memory grew from ${before} to ${after} KiB`);
  assert.equal(await client.end(), 0);
});
