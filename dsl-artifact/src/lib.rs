//! The artefact.
