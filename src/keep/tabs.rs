//! What tabs of the page tell each other of kept dossiers.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

use super::name;

/// What happened to a dossier in another tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// Something was added, corrected or renamed.
    Changed,
    /// Articles that were there before were read with other dates.
    Reread,
    /// It was deleted.
    Deleted,
}

const WORDS: [(News, &str); 3] = [(News::Changed, "changed"), (News::Reread, "reread"), (News::Deleted, "deleted")];

/// The way to the other tabs.
#[derive(Debug)]
pub(super) struct Tabs(BroadcastChannel);

impl Tabs {
    /// Listens to the other tabs; none where the browser has no such way.
    pub(super) fn listen(hear: impl Fn(&str, News) + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        Reflect::has(&window, &"BroadcastChannel".into()).ok().filter(|is_there| *is_there)?;
        let channel = BroadcastChannel::new(&name::of_page()).ok()?;
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let Ok(said) = event.data().dyn_into::<Array>() else { return };
            let (Some(id), Some(word)) = (said.get(0).as_string(), said.get(1).as_string()) else { return };
            if let Some((news, _)) = WORDS.iter().find(|(_, known)| *known == word) {
                hear(&id, *news);
            }
        });
        channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        hear.forget();
        Some(Tabs(channel))
    }

    /// Tells the other tabs.
    pub(super) fn tell(&self, id: &str, news: News) {
        let word = WORDS.iter().find(|(known, _)| *known == news).map_or("", |(_, word)| word);
        // Whoever does not hear it finds out when it writes.
        drop(self.0.post_message(&Array::of2(&id.into(), &word.into())));
    }
}
