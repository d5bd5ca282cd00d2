//! Headings by their numbers.
//!
//! | file | what it does |
//! | --- | --- |
//! | `units` | whether 第三章 and 第五条 are headings, with text behind them or not |
//! | `items`, `accept` | whether 一、 （一） 1. are sections or a list, run-in headings too |
//! | `glued`, `counted` | titles that follow their number at once |
//! | `inner` | numbering that begins anew within itself |
//! | `marked` | headings of the markup whose numbers say more than their marks |
//! | `work_title` | the title of the work before the number: 小院四季 1.种豆 |

pub(super) mod accept;
pub(super) mod counted;
pub(super) mod glued;
pub(super) mod inner;
pub(super) mod items;
pub(super) mod marked;
pub(super) mod units;
pub(super) mod work_title;
