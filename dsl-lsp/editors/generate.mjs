// Writes what the editors need to know of the language's words: the TextMate grammar of VS Code and the syntax file of
// Neovim. `node generate.mjs` after a change of `table.rs`; with `--check` it writes nothing, and ends with 1 where
// a file is not as it would write it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { grammar } from './textmate.mjs';
import { syntax } from './vim.mjs';

const WRITTEN = [
  ['vscode/syntaxes/qingdan.tmLanguage.json', `${JSON.stringify(grammar(), null, 2)}\n`],
  ['neovim/syntax/qingdan.vim', syntax()],
];

let stale = 0;
for (const [name, text] of WRITTEN) {
  const path = fileURLToPath(new URL(name, import.meta.url));
  let old = '';
  try {
    old = readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  if (old === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${path} does not fit table.rs: run \`node dsl-lsp/editors/generate.mjs\``);
    stale += 1;
  } else {
    writeFileSync(path, text);
    console.log(`wrote ${path}`);
  }
}
process.exitCode = stale > 0 ? 1 : 0;
