//! Rules on public services and the figures about them.

family!(unknown_grade, inconsistent_figures);
