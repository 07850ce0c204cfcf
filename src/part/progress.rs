//! How far the reading has come, and a way to stop it.

use yew::prelude::*;

use crate::bridge::Ask;
use crate::state::Job;
use crate::words;

/// What the bar is given.
pub struct ProgressProps {
    /// What is being read.
    pub job: Job,
    /// Asks the worker.
    pub ask: Callback<Ask>,
}

/// The bar.
pub fn progress(props: &ProgressProps) -> Html {
    let job = &props.job;
    let rate = job.rate().map(|rate| format!(" · {} a second", words::grouped(rate.round() as usize)));
    let done =
        format!("{} of {}", words::grouped(job.done as usize), words::count(job.total as usize, "article", "articles"));
    html! {
        <div class="progress">
            if job.total == 0 {
                // It is not known yet how many there are.
                <progress aria-label="Fetching articles"></progress>
            } else {
                <progress aria-label="Reading articles" max={job.total.to_string()} value={job.done.to_string()}></progress>
                <span class="count">{ done }{ rate.unwrap_or_default() }</span>
            }
            <span class="name">{ &*job.name }</span>
            <button disabled={job.stopping} onclick={props.ask.reform(|_| Ask::Cancel)}>
                { if job.stopping { "Stopping" } else { "Cancel" } }
            </button>
        </div>
    }
}
