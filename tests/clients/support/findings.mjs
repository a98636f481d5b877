// Findings in one form, whoever told of them.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { program } from './places.mjs';

const sorted = (found) => found.sort();

/** What `qingdan check` says of the files on disk, file by file: code, severity, and the bytes it is about. */
export function ofCheck(folder) {
  const run = spawnSync(program(), ['check', '--format', 'json', '--lists', `${folder}/lists`], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const { diagnostics } = JSON.parse(run.stdout);
  return sorted(diagnostics.map(({ file, severity, code, range }) => `${file} ${range.start.offset}–${range.end.offset} ${severity} ${code}`));
}

/** What a session has published last, in the same form; the texts are those of its documents, else those on disk. */
export function ofSession(client, folder) {
  const found = [];
  for (const { uri, diagnostics } of client.published.values()) {
    if (diagnostics.length === 0) continue;
    const path = fileURLToPath(uri);
    const document = client.documents.get(uri) ?? TextDocument.create(uri, 'qingdan', 0, readFileSync(path, 'utf8'));
    const byte = (position) => Buffer.byteLength(document.getText().slice(0, document.offsetAt(position)));
    for (const { range, severity, code } of diagnostics) {
      found.push(`${path.slice(folder.length + 1)} ${byte(range.start)}–${byte(range.end)} ${severity === 1 ? 'error' : 'warning'} ${code}`);
    }
  }
  return sorted(found);
}
