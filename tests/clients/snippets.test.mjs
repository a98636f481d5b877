// What the snippets write is a list that the program understands.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { editors, program } from './support/places.mjs';

/** What stands in the text when every placeholder is passed over, with something at the place of the cursor. */
function expanded({ body }, inside = '') {
  const text = body.join('\n').replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1').replace(/\$\{\d+:([^}]*)\}/g, '$1');
  return text.replace('$0', inside);
}

const KEYS = {
  en: { edition: 'edition', industry: 'industry', scenario: 'scenario', bands: 'bands', important: 'important item', example: 'example', measure: 'measure', source: 'source', term: 'term', reading: 'reading' },
  zh: { edition: '版本', industry: '行业', scenario: '场景', bands: '区间', important: '重要数据', example: '示例', measure: '计量', source: '来源', term: '术语', reading: '释读' },
};

const SHARED = `outcome free { title zh "自由流动" en "free flow" }
outcome contract { title zh "标准合同" en "standard contract" }
outcome assessment { title zh "安全评估" en "security assessment" }
unit people { title zh "人" en "people" }
`;

for (const [language, keys] of Object.entries(KEYS)) {
  test(`the snippets in ${language} make a list without findings`, (t) => {
    const snippets = JSON.parse(readFileSync(`${editors}/vscode/snippets/${language}.json`, 'utf8'));
    assert.deepEqual(Object.keys(snippets).sort(), Object.values(keys).sort());
    const of = (name, inside) => expanded(snippets[keys[name]], inside);
    const taken = { en: 'taken', zh: '采用' }[language];
    // A scenario with a block of bands, and one whose sources are read in two ways.
    const industry = of('industry', [
      of('important'),
      of('scenario', of('example')),
      `scenario lodging {\n  title zh "住宿" en "Lodging"\n${of('bands')}\n${of('example')}\n}`,
      `scenario events {\n  title zh "会议" en "Events"\n${of('reading').replace('as-printed', `as-printed ${taken}`)}\n}`,
    ].join('\n'));
    const text = [SHARED, of('measure'), of('source'), of('term'), of('edition'), industry].join('\n');
    const folder = mkdtempSync(join(tmpdir(), 'qingdan-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(join(folder, 'lists'));
    writeFileSync(join(folder, 'lists/list.qd'), text);
    const run = spawnSync(program(), ['check', '--format', 'json', '--lists', join(folder, 'lists')], { encoding: 'utf8' });
    const { diagnostics } = JSON.parse(run.stdout);
    assert.deepEqual(diagnostics.map((finding) => `${finding.code} ${finding.range.start.line}: ${finding.message}`), [], text);
    const examples = spawnSync(program(), ['test', '--lists', join(folder, 'lists')], { encoding: 'utf8' });
    assert.equal(examples.status, 0, examples.stdout);
  });
}
