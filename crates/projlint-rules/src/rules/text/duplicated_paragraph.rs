use crate::block::BlockKind;
use crate::message::Arg;
use crate::project::Document;
use crate::rule::{Draft, Outcome, Reason};

crate::rule! {
    /// No passage of whole sentences stands twice in a document.
    ///
    /// A passage has at least 150 characters and lies within one line of the text. Comments of the table in section 8.2 and rows of tables are not
    /// compared: they are often copied.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The labour market is divided, which slows it down in many places. The division is taken into account when services for work and for new businesses are developed.
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ TEXT009 here for the first time
    ///
    /// The labour market is divided, which slows it down in many places. The division is taken into account when services for work and for new businesses are developed.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TEXT009 duplicated-paragraph: these 161 characters stand in the document before
    /// ```
    TEXT009 "duplicated-paragraph" Hint [Eura2014 Eura2007 Narrative] fix: None; check
}

/// Shorter passages may be formulas, in characters.
const LONG: usize = 150;
/// Sentences are told apart by so many of their first bytes; fewer than LONG.
const HEAD: usize = 128;

fn check(doc: &Document, out: &mut Outcome<'_>) {
    let text = doc.source.text();
    let rows = doc.template.map_or("", |t| t.rows_section);
    let table = doc
        .sections
        .iter()
        .position(|s| !rows.is_empty() && s.entry.number == rows);
    let table = table.map_or(0..0, |at| {
        doc.sections[at].block
            ..doc
                .sections
                .get(at + 1)
                .map_or(doc.blocks.len(), |s| s.block)
    });
    let mut heads = Heads {
        slots: vec![(0, 0); 256],
        used: 0,
    };
    let mut stops = doc
        .seldom
        .stops
        .iter()
        .map(|stop| *stop as usize)
        .peekable();
    for (index, block) in doc.blocks.iter().enumerate() {
        let (start, end) = (block.body as usize, block.end as usize);
        if end - start < LONG || block.kind == BlockKind::Row || table.contains(&index) {
            continue;
        }
        let mut at = start;
        while at + LONG <= end {
            let same = heads
                .first(text.as_bytes(), at)
                .map_or(0, |first| repeated(doc, first, at, end, out));
            let next = at + same.max(1) - 1;
            while stops.next_if(|stop| *stop <= next).is_some() {}
            at = stops
                .peek()
                .filter(|stop| **stop < end)
                .map_or(end, |stop| stop + 1);
        }
    }
    out.skip(Reason::Because("reason-no-repetition"));
}

/// Reports a passage that stands at `first` and again at `at`; its bytes, 0 for one that is too short.
fn repeated(doc: &Document, first: usize, at: usize, end: usize, out: &mut Outcome<'_>) -> usize {
    let text = doc.source.text();
    let until =
        doc.blocks[doc.blocks.partition_point(|b| b.start as usize <= first) - 1].end as usize;
    let same = passage(&text[first..until], &text[at..end]);
    let length = text[at..at + same].chars().count();
    if length < LONG {
        return 0;
    }
    out.report(
        Draft::at(doc.source.span(at..at + same), "duplicated-paragraph")
            .arg("length", Arg::Number(length as i64))
            .place(doc.source.span(first..first + same), "label-first-time"),
    );
    same
}

/// Where sentences begin, by their first bytes: an open table of hashes and places, at most half full.
struct Heads {
    slots: Vec<(u32, u32)>,
    used: usize,
}

impl Heads {
    /// The first place where a sentence begins with the bytes at `at`; notes `at` when it is the first.
    fn first(&mut self, text: &[u8], at: usize) -> Option<usize> {
        if self.used * 2 >= self.slots.len() {
            let wider = vec![(0, 0); self.slots.len() * 4];
            for entry in std::mem::replace(&mut self.slots, wider)
                .into_iter()
                .filter(|s| s.1 != 0)
            {
                let slot = self.slot(entry.0, |_| false);
                self.slots[slot] = entry;
            }
        }
        let head = &text[at..at + HEAD];
        let word = |i: usize| {
            head[i..]
                .first_chunk()
                .map_or(0, |c| u64::from_le_bytes(*c))
        };
        let mixed = word(0)
            ^ word(40).rotate_left(17)
            ^ word(80).rotate_left(34)
            ^ word(120).rotate_left(51);
        let hash = (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32;
        let slot = self.slot(hash, |known| text[known..].starts_with(head));
        if self.slots[slot].1 != 0 {
            return Some(self.slots[slot].1 as usize - 1);
        }
        self.slots[slot] = (hash, at as u32 + 1);
        self.used += 1;
        None
    }

    /// The slot of a hash whose place is the wanted one, else the free slot for it.
    fn slot(&self, hash: u32, wanted: impl Fn(usize) -> bool) -> usize {
        let mut slot = hash as usize & (self.slots.len() - 1);
        while self.slots[slot].1 != 0
            && !(self.slots[slot].0 == hash && wanted(self.slots[slot].1 as usize - 1))
        {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        slot
    }
}

/// How many bytes of whole sentences two texts begin with alike.
fn passage(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    if same == b.len() || same == a.len() && b[crate::source::floor(b, same)..].starts_with(' ') {
        return crate::source::floor(b, same);
    }
    let same = crate::source::floor(b, same);
    b[..same]
        .rfind([". ", "! ", "? "].map(|s| s.as_bytes()[0] as char))
        .map_or(0, |i| i + 1)
}
