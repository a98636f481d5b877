// The words of the language, read from the table (`dsl-syntax/src/language/table.rs`) and the grammar that is written from
// it (`words.pest`), and sorted by how an editor colours them. Nothing here lists keywords a second time.
import { readFileSync } from 'node:fs';

const SYNTAX = new URL('../../dsl-syntax/src/', import.meta.url);

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
  const table = section(source('language/table.rs'), '\n    words {\n', '\n    tokens {', 'table.rs');
  const rows = [...table.matchAll(/^ {8}(\w+) = k_\w+, \[([^\]]*)\], \[([^\]]*)\], (\w+), \[([^\]]*)\]/gm)];
  const said = [...table.matchAll(/;$/gm)].length;
  if (rows.length === 0 || rows.length !== said) {
    throw new Error(`table.rs: ${said} words stand there, and ${rows.length} could be read`);
  }
  // The first quoted text of each form is the form; what follows says how it is told from others.
  const forms = (text) => text.split(',').flatMap((form) => quoted(form).slice(0, 1));
  return rows.map(([, kind, english, chinese, group, marks]) => ({
    kind,
    english: forms(english),
    chinese: forms(chinese),
    reserved: marks.split(', ').includes('Reserved'),
    group: group.toLowerCase(),
  }));
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

/** What a rule of `words.pest` quotes. */
function words(rule) {
  return quoted(section(source('language/words.pest'), `\n${rule} = `, '\n', 'words.pest'));
}

/** The first words of the reserved keywords: no names. */
export function reserved() {
  return words('reserved').sort();
}

/** What may stand between a number and its unit. */
export function multipliers() {
  return [...words('han_multiplier'), ...words('latin_multiplier')].sort((a, b) => b.length - a.length);
}

/** Chinese words that end a unit or value written before them. */
export function stops() {
  const others = quoted(section(source('list.pest'), '\nhan_stop   = _{', '}', 'list.pest'));
  return [...words('stop_word'), ...others].sort((a, b) => b.length - a.length);
}

/** Units that begin with a multiplier's character: 千米 is no thousand of anything. */
export function bases() {
  return quoted(section(source('list.pest'), '\nsi_base    = _{', '}', 'list.pest'));
}
