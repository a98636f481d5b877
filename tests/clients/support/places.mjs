// Where things lie, and the folder of a test's own.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
export const editors = `${root}/dsl-lsp/editors`;
export const lists = `${root}/lists`;

/** The server program: the first argument of `tests/clients/run`, or `QINGDAN`. */
export function program() {
  const given = process.env.QINGDAN;
  if (!given) throw new Error('QINGDAN does not say where the program is: run tests/clients/run');
  return given;
}

/** A copy of the real lists, with the pages of the codes beside them, in a folder of its own, which goes when the test ends. */
export function copyOfLists(test) {
  const folder = mkdtempSync(join(tmpdir(), 'qingdan-'));
  test?.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(lists, join(folder, 'lists'), { recursive: true });
  cpSync(`${root}/docs/codes`, join(folder, 'docs/codes'), { recursive: true });
  return folder;
}

/** All lists under a folder, by their path from it. */
export function listsUnder(folder) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && entry.name.endsWith('.qd'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
    .map((path) => ({ path, name: relative(folder, path), text: readFileSync(path, 'utf8') }));
}
