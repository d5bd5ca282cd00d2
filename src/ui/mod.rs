//! Drawing the explorer's state.
