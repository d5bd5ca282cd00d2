//! What comes before a key or the mouse means something: input methods, and
//! the mouse free of any terminal. Which key means what is in
//! [`setting::keys`](crate::setting::keys).

pub mod input_method;
pub mod mouse;
