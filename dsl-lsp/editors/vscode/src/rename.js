// Renaming a thing that several editions know by one name: whoever renames it chooses whether all of them follow, or this
// edition alone has the new name and says by `was` what it was.
const vscode = require('vscode');

exports.rename = async function rename(client, document, position, name, token, next) {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const at = client.code2ProtocolConverter.asPosition(position);
  const run = (command, ...more) => client.sendRequest('workspace/executeCommand', { command, arguments: [uri, at, ...more] }, token);
  const { editions, canPart } = await run('qingdan.sharesName');
  if (!canPart) return next(document, position, name, token);
  const everywhere = { label: vscode.l10n.t('Rename in {0} too', editions.join(', ')) };
  const here = { label: vscode.l10n.t('Rename in this edition alone'), detail: vscode.l10n.t('Lines with `was` say that it is still the same.') };
  const chosen = await vscode.window.showQuickPick([everywhere, here], { title: name, ignoreFocusOut: true });
  // Whoever chooses nothing renames nothing.
  if (!chosen) return new vscode.WorkspaceEdit();
  if (chosen === everywhere) return next(document, position, name, token);
  return client.protocol2CodeConverter.asWorkspaceEdit(await run('qingdan.renameHere', name), token);
};
