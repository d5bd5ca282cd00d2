//! Dates and periods that the calendar knows.

pub(in crate::figures) mod calendar;
pub(in crate::figures) mod date;
pub(in crate::figures) mod dated;
pub(in crate::figures) mod day;
pub(in crate::figures) mod plans;
