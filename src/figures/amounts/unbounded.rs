//! What the rules for amounts hand on to each other.

use std::borrow::Cow;

use super::units::Class;
use crate::text::numbers::Decimal;

/// A number with its unit, not yet bounded.
#[derive(Debug, Clone)]
pub(in crate::figures) struct Core {
    pub(in crate::figures) low: Decimal,
    pub(in crate::figures) high: Option<Decimal>,
    pub(in crate::figures) unit: Cow<'static, str>,
    pub(in crate::figures) class: Option<Class>,
    pub(in crate::figures) end: usize,
}
