// The TextMate grammar: how VS Code (and whatever else reads such grammars) colours a list before the language server
// has answered.
import { bases, forms, multipliers, reserved, stops } from './words.mjs';

const SCOPES = {
  block: 'storage.type.block.qingdan',
  line: 'keyword.other.line.qingdan',
  clause: 'keyword.control.clause.qingdan',
  operator: 'keyword.operator.word.qingdan',
  bound: 'keyword.operator.bound.qingdan',
  constant: 'constant.language.qingdan',
  language: 'storage.modifier.language.qingdan',
};

const SPACE = '[^\\S\\r\\n]';
const HAN = '[\\x{3400}-\\x{4DBF}\\x{4E00}-\\x{9FFF}\\x{20000}-\\x{2FFFF}〇]';
const BEFORE = '(?<![A-Za-z0-9_-])';
const AFTER = '(?![A-Za-z0-9_-])';
const NAME = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';

const english = (form) => /[a-z]/.test(form);
const spaced = (form) => form.split(' ').join(`${SPACE}+`);

/** One pattern for the forms of one group that are told apart in the same way. */
function words(group, found) {
  const plain = found.filter((form) => !english(form)).join('|');
  const latin = found.filter(english).map(spaced).join('|');
  const both = [plain, latin && `${BEFORE}(?:${latin})${AFTER}`].filter(Boolean).join('|');
  if (group !== 'block') return { match: `(?:${both})`, name: SCOPES[group] };
  // What a block declares stands after its keyword.
  return {
    match: `(${both})(?:(${SPACE}+)(?!(?:${reserved().join('|')})${AFTER})(${NAME})${AFTER})?`,
    captures: { 1: { name: SCOPES.block }, 3: { name: 'entity.name.type.qingdan' } },
  };
}

const free = () => forms().filter((one) => !one.everywhere);
/** Words that are free as names stand before no arrow. */
const NO_ARROW = `(?!${SPACE}*(?:=>|⇒|则为))`;

/** The words of one group that are free as names, after what ends the thing before, or at any `place` given. */
function atStart(group, found, places = ['(?<=[{;｛；])\\s*', '(?<=[ \\t]{2})']) {
  const latin = found.map(spaced).join('|');
  return places.map((place) => ({ match: `${place}(${latin})${AFTER}${NO_ARROW}`, captures: { 1: { name: SCOPES[group] } } }));
}

/** A line that begins with such a word: all of them are keywords in it. */
function freeLines() {
  const groups = Object.keys(SCOPES).filter((group) => free().some((one) => one.group === group));
  const words = (group) => free().filter((one) => one.group === group).map((one) => one.form);
  const captures = {};
  let count = 0;
  const heads = groups.map((group) => {
    captures[(count += 1)] = { name: SCOPES[group] };
    const head = `(${words(group).map(spaced).join('|')})`;
    if (group !== 'block') return head;
    captures[(count += 1)] = { name: 'entity.name.type.qingdan' };
    return `${head}(?:${SPACE}+(?!(?:${reserved().join('|')})${AFTER})(${NAME}))?`;
  });
  return {
    begin: `^[\\s\\x{3000}\\x{FEFF}]*(?:${heads.join('|')})${AFTER}${NO_ARROW}`,
    end: '$',
    beginCaptures: captures,
    patterns: [
      ...['comment', 'string', 'citation'].map((one) => ({ include: `#${one}` })),
      ...groups.flatMap((group) => atStart(group, words(group), [BEFORE])),
      { include: '#all' },
    ],
  };
}

function keywordPatterns() {
  const all = forms();
  const levels = [...new Set(all.map((one) => one.level))].sort((a, b) => b - a);
  const groups = Object.keys(SCOPES);
  const of = (everywhere, make) =>
    levels.flatMap((level) =>
      groups.flatMap((group) => {
        const found = all.filter((one) => one.level === level && one.group === group && one.everywhere === everywhere);
        return found.length === 0 ? [] : make(group, found.map((one) => one.form));
      }),
    );
  return [...of(false, (group, found) => atStart(group, found)), ...of(true, words)];
}

function number() {
  const times = multipliers();
  const latin = times.filter(english).join('|');
  const chinese = times.filter((word) => !english(word)).join('|');
  const multiplier = `(?:${chinese})(?!${bases().join('|')})|(?:${latin})${AFTER}`;
  const begins = `${NAME}${SPACE}+(?:when|otherwise|regardless|at|over|under|is)${AFTER}`;
  const unit = `(?:(?!${stops().join('|')})${HAN})+|(?!(?:${[...reserved(), ...free().map((one) => spaced(one.form))].join('|')})${AFTER})(?!${begins})[A-Za-z][A-Za-z0-9²³-]*`;
  return {
    match: `${BEFORE}([0-9][0-9_]*(?:\\.[0-9_]+)?)(?:${SPACE}*(${multiplier}))?(?:${SPACE}*(${unit}))?`,
    captures: {
      1: { name: 'constant.numeric.qingdan' },
      2: { name: 'constant.numeric.multiplier.qingdan' },
      3: { name: 'support.type.unit.qingdan' },
    },
  };
}

export function grammar() {
  return {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    information_for_contributors: ['Written by dsl-lsp/editors/generate.mjs; change textmate.mjs or the table of keywords, not this file.'],
    name: 'Qingdan',
    scopeName: 'source.qingdan',
    fileTypes: ['qd'],
    patterns: [{ include: '#line' }, { include: '#all' }],
    repository: {
      all: {
        patterns: ['comment', 'string', 'citation', 'date', 'keyword', 'number', 'symbol', 'answer', 'name'].map((one) => ({ include: `#${one}` })),
      },
      line: freeLines(),
      comment: { match: '//.*$', name: 'comment.line.double-slash.qingdan' },
      string: {
        begin: '"',
        // A text stands on one line: one that was not closed does not colour the rest of the file.
        end: '"|$',
        name: 'string.quoted.double.qingdan',
        patterns: [{ match: '\\\\.', name: 'constant.character.escape.qingdan' }],
      },
      citation: {
        begin: '[\\[［【]',
        end: '[\\]］】]|(?=[{}｛｝])',
        beginCaptures: { 0: { name: 'punctuation.definition.citation.begin.qingdan' } },
        endCaptures: { 0: { name: 'punctuation.definition.citation.end.qingdan' } },
        name: 'meta.citation.qingdan',
        patterns: [
          { include: '#comment' },
          { include: '#string' },
          { match: '[,，、]', name: 'punctuation.separator.qingdan' },
          { match: `${BEFORE}${NAME}${AFTER}`, name: 'variable.other.source.qingdan' },
        ],
      },
      date: { match: `${BEFORE}[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}${AFTER}`, name: 'constant.numeric.date.qingdan' },
      number: { patterns: [number(), { match: '[０-９]+', name: 'invalid.illegal.full-width-digit.qingdan' }] },
      keyword: { patterns: keywordPatterns() },
      symbol: {
        patterns: [
          { match: '[{｛]', name: 'punctuation.section.block.begin.qingdan' },
          { match: '[}｝]', name: 'punctuation.section.block.end.qingdan' },
          { match: '=>|⇒|则为', name: 'keyword.operator.arrow.qingdan' },
          { match: '[<＜]', name: 'keyword.operator.order.qingdan' },
          { match: '[,，、;；]', name: 'punctuation.separator.qingdan' },
          { match: '[./／]', name: 'punctuation.accessor.qingdan' },
        ],
      },
      answer: { match: `${BEFORE}(?:yes|no)${AFTER}|[是否]`, name: 'constant.language.answer.qingdan' },
      name: { match: `${BEFORE}${NAME}${AFTER}`, name: 'variable.other.qingdan' },
    },
  };
}
