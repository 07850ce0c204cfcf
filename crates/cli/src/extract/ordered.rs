//! Works on many things at once and hands the results over in the order of the things.

use std::io;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{available_parallelism, scope};

/// Things under way per worker. Bounds memory: what is read stays this close ahead of what is written.
const AHEAD: usize = 16;

/// Applies `work` to every item on all cores, and `take` to every result in the order of the items.
///
/// Stops early, without reading on, when `take` fails.
pub(super) fn map<I, T: Send, R: Send>(
    items: I,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()>
where
    I: Iterator<Item = T> + Send,
{
    let workers = available_parallelism().map_or(1, usize::from);
    let window = workers * AHEAD;
    // Each item travels with a place for its result. The places are queued in order for `take`: that queue's length is
    // the window, and waiting at its head is all the sorting there is.
    let (jobs, queue) = sync_channel::<(T, SyncSender<R>)>(window);
    let (places, results) = sync_channel::<Receiver<R>>(window);
    let queue = Mutex::new(queue);
    scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((item, place)) = next(&queue) {
                    // Nobody waits any more when `take` has failed.
                    let _ = place.send(work(item));
                }
            });
        }
        scope.spawn(move || {
            for item in items {
                let (place, result) = sync_channel(1);
                if places.send(result).is_err() || jobs.send((item, place)).is_err() {
                    break;
                }
            }
        });
        results.into_iter().map_while(|result| result.recv().ok()).try_for_each(&mut take)
    })
}

fn next<J>(queue: &Mutex<Receiver<J>>) -> Option<J> {
    queue.lock().ok()?.recv().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let mut found = Vec::new();
        let slow_first = |item: u64| {
            std::thread::sleep(std::time::Duration::from_micros(500 - item.min(500)));
            item * 2
        };
        map(0..1000, slow_first, |result| {
            found.push(result);
            Ok(())
        })
        .unwrap();
        assert_eq!(found, (0..1000).map(|item| item * 2).collect::<Vec<_>>());
    }

    #[test]
    fn a_failure_stops_the_reading() {
        let mut taken = 0;
        let result = map(
            0..u64::MAX,
            |item| item,
            |_| {
                taken += 1;
                if taken == 3 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
            },
        );
        assert_eq!(result.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        assert_eq!(taken, 3);
    }
}
