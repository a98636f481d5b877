// An editor without a screen: the protocol's own library from npm, talking with the real program.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import protocol from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** Longer than any answer takes on a busy machine. */
const PATIENCE = 60_000;

/** What such an editor can do; a server offers what its client understands. */
const CAPABILITIES = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    applyEdit: true,
    workspaceEdit: { documentChanges: true },
    executeCommand: {},
    didChangeWatchedFiles: { dynamicRegistration: true },
    configuration: true,
    workspaceFolders: true,
  },
  textDocument: {
    synchronization: { didSave: true },
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true, dataSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'refactor.extract', 'refactor.rewrite', 'source'] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    rename: { prepareSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    formatting: {},
    rangeFormatting: {},
    onTypeFormatting: {},
    codeLens: {},
    inlayHint: {},
    linkedEditingRange: {},
    signatureHelp: { signatureInformation: { documentationFormat: ['markdown'], parameterInformation: { labelOffsetSupport: true } } },
    semanticTokens: { requests: { full: true }, tokenTypes: ['keyword', 'number', 'string'], tokenModifiers: [], formats: ['relative'] },
  },
};

/** The `VmHWM` or `VmRSS` of a process, in KiB. */
export function memory(pid, what) {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').split('\n').find((one) => one.startsWith(`${what}:`));
  return Number(line.replace(/\D/g, ''));
}

export class Client {
  /**
   * Starts a server and greets it.
   * @param {{ command: string[], folder: string, locale?: string, test?: import('node:test').TestContext,
   *   environment?: object, settings?: (section: string) => unknown, options?: object }} given
   */
  static async start({ command, folder, locale = 'en', test, environment = {}, settings = () => null, options }) {
    const client = new Client(command, folder, environment, settings);
    test?.after(() => client.child.kill());
    const uri = pathToFileURL(folder).href;
    const greeting = await client.ask('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'lists' }],
      locale,
      capabilities: CAPABILITIES,
      initializationOptions: options,
    });
    client.capabilities = greeting.capabilities;
    await client.tell('initialized', {});
    return client;
  }

  constructor([program, ...args], folder, environment, settings) {
    this.documents = new Map();
    this.published = new Map();
    this.waiting = [];
    this.child = spawn(program, args, { cwd: folder, env: { ...process.env, ...environment }, stdio: ['pipe', 'pipe', 'inherit'] });
    this.ended = new Promise((resolve) => this.child.on('close', (code, signal) => resolve(signal ?? code)));
    this.child.stdin.on('error', () => {});
    const reader = new protocol.StreamMessageReader(this.child.stdout);
    const writer = new protocol.StreamMessageWriter(this.child.stdin);
    this.connection = protocol.createProtocolConnection(reader, writer, { error() {}, warn() {}, info() {}, log() {} });
    this.connection.onNotification('textDocument/publishDiagnostics', (params) => {
      this.published.set(params.uri, params);
      this.waiting = this.waiting.filter((one) => !one(params));
    });
    this.connection.onRequest('workspace/applyEdit', ({ edit }) => this.apply(edit).then(() => ({ applied: true })));
    this.connection.onRequest('workspace/configuration', ({ items }) => items.map((item) => settings(item.section)));
    for (const method of ['client/registerCapability', 'client/unregisterCapability', 'window/workDoneProgress/create', 'workspace/codeLens/refresh', 'workspace/inlayHint/refresh', 'workspace/semanticTokens/refresh', 'workspace/diagnostic/refresh']) {
      this.connection.onRequest(method, () => null);
    }
    this.connection.listen();
  }

  ask(method, params) {
    // An argument that is there and says nothing would be sent as a list of nothing.
    const answer = params === undefined ? this.connection.sendRequest(method) : this.connection.sendRequest(method, params);
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer to ${method} in ${PATIENCE / 1000} seconds`)), PATIENCE);
    });
    const died = this.ended.then((end) => Promise.reject(new Error(`the server ended with ${end} and left ${method} unanswered`)));
    return Promise.race([answer, late, died]).finally(() => clearTimeout(timer));
  }

  tell(method, params) {
    return this.connection.sendNotification(method, params);
  }

  /** Asks about a document, or a place in it. */
  about(method, uri, more = {}) {
    return this.ask(method, { textDocument: { uri }, ...more });
  }

  command(command, ...given) {
    return this.ask('workspace/executeCommand', { command, arguments: given });
  }

  text(uri) {
    return this.documents.get(uri).getText();
  }

  /** Opens a file; gives its address. */
  async open(path, languageId = 'qingdan', text = readFileSync(path, 'utf8')) {
    const uri = pathToFileURL(path).href;
    this.documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.tell('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return uri;
  }

  /** Puts texts in the place of ranges of the document as it is now. */
  edit(uri, edits) {
    return this.tell('textDocument/didChange', this.change(uri, edits));
  }

  /** The same in the client's own copy; gives what the server is to be told. */
  change(uri, edits) {
    const document = this.documents.get(uri);
    // Changes of one notification build on each other: the last of the text goes first.
    const offset = (edit) => document.offsetAt(edit.range.start);
    const contentChanges = [...edits].sort((a, b) => offset(b) - offset(a)).map(({ range, newText }) => ({ range, text: newText }));
    const version = document.version + 1;
    TextDocument.update(document, contentChanges, version);
    return { textDocument: { uri, version }, contentChanges };
  }

  /** The range of the first place where a document says something. */
  find(uri, words, from = 0) {
    const document = this.documents.get(uri);
    const start = document.getText().indexOf(words, from);
    if (start < 0) throw new Error(`${uri} does not say ${words}`);
    return { start: document.positionAt(start), end: document.positionAt(start + words.length) };
  }

  replace(uri, words, newText) {
    return this.edit(uri, [{ range: this.find(uri, words), newText }]);
  }

  /** The findings of a document's version of now. */
  findings(uri) {
    const { version } = this.documents.get(uri);
    const fits = (params) => params.uri === uri && params.version === version;
    const known = this.published.get(uri);
    if (known && fits(known)) return Promise.resolve(known.diagnostics);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no findings of version ${version} of ${uri} in ${PATIENCE / 1000} seconds`)), PATIENCE);
      this.waiting.push((params) => {
        if (!fits(params)) return false;
        clearTimeout(timer);
        resolve(params.diagnostics);
        return true;
      });
    });
  }

  /** Findings until they are as wanted: a server may publish one version more than once, each time knowing more. */
  async findingsWhere(uri, wanted, what) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const found = await this.findings(uri);
      if (wanted(found)) return found;
      if (Date.now() > end) throw new Error(`${what}; published was ${JSON.stringify(found, null, 2)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Applies what the server wants changed, in open documents and in files; gives the addresses of both. */
  async apply(edit) {
    const changes = new Map(Object.entries(edit.changes ?? {}));
    for (const one of edit.documentChanges ?? []) {
      changes.set(one.textDocument.uri, [...(changes.get(one.textDocument.uri) ?? []), ...one.edits]);
    }
    for (const [uri, edits] of changes) {
      if (this.documents.has(uri)) {
        await this.edit(uri, edits);
        continue;
      }
      const path = fileURLToPath(uri);
      const old = TextDocument.create(uri, 'qingdan', 0, existsSync(path) ? readFileSync(path, 'utf8') : '');
      writeFileSync(path, TextDocument.applyEdits(old, edits));
      await this.tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    }
    return [...changes.keys()].sort();
  }

  /** Writes all open documents. */
  async save() {
    for (const [uri, document] of this.documents) {
      writeFileSync(fileURLToPath(uri), document.getText());
      await this.tell('textDocument/didSave', { textDocument: { uri } });
    }
  }

  /** Ends the session by the book; gives the exit code. */
  async end() {
    await this.ask('shutdown');
    await this.tell('exit');
    return this.ended;
  }
}
