// The syntax file of Neovim (and Vim).
import { forms, multipliers, reserved } from './words.mjs';

const LINKS = {
  block: ['qingdanBlock', 'Structure'],
  line: ['qingdanLine', 'Keyword'],
  clause: ['qingdanClause', 'Conditional'],
  operator: ['qingdanOperator', 'Operator'],
  bound: ['qingdanBound', 'Operator'],
  constant: ['qingdanConstant', 'Constant'],
  language: ['qingdanLanguage', 'StorageClass'],
};

const BEFORE = '[A-Za-z0-9_-]\\@1<!';
const AFTER = '[A-Za-z0-9_-]\\@!';
const SPACE = '[ \\t\\u000b\\u000c\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]';
const NAME = '[a-z][a-z0-9]*\\%(-[a-z0-9]\\+\\)*';

function pattern({ form, everywhere }, free) {
  if (!/[a-z]/.test(form)) return form;
  const words = form.split(' ').join(`${SPACE}\\+`);
  // A word that is free as a name is a keyword where a line begins, after what ends the thing before, and anywhere in a
  // line that begins with such a word.
  const before = everywhere ? BEFORE : `\\%(^\\s*\\|[{;｛；]\\s*\\|  \\|^\\s*\\%(${free}\\)${AFTER}.*[^A-Za-z0-9_-]\\)\\@<=`;
  const after = everywhere ? AFTER : `${AFTER}\\%(\\s*\\%(=>\\|⇒\\|则为\\)\\)\\@!`;
  return `${before}${words}${after}`;
}

export function syntax() {
  const lines = [
    '" Written by dsl-lsp/editors/generate.mjs; change vim.mjs or the table of keywords, not this file.',
    "if exists('b:current_syntax')",
    '  finish',
    'endif',
    'scriptencoding utf-8',
    'syntax case match',
    'syntax sync minlines=50',
    '',
    `syntax match qingdanName /${BEFORE}${NAME}${AFTER}/`,
    `syntax match qingdanAnswer /${BEFORE}\\%(yes\\|no\\)${AFTER}\\|[是否]/`,
    `syntax match qingdanNumber /${BEFORE}[0-9][0-9_]*\\%(\\.[0-9_]\\+\\)\\=\\%(\\s*\\%(${multipliers().map((word) => (/[a-z]/.test(word) ? word + AFTER : word)).join('\\|')}\\)\\)\\=/`,
    `syntax match qingdanDate /${BEFORE}[0-9]\\{4}-[0-9]\\{1,2}-[0-9]\\{1,2}${AFTER}/`,
    'syntax match qingdanWrong /[０-９]\\+/',
    'syntax match qingdanArrow /=>\\|⇒\\|则为\\|[<＜]/',
    'syntax match qingdanPunctuation /[{}｛｝,，、;；.\\/／]/',
    '',
    '" Of two that begin at one place Vim takes the last defined: what begins another word stands before it.',
  ];
  const ordered = forms().reverse().sort((a, b) => Number(a.everywhere) - Number(b.everywhere) || a.level - b.level);
  const words = forms().filter((one) => !one.everywhere).map((one) => one.form.split(' ').join(`${SPACE}\\+`)).join('\\|');
  for (const one of ordered) lines.push(`syntax match ${LINKS[one.group][0]} /${pattern(one, words)}/`);
  const blocks = forms().filter((one) => one.group === 'block');
  const chinese = blocks.filter((one) => !/[a-z]/.test(one.form)).map((one) => one.form);
  const english = blocks.filter((one) => /[a-z]/.test(one.form)).map((one) => BEFORE + one.form);
  lines.push(
    '',
    '" What a block declares stands after its keyword.',
    `syntax match qingdanDeclared /\\%(\\%(${[...english, ...chinese].join('\\|')}\\)${SPACE}\\+\\)\\@<=\\%(\\%(${reserved().join('\\|')}\\)${AFTER}\\)\\@!${NAME}${AFTER}/`,
    '',
    'syntax match qingdanComment /\\/\\/.*$/ contains=@Spell',
    'syntax match qingdanEscape /\\\\./ contained',
    'syntax region qingdanString start=/"/ skip=/\\\\./ end=/"\\|$/ contains=qingdanEscape,@Spell oneline',
    'syntax match qingdanSource /[a-z][a-z0-9-]*/ contained',
    'syntax region qingdanCitation matchgroup=qingdanPunctuation start=/[[［【]/ end=/[\\]］】]\\|\\ze[{}｛｝]/ contains=qingdanString,qingdanSource,qingdanComment',
    '',
  );
  for (const [group, link] of Object.values(LINKS)) lines.push(`highlight default link ${group} ${link}`);
  const more = {
    qingdanName: 'Identifier', qingdanDeclared: 'Type', qingdanAnswer: 'Boolean', qingdanNumber: 'Number',
    qingdanDate: 'Number', qingdanWrong: 'Error', qingdanArrow: 'Operator', qingdanPunctuation: 'Delimiter',
    qingdanComment: 'Comment', qingdanEscape: 'SpecialChar', qingdanString: 'String',
    qingdanSource: 'Tag', qingdanCitation: 'Normal',
  };
  for (const [group, link] of Object.entries(more)) lines.push(`highlight default link ${group} ${link}`);
  lines.push('', "let b:current_syntax = 'qingdan'", '');
  return lines.join('\n');
}
