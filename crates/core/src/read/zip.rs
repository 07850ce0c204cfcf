//! ZIP archives: every file in them is read like one that stands alone.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::{Intake, LARGEST_FILE, notes};

/// Most bytes that the files of one archive may unpack to.
const LARGEST_WHOLE: usize = 2 * LARGEST_FILE;

/// Reads an archive. Archives inside archives are not opened.
pub(super) fn read(name: &str, bytes: &[u8], intake: &mut Intake) {
    let Some(entries) = Entries::of(bytes) else {
        let text = format!("{name} is a damaged or very large ZIP archive. Unpack it and add the files in it.");
        intake.notes.push(notes::note("read.zip.damaged", text));
        return;
    };
    let listed = usize::from(entries.left);
    let entries: Vec<Entry<'_>> = entries.collect();
    if let Some(note) = office(name, &entries) {
        intake.notes.push(note);
        return;
    }
    let mut left = LARGEST_WHOLE;
    for entry in entries.iter().filter(|entry| !entry.is_clutter()) {
        let inside = format!("{name}/{}", entry.name);
        match entry.unpack(bytes, left.min(LARGEST_FILE)) {
            Ok(content) => {
                left = left.saturating_sub(content.len());
                if content.starts_with(b"PK\x03\x04") && super::kind::ending(&entry.name) == "zip" {
                    let text = format!("{inside} is an archive inside an archive. Unpack it and add the files in it.");
                    intake.notes.push(notes::note("read.zip.nested", text));
                } else {
                    let Intake { pages, notes } = super::read_file(&inside, &content);
                    intake.pages.extend(pages);
                    intake.notes.extend(notes);
                }
            }
            Err(problem) => {
                intake.notes.push(notes::note("read.zip.entry", format!("{inside} {}", problem.told())));
            }
        }
    }
    notes::gather(name, &mut intake.notes);
    if entries.len() < listed {
        let text = format!(
            "{name} is damaged: it lists {listed} files, of which {} can be found. Unpack it with another program, \
             or fetch it again.",
            entries.len()
        );
        intake.notes.push(notes::note("read.zip.directory", text));
    }
}

/// Word processors' documents, spreadsheets and books are archives of XML.
fn office(name: &str, entries: &[Entry<'_>]) -> Option<crate::model::Note> {
    let has = |wanted: &str| entries.iter().any(|entry| entry.name == wanted);
    let what = if has("word/document.xml") {
        "a Word document"
    } else if has("xl/workbook.xml") {
        "an Excel sheet"
    } else if has("META-INF/container.xml") {
        "an EPUB book"
    } else if has("content.xml") && has("mimetype") {
        "an OpenDocument file"
    } else {
        return None;
    };
    let save = if what.contains("sheet") { "CSV" } else { "plain text or HTML" };
    let text = format!("{name} is {what}, which cannot be read yet. Save it as {save}, or copy its text and paste it.");
    Some(notes::note("read.office", text))
}

/// The directory of an archive. Ends at the first record that is damaged: where the next begins is not known then.
struct Entries<'a> {
    rest: &'a [u8],
    left: u16,
}

/// A file in an archive, as the directory describes it.
struct Entry<'a> {
    name: std::borrow::Cow<'a, str>,
    encrypted: bool,
    method: u16,
    packed: usize,
    size: usize,
    offset: usize,
}

/// Why a file cannot be unpacked.
enum Problem {
    Encrypted,
    Method,
    Damaged,
    Enormous,
}

impl Problem {
    fn told(&self) -> &'static str {
        match self {
            Problem::Encrypted => "is encrypted. Unpack it with its password and add the files in it.",
            Problem::Method => "is packed in a way that cannot be read. Unpack it and add it.",
            Problem::Damaged => "is damaged. Unpack the archive with another program, or fetch it again.",
            Problem::Enormous => {
                "was left out: it, or the archive, unpacks to more than can be read. Add the files a part at a time."
            }
        }
    }
}

impl<'a> Entries<'a> {
    /// Finds the directory, which stands at the end. `None` for damaged archives and those with 64-bit sizes.
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let tail = bytes.len().saturating_sub(22 + usize::from(u16::MAX));
        let end = (tail..bytes.len().checked_sub(21)?).rev().find(|&at| bytes[at..].starts_with(b"PK\x05\x06"))?;
        let (count, offset) = (u16_at(bytes, end + 10)?, u32_at(bytes, end + 16)?);
        let rest = bytes.get(usize::try_from(offset).ok()?..end)?;
        (count != u16::MAX && (count == 0 || rest.starts_with(b"PK\x01\x02"))).then_some(Entries { rest, left: count })
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = Entry<'a>;

    fn next(&mut self) -> Option<Entry<'a>> {
        self.left = self.left.checked_sub(1)?;
        let head = self.rest;
        let length = |at| u16_at(head, at).map(usize::from);
        let size = |at| u32_at(head, at).and_then(|size| usize::try_from(size).ok());
        if !head.starts_with(b"PK\x01\x02") {
            return None;
        }
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let entry = Entry {
            name: String::from_utf8_lossy(head.get(46..46 + name)?),
            encrypted: u16_at(head, 8)? & 1 != 0,
            method: u16_at(head, 10)?,
            packed: size(20)?,
            size: size(24)?,
            offset: size(42)?,
        };
        self.rest = head.get(46 + name + extra + comment..)?;
        Some(entry)
    }
}

impl Entry<'_> {
    /// Folders, and what systems leave behind.
    fn is_clutter(&self) -> bool {
        self.name.ends_with('/')
            || self.name.starts_with("__MACOSX/")
            || self.name.rsplit('/').next().is_some_and(|file| file.starts_with('.') || file == "Thumbs.db")
    }

    fn unpack(&self, bytes: &[u8], limit: usize) -> Result<Vec<u8>, Problem> {
        if self.encrypted {
            return Err(Problem::Encrypted);
        }
        if self.size > limit {
            return Err(Problem::Enormous);
        }
        let packed = self.packed(bytes).ok_or(Problem::Damaged)?;
        let content = match self.method {
            0 => packed.to_vec(),
            // The size the directory tells is the limit: an archive that lies is damaged.
            8 => decompress_to_vec_with_limit(packed, self.size).map_err(|_| Problem::Damaged)?,
            _ => return Err(Problem::Method),
        };
        if content.len() == self.size { Ok(content) } else { Err(Problem::Damaged) }
    }

    fn packed<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let head = bytes.get(self.offset..)?;
        if !head.starts_with(b"PK\x03\x04") {
            return None;
        }
        let start = 30 + usize::from(u16_at(head, 26)?) + usize::from(u16_at(head, 28)?);
        head.get(start..start.checked_add(self.packed)?)
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
