//! Files and folders dropped anywhere on the page.

use dateline_core::order::Order;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DataTransfer, DragEvent, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry,
    HtmlElement,
};
use yew::Callback;

use crate::bridge::{Ask, Found};
use crate::state::Failure;

/// The files of a file chooser, each with its name.
pub fn listed(files: &FileList) -> Vec<Found> {
    (0..files.length()).filter_map(|place| files.get(place)).map(|file| Ok((file.name(), file))).collect()
}

/// Listens for drops on the whole page, and shows that they are welcome. To be called once.
pub fn listen(root: &HtmlElement, ask: Callback<Ask>) {
    let welcome = root.clone();
    on(root, "dragover", move |event: &DragEvent| {
        if has_files(event) {
            event.prevent_default();
            drop(welcome.class_list().add_1("dropping"));
        }
    });
    let welcome = root.clone();
    on(root, "dragleave", move |event: &DragEvent| {
        // Leaving for another element of the page is not leaving the page.
        if event.related_target().is_none() {
            drop(welcome.class_list().remove_1("dropping"));
        }
    });
    let welcome = root.clone();
    on(root, "drop", move |event: &DragEvent| {
        drop(welcome.class_list().remove_1("dropping"));
        let Some(transfer) = event.data_transfer().filter(|_| has_files(event)) else { return };
        event.prevent_default();
        take(&transfer, ask.clone());
    });
}

fn on(root: &HtmlElement, name: &str, hear: impl Fn(&DragEvent) + 'static) {
    let hear = Closure::<dyn Fn(DragEvent)>::new(move |event: DragEvent| hear(&event));
    drop(root.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref()));
    hear.forget();
}

fn has_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|transfer| transfer.types()).unwrap_or_default();
    types.iter().any(|of| of.as_string().as_deref() == Some("Files"))
}

/// Takes what was dropped. Entries must be asked for before the event ends; what is in them may come later.
fn take(transfer: &DataTransfer, ask: Callback<Ask>) {
    let items = transfer.items();
    let entries: Vec<FileSystemEntry> =
        (0..items.length()).filter_map(|place| items.get(place)?.webkit_get_as_entry().ok().flatten()).collect();
    if entries.is_empty() {
        let files = transfer.files().map(|files| listed(&files)).unwrap_or_default();
        ask.emit(Ask::Files(files));
        return;
    }
    spawn_local(async move {
        let mut found: Vec<Found> = Vec::new();
        let mut hidden = Vec::new();
        let mut waiting: Vec<FileSystemEntry> = entries.into_iter().rev().collect();
        while let Some(entry) = waiting.pop() {
            let name = entry.full_path().trim_start_matches('/').to_owned();
            if entry.name().starts_with('.') {
                // The system's own files are no articles.
                hidden.push(missed(name, "Hidden files are not read. Give it a name without a dot in front."));
            } else if entry.is_file() {
                let file = file_of(entry.unchecked_into()).await;
                found.push(match file {
                    Some(file) => Ok((name, file)),
                    None => missed(name, "The browser could not read it. Was it moved, or is it protected?"),
                });
            } else {
                let (mut inside, is_whole) = entries_of(&entry.unchecked_into()).await;
                if !is_whole {
                    found.push(missed(
                        name,
                        "The browser could not list all files of this folder. Drop the files themselves.",
                    ));
                }
                inside.order_by_key(|entry| std::cmp::Reverse(entry.name()));
                waiting.append(&mut inside);
            }
        }
        if found.is_empty() {
            found = hidden;
        }
        ask.emit(Ask::Files(found));
    });
}

fn missed(name: String, why: &str) -> Found {
    Err(Failure { file: name.into(), message: why.into() })
}

async fn file_of(entry: FileSystemFileEntry) -> Option<File> {
    let file = js_sys::Promise::new(&mut |resolve, reject| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    });
    JsFuture::from(file).await.ok()?.dyn_into().ok()
}

/// The entries of a folder, and whether these are all; the browser gives them in handfuls, the last one empty.
async fn entries_of(folder: &FileSystemDirectoryEntry) -> (Vec<FileSystemEntry>, bool) {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let handful = js_sys::Promise::new(&mut |resolve, reject| {
            drop(reader.read_entries_with_callback_and_callback(&resolve, &reject));
        });
        let Ok(handful) = JsFuture::from(handful).await else { return (all, false) };
        let handful: Array = handful.unchecked_into();
        if handful.length() == 0 {
            return (all, true);
        }
        all.extend(handful.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}
