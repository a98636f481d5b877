// Documents of one size for each server: the real lists' industries over and over under other names, and the like as JSON
// and YAML, with a schema that says what the list language says of such things.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lists } from '../support/places.mjs';

const EDITION = 'beijing-2025';

/** The lists folder with one file of so many lines in the place of the industries of the newest edition. */
export function qingdan(folder, lines) {
  cpSync(lists, join(folder, 'lists'), { recursive: true });
  const edition = join(folder, 'lists', EDITION);
  const industries = [];
  for (const name of readdirSync(edition).sort()) {
    const path = join(edition, name);
    const text = readFileSync(path, 'utf8');
    const own = new RegExp(`^industry ([a-z0-9-]+) in ${EDITION} \\{\\n`, 'm').exec(text);
    if (own) {
      industries.push({ name: own[1], text: text.slice(own.index) });
      rmSync(path);
    } else {
      // The official totals are those of the list as it is.
      writeFileSync(path, text.replace(/^ *expects \{[^}]*\}\n/m, ''));
    }
  }
  let text = '';
  let count = 0;
  for (let turn = 0; count < lines; turn += 1) {
    for (const industry of industries) {
      // Only one industry can be what an earlier one was.
      const copy = industry.text.replace(industry.name, `${industry.name}-${turn}`).replace(/^ *was .*\n/gm, '');
      if (count >= lines) break;
      text += `${copy}\n`;
      count += copy.split('\n').length;
    }
  }
  const path = join(edition, 'all.qd');
  writeFileSync(path, text);
  const places = [];
  for (const [line, words] of text.split('\n').entries()) {
    const found = /^ +(?:or|[a-z]+ +when|open \{.*\} when) .*?at least (?=[0-9])/.exec(words);
    if (found && !/one of/.test(words)) places.push({ line, character: found[0].length });
  }
  return { path, text, places, languageId: 'qingdan' };
}

const SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  definitions: {
    name: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' },
    title: { type: 'object', properties: { zh: { type: 'string', minLength: 1 }, en: { type: 'string', minLength: 1 } }, required: ['zh', 'en'], additionalProperties: false },
    citation: { type: 'object', properties: { source: { $ref: '#/definitions/name' }, place: { type: 'string' } }, required: ['source'], additionalProperties: false },
    outcome: { enum: ['free', 'contract', 'assessment'] },
    // A count that stays below what a digit more makes of it: typing one is a finding here, as it is in a list.
    count: { type: 'integer', minimum: 0, maximum: 100000000 },
    bound: {
      type: 'object',
      properties: { measure: { enum: ['personal', 'sensitive'] }, atLeast: { $ref: '#/definitions/count' }, under: { $ref: '#/definitions/count' } },
      required: ['measure', 'atLeast'],
      additionalProperties: false,
    },
    clause: {
      type: 'object',
      properties: { outcome: { $ref: '#/definitions/outcome' }, when: { type: 'array', items: { $ref: '#/definitions/bound' }, minItems: 1 }, otherwise: { const: true }, cite: { $ref: '#/definitions/citation' } },
      required: ['outcome'],
      oneOf: [{ required: ['when'] }, { required: ['otherwise'] }],
      additionalProperties: false,
    },
    scenario: {
      type: 'object',
      properties: {
        name: { $ref: '#/definitions/name' },
        title: { $ref: '#/definitions/title' },
        bands: { type: 'array', items: { $ref: '#/definitions/clause' }, minItems: 2 },
        example: { type: 'object', properties: { measure: { enum: ['personal', 'sensitive'] }, count: { $ref: '#/definitions/count' }, gets: { $ref: '#/definitions/outcome' } }, required: ['measure', 'count', 'gets'], additionalProperties: false },
      },
      required: ['name', 'title', 'bands'],
      additionalProperties: false,
    },
    industry: { type: 'object', properties: { name: { $ref: '#/definitions/name' }, title: { $ref: '#/definitions/title' }, scenarios: { type: 'array', items: { $ref: '#/definitions/scenario' } } }, required: ['name', 'title', 'scenarios'], additionalProperties: false },
  },
  type: 'object',
  properties: { edition: { $ref: '#/definitions/name' }, industries: { type: 'array', items: { $ref: '#/definitions/industry' } } },
  required: ['edition', 'industries'],
  additionalProperties: false,
};

function scenario(number) {
  const low = 10_000 + 1_000 * (number % 40);
  const cite = (place) => ({ source: 'city-list', place: `row ${number}, ${place}` });
  return {
    name: `scenario-${number}`,
    title: { zh: `场景第${number}号，数据出境活动`, en: `Scenario number ${number}, an export of data` },
    bands: [
      { outcome: 'assessment', when: [{ measure: 'personal', atLeast: 500 * low }, { measure: 'sensitive', atLeast: 10 * low }], cite: cite('first tier') },
      { outcome: 'contract', when: [{ measure: 'personal', atLeast: 50 * low, under: 500 * low }, { measure: 'sensitive', atLeast: 20_000, under: 10 * low }], cite: cite('second tier') },
      { outcome: 'free', otherwise: true, cite: cite('preamble') },
    ],
    example: { measure: 'personal', count: 500 * low, gets: 'assessment' },
  };
}

/** A value as YAML in block style, which is how people write it. */
function yaml(value, indent = '') {
  if (Array.isArray(value)) {
    return value.map((one) => `${indent}- ${yaml(one, `${indent}  `).slice(indent.length + 2)}`).join('');
  }
  return Object.entries(value)
    .map(([key, one]) => (typeof one === 'object' ? `${indent}${key}:\n${yaml(one, `${indent}  `)}` : `${indent}${key}: ${JSON.stringify(one)}\n`))
    .join('');
}

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

function data(lines, write) {
  // As many scenarios as fill the lines, forty to an industry.
  const of = (count) => {
    const industries = [];
    for (let number = 0; number < count; number += 1) {
      if (number % 40 === 0) industries.push({ name: `industry-${number / 40}`, title: { zh: `行业${number / 40}`, en: `Industry ${number / 40}` }, scenarios: [] });
      industries.at(-1).scenarios.push(scenario(number));
    }
    return write({ edition: 'city-2025', industries });
  };
  const each = of(80).split('\n').length / 80;
  return of(Math.ceil(lines / each));
}

function like(folder, lines, write, languageId) {
  writeFileSync(join(folder, 'schema.json'), json(SCHEMA));
  mkdirSync(join(folder, 'lists'), { recursive: true });
  const text = data(lines, write);
  const path = join(folder, 'lists', `list.${languageId}`);
  writeFileSync(path, text);
  const places = [];
  for (const [line, words] of text.split('\n').entries()) {
    const found = /^.*"?atLeast"?: (?=[0-9])/.exec(words);
    if (found) places.push({ line, character: found[0].length });
  }
  return { path, text, places, languageId, schema: join(folder, 'schema.json') };
}

export const asJson = (folder, lines) => like(folder, lines, json, 'json');
export const asYaml = (folder, lines) => like(folder, lines, (value) => yaml(value), 'yaml');
