//! Lines that followed edits are the lines of the text, and places go there and back in every encoding.

use dsl_lsp::lines::{Encoding, Lines};
use proptest::prelude::*;

const PIECES: &[&str] = &["a", "人", "😀", "\r\n", "\n", "\r", " ", "é", "", "x\ny"];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..30).prop_map(|pieces| pieces.concat())
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at % (text.len() + 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn follow_edits(start in text(), edits in prop::collection::vec((0_usize..99, 0_usize..99, text()), 1..6)) {
        let mut text = start;
        let mut lines = Lines::new(&text);
        for (a, b, with) in edits {
            let (a, b) = (boundary(&text, a), boundary(&text, b));
            let range = a.min(b)..a.max(b);
            text.replace_range(range.clone(), &with);
            lines.edit(range, with.len(), &text);
            prop_assert_eq!(&lines, &Lines::new(&text), "{:?}", text);
        }
    }

    #[test]
    fn there_and_back(text in text()) {
        let lines = Lines::new(&text);
        for (offset, _) in text.char_indices() {
            // Between the two characters of a line's end there is no place.
            if text.as_bytes().get(offset) == Some(&b'\n') && offset > 0 && text.as_bytes()[offset - 1] == b'\r' {
                continue;
            }
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let position = lines.position(&text, offset, encoding);
                prop_assert_eq!(lines.offset(&text, position, encoding), offset, "{:?} {:?}", text, position);
            }
        }
    }
}
