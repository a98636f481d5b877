// Pages that the server writes as Markdown: what a finding means, the reference of the language, what changed between two
// editions. They stand in a file system that exists only here, so that they link to each other as they do in the repository
// (`../../language.md#bands`) and VS Code's own preview of Markdown draws them; what it shows is made anew whenever a list is saved.
const vscode = require('vscode');

const SCHEME = 'qingdan-page';
const MANUAL = '/language.md';

/** What the server is asked for the page that stands at a path; nothing where there is none. */
function question(path) {
  if (path === MANUAL) return ['qingdan.language'];
  const code = /^\/codes\/page\/([a-z0-9-]+)\.md$/.exec(path);
  if (code) return ['qingdan.explain', code[1]];
  const editions = /^\/changes\/([^/]+) → ([^/]+)\.md$/.exec(path);
  return editions ? ['qingdan.diff', editions[1], editions[2]] : undefined;
}

function address(path) {
  return vscode.Uri.from({ scheme: SCHEME, path });
}

/** The address of what a code means. */
function addressOf(code) {
  return address(`/codes/page/${code}.md`);
}

/** A page's text, in which what leads to none of the pages is no link: the rest of the repository is not at hand. */
function linked(markdown, path) {
  return markdown.replace(/\[([^\][]+)\]\(([^()\s]+)\)/g, (whole, text, target) => {
    if (/^(#|[a-z]+:)/.test(target)) return whole;
    const { pathname } = new URL(target, `file://${path}`);
    return question(decodeURIComponent(pathname)) ? whole : text;
  });
}

exports.Pages = class Pages {
  /** @param client gives the language client that runs now */
  constructor(client) {
    this.client = client;
    this.changed = new vscode.EventEmitter();
    this.onDidChangeFile = this.changed.event;
    /** The paths of the pages that were read. */
    this.read = new Set();
    /** How often pages were made anew: their time, by which VS Code tells a newer page from an older one. */
    this.time = 0;
    this.parts = [
      this.changed,
      vscode.workspace.registerFileSystemProvider(SCHEME, this, { isReadonly: true, isCaseSensitive: true }),
      vscode.workspace.onDidSaveTextDocument((document) => document.languageId === 'qingdan' && this.again()),
    ];
  }

  dispose() {
    for (const part of this.parts) part.dispose();
  }

  /** What changed between the editions given, or since the one before that of the list in the editor. */
  async difference(given) {
    const editions = given.filter((one) => typeof one === 'string');
    const editor = vscode.window.activeTextEditor;
    if (editions.length === 0 && !editor) return;
    const asked = editions.length > 0 ? editions : [editor.document.uri.toString()];
    await this.show(['qingdan.diff', ...asked], ({ title }) => address(`/changes/${title}.md`));
  }

  /** What a code means; without one, what the finding at the cursor means, else the first of the list. */
  async explanation(given) {
    if (typeof given === 'string') return this.show(['qingdan.explain', given], () => addressOf(given));
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const own = vscode.languages.getDiagnostics(editor.document.uri).filter((finding) => finding.source === 'qingdan');
    const finding = own.find((one) => one.range.contains(editor.selection.active)) ?? own[0];
    const code = finding?.code?.value ?? finding?.code;
    if (code) await this.explanation(code);
    else vscode.window.showInformationMessage(vscode.l10n.t('There is no finding here.'));
  }

  async show(asked, place) {
    let answer;
    try {
      answer = await this.ask(asked);
    } catch (error) {
      vscode.window.showErrorMessage(String(error?.message ?? error));
      return;
    }
    this.again();
    await vscode.commands.executeCommand('markdown.showPreviewToSide', place(answer));
  }

  /** Has the pages read again: the documents that VS Code holds, and the previews whose document it closed, some minutes after it was shown. */
  again() {
    this.time += 1;
    if (this.read.size === 0) return;
    this.changed.fire([...this.read].map((path) => ({ type: vscode.FileChangeType.Changed, uri: address(path) })));
    vscode.commands.executeCommand('markdown.preview.refresh');
  }

  async ask([command, ...given]) {
    const client = this.client();
    if (!client) throw new Error(vscode.l10n.t('The language server does not run.'));
    return client.sendRequest('workspace/executeCommand', { command, arguments: given });
  }

  // ---- The file system -------------------------------------------------------------------------------------------------

  watch() {
    return new vscode.Disposable(() => {});
  }

  stat(uri) {
    if (!question(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: this.time, size: 0 };
  }

  async readFile(uri) {
    const asked = question(uri.path);
    if (!asked) throw vscode.FileSystemError.FileNotFound(uri);
    this.read.add(uri.path);
    try {
      const { markdown } = await this.ask(asked);
      return Buffer.from(linked(markdown, uri.path));
    } catch (error) {
      return Buffer.from(String(error?.message ?? error));
    }
  }

  // VS Code takes no file system without the rest, though it asks nothing of it of one that is only read.
  readDirectory() {
    return [];
  }
};

for (const writing of ['createDirectory', 'writeFile', 'delete', 'rename']) {
  exports.Pages.prototype[writing] = (uri) => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
}

exports.addressOf = addressOf;
