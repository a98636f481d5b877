//! Shared parts of the tests: fixtures, an in-memory world, the oracle interpreter.
