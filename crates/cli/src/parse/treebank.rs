//! Reads treebanks in the format CoNLL-U (https://universaldependencies.org/format.html).

/// A word of a sentence, as the treebank has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) form: String,
    pub(super) universal: String,
    pub(super) penn: String,
    /// The word that it hangs on, counted within the sentence from 1; 0 for the root.
    pub(super) head: u16,
    pub(super) relation: String,
}

const FORM: usize = 1;
const UNIVERSAL: usize = 3;
const PENN: usize = 4;
const HEAD: usize = 6;
const RELATION: usize = 7;

/// The sentences of a treebank, or the number of the line that cannot be read and why.
pub(super) fn sentences(treebank: &str) -> Result<Vec<Vec<Word>>, (usize, &'static str)> {
    let mut sentences = Vec::new();
    let mut sentence = Vec::new();
    for (number, line) in (1..).zip(treebank.lines()) {
        if line.trim().is_empty() {
            close(&mut sentence, &mut sentences);
        } else if !line.starts_with('#') {
            sentence.extend(word(line).map_err(|why| (number, why))?);
        }
    }
    close(&mut sentence, &mut sentences);
    Ok(sentences)
}

fn close(sentence: &mut Vec<Word>, sentences: &mut Vec<Vec<Word>>) {
    if !sentence.is_empty() {
        sentences.push(std::mem::take(sentence));
    }
}

/// The word of a line; none for lines that stand for several words ("1-2") or for one that is left out ("1.1").
fn word(line: &str) -> Result<Option<Word>, &'static str> {
    let fields: Vec<&str> = line.split('\t').collect();
    if fields.len() != 10 {
        return Err("not the ten columns of CoNLL-U");
    }
    if !fields[0].bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    let field = |at: usize| fields[at].to_owned();
    let head = fields[HEAD].parse().map_err(|_| "the head is no number")?;
    let penn = pause(fields[FORM], fields[PENN]).to_owned();
    Ok(Some(Word { form: field(FORM), universal: field(UNIVERSAL), penn, head, relation: field(RELATION) }))
}

/// EWT tags the dash and the semicolon as a comma, GUM as a colon; the network learns the latter (`train/treebank.py`).
fn pause<'a>(form: &str, penn: &'a str) -> &'a str {
    if penn == "," && ["-", "--", "---", "–", "—", ";"].contains(&form) { ":" } else { penn }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREEBANK: &str = "# text = I don't; go\n\
        1\tI\tI\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n\
        2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
        2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n\
        3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n\
        3.1\tleft\tout\tVERB\tVB\t_\t_\t_\t_\t_\n\
        4\t;\t;\tPUNCT\t,\t_\t0\troot\t_\t_\n\
        \n\n# a comment\n\
        1\t,\t,\tPUNCT\t,\t_\t0\troot:x\t_\t_";

    #[test]
    fn words_are_read_and_other_lines_left_out() {
        let sentences = sentences(TREEBANK).expect("a sound treebank");
        let tell = |word: &Word| format!("{} {} {} {}", word.form, word.penn, word.head, word.relation);
        let told: Vec<Vec<String>> = sentences.iter().map(|words| words.iter().map(tell).collect()).collect();
        assert_eq!(told[0], ["I PRP 4 nsubj", "do VBP 4 aux", "n't RB 2 advmod", "; : 0 root"]);
        assert_eq!(told[1], [", , 0 root:x"]);
        assert_eq!(told.len(), 2);
    }

    #[test]
    fn a_line_that_cannot_be_read_is_told() {
        assert_eq!(sentences("# x\n1\tI\tI\n"), Err((2, "not the ten columns of CoNLL-U")));
        assert_eq!(sentences("1\tI\t_\t_\t_\t_\tx\t_\t_\t_\n"), Err((1, "the head is no number")));
        assert_eq!(sentences(""), Ok(Vec::new()));
    }
}
