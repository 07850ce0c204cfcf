use crate::recognise::recognise;
use crate::segment::segment;

fn tagged(text: &str) -> String {
    let segments = segment(text);
    let recognised = recognise(text, &segments);
    recognised.tags.iter().map(|tag| tag.penn()).collect::<Vec<_>>().join(" ")
}

#[test]
fn words_get_their_tags() {
    for (text, tags) in [
        ("The minister said the talks would resume.", "DT NN VBD DT NNS MD VB ."),
        ("Militants attacked a post near Kabul.", "NNS VBD DT NN IN NNP ."),
        ("At least 16 soldiers were killed.", "IN JJS CD NNS VBD VBN ."),
        ("He didn't deny Pakistan's claim.", "PRP VBD RB VB NNP POS NN ."),
        ("“No,” she said (again).", "`` UH , '' PRP VBD -LRB- RB -RRB- ."),
    ] {
        assert_eq!(tagged(text), tags, "{text}");
    }
}
