//! An axis cut into parts: where each begins, and what it leads to. Parts are sorted, and the first begins at 0.

/// What the part leads to that `value` lies in.
#[must_use]
pub(super) fn follow<T: Copy>(parts: &[(u64, T)], value: u64) -> Option<T> {
    let after = parts.partition_point(|(start, _)| *start <= value);
    parts.get(after.checked_sub(1)?).map(|(_, to)| *to)
}

/// Two such cuts laid over each other: each common part leads to both.
pub(super) fn overlay<A: Copy, B: Copy>(a: &[(u64, A)], b: &[(u64, B)]) -> Vec<(u64, (A, B))> {
    let mut parts = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    let (Some((from_a, mut to_a)), Some((from_b, mut to_b))) = (a.next(), b.next()) else { return parts };
    let mut start = from_a.max(from_b);
    loop {
        parts.push((start, (to_a, to_b)));
        let nexts = [a.peek().map(|(start, _)| *start), b.peek().map(|(start, _)| *start)];
        let Some(next) = nexts.into_iter().flatten().min() else { return parts };
        start = next;
        if let Some((_, to)) = a.next_if(|(start, _)| *start == next) {
            to_a = to;
        }
        if let Some((_, to)) = b.next_if(|(start, _)| *start == next) {
            to_b = to;
        }
    }
}
