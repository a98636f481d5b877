// The words of the language, read from the compiler's own table (`dsl-syntax/src/keywords.rs`) and grammar
// (`list.pest`), and sorted by how an editor colours them. Nothing here lists keywords a second time, except to say
// which are more than the name of a block or line.
import { readFileSync } from 'node:fs';

const SYNTAX = new URL('../../dsl-syntax/src/', import.meta.url);

/** How a keyword is coloured, where it is neither the head of a block nor the beginning of a line. */
const GROUPS = {
  clause: ['When', 'AlwaysWhen', 'Unless', 'But', 'Excepted', 'Otherwise', 'Regardless'],
  operator: ['For', 'In', 'Or', 'And', 'Not', 'Is', 'IsNot', 'IsOneOf', 'AllOf', 'AnyOf', 'OneOf', 'Ordered', 'Default'],
  bound: ['AtLeast', 'AtMost', 'Over', 'Under'],
  constant: [
    'Open', 'NotFound', 'Unverified', 'Draft', 'Taken', 'Controlling', 'Exported', 'Held', 'InData', 'SomePeople',
    'DataImportant', 'DataNotImportant',
  ],
  language: ['Zh', 'En'],
};

function source(name) {
  return readFileSync(new URL(name, SYNTAX), 'utf8');
}

function section(text, from, to, what) {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start + 1);
  if (start < 0 || end < 0) throw new Error(`${what} is not laid out as this script reads it: no \`${from}\` … \`${to}\``);
  return text.slice(start + from.length, end);
}

function quoted(text) {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]);
}

/** Every keyword: its kind, both languages' forms, whether it is reserved, and its group. */
export function keywords() {
  const text = source('keywords.rs');
  const table = section(text, '\n    keywords {\n', '\n    tokens {', 'keywords.rs');
  const rows = [...table.matchAll(/(\w+) = ([\w\s|]+?),\s*\[([^\]]*)\],\s*\[([^\]]*)\],\s*(reserved|free);/g)];
  const said = [...table.matchAll(/\b(?:reserved|free);/g)].length;
  if (rows.length === 0 || rows.length !== said) {
    throw new Error(`keywords.rs: ${said} keywords stand there, and ${rows.length} could be read`);
  }
  // A block is what has a head or a body of its own in the tree.
  const blocks = new Set([...section(text, '\n    nodes {\n', '\n}', 'keywords.rs').matchAll(/\b(\w+)_(?:head|body)\b/g)].map((match) => `k_${match[1]}`));
  const unknown = new Set(Object.values(GROUPS).flat());
  const groupOf = (kind, rules) => {
    unknown.delete(kind);
    const own = Object.keys(GROUPS).find((group) => GROUPS[group].includes(kind));
    return own ?? (rules.some((rule) => blocks.has(rule)) ? 'block' : 'line');
  };
  const found = rows.map(([, kind, rules, english, chinese, reserved]) => ({
    kind,
    english: quoted(english),
    chinese: quoted(chinese),
    reserved: reserved === 'reserved',
    group: groupOf(kind, rules.split('|').map((rule) => rule.trim())),
  }));
  if (unknown.size > 0) throw new Error(`words.mjs speaks of keywords that keywords.rs no longer has: ${[...unknown]}`);
  return found;
}

/** Every form of every keyword once, the longest first, with the group of its first keyword. */
export function forms() {
  const found = new Map();
  for (const { english, chinese, reserved, group } of keywords()) {
    for (const form of english) if (!found.has(form)) found.set(form, { form, group, everywhere: reserved });
    for (const form of chinese) if (!found.has(form)) found.set(form, { form, group, everywhere: true });
  }
  const all = [...found.values()];
  // A word that begins another (`not` in `not found`, 属于 in 属于重要数据) is tried after it.
  const begins = (one, other) => one.form.startsWith(/[a-z]/.test(other.form) ? `${other.form} ` : other.form);
  const level = (one) => all.filter((other) => other !== one && begins(one, other)).length;
  return all.map((one) => ({ ...one, level: level(one) })).sort((a, b) => b.level - a.level || b.form.length - a.form.length);
}

/** The first words of the reserved keywords: no names. */
export function reserved() {
  const first = keywords().filter((one) => one.reserved).flatMap((one) => one.english).map((form) => form.split(' ')[0]);
  return [...new Set([...first, ...multipliers().filter((word) => /^[a-z]/.test(word))])].sort();
}

/** What may stand between a number and its unit. */
export function multipliers() {
  const rule = section(source('list.pest'), '\nmultiplier = @{', '}', 'list.pest');
  return quoted(rule).sort((a, b) => b.length - a.length);
}

/** Chinese words that end a unit or value written before them. */
export function stops() {
  const rule = section(source('list.pest'), '\nhan_stop   = _{', '}', 'list.pest');
  return quoted(rule).sort((a, b) => b.length - a.length);
}

/** Units that begin with a multiplier's character: 千米 is no thousand of anything. */
export function bases() {
  return quoted(section(source('list.pest'), '\nsi_base    = _{', '}', 'list.pest'));
}
