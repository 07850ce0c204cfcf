//! A look at what the page and its workers say to each other.

use crate::page::Options;

/// A page on a machine with so many processors that keeps its `workers` and what they were `asked`, and knows which are
/// `ended`. `heard` is called with each worker, its place and what it says, before the page hears it; `asked` with what it
/// is asked, and says whether it may hear it. `fall(worker)` lets one fall. In a worker `self.name` is its place.
pub fn watched(processors: u32, heard: &str, asked: &str) -> Options {
    let before = format!(
        "Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', {{ get: () => {processors} }});\
         window.workers = []; const Native = window.Worker;\
         window.fall = (worker) => {{ worker.terminate(); setTimeout(() => worker.dispatchEvent(new ErrorEvent('error', {{ message: 'worker crash' }}))); }};\
         window.Worker = class extends Native {{\
           constructor(script, options) {{\
             super(script, {{ ...options, name: `${{window.workers.length}}` }});\
             this.place = window.workers.push(this) - 1; this.asked = [];\
             this.addEventListener('message', (event) => {{ const worker = this, place = this.place, said = event.data[0]; {heard} }});\
           }}\
           postMessage(message, transfer) {{\
             const worker = this, place = this.place, request = message[0].request; this.asked.push(request);\
             if (!(() => {{ {asked} return true; }})()) return; super.postMessage(message, transfer);\
           }}\
           terminate() {{ this.ended = true; super.terminate(); }}\
         }};"
    );
    Options { before, ..Options::default() }
}
