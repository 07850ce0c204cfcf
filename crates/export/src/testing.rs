//! Small dossiers made by hand, for tests.

use dateline_core::dossier::Folded;
use dateline_core::model::*;

/// A document under construction. What is said is appended to its text, so that spans are real.
pub(crate) struct Draft(pub(crate) Record);

impl Draft {
    pub(crate) fn new(published: &str) -> Self {
        let page = Page { published: published.parse().ok(), id: format!("{published}.md"), ..Page::default() };
        Draft(Record { page, language: "en".into(), ..Record::default() })
    }

    pub(crate) fn say(&mut self, words: &str) -> Span {
        let start = self.0.page.text.len();
        self.0.page.text.push_str(words);
        let span = Span::new(start, self.0.page.text.len());
        self.0.page.text.push_str(" . ");
        span
    }

    pub(crate) fn entity(&mut self, kind: Kind, name: &str, country: Option<&str>) -> EntityId {
        let id = self.0.entities.len() as EntityId;
        let span = self.say(name);
        self.0.mentions.push(Mention { span, kind, form: Form::Name, entity: id, rule: "test".into() });
        let place = (kind == Kind::Place).then(|| Place {
            // Places at one spot would be one place.
            lat: 32.5 + f64::from(id),
            lon: 69.0,
            country: country.unwrap_or_default().to_owned(),
            admin1: String::new(),
            precision: Precision::City,
        });
        self.0.entities.push(Entity {
            name: name.to_owned(),
            kind,
            aliases: Vec::new(),
            roles: Vec::new(),
            country: country.map(str::to_owned),
            code: country.map(str::to_owned),
            place,
            rule: "test".into(),
        });
        id
    }

    /// An attack without parties.
    pub(crate) fn event(&mut self, from: &str, to: &str, status: Status) -> &mut Event {
        let words = format!("it happened {} times", self.0.events.len());
        self.told(&words, from, to, status)
    }

    /// An event told in these words.
    pub(crate) fn told(&mut self, words: &str, from: &str, to: &str, status: Status) -> &mut Event {
        let trigger = self.say(words);
        let sentence = self.0.sentences.len() as SentenceId;
        self.0.sentences.push(trigger);
        self.0.events.push(Event {
            kind: EventKind::Assault,
            mode: String::new(),
            contexts: Vec::new(),
            trigger,
            actors: Vec::new(),
            recipients: Vec::new(),
            place: None,
            time: None,
            from: from.parse().ok(),
            to: to.parse().ok(),
            date_basis: DateBasis::Clause,
            status,
            claim: None,
            toll: Toll::default(),
            sentence,
            rule: "test".into(),
        });
        self.0.events.last_mut().expect("it was pushed")
    }

    /// Someone says something.
    pub(crate) fn claim(&mut self, entity: Option<EntityId>, source: &str, content: &str) -> ClaimId {
        let source = Some(self.say(source));
        let content = vec![self.say(content)];
        let cue = self.say("said");
        let sentence = self.0.sentences.len() as SentenceId;
        self.0.sentences.push(cue);
        self.0.claims.push(Claim {
            source,
            entity,
            cue,
            content,
            kind: ClaimKind::Indirect,
            act: Act::State,
            anonymous: false,
            sentence,
            rule: "test".into(),
        });
        self.0.claims.len() as ClaimId - 1
    }
}

/// The records and what they fold to.
pub(crate) fn fold(drafts: Vec<Draft>) -> (Vec<Record>, Folded) {
    let records: Vec<Record> = drafts.into_iter().map(|draft| draft.0).collect();
    let folded = dateline_core::fold::fold(&records);
    (records, folded)
}
