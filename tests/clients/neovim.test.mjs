// Debian's Neovim with the plugin of this repository.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { keywords } from '../../dsl-lsp/editors/words.mjs';
import { copyOfLists, program } from './support/places.mjs';

const here = (name) => new URL(`neovim/${name}`, import.meta.url).pathname;

function neovim(folder, script, ...files) {
  return spawnSync('nvim', ['--headless', '-n', '-u', here('init.lua'), ...files, '-c', `luafile ${here(script)}`], {
    encoding: 'utf8',
    timeout: 600_000,
    env: { ...process.env, QINGDAN: program(), QINGDAN_FOLDER: folder, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_STATE_HOME: folder, LANG: 'C.UTF-8' },
  });
}

test('a session in Neovim: findings, a fix, hover, completion, renaming, formatting, the diff, examples', (t) => {
  const run = neovim(copyOfLists(t), 'session.lua');
  t.diagnostic(run.stdout.trim());
  assert.equal(run.error, undefined);
  assert.equal(run.status, 0, `${run.stdout}\n${run.stderr}`);
  assert.match(run.stdout, /[1-9]\d* passed, 0 failed/);
});

test('every keyword has a colour in Neovim', (t) => {
  const folder = copyOfLists(t);
  const forms = keywords().flatMap((one) => [...one.english, ...one.chinese]);
  const path = `${folder}/lists/words.qd`;
  writeFileSync(path, forms.map((form) => `  ${form} \n`).join(''));
  const run = neovim(folder, 'colours.lua', path);
  assert.equal(run.status, 0, run.stderr);
  const found = JSON.parse(run.stdout);
  assert.deepEqual(found.map((one) => one.text.trim()), forms);
  for (const one of found) {
    assert.match(one.first, /^qingdan(Block|Line|Clause|Operator|Bound|Constant|Language)$/, JSON.stringify(one));
    assert.equal(one.last, one.first, JSON.stringify(one));
  }
});
