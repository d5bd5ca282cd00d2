//! Work on all cores that comes out as if it were done one after the other.

use std::num::NonZero;
use std::panic;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The cores there are; asking the system each time takes long.
static CORES: LazyLock<usize> =
    LazyLock::new(|| thread::available_parallelism().map_or(1, NonZero::get));

/// How many pieces of work to hand to [`map`] at a time, so that no core waits
/// long for the last of the others.
pub(super) fn share() -> usize {
    CORES.saturating_mul(4)
}

/// What `work` makes of each item, in their order. One item, or any on a
/// single core, is done without further threads.
pub(super) fn map<'t, T: Sync, R: Send>(
    items: &'t [T],
    work: impl Fn(&'t T) -> R + Sync,
) -> Vec<R> {
    let threads = items.len().min(*CORES);
    if threads <= 1 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else {
                return done;
            };
            done.push((at, work(item)));
        }
    };
    let mut all = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(take)).collect();
        let mut all = take();
        for other in others {
            match other.join() {
                Ok(done) => all.extend(done),
                Err(reason) => panic::resume_unwind(reason),
            }
        }
        all
    });
    all.sort_unstable_by_key(|&(at, _)| at);
    all.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn the_order_is_kept() {
        let numbers: Vec<usize> = (0..1000).collect();
        let doubled = map(&numbers, |n| n * 2);
        assert!(doubled.iter().copied().eq((0..1000).map(|n| n * 2)));
        assert!(map(&[], |n: &usize| *n).is_empty());
    }
}
