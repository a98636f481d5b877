// The extension: starts `qingdan lsp`, and shows what a language server cannot show by itself: the pages of
// what changed between two editions and what a finding means, and how the examples came out.
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');
const { runOfFile, tell } = require('./examples');
const { Pages, addressOf } = require('./pages');
const { rename } = require('./rename');

let client;

/** The client; it asks for messages in the language of the settings. */
class QingdanClient extends LanguageClient {
  getLocale() {
    const chosen = vscode.workspace.getConfiguration('qingdan').get('messages', 'auto');
    return chosen === 'auto' ? vscode.env.language : chosen;
  }
}

function newClient(output) {
  const command = vscode.workspace.getConfiguration('qingdan').get('server.path') || 'qingdan';
  return new QingdanClient(
    'qingdan',
    'Qingdan',
    { command, args: ['lsp'] },
    {
      documentSelector: [{ scheme: 'file', language: 'qingdan' }],
      outputChannel: output,
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/*.qd') },
      markdown: { isTrusted: false },
      middleware: {
        // A finding's code opens its page, which the program holds, whatever else is on this machine. The link is the page's own
        // address, for VS Code follows links that run a command from the list of problems, but not from what it shows at the text.
        handleDiagnostics: (uri, findings, next) => {
          for (const finding of findings) {
            const value = finding.code?.value ?? finding.code;
            if (value) finding.code = { value, target: addressOf(value) };
          }
          next(uri, findings);
        },
        provideRenameEdits: (document, position, name, token, next) => rename(client, document, position, name, token, next),
        // A code lens runs this command of the server's; what came out is for the reader of the list.
        executeCommand: async (name, given, next) => {
          const result = await next(name, given);
          if (name === 'qingdan.runExamples') tell([result], output);
          return result;
        },
      },
    },
  );
}

async function start(output) {
  client = newClient(output);
  try {
    await client.start();
  } catch (error) {
    // A client that never ran cannot be stopped.
    client = undefined;
    const settings = vscode.l10n.t('Open Settings');
    const said = vscode.l10n.t('The program `qingdan` did not start: {0}. Set its path in `qingdan.server.path`.', String(error?.message ?? error));
    const chosen = await vscode.window.showErrorMessage(said, settings);
    if (chosen === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'qingdan.server.path');
  }
}

async function restart(output) {
  const old = client;
  client = undefined;
  await old?.stop();
  await start(output);
}

exports.activate = async function activate(context) {
  const output = vscode.window.createOutputChannel('Qingdan', { log: true });
  const pages = new Pages(() => client);
  const anew = async () => {
    await restart(output);
    pages.again();
  };
  context.subscriptions.push(
    output,
    pages,
    vscode.commands.registerCommand('qingdan.showDiff', (...given) => pages.difference(given)),
    vscode.commands.registerCommand('qingdan.showExplanation', (code) => pages.explanation(code)),
    vscode.commands.registerCommand('qingdan.runExamplesOfFile', () => runOfFile(client, output)),
    vscode.commands.registerCommand('qingdan.restart', anew),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration('qingdan.server') || event.affectsConfiguration('qingdan.messages')) await anew();
    }),
  );
  await start(output);
};

exports.deactivate = function deactivate() {
  return client?.stop();
};
