//! The real terminal: session guard, events, workers, the loop.
