// A stand-in for the module `vscode`, which only VS Code itself has: as much of it as vscode-languageclient and the
// extension touch. What is registered is kept in `registered`, so that a test asks it as VS Code would; what is shown
// to people is kept in `shown`.
const { TextDocument } = require('vscode-languageserver-textdocument');
const { URI } = require('vscode-uri');

class Disposable {
  constructor(end) {
    this.end = end;
  }
  dispose() {
    this.end?.();
  }
  static from(...parts) {
    return new Disposable(() => parts.forEach((part) => part.dispose()));
  }
}

class EventEmitter {
  constructor() {
    this.listeners = new Set();
    this.event = (listener, self, disposables) => {
      const bound = self ? listener.bind(self) : listener;
      this.listeners.add(bound);
      const end = new Disposable(() => this.listeners.delete(bound));
      disposables?.push(end);
      return end;
    };
  }
  fire(event) {
    return Promise.all([...this.listeners].map((listener) => listener(event)));
  }
  dispose() {
    this.listeners.clear();
  }
}

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}
class Range {
  constructor(start, end, endLine, endCharacter) {
    this.start = typeof start === 'number' ? new Position(start, end) : start;
    this.end = typeof start === 'number' ? new Position(endLine, endCharacter) : end;
  }
  contains({ line, character }) {
    const { start, end } = this;
    return (line > start.line || (line === start.line && character >= start.character)) && (line < end.line || (line === end.line && character <= end.character));
  }
}
class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}
class WorkspaceEdit {
  constructor() {
    this.all = new Map();
  }
  set(uri, edits) {
    // An edit with metadata stands in a pair.
    this.all.set(uri.toString(), edits.map((one) => (Array.isArray(one) ? one[0] : one)));
  }
  replace(uri, range, newText) {
    this.set(uri, [...(this.all.get(uri.toString()) ?? []), { range, newText }]);
  }
}
class CancellationTokenSource {
  constructor() {
    this.token = { isCancellationRequested: false, onCancellationRequested: new EventEmitter().event };
  }
  cancel() {}
  dispose() {}
}

/** A class of which only what it was made with matters. */
const record = (name, ...fields) =>
  ({
    [name]: class {
      constructor(...given) {
        fields.forEach((field, at) => {
          if (given[at] !== undefined) this[field] = given[at];
        });
      }
    },
  })[name];

/** An enumeration: each name a number of its own, in the order in which names are met. */
function enumeration(...names) {
  return Object.fromEntries(names.flatMap((name, at) => [[name, at], [at, name]]));
}

class Kind {
  constructor(value) {
    this.value = value;
  }
  append(part) {
    return new Kind(this.value ? `${this.value}.${part}` : part);
  }
}

const events = new Proxy({}, { get: (all, name) => (all[name] ??= new EventEmitter()) });
const registered = {};
const shown = [];
const executed = [];
const commands = new Map();
const settings = new Map();
const files = new Map();

/** Everything that registers something keeps what it was given. */
const registers = (all) =>
  new Proxy(all, {
    get(target, name) {
      if (name in target) return target[name];
      if (typeof name === 'string' && name.startsWith('on')) return events[name].event;
      if (typeof name === 'string' && name.startsWith('register')) {
        return (...given) => {
          (registered[name.slice('register'.length)] ??= []).push(given.find((one) => one && Object.values(Object.getOwnPropertyDescriptors({ ...one })).some((part) => typeof part.value === 'function')) ?? given);
          return new Disposable();
        };
      }
      return undefined;
    },
  });

const output = () => {
  const channel = { name: 'Qingdan', logLevel: 1, onDidChangeLogLevel: new EventEmitter().event, show() {}, dispose() {}, clear() {} };
  for (const name of ['append', 'appendLine', 'trace', 'debug', 'info', 'warn', 'error']) channel[name] = (...said) => channel.said.push([name, ...said]);
  channel.said = [];
  return channel;
};
const show = (kind) => async (...said) => {
  shown.push([kind, said[0]]);
};

/** A document as VS Code hands it to providers. */
function document(path, languageId, text) {
  const uri = URI.file(path);
  const own = TextDocument.create(uri.toString(), languageId, 1, text);
  return {
    uri,
    languageId,
    fileName: path,
    isUntitled: false,
    isDirty: false,
    isClosed: false,
    eol: 1,
    update: (changes) => TextDocument.update(own, changes, own.version + 1),
    applied: (edits) => TextDocument.applyEdits(own, edits),
    get version() {
      return own.version;
    },
    get lineCount() {
      return own.lineCount;
    },
    getText: (range) => own.getText(range),
    offsetAt: (position) => own.offsetAt(position),
    positionAt: (offset) => {
      const { line, character } = own.positionAt(offset);
      return new Position(line, character);
    },
  };
}

const workspace = registers({
  textDocuments: [],
  notebookDocuments: [],
  workspaceFolders: [],
  getConfiguration: (section) => ({
    get: (key, otherwise) => settings.get(section ? `${section}.${key}` : key) ?? otherwise,
    inspect: () => undefined,
    has: () => false,
  }),
  getWorkspaceFolder: () => workspace.workspaceFolders[0],
  createFileSystemWatcher: () => ({ onDidCreate: events.created.event, onDidChange: events.changed.event, onDidDelete: events.deleted.event, dispose() {} }),
  registerFileSystemProvider: (scheme, provider) => {
    // As VS Code does, of one that is only read as well.
    for (const method of ['watch', 'stat', 'readDirectory', 'createDirectory', 'readFile', 'writeFile', 'delete', 'rename']) {
      if (typeof provider[method] !== 'function') throw new Error(`Provider does NOT implement ${method}`);
    }
    files.set(scheme, provider);
    return new Disposable();
  },
  fs: {},
});

const vscode = {
  version: '1.91.0',
  Disposable, EventEmitter, Position, Range, Diagnostic, WorkspaceEdit, CancellationTokenSource,
  Selection: Range,
  Uri: URI,
  CancellationError: class CancellationError extends Error {},
  Location: record('Location', 'uri', 'range'),
  LocationLink: record('LocationLink'),
  DiagnosticRelatedInformation: record('DiagnosticRelatedInformation', 'location', 'message'),
  Hover: record('Hover', 'contents', 'range'),
  MarkdownString: class MarkdownString {
    constructor(value = '') {
      this.value = value;
    }
    appendCodeblock(text) {
      this.value += text;
      return this;
    }
    appendMarkdown(text) {
      this.value += text;
      return this;
    }
  },
  SnippetString: record('SnippetString', 'value'),
  TextEdit: record('TextEdit', 'range', 'newText'),
  SnippetTextEdit: record('SnippetTextEdit', 'range', 'snippet'),
  CodeAction: record('CodeAction', 'title', 'kind'),
  CodeLens: record('CodeLens', 'range', 'command'),
  CompletionItem: record('CompletionItem', 'label', 'kind'),
  CompletionList: record('CompletionList', 'items', 'isIncomplete'),
  DocumentHighlight: record('DocumentHighlight', 'range', 'kind'),
  DocumentLink: record('DocumentLink', 'range', 'target'),
  DocumentSymbol: record('DocumentSymbol', 'name', 'detail', 'kind', 'range', 'selectionRange'),
  SymbolInformation: record('SymbolInformation', 'name', 'kind', 'containerName', 'location'),
  CallHierarchyItem: record('CallHierarchyItem'),
  TypeHierarchyItem: record('TypeHierarchyItem'),
  FoldingRange: record('FoldingRange', 'start', 'end', 'kind'),
  SelectionRange: record('SelectionRange', 'range', 'parent'),
  InlayHint: record('InlayHint', 'position', 'label', 'kind'),
  InlayHintLabelPart: record('InlayHintLabelPart', 'value'),
  LinkedEditingRanges: record('LinkedEditingRanges', 'ranges', 'wordPattern'),
  SignatureHelp: record('SignatureHelp'),
  SignatureInformation: record('SignatureInformation', 'label', 'documentation'),
  ParameterInformation: record('ParameterInformation', 'label', 'documentation'),
  SemanticTokensLegend: record('SemanticTokensLegend', 'tokenTypes', 'tokenModifiers'),
  SemanticTokens: record('SemanticTokens', 'data', 'resultId'),
  SemanticTokensEdits: record('SemanticTokensEdits', 'edits', 'resultId'),
  SemanticTokensEdit: record('SemanticTokensEdit', 'start', 'deleteCount', 'data'),
  RelativePattern: record('RelativePattern', 'base', 'pattern'),
  TabInputText: record('TabInputText', 'uri'),
  TabInputTextDiff: record('TabInputTextDiff'),
  TabInputCustom: record('TabInputCustom'),
  TabInputNotebook: record('TabInputNotebook'),
  DiagnosticSeverity: enumeration('Error', 'Warning', 'Information', 'Hint'),
  DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
  CompletionItemTag: { Deprecated: 1 },
  CompletionItemKind: enumeration('Text', 'Method', 'Function', 'Constructor', 'Field', 'Variable', 'Class', 'Interface', 'Module', 'Property', 'Unit', 'Value', 'Enum', 'Keyword', 'Snippet', 'Color', 'File', 'Reference', 'Folder', 'EnumMember', 'Constant', 'Struct', 'Event', 'Operator', 'TypeParameter'),
  CompletionTriggerKind: enumeration('Invoke', 'TriggerCharacter', 'TriggerForIncompleteCompletions'),
  SignatureHelpTriggerKind: { Invoke: 1, TriggerCharacter: 2, ContentChange: 3 },
  CodeActionTriggerKind: { Invoke: 1, Automatic: 2 },
  CodeActionKind: Object.assign(Kind, { Empty: new Kind(''), QuickFix: new Kind('quickfix'), Refactor: new Kind('refactor'), Source: new Kind('source') }),
  DocumentHighlightKind: enumeration('Text', 'Read', 'Write'),
  FoldingRangeKind: { Comment: 1, Imports: 2, Region: 3 },
  InlayHintKind: { Type: 1, Parameter: 2 },
  SymbolTag: { Deprecated: 1 },
  SymbolKind: enumeration('File', 'Module', 'Namespace', 'Package', 'Class', 'Method', 'Property', 'Field', 'Constructor', 'Enum', 'Interface', 'Function', 'Variable', 'Constant', 'String', 'Number', 'Boolean', 'Array', 'Object', 'Key', 'Null', 'EnumMember', 'Struct', 'Event', 'Operator', 'TypeParameter'),
  TextDocumentSaveReason: { Manual: 1, AfterDelay: 2, FocusOut: 3 },
  TextDocumentChangeReason: { Undo: 1, Redo: 2 },
  FileType: { File: 1, Directory: 2 },
  FileChangeType: { Changed: 1, Created: 2, Deleted: 3 },
  FileSystemError: {
    FileNotFound: (uri) => new Error(`there is no ${uri}`),
    NoPermissions: (uri) => new Error(`${uri} cannot be written`),
  },
  LogLevel: enumeration('Off', 'Trace', 'Debug', 'Info', 'Warning', 'Error'),
  ProgressLocation: { Window: 10, Notification: 15 },
  NotebookCellKind: { Markup: 1, Code: 2 },
  EndOfLine: { LF: 1, CRLF: 2 },
  UIKind: { Desktop: 1, Web: 2 },
  env: { language: 'en', appName: 'stand-in', openExternal: async () => true },
  l10n: { t: (text, ...given) => text.replace(/\{(\d+)\}/g, (_, at) => given[at]) },
  extensions: { getExtension: () => undefined, all: [] },
  workspace,
  window: registers({
    visibleTextEditors: [],
    activeTextEditor: undefined,
    tabGroups: { all: [], onDidChangeTabs: events.tabs.event },
    createOutputChannel: output,
    showErrorMessage: show('error'),
    showWarningMessage: show('warning'),
    showInformationMessage: show('information'),
    showQuickPick: async (choices) => vscode.standIn.choose?.(choices),
    withProgress: (_, work) => work({ report() {} }, new CancellationTokenSource().token),
  }),
  languages: registers({
    match: (selector, given) => [selector].flat().some((one) => (one.language ?? one) === given.languageId && (!one.scheme || one.scheme === given.uri.scheme)) ? 10 : 0,
    getDiagnostics: (uri) => vscode.standIn.diagnostics?.get(uri.toString()) ?? [],
    createDiagnosticCollection: (name) => {
      const found = new Map();
      vscode.standIn.diagnostics = found;
      return {
        name,
        set: (uri, diagnostics) => {
          found.set(uri.toString(), diagnostics);
          events.found.fire(uri);
        },
        delete: (uri) => found.delete(uri.toString()),
        has: (uri) => found.has(uri.toString()),
        get: (uri) => found.get(uri.toString()),
        clear: () => found.clear(),
        dispose() {},
      };
    },
  }),
  commands: {
    registerCommand: (name, work, self) => {
      if (commands.has(name)) throw new Error(`command '${name}' already exists`);
      commands.set(name, self ? work.bind(self) : work);
      return new Disposable(() => commands.delete(name));
    },
    executeCommand: async (name, ...given) => {
      executed.push([name, ...given]);
      return commands.get(name)?.(...given);
    },
  },
  /** For the test alone. */
  standIn: { events, registered, shown, executed, commands, settings, files, document },
};

module.exports = vscode;
