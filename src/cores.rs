//! Work on all cores that comes out as if it were done one after the other.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::panic;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// The cores there are; asking the system each time takes long.
static CORES: LazyLock<usize> =
    LazyLock::new(|| thread::available_parallelism().map_or(1, NonZero::get));

/// Says whether nobody waits for a piece of work any more, so that it is to be
/// given up. Asked from any thread, once for some kilobytes of text: it is to
/// cost no more than looking at a flag.
pub(crate) type Stop<'a> = &'a (dyn Fn() -> bool + Sync);

/// For work that is done to its end.
pub(crate) fn never() -> bool {
    false
}

/// How many cores there are.
pub(crate) fn count() -> usize {
    *CORES
}

/// How many pieces of work to hand out at a time, so that no core waits long
/// for the last of the others.
pub(crate) fn share() -> usize {
    CORES.saturating_mul(8)
}

/// What `work` makes of each item, in their order. One item, or any on a
/// single core, is done without further threads.
pub(crate) fn map<'t, T: Sync, R: Send>(
    items: &'t [T],
    work: impl Fn(&'t T) -> R + Sync,
) -> Vec<R> {
    let mut all = Vec::with_capacity(items.len());
    let work = |&mut (): &mut (), item| work(item);
    let done: ControlFlow<Infallible> = in_order(
        items,
        || (),
        work,
        |made| {
            all.push(made);
            ControlFlow::Continue(())
        },
    );
    match done {
        ControlFlow::Continue(()) => all,
    }
}

/// Gives `take`, on this thread, what `work` makes of each item, in their
/// order, while the other cores go on with the items behind; a break ends the
/// work. Each thread works with a `tool` of its own.
pub(crate) fn in_order<'t, T: Sync, R: Send, S, B>(
    items: &'t [T],
    tool: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &'t T) -> R + Sync,
    mut take: impl FnMut(R) -> ControlFlow<B>,
) -> ControlFlow<B> {
    // One item need not ask the system.
    let threads = match items.len() {
        few @ (0 | 1) => few,
        many => many.min(*CORES),
    };
    if threads <= 1 {
        let mut tool = tool();
        return items
            .iter()
            .try_for_each(|item| take(work(&mut tool, item)));
    }
    let next = AtomicUsize::new(0);
    let done = |tool: &mut S| {
        let at = next.fetch_add(1, Ordering::Relaxed);
        items.get(at).map(|item| (at, work(tool, item)))
    };
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        let others: Vec<_> = (1..threads)
            .map(|_| {
                let sender = sender.clone();
                let (tool, done) = (&tool, &done);
                scope.spawn(move || {
                    let mut tool = tool();
                    while let Some(made) = done(&mut tool) {
                        // Nobody listens any more behind a break.
                        if sender.send(made).is_err() {
                            return;
                        }
                    }
                })
            })
            .collect();
        drop(sender);
        let mut tool = tool();
        let mut early = BTreeMap::new();
        let mut wanted = 0usize;
        let mut flow = ControlFlow::Continue(());
        let mut own = true;
        while flow.is_continue() {
            let made = own.then(|| done(&mut tool)).flatten();
            own = made.is_some();
            let Some((at, made)) = made.or_else(|| receiver.recv().ok()) else {
                break;
            };
            early.insert(at, made);
            early.extend(receiver.try_iter());
            while flow.is_continue()
                && let Some(made) = early.remove(&wanted)
            {
                flow = take(made);
                wanted = wanted.saturating_add(1);
            }
        }
        next.store(items.len(), Ordering::Relaxed);
        drop(receiver);
        for other in others {
            if let Err(reason) = other.join() {
                panic::resume_unwind(reason);
            }
        }
        flow
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_order_is_kept() {
        let numbers: Vec<usize> = (0..1000).collect();
        let doubled = map(&numbers, |n| n * 2);
        assert!(doubled.iter().copied().eq((0..1000).map(|n| n * 2)));
        assert!(map(&[], |n: &usize| *n).is_empty());
    }

    #[test]
    fn a_break_ends_the_work() {
        let numbers: Vec<usize> = (0..100_000).collect();
        let begun = AtomicUsize::new(0);
        let mut taken = Vec::new();
        let flow = in_order(
            &numbers,
            || 0usize,
            |own, n| {
                *own += 1;
                begun.fetch_add(1, Ordering::Relaxed);
                // No core is through with all of them before the break.
                if *n > 7 {
                    thread::sleep(Duration::from_millis(1));
                }
                *n
            },
            |n| {
                taken.push(n);
                if n == 7 {
                    return ControlFlow::Break("enough");
                }
                ControlFlow::Continue(())
            },
        );
        assert_eq!(flow, ControlFlow::Break("enough"));
        assert!(taken.into_iter().eq(0..=7));
        assert!(begun.into_inner() < numbers.len());
    }

    #[test]
    fn a_panic_comes_through() {
        let numbers: Vec<usize> = (0..100).collect();
        let all = panic::catch_unwind(|| {
            map(&numbers, |n| {
                assert_ne!(*n, 50, "fifty");
                *n
            })
        });
        assert!(all.is_err());
    }
}
