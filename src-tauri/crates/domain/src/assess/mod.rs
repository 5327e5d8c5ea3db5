//! Assessment: facts + rulebook + now → state, deadlines, findings, actions.
