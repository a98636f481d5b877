// How the examples of a list came out.
const vscode = require('vscode');

/** Tells the sum in one line; what failed stands in the output pane. */
exports.tell = function tell(results, output) {
  const runs = results.filter(Boolean);
  // Of lists that were not read whole nothing was run, and one line says why.
  const notice = runs.find((run) => run.notice)?.notice;
  if (notice) {
    output.error(notice);
    vscode.window.showWarningMessage(notice);
    return;
  }
  const passed = runs.reduce((sum, run) => sum + run.passed, 0);
  const failed = runs.reduce((sum, run) => sum + run.failed, 0);
  if (failed === 0) {
    vscode.window.showInformationMessage(vscode.l10n.t('{0} passed, none failed', passed));
    return;
  }
  for (const { message, location } of runs.flatMap((run) => run.messages)) {
    // A path with its line is a link in the output pane.
    output.error(`${vscode.Uri.parse(location.uri).fsPath}:${location.range.start.line + 1}: ${message}`);
  }
  output.show(true);
  vscode.window.showWarningMessage(vscode.l10n.t('{0} passed, {1} failed', passed, failed));
};

/** Runs the examples that the server's code lenses of the open list offer. */
exports.runOfFile = async function runOfFile(client, output) {
  const editor = vscode.window.activeTextEditor;
  if (!client || editor?.document.languageId !== 'qingdan') return;
  const textDocument = { uri: client.code2ProtocolConverter.asUri(editor.document.uri) };
  const lenses = (await client.sendRequest('textDocument/codeLens', { textDocument })) ?? [];
  const commands = lenses.map((lens) => lens.command).filter((command) => command?.command === 'qingdan.runExamples');
  const results = [];
  for (const command of commands) {
    results.push(await client.sendRequest('workspace/executeCommand', { command: command.command, arguments: command.arguments }));
  }
  exports.tell(results, output);
};
