//! The browser's store: IndexedDB, as far as it is needed here.
//!
//! Dossiers lie in one store by their ids, articles in another by the dossier's id and a key. What belongs together is written
//! in one transaction, so that a page that is ended in the middle leaves the dossier as it was before. This is written on
//! the browser's own interface: the wrappers of it do not tell why a transaction was given up, and a full disk must be told
//! from everything else.

use std::rc::Rc;

use dateline_core::dossier::Folded;
use dateline_correct::Log;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

use super::about::{self, About};
use super::article::{self, Article, Found};
use super::book::{Outcome, Refusal, Write};
use super::name;
use crate::dossier::Document;

/// Of the stores and their keys. The form of what lies in them has its own, [`about::FORMAT`].
const VERSION: u32 = 1;
const DOSSIERS: &str = "dossiers";
const ARTICLES: &str = "articles";
/// How many articles are fetched at once.
const BATCH: u32 = 100;

/// What lies beside the fields: bytes.
const FOUND: &str = "found";
const LOG: &str = "log";
const RULES: &str = "rules";
const CAME: &str = "came";

/// Why something could not be kept or fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no store, or the browser keeps it shut.
    Shut,
    /// There is no room.
    Full,
    /// The dossier is not there.
    Gone,
    /// A newer version of the page has been here.
    Newer,
    /// Something else, in the browser's words.
    Other(Rc<str>),
}

impl From<JsValue> for Fault {
    fn from(error: JsValue) -> Self {
        let (name, message) = match error.dyn_ref::<DomException>() {
            Some(error) => (error.name(), error.message()),
            None => (String::new(), format!("{error:?}")),
        };
        match name.as_str() {
            "QuotaExceededError" => Fault::Full,
            "VersionError" => Fault::Newer,
            "SecurityError" | "NotAllowedError" => Fault::Shut,
            _ => Fault::Other(format!("{name}: {message}").into()),
        }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Gone => Fault::Gone,
            Refusal::Newer => Fault::Newer,
        }
    }
}

/// A dossier as it was fetched, with the keys of its articles.
#[derive(Debug)]
pub struct Fetched {
    /// What is kept beside the articles.
    pub about: About,
    /// The corrections.
    pub corrections: Log,
    /// The articles in their order.
    pub articles: Vec<(u32, Document)>,
    /// What those that came by link give together, as their sender found it. They are the first.
    pub came: Option<Folded>,
    /// Whether none of them must be read again.
    pub is_whole: bool,
    /// How many came by link and have lost what was found in them.
    pub lost: usize,
}

/// The open store.
#[derive(Clone, Debug)]
pub struct Store(IdbDatabase);

impl Store {
    /// Opens the store, and makes it where there is none. `outdated` is called when a newer page wants to change it.
    pub async fn open(outdated: impl Fn() + 'static) -> Result<Self, Fault> {
        let window = web_sys::window().ok_or(Fault::Shut)?;
        // All files of a disk have one store together: what is kept there any other page from disk could read.
        if window.location().protocol()? == "file:" {
            return Err(Fault::Shut);
        }
        // Where it is missing the browser says undefined or null, or throws.
        let factory = Reflect::get(&window, &"indexedDB".into()).map_err(|_| Fault::Shut)?;
        let factory: IdbFactory = factory.dyn_into().map_err(|_| Fault::Shut)?;
        let request = factory.open_with_u32(&name::of_page(), VERSION)?;
        let making = request.clone();
        let make = Closure::once_into_js(move || make(&making));
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        let db: IdbDatabase = match done(&request).await.map_err(Fault::from) {
            Ok(db) => db.unchecked_into(),
            // Private windows of some browsers have a store that does not open.
            Err(Fault::Other(_)) => return Err(Fault::Shut),
            Err(fault) => return Err(fault),
        };
        let old = db.clone();
        let give_way = Closure::<dyn Fn()>::new(move || {
            old.close();
            outdated();
        });
        db.set_onversionchange(Some(give_way.as_ref().unchecked_ref()));
        give_way.forget();
        Ok(Store(db))
    }

    /// All dossiers, the last changed first.
    pub async fn list(&self) -> Result<Vec<About>, Fault> {
        let (_, [dossiers, _]) = self.begin(IdbTransactionMode::Readonly)?;
        let all: Array = done(&dossiers.get_all()?).await?.unchecked_into();
        let mut all: Vec<About> = all.iter().filter_map(|value| read(value).ok()).collect();
        all.sort_by(|one, other| other.changed.total_cmp(&one.changed));
        Ok(all)
    }

    /// A dossier with all articles whose keys are wanted.
    pub async fn fetch(&self, id: &str, wanted: impl Fn(u32) -> bool) -> Result<Fetched, Fault> {
        let (_, [dossiers, articles]) = self.begin(IdbTransactionMode::Readonly)?;
        let there = done(&dossiers.get(&id.into())?).await?;
        let came = about::unpack_came(&bytes(&there, CAME));
        let (about, corrections) = unpack(there)?.ok_or(Fault::Gone)?;
        if about.format > about::FORMAT {
            return Err(Fault::Newer);
        }
        let mut fetched = Fetched { about, corrections, articles: Vec::new(), came, is_whole: true, lost: 0 };
        let mut after = None;
        loop {
            let range = range(id, after)?;
            let batch: Array = done(&articles.get_all_with_key_and_limit(&range, BATCH)?).await?.unchecked_into();
            for value in batch.iter() {
                let found = bytes(&value, FOUND);
                let article: Article = read(value)?;
                after = Some(article.key);
                if wanted(article.key) {
                    let (key, (document, state)) = (article.key, article::unpack(article, &found));
                    fetched.is_whole &= state != Found::Stale;
                    fetched.lost += usize::from(state == Found::Lost);
                    fetched.articles.push((key, document));
                }
            }
            if batch.length() < BATCH {
                return Ok(fetched);
            }
        }
    }

    /// Puts something on what is there.
    pub async fn write(&self, write: &Write, now: f64) -> Result<Outcome, Fault> {
        let (transaction, [dossiers, articles]) = self.begin(IdbTransactionMode::Readwrite)?;
        let end = ended(&transaction);
        let there = done(&dossiers.get(&(&*write.id).into())?).await?;
        let log = [bytes(&there, LOG), bytes(&there, RULES)];
        let outcome = write.on(unpack(there.clone())?, now)?;
        let put = move |outcome: &Outcome| -> Result<(), Fault> {
            for (key, document) in &outcome.articles {
                let (article, found) = article::pack(document);
                let value = value(&Article { key: *key, ..article })?;
                put_bytes(&value, FOUND, &found)?;
                articles.put_with_key(&value, &Array::of2(&(&*write.id).into(), &(*key).into()))?;
            }
            // Fields that another version has added stay.
            let about = value(&outcome.about)?.unchecked_into::<Object>();
            let value = if there.is_undefined() { Object::new() } else { there.unchecked_into() };
            Object::assign(&value, &about);
            let [log, rules] = outcome.corrections.as_deref().map_or(log, about::pack_log);
            put_bytes(&value, LOG, &log)?;
            put_bytes(&value, RULES, &rules)?;
            if let Some(came) = write.came() {
                put_bytes(&value, CAME, &about::pack_came(came))?;
            }
            dossiers.put_with_key(&value, &(&*write.id).into())?;
            Ok(())
        };
        match put(&outcome) {
            Ok(()) => end.await?,
            Err(fault) => {
                // Nothing of it is to stay. It may have been given up by itself.
                drop(transaction.abort());
                return Err(fault);
            }
        };
        Ok(outcome)
    }

    /// Calls a dossier otherwise.
    pub async fn rename(&self, id: &str, name: &str) -> Result<(), Fault> {
        let (transaction, [dossiers, _]) = self.begin(IdbTransactionMode::Readwrite)?;
        let end = ended(&transaction);
        let there = done(&dossiers.get(&id.into())?).await?;
        if there.is_undefined() {
            return Err(Fault::Gone);
        }
        Reflect::set(&there, &"name".into(), &name.into())?;
        dossiers.put_with_key(&there, &id.into())?;
        end.await?;
        Ok(())
    }

    /// Deletes a dossier and all its articles.
    pub async fn delete(&self, id: &str) -> Result<(), Fault> {
        let (transaction, [dossiers, articles]) = self.begin(IdbTransactionMode::Readwrite)?;
        dossiers.delete(&id.into())?;
        articles.delete(&range(id, None)?.into())?;
        ended(&transaction).await?;
        Ok(())
    }

    fn begin(&self, mode: IdbTransactionMode) -> Result<(IdbTransaction, [IdbObjectStore; 2]), Fault> {
        let names = Array::of2(&DOSSIERS.into(), &ARTICLES.into());
        let transaction = self.0.transaction_with_str_sequence_and_mode(&names, mode)?;
        let stores = [transaction.object_store(DOSSIERS)?, transaction.object_store(ARTICLES)?];
        Ok((transaction, stores))
    }
}

/// Makes what is not there yet.
fn make(request: &IdbOpenDbRequest) {
    let Ok(db) = request.result().map(JsCast::unchecked_into::<IdbDatabase>) else { return };
    for name in [DOSSIERS, ARTICLES] {
        // It is there if another version of the page made it.
        drop(db.create_object_store(name));
    }
}

/// The articles of a dossier, from the first or after one of them.
fn range(id: &str, after: Option<u32>) -> Result<IdbKeyRange, JsValue> {
    let lower = after.map_or_else(|| Array::of1(&id.into()), |key| Array::of2(&id.into(), &key.into()));
    // A list comes after all numbers.
    let upper = Array::of2(&id.into(), &Array::new());
    IdbKeyRange::bound_with_lower_open(&lower, &upper, after.is_some())
}

/// What a request gives.
async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(answered).await {
        Ok(_) => request.result(),
        Err(_) => Err(request.error()?.map_or(JsValue::UNDEFINED, JsValue::from)),
    }
}

/// The end of a transaction; if it was given up, why. Listens from now on, and not from when it is waited for.
fn ended(transaction: &IdbTransaction) -> impl Future<Output = Result<(), JsValue>> + use<> {
    let end = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    let (end, transaction) = (JsFuture::from(end), transaction.clone());
    async move {
        match end.await {
            Ok(_) => Ok(()),
            Err(_) => Err(transaction.error().map_or(JsValue::UNDEFINED, JsValue::from)),
        }
    }
}

fn unpack(there: JsValue) -> Result<Option<(About, Log)>, Fault> {
    if there.is_undefined() {
        return Ok(None);
    }
    let log = about::unpack_log([&bytes(&there, LOG), &bytes(&there, RULES)]);
    Ok(Some((read(there)?, log)))
}

fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, Fault> {
    serde_wasm_bindgen::from_value(value).map_err(|error| Fault::Other(error.to_string().into()))
}

fn value<T: Serialize>(of: &T) -> Result<JsValue, Fault> {
    serde_wasm_bindgen::to_value(of).map_err(|error| Fault::Other(error.to_string().into()))
}

fn bytes(value: &JsValue, name: &str) -> Vec<u8> {
    let found = Reflect::get(value, &name.into()).ok().and_then(|found| found.dyn_into::<Uint8Array>().ok());
    found.map(|found| found.to_vec()).unwrap_or_default()
}

fn put_bytes(value: &JsValue, name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    Reflect::set(value, &name.into(), &Uint8Array::from(bytes)).map(drop)
}
