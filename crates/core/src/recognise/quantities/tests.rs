use crate::model::Bound;
use crate::recognise::recognise;
use crate::segment::segment;

fn counted(text: &str) -> String {
    let segments = segment(text);
    let recognised = recognise(text, &segments);
    let line = |quantity: &crate::model::Quantity| {
        let bound = match quantity.bound {
            Bound::Exact => "",
            Bound::Approximate => "~",
            Bound::AtLeast => ">=",
            Bound::AtMost => "<=",
            Bound::Vague => "vague ",
        };
        let upper = quantity.upper.map(|upper| format!("-{upper}")).unwrap_or_default();
        format!("[{}] {bound}{}{upper} {} {}", quantity.span.of(text), quantity.value, quantity.unit, quantity.what)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    recognised.quantities.iter().map(line).collect::<Vec<_>>().join("; ")
}

#[test]
fn quantities_are_found() {
    for (text, expected) in [
        ("At least 16 security personnel died.", "[At least 16 security personnel] >=16 security personnel"),
        ("Dozens of fighters fled.", "[Dozens of fighters] vague 24 fighters"),
        ("Tens of thousands of refugees returned.", "[Tens of thousands of refugees] vague 20000 refugees"),
        ("It cost $43,000 last year.", "[$43,000] 43000 USD"),
        ("They lost $1.5 billion in trade.", "[$1.5 billion] 1500000000 USD"),
        ("He paid Rs. 500 for it.", "[Rs. 500] 500 PKR"),
        ("Some 5 lakh people left.", "[Some 5 lakh people] ~500000 people"),
        ("About 40 percent of voters agreed.", "[About 40 percent] ~40 % voters"),
        ("They drove 5km to the border.", "[5km] 5 km"),
        ("Between 10 and 12 soldiers died.", "[10 and 12 soldiers] 10-12 soldiers"),
        ("Twenty-five men left.", "[Twenty-five men] 25 men"),
        ("Two hundred and fifty men left.", "[Two hundred and fifty men] 250 men"),
        ("The attack killed 12.", "[12] 12"),
        ("Up to 1,200 trucks waited.", "[Up to 1,200 trucks] <=1200 trucks"),
        ("In 2025 they met on 5 March at 10 a.m. for two days.", ""),
        ("Article 370 was the first.", ""),
        ("Omar Stone, 43, carried an M4 on May 26.", ""),
        ("One of them said no one came.", ""),
    ] {
        assert_eq!(counted(text), expected, "{text}");
    }
}
