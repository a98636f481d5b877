// The preview of what changed between two editions: a document that exists only here, drawn by VS Code's own Markdown
// preview, made anew whenever a list is saved.
const vscode = require('vscode');

const SCHEME = 'qingdan-diff';

exports.DiffPreview = class DiffPreview {
  /** @param client gives the language client that runs now */
  constructor(client) {
    this.client = client;
    this.changed = new vscode.EventEmitter();
    this.onDidChange = this.changed.event;
    /** What each open preview asks, by its address. */
    this.asked = new Map();
    this.parts = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidSaveTextDocument((document) => document.languageId === 'qingdan' && this.again()),
      vscode.workspace.onDidCloseTextDocument((document) => this.asked.delete(document.uri.toString())),
    ];
  }

  dispose() {
    for (const part of this.parts) part.dispose();
  }

  /** Opens the preview: of the editions given, or of the one that the list in the editor belongs to. */
  async show(given) {
    const editions = given.filter((one) => typeof one === 'string');
    const editor = vscode.window.activeTextEditor;
    const asked = editions.length > 0 ? editions : editor && [editor.document.uri.toString()];
    if (!asked) return;
    let title;
    try {
      ({ title } = await this.ask(asked));
    } catch (error) {
      vscode.window.showErrorMessage(String(error?.message ?? error));
      return;
    }
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${title.replaceAll('/', '∕')}.md`, query: JSON.stringify(asked) });
    this.asked.set(uri.toString(), uri);
    this.changed.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }

  again() {
    for (const uri of this.asked.values()) this.changed.fire(uri);
  }

  async ask(asked) {
    const client = this.client();
    if (!client) throw new Error(vscode.l10n.t('The language server does not run.'));
    const answer = await client.sendRequest('workspace/executeCommand', { command: 'qingdan.diff', arguments: asked });
    if (!answer) throw new Error(vscode.l10n.t('This edition replaces none.'));
    return answer;
  }

  async provideTextDocumentContent(uri) {
    try {
      return (await this.ask(JSON.parse(uri.query))).markdown;
    } catch (error) {
      return String(error?.message ?? error);
    }
  }
};
