// How VS Code colours lists before the server has answered.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { keywords } from '../../dsl-lsp/editors/words.mjs';
import { copyOfLists, editors, lists, listsUnder, program, root } from './support/places.mjs';
import { tokens } from './support/textmate.mjs';

const KEYWORD = /^(storage\.|keyword\.(other|control|operator\.(word|bound))|constant\.language)/;

test('the grammars are those that generate.mjs writes from table.rs today', () => {
  execFileSync(process.execPath, [`${editors}/generate.mjs`, '--check'], { stdio: ['ignore', 'inherit', 'inherit'] });
});

/** The keywords as the manual prints them: its tables hold the English forms in one cell and the Chinese in the next. */
function ofManual() {
  const manual = readFileSync(`${root}/docs/language.md`, 'utf8');
  const section = manual.slice(manual.indexOf('\n## Keywords\n'), manual.indexOf('\n## Names\n'));
  const rows = [...section.matchAll(/^\| ([^|]+) \| ([^|]+) \| /gm)];
  return rows.flatMap(([, english, chinese]) => [...`${english} ${chinese}`.matchAll(/`([^`]+)`/g)].map((match) => match[1]));
}

test('every keyword of table.rs and of the manual is coloured as one', () => {
  const forms = new Set([...ofManual(), ...keywords().flatMap((one) => [...one.english, ...one.chinese])]);
  assert.ok(forms.size > 150, `only ${forms.size} keywords were found`);
  for (const form of forms) {
    // A word that is free as a name is one in a line that another begins, too.
    const line = form === 'address' ? 'why' : 'address';
    const texts = [form, `  ${form} x`, `x { ${form} "y" }`, `${line} x ${form} "y"`];
    // In Chinese, what follows a number is its unit.
    if (/[a-z]/.test(form)) texts.push(`${line} 5 ${form}`);
    for (const text of texts) {
      const own = tokens(text).filter((token) => token.text.includes(form.split(' ')[0]) && !['x', line].includes(token.text.trim()));
      assert.equal(own.length, 1, `${form} is one word in \`${text}\``);
      assert.equal(own[0].text.trim(), form);
      assert.match(own[0].scopes.at(-1), KEYWORD, `${form} in \`${text}\``);
    }
  }
});

test('a name that holds a keyword, and a free word where a name stands, are names', () => {
  for (const text of ['data-set', 'not-found', 'open-air', 'x-in', 'when-2024']) {
    assert.deepEqual(tokens(text).map((token) => token.scopes.at(-1)), ['variable.other'], text);
  }
  assert.deepEqual(tokens('not address').map((token) => token.scopes.at(-1)), ['keyword.operator.word', 'variable.other']);
  assert.deepEqual(tokens('  address => free')[0].scopes, ['variable.other']);
  assert.deepEqual(tokens('  free when address')[2].scopes, ['variable.other']);
});

for (const name of ['list.en', 'list.zh']) {
  test(`the scopes of ${name}.qd are those of its snapshot`, () => {
    const text = readFileSync(new URL(`grammar/${name}.qd`, import.meta.url), 'utf8');
    const shown = tokens(text).map((token) => `${String(token.line).padStart(2)}  ${token.text.trim().padEnd(24)} ${token.scopes.join(' ')}\n`).join('');
    const snapshot = new URL(`grammar/${name}.scopes.txt`, import.meta.url);
    if (process.env.QINGDAN_WRITE) writeFileSync(snapshot, shown);
    assert.equal(shown, readFileSync(snapshot, 'utf8'), `${fileURLToPath(snapshot)}; QINGDAN_WRITE=1 writes it anew`);
  });
}

/** Nothing stands in a list that the grammar does not know, and nothing that it calls wrong. */
function allKnown(folder) {
  const found = listsUnder(folder);
  assert.ok(found.length > 10);
  for (const { name, text } of found) {
    for (const token of tokens(text)) {
      const scope = token.scopes.at(-1) ?? 'none';
      assert.doesNotMatch(scope, /^(none$|invalid)/, `${name}:${token.line}: \`${token.text}\` is ${scope}`);
      if (/[\u4e00-\u9fff]/.test(token.text)) {
        assert.match(scope, /^(string|comment|constant|storage|keyword|support\.type\.unit)/, `${name}:${token.line}: \`${token.text}\` is ${scope}`);
      }
    }
  }
}

test('every character of the real lists has a scope', () => allKnown(lists));

test('every character of the real lists with Chinese keywords has a scope', (t) => {
  const folder = copyOfLists(t);
  execFileSync(program(), ['fmt', '--keywords', 'zh', '--lists', `${folder}/lists`]);
  const [list] = listsUnder(`${folder}/lists`);
  assert.match(list.text, /行业|版本/);
  allKnown(`${folder}/lists`);
});
