//! Encodings: UTF-8, UTF-16, and the single-byte code pages that documents of the EU come in.

use crate::format::ExtractError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_4, ISO_8859_5, ISO_8859_7, ISO_8859_13, ISO_8859_15, UTF_16BE,
    UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1257,
};

/// Code pages of the languages of the EU.
static CODE_PAGES: [&Encoding; 12] = [
    WINDOWS_1250,
    WINDOWS_1251,
    WINDOWS_1252,
    WINDOWS_1253,
    WINDOWS_1254,
    WINDOWS_1257,
    ISO_8859_2,
    ISO_8859_4,
    ISO_8859_5,
    ISO_8859_7,
    ISO_8859_13,
    ISO_8859_15,
];

/// The first bytes of binary files that are often found among documents.
static BINARY_MAGIC: [(&[u8], &str); 9] = [
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX, ODT or XLSX"),
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\xD0\xCF\x11\xE0", "old Office"),
    (b"{\\rtf", "RTF"),
    (b"\x1F\x8B", "gzip"),
    (b"7z\xBC\xAF", "7-Zip"),
];

/// How many bytes are looked at to distinguish text from other content.
const SAMPLE_BYTES: usize = 8192;

/// Bytes that are copied at once.
const PIECE_BYTES: usize = 2048;

/// Decodes a file; the name of the encoding where it is not UTF-8. A byte order mark is not part of the text.
///
/// # Errors
///
/// For binary content and for UTF-8 with broken places.
pub fn decode(bytes: &[u8]) -> Result<(String, Option<&'static str>), ExtractError> {
    if let Some((_, name)) = BINARY_MAGIC
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
    {
        return Err(ExtractError::Binary(Some(name)));
    }
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some((encoding, bom)) = Encoding::for_bom(bytes).filter(|(_, bom)| *bom == 2) {
        return decode_utf16(encoding, &bytes[bom..]);
    }
    let nul = memchr::memchr(0, body).is_some();
    if nul {
        return without_bom(body)
            .map_or(Err(ExtractError::Binary(None)), |e| decode_utf16(e, body));
    }
    if let Ok(text) = simdutf8::basic::from_utf8(body) {
        return Ok((copy_text(text), None));
    }
    decode_legacy(body)
}

/// The bytes of a text in the encoding of the file that it was changed from, with that file's mark of byte order. `None` when the file
/// does not come back as it was, or the text has a character that the encoding lacks.
pub fn encode(text: &str, old: &str, bytes: &[u8], encoding: Option<&str>) -> Option<Vec<u8>> {
    let mark = if bytes.starts_with(b"\xEF\xBB\xBF") {
        3
    } else {
        Encoding::for_bom(bytes).map_or(0, |(_, length)| length)
    };
    let body = |text: &str| -> Option<Vec<u8>> {
        let units = |bytes: fn(u16) -> [u8; 2]| bytes_of(text, bytes);
        Some(match encoding {
            None => text.as_bytes().to_vec(),
            Some("UTF-16LE") => units(u16::to_le_bytes),
            Some("UTF-16BE") => units(u16::to_be_bytes),
            Some(name) => {
                let (bytes, _, lost) = Encoding::for_label(name.as_bytes())?.encode(text);
                (!lost).then(|| bytes.into_owned())?
            }
        })
    };
    let whole = |text: &str| Some([&bytes[..mark], &body(text)?].concat());
    (whole(old)? == bytes).then(|| whole(text))?
}

fn bytes_of(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// A copy of a text, made in pieces: the C library copies long runs with an instruction that counters of instructions take for one
/// a byte, and pieces with vector instructions, in the same time.
fn copy_text(text: &str) -> String {
    let (mut copy, mut rest) = (String::with_capacity(text.len()), text);
    while !rest.is_empty() {
        let (piece, more) = rest.split_at(projlint_rules::text::range::floor_boundary(
            rest,
            PIECE_BYTES,
        ));
        copy.push_str(piece);
        rest = more;
    }
    copy
}

fn decode_utf16(
    encoding: &'static Encoding,
    body: &[u8],
) -> Result<(String, Option<&'static str>), ExtractError> {
    let (text, broken) = encoding.decode_without_bom_handling(body);
    if broken || text.contains('\0') {
        return Err(ExtractError::Binary(None));
    }
    Ok((text.into_owned(), Some(encoding.name())))
}

/// UTF-16 without a mark: every second byte of Latin text is 0.
fn without_bom(body: &[u8]) -> Option<&'static Encoding> {
    let sample = &body[..body.len().min(SAMPLE_BYTES) & !1];
    let zeros = |from: usize| {
        sample
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    if odd * 2 > half && even * 10 < half {
        Some(UTF_16LE)
    } else if even * 2 > half && odd * 10 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn decode_legacy(body: &[u8]) -> Result<(String, Option<&'static str>), ExtractError> {
    let control =
        |b: &&u8| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A | 0x1B);
    let sample = &body[..body.len().min(SAMPLE_BYTES)];
    if sample.iter().filter(control).count() * 200 > sample.len() {
        return Err(ExtractError::Binary(None));
    }
    if let Some(offset) = broken_utf8(body) {
        let line = 1 + body[..offset].iter().filter(|b| **b == b'\n').count();
        return Err(ExtractError::BrokenUtf8 { line, offset });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(body, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let page = CODE_PAGES
        .iter()
        .copied()
        .find(|p| *p == guess)
        .unwrap_or(WINDOWS_1252);
    Ok((
        page.decode_without_bom_handling(body).0.into_owned(),
        Some(page.name()),
    ))
}

/// The first broken byte of a file that is UTF-8 for the most part: no fewer characters beyond ASCII are whole than broken.
fn broken_utf8(body: &[u8]) -> Option<usize> {
    let (mut whole, mut broken, mut at, mut first) = (0_usize, 0_usize, 0, None);
    for chunk in body.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            broken += 1;
            first.get_or_insert(at);
        }
        at += chunk.invalid().len();
    }
    first.filter(|_| whole > 0 && whole >= broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(encoding: &'static Encoding, text: &str) -> (String, Option<&'static str>) {
        decode(&encoding.encode(text).0).expect("text is readable")
    }

    #[test]
    fn code_pages_are_told_apart_by_their_text() {
        let finnish = "Myönnetty EU- ja valtion rahoitus: 645 000 euroa. Hankkeen päättymispäivä on syyskuussa, työllisyys nousee.";
        assert_eq!(
            round(WINDOWS_1252, finnish),
            (finnish.to_owned(), Some("windows-1252"))
        );
        let polish = "Całkowita wartość projektu: 6 568 434,48 zł. Środki Unii Europejskiej są większą częścią, ponieważ gmina płaci mało.";
        assert_eq!(round(WINDOWS_1250, polish).0, polish);
        let greek = "Συνολικός προϋπολογισμός: 564,5 εκ. ευρώ. Το έργο αρχίζει την 1η Ιανουαρίου και τελειώνει τον Δεκέμβριο.";
        assert_eq!(round(WINDOWS_1253, greek).0, greek);
        let bulgarian = "Обща стойност на проекта: 9 969 334.67 лв. Периодът на изпълнение започва през януари.";
        assert_eq!(round(WINDOWS_1251, bulgarian).0, bulgarian);
    }

    #[test]
    fn marks_and_utf16_are_read() {
        assert_eq!(decode("\u{feff}ä".as_bytes()), Ok(("ä".to_owned(), None)));
        for (mark, big) in [([0xFF, 0xFE], false), ([0xFE, 0xFF], true)] {
            let body: Vec<u8> = "Kärki €"
                .encode_utf16()
                .flat_map(|u| {
                    if big {
                        u.to_be_bytes()
                    } else {
                        u.to_le_bytes()
                    }
                })
                .collect();
            let with: Vec<u8> = mark.iter().copied().chain(body.iter().copied()).collect();
            assert_eq!(decode(&with).expect("UTF-16").0, "Kärki €");
            assert_eq!(decode(&body).expect("UTF-16 without a mark").0, "Kärki €");
        }
    }

    #[test]
    fn a_changed_text_keeps_its_encoding() {
        let old = "Myönnetty rahoitus: 645 000 euroa, työllisyys nousee.";
        let new = old.replace("645", "654");
        let utf16 = |text: &str| [vec![0xFF, 0xFE], bytes_of(text, u16::to_le_bytes)].concat();
        for (bytes, want) in [
            (old.as_bytes().to_vec(), new.as_bytes().to_vec()),
            (
                format!("\u{feff}{old}").into_bytes(),
                format!("\u{feff}{new}").into_bytes(),
            ),
            (utf16(old), utf16(&new)),
            (
                WINDOWS_1252.encode(old).0.into_owned(),
                WINDOWS_1252.encode(&new).0.into_owned(),
            ),
        ] {
            let (text, encoding) = decode(&bytes).expect("text");
            assert_eq!(text, old);
            assert_eq!(
                encode(&new, &text, &bytes, encoding),
                Some(want),
                "{encoding:?}"
            );
        }
        let page = WINDOWS_1252.encode(old).0;
        assert_eq!(encode("ł", old, &page, Some("windows-1252")), None);
        assert_eq!(encode(&new, old, b"something else", None), None);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(
            decode(b"%PDF-1.7 ..."),
            Err(ExtractError::Binary(Some("PDF")))
        );
        assert_eq!(
            decode(&[0, 1, 2, 0, 0, 0, 9, 200]),
            Err(ExtractError::Binary(None))
        );
        let mut broken = "ä ö å\nää".as_bytes().to_vec();
        broken.push(0xC3);
        assert_eq!(
            decode(&broken),
            Err(ExtractError::BrokenUtf8 {
                line: 2,
                offset: 13
            })
        );
    }
}
