//! JSON whose fields stand in the order they were written in, whatever else is compiled beside it.

/// A value of JSON.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A whole number.
    Whole(u64),
    /// Any finite number.
    Number(f64),
    /// Words.
    Text(String),
    /// `[…]`.
    List(Vec<Json>),
    /// `{…}`.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// Nothing, an empty text or an empty list: what need not be said.
    fn is_blank(&self) -> bool {
        match self {
            Json::Null => true,
            Json::Text(text) => text.is_empty(),
            Json::List(items) => items.is_empty(),
            Json::Object(fields) => fields.is_empty(),
            Json::Bool(_) | Json::Whole(_) | Json::Number(_) => false,
        }
    }

    /// Appends it as text without spaces.
    pub(crate) fn write(&self, out: &mut String) {
        match self {
            Json::Null => out.push_str("null"),
            Json::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
            Json::Whole(number) => out.push_str(&number.to_string()),
            Json::Number(number) if number.is_finite() => out.push_str(&number.to_string()),
            Json::Number(_) => out.push_str("null"),
            Json::Text(text) => quote(text, out),
            Json::List(items) => {
                out.push('[');
                for (place, item) in items.iter().enumerate() {
                    if place > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Json::Object(fields) => {
                out.push('{');
                for (place, (name, value)) in fields.iter().enumerate() {
                    if place > 0 {
                        out.push(',');
                    }
                    quote(name, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }

    /// As one line, with its line break.
    pub(crate) fn line(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out.push('\n');
        out
    }
}

/// All fields, also those without a value.
pub(crate) fn object(fields: impl IntoIterator<Item = (&'static str, Json)>) -> Json {
    Json::Object(fields.into_iter().collect())
}

/// The fields that say something.
pub(crate) fn told(fields: impl IntoIterator<Item = (&'static str, Json)>) -> Json {
    Json::Object(fields.into_iter().filter(|(_, value)| !value.is_blank()).collect())
}

/// A list of anything that can be JSON.
pub(crate) fn list<T: Into<Json>>(items: impl IntoIterator<Item = T>) -> Json {
    Json::List(items.into_iter().map(Into::into).collect())
}

fn quote(text: &str, out: &mut String) {
    out.push_str(&serde_json::to_string(text).expect("any text is a JSON string"));
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Json::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Json::Text(text)
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Self {
        Json::Whole(u64::from(number))
    }
}

impl From<u64> for Json {
    fn from(number: u64) -> Self {
        Json::Whole(number)
    }
}

impl From<f64> for Json {
    fn from(number: f64) -> Self {
        Json::Number(number)
    }
}

impl From<bool> for Json {
    fn from(yes: bool) -> Self {
        Json::Bool(yes)
    }
}

impl From<jiff::civil::Date> for Json {
    fn from(day: jiff::civil::Date) -> Self {
        Json::Text(day.to_string())
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Json::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let value = object([
            ("b", list(["\u{0}\u{1f}\"\\\u{2028}", "𝄞"])),
            ("a", 0.1.into()),
            ("n", f64::NAN.into()),
            ("w", u64::MAX.into()),
            ("o", told([("x", Json::Null), ("y", "".into()), ("z", false.into())])),
        ]);
        let line = value.line();
        assert!(line.starts_with("{\"b\":[\""), "{line}");
        let read: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(read["b"][0], "\u{0}\u{1f}\"\\\u{2028}");
        assert_eq!(read["w"], u64::MAX);
        assert!(read["n"].is_null());
        assert_eq!(read["o"].to_string(), "{\"z\":false}");
    }
}
