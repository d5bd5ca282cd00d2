//! Many documents under one tree: what is known of each before it is opened,
//! what the filter finds in each, in which order they stand.

pub mod found;
pub mod joining;
pub mod known;
pub mod rows;
pub mod stock;
pub mod task;
pub mod walking;
