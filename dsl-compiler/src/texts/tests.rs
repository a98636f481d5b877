//! Numbers and boundary words: whatever notation they are written in, they are read as the same.
