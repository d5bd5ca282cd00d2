//! What the rules for amounts hand on to each other.

use std::borrow::Cow;

use super::decimal::Decimal;
use super::units::Class;

/// A number with its unit, not yet bounded.
#[derive(Debug, Clone)]
pub(super) struct Core {
    pub(super) low: Decimal,
    pub(super) high: Option<Decimal>,
    pub(super) unit: Cow<'static, str>,
    pub(super) class: Option<Class>,
    pub(super) end: usize,
}
