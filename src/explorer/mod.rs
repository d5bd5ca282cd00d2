//! The program without a screen: state, actions, keys.
