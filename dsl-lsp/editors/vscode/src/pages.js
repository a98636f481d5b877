// Pages that the server writes as Markdown: what changed between two editions, what a finding means. Each is a document
// that exists only here, drawn by VS Code's own preview of Markdown, and made anew whenever a list is saved.
const vscode = require('vscode');

const SCHEME = 'qingdan-page';

exports.Pages = class Pages {
  /** @param client gives the language client that runs now */
  constructor(client) {
    this.client = client;
    this.changed = new vscode.EventEmitter();
    this.onDidChange = this.changed.event;
    /** The pages that are open, by their addresses. */
    this.open = new Map();
    this.parts = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidSaveTextDocument((document) => document.languageId === 'qingdan' && this.again()),
      vscode.workspace.onDidCloseTextDocument((document) => this.open.delete(document.uri.toString())),
    ];
  }

  dispose() {
    for (const part of this.parts) part.dispose();
  }

  /** What changed between the editions given, or since the one before that of the list in the editor. */
  async difference(given) {
    const editions = given.filter((one) => typeof one === 'string');
    const editor = vscode.window.activeTextEditor;
    if (editions.length > 0) await this.show('qingdan.diff', editions);
    else if (editor) await this.show('qingdan.diff', [editor.document.uri.toString()]);
  }

  /** What a code means; without one, what the finding at the cursor means, else the first of the list. */
  async explanation(given) {
    if (typeof given === 'string') return this.show('qingdan.explain', [given]);
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const own = vscode.languages.getDiagnostics(editor.document.uri).filter((finding) => finding.source === 'qingdan');
    const finding = own.find((one) => one.range.contains(editor.selection.active)) ?? own[0];
    const code = finding?.code?.value ?? finding?.code;
    if (code) await this.show('qingdan.explain', [code]);
    else vscode.window.showInformationMessage(vscode.l10n.t('There is no finding here.'));
  }

  async show(command, given) {
    let title;
    try {
      ({ title } = await this.ask([command, ...given]));
    } catch (error) {
      vscode.window.showErrorMessage(String(error?.message ?? error));
      return;
    }
    const query = JSON.stringify([command, ...given]);
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${title.replaceAll('/', '∕')}.md`, query });
    this.open.set(uri.toString(), uri);
    this.changed.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }

  again() {
    for (const uri of this.open.values()) this.changed.fire(uri);
  }

  async ask([command, ...given]) {
    const client = this.client();
    if (!client) throw new Error(vscode.l10n.t('The language server does not run.'));
    return client.sendRequest('workspace/executeCommand', { command, arguments: given });
  }

  async provideTextDocumentContent(uri) {
    try {
      // A page's links lead to sections of the reference (`../../language.md#bands`), which the program holds too. What the reference
      // itself links to is on no machine but that of a clone.
      const asked = uri.path.endsWith('/language.md') ? ['qingdan.language'] : JSON.parse(uri.query);
      return (await this.ask(asked)).markdown;
    } catch (error) {
      return String(error?.message ?? error);
    }
  }
};
