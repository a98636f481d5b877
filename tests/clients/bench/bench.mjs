// How long an editor waits, on a document of so many lines: for this server, vscode-json-languageserver and
// yaml-language-server, in one run, by one client. `tests/clients/bench/run` starts it; nothing is asserted.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Client, memory } from '../support/client.mjs';
import { program } from '../support/places.mjs';
import * as documents from './documents.mjs';

const { values: given } = parseArgs({
  options: {
    lines: { type: 'string', default: '10000' },
    changes: { type: 'string', default: '400' },
    completions: { type: 'string', default: '100' },
    only: { type: 'string' },
    anywhere: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const [lines, changes, completions] = [given.lines, given.changes, given.completions].map(Number);

const file = (path) => createRequire(import.meta.url).resolve(path);
const node = (path, pause) => [process.execPath, ...(pause ? ['--require', file('./without-pause.cjs')] : []), file(path), '--stdio'];
const jsonServer = (pause) => ({
  name: 'vscode-json-languageserver',
  document: documents.asJson,
  command: node('vscode-json-languageserver/bin/vscode-json-languageserver', pause),
  pause,
  greeted: (client, { path, schema }) =>
    client.tell('json/schemaAssociations', [{ uri: pathToFileURL(schema).href, fileMatch: [pathToFileURL(path).href] }]),
  options: { handledSchemaProtocols: ['file'], provideFormatter: false },
});
const yamlServer = (pause) => ({
  name: 'yaml-language-server',
  document: documents.asYaml,
  command: node('./node_modules/yaml-language-server/bin/yaml-language-server', pause),
  pause,
  settings: ({ path, schema }) => (section) =>
    section === 'yaml' ? { validate: true, completion: true, hover: true, schemaStore: { enable: false }, schemas: { [pathToFileURL(schema).href]: [path] } } : {},
  greeted: (client) => client.tell('workspace/didChangeConfiguration', { settings: {} }),
});
const SERVERS = [
  { name: 'qingdan', document: documents.qingdan, command: [program(), 'lsp'] },
  jsonServer(),
  jsonServer(300),
  yamlServer(),
  yamlServer(200),
];

const now = () => performance.now();
const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** The moment of the next publication of a document; of its version, where the server says versions. */
function publication(client, uri, version) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no findings of version ${version} in a minute`)), 60_000).unref();
    client.waiting.push((params) => {
      if (params.uri !== uri || (params.version !== undefined && params.version !== version)) return false;
      clearTimeout(timer);
      resolve({ at: now(), count: params.diagnostics.length });
      return true;
    });
  });
}

/** Every line with something in it: behind its first quotation mark, else its end. */
function anywhere(text) {
  const place = (words, line) => ({ line, character: words.indexOf('"') + 1 || words.replace('\r', '').length });
  return text.split('\n').flatMap((words, line) => (words.trim() ? [place(words, line)] : []));
}

/** Types a digit before a number, or a blank in any line, then takes it away, each time at another place. */
function typed(document, turn) {
  const start = document.places[(Math.floor(turn / 2) * 7919) % document.places.length];
  const there = turn % 2;
  return { range: { start, end: { line: start.line, character: start.character + there } }, newText: there ? '' : given.anywhere ? ' ' : '9' };
}

async function timed(times, work) {
  const found = [];
  for (let turn = 0; turn < times; turn += 1) found.push(await work(turn));
  return found.sort((a, b) => a - b);
}

async function measure(server) {
  const folder = mkdtempSync(join(tmpdir(), 'qingdan-bench-'));
  try {
    const document = server.document(folder, lines);
    if (given.anywhere) document.places = anywhere(document.text);
    const environment = server.pause ? { WITHOUT_PAUSE: String(server.pause) } : {};
    const client = await Client.start({ command: server.command, folder, environment, settings: server.settings?.(document), options: server.options });
    await server.greeted?.(client, document);
    const start = now();
    const uri = await client.open(document.path, document.languageId);
    const opened = await publication(client, uri, 1);
    // What a server does once after opening is no part of a change.
    await sleep(2_000);
    const change = async (turn) => {
      // The client's own copy of so long a text takes milliseconds, which are no server's.
      const params = client.change(uri, [typed(document, turn)]);
      const told = publication(client, uri, params.textDocument.version);
      const from = now();
      await client.tell('textDocument/didChange', params);
      return { from, ...(await told) };
    };
    for (let turn = 0; turn < 20; turn += 1) await change(turn);
    const findings = [Infinity, 0];
    const first = await timed(changes, async (turn) => {
      const told = await change(turn);
      findings[0] = Math.min(findings[0], told.count);
      findings[1] = Math.max(findings[1], told.count);
      return told.at - told.from;
    });
    // A server may publish what it knows at once and the rest later: the last word on a change, after half a second of silence.
    const last = await timed(Math.min(40, changes), async (turn) => {
      let told = await change(turn);
      const { from } = told;
      for (;;) {
        const more = publication(client, uri, client.documents.get(uri).version).catch(() => undefined);
        const next = await Promise.race([more, sleep(500)]);
        if (!next) break;
        told = next;
      }
      client.waiting = [];
      return told.at - from;
    });
    // As while typing: the change is not yet analysed when the editor asks.
    const completion = await timed(completions, async (turn) => {
      const edit = typed(document, turn);
      const told = publication(client, uri, client.documents.get(uri).version + 1);
      await client.edit(uri, [edit]);
      const from = now();
      await client.about('textDocument/completion', uri, { position: edit.range.start });
      const time = now() - from;
      await told;
      return time;
    });
    const peak = memory(client.child.pid, 'VmHWM') / 1024;
    await client.end();
    return { server: server.name, pause: server.pause ? 'taken out' : 'as shipped', lines: document.text.split('\n').length - 1, bytes: Buffer.byteLength(document.text), places: document.places.length, opened: opened.at - start, findings, first, last, completion, peak };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
const shown = (sorted) => `${share(sorted, 0.5).toFixed(1)} / ${share(sorted, 0.99).toFixed(1)}`;

const results = [];
for (const server of SERVERS.filter(({ name }) => !given.only || name === given.only)) {
  process.stderr.write(`${server.name}${server.pause ? ' without its pause' : ''} …\n`);
  const one = await measure(server);
  results.push(one);
  // The table comes at the end: whoever stops before has what was measured.
  process.stderr.write(`  change → findings ${shown(one.first)}, → last ${shown(one.last)}, completion ${shown(one.completion)} ms\n`);
}

if (given.json) {
  console.log(JSON.stringify(results, null, 2));
} else {
  console.log(`${lines} lines, ${changes} changes, ${completions} completions; ${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.versions.node}, load ${loadavg()[0].toFixed(1)}`);
  console.log('Times in ms, median / p99: from a change to its first findings, to its last, and from a request to its completions.\n');
  const rows = [['server', 'pause', 'lines', 'findings', 'opened', 'change → findings', '→ last findings', 'completion', 'peak MB']];
  for (const one of results) {
    rows.push([one.server, one.pause, one.lines, one.findings.join('–'), one.opened.toFixed(0), shown(one.first), shown(one.last), shown(one.completion), one.peak.toFixed(0)]);
  }
  const [own, ...others] = results;
  rows.push(['', '', '', '', '', '', '', '', '']);
  for (const one of others) {
    const ratio = (key) => `${(share(one[key], 0.5) / share(own[key], 0.5)).toFixed(1)} / ${(share(one[key], 0.99) / share(own[key], 0.99)).toFixed(1)}`;
    rows.push([`${one.server} : qingdan`, one.pause, '', '', (one.opened / own.opened).toFixed(1), ratio('first'), ratio('last'), ratio('completion'), (one.peak / own.peak).toFixed(1)]);
  }
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  for (const row of rows) console.log(row.map((cell, column) => String(cell).padEnd(widths[column])).join('  ').trimEnd());
}
