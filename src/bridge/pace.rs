//! When articles that were read are shown. Knows the time only as it is told.
//!
//! All lists are derived anew each time, and what is drawn may move: what will be whole soon is shown once.

use crate::state::Job;

/// How long the first articles of a job wait, in milliseconds.
const FIRST: f64 = 1000.0;
/// A job that takes no longer than this in all, as far as one can tell, is shown when it is whole.
const SHORT: f64 = 2500.0;
/// How often newly read articles are shown, in milliseconds, and so much more for each article shown before: reading must
/// leave time for scrolling.
const SHOW: f64 = 250.0;
const SHOW_PER_DOCUMENT: f64 = 1.0;

/// Whether the job will be done so soon that what it has given can wait for the rest.
pub(super) fn is_soon_whole(job: &Job) -> bool {
    let is_on_course = job.elapsed * f64::from(job.total) <= SHORT * f64::from(job.done);
    job.elapsed < FIRST || (job.elapsed < SHORT && is_on_course)
}

/// How long after articles were shown the next are, if there are so many.
pub(super) fn pause(documents: usize) -> f64 {
    SHOW + SHOW_PER_DOCUMENT * documents as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(elapsed: f64, done: u32, total: u32) -> bool {
        is_soon_whole(&Job { elapsed, done, total, ..Job::default() })
    }

    #[test]
    fn a_short_job_is_shown_once() {
        assert!(waits(900.0, 3, 14), "nobody knows yet");
        assert!(waits(1200.0, 8, 14));
        assert!(waits(2400.0, 14, 14), "what was read is put together");
    }

    #[test]
    fn a_long_job_is_shown_as_it_goes_on() {
        assert!(!waits(1000.0, 60, 1000));
        assert!(!waits(1000.0, 0, 1), "a file that is not opened yet may hold much");
        assert!(!waits(2500.0, 13, 14), "it took longer than it promised");
    }
}
