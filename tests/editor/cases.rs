//! One list, one question, one answer: `cases/NAME.qd` begins with a comment that names the request, and has a mark `‸`
//! where the cursor is.

use insta::{assert_snapshot, glob};
use serde_json::{Value, json};

use crate::client::Client;
use crate::folder_with;

#[test]
fn answers() {
    glob!("cases/*.qd", |path| {
        let written = std::fs::read_to_string(path).unwrap();
        let at = written.find('‸').expect("a mark");
        let text = written.replacen('‸', "", 1);
        let line = written[..at].matches('\n').count();
        let column = written[..at].rsplit('\n').next().unwrap().encode_utf16().count();
        let cursor = json!({ "line": line, "character": column });
        let first = text.lines().next().unwrap().trim_start_matches("// ");
        let (method, more) = first.split_once(' ').unwrap_or((first, "{}"));
        let (folder, uri) = folder_with(&text);
        let (mut client, _) = Client::greeted(folder.path(), &["utf-16"]);
        client.open(&uri, &text);
        let mut params = json!({
            "textDocument": { "uri": uri },
            "position": cursor,
            "positions": [cursor],
            "range": { "start": cursor, "end": cursor },
            "context": { "diagnostics": [], "includeDeclaration": true },
        });
        // `"$uri"` and `"$cursor"` are those of the list.
        let more = more.replace("$uri", &uri).replace("\"$cursor\"", &cursor.to_string());
        let more: Value = serde_json::from_str(&more).expect("what is asked besides, as JSON");
        params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let answer = match client.ask(method, params) {
            Ok(Value::Object(hover)) if hover.contains_key("contents") => {
                hover["contents"]["value"].as_str().unwrap().to_owned()
            }
            Ok(answer) => serde_json::to_string_pretty(&answer).unwrap(),
            Err(error) => format!("error: {}", error["message"].as_str().unwrap()),
        };
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            assert_snapshot!(answer.replace(&uri, "list.qd"));
        });
        assert_eq!(client.end().code(), Some(0));
    });
}
