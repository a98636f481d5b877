// The extension's grammar, run by the library that VS Code itself runs it with.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { editors } from './places.mjs';

const path = `${editors}/vscode/syntaxes/qingdan.tmLanguage.json`;

async function load() {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm).buffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(path, 'utf8'), path),
  });
  return registry.loadGrammar('source.qingdan');
}

const grammar = await load();

/** Every token that is more than white space: its line, its text, and its innermost scopes without `source.qingdan`. */
export function tokens(text) {
  let stack = textmate.INITIAL;
  const found = [];
  for (const [number, line] of text.split('\n').entries()) {
    const read = grammar.tokenizeLine(line, stack);
    stack = read.ruleStack;
    for (const token of read.tokens) {
      const part = line.slice(token.startIndex, token.endIndex);
      if (part.trim() === '') continue;
      const scopes = token.scopes.filter((scope) => scope !== 'source.qingdan').map((scope) => scope.replace(/\.qingdan$/, ''));
      found.push({ line: number + 1, text: part, scopes });
    }
  }
  return found;
}
