//! Reading and judging documents: one of 10 KB, one of 1 MB, and a folder of 10 000 (`projlint-measure` compares the
//! programs as a whole).

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use projlint_rules::document::{Document, Input};
use projlint_rules::judge::project::Project;
use projlint_rules::judge::settings::Settings;
use projlint_rules::lint;
use projlint_rules::text::source::DocId;
use projlint_tests::generate::document;
use projlint_workspace::{discover, load};
use std::fs;
use std::hint::black_box;
use std::sync::Arc;

fn one(c: &mut Criterion, name: &str, text: &str) {
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("read", |b| {
        b.iter_batched(
            || Input::plain_text(text),
            |input| Document::read(DocId(0), input),
            BatchSize::SmallInput,
        )
    });
    let project = Project::single(Input::plain_text(text), Arc::default());
    group.bench_function("check", |b| b.iter(|| lint(black_box(&project))));
    group.finish();
}

fn documents(c: &mut Criterion) {
    one(c, "eura 10 KB", &document(1, 10_600).1);
    one(c, "kohesio 10 KB", &document(0, 10_600).1);
    one(c, "narrative 10 KB", &document(3, 10_600).1);
    let large: String = (0..100).map(|n| document(n * 5 + 3, 10_600).1).collect();
    one(c, "1 MB", &large);
    let markdown = document(3, 10_600).1;
    c.bench_function("markdown 10 KB", |b| {
        b.iter_batched(
            || markdown.clone(),
            projlint_extract::markdown,
            BatchSize::SmallInput,
        )
    });
}

fn folder(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for the documents");
    for n in 0..10_000_u64 {
        let (name, text) = document(n, 10_600);
        let inner = folder.path().join(format!("{:03}", n / 100));
        fs::create_dir_all(&inner).expect("a folder");
        fs::write(inner.join(name), text).expect("a document");
    }
    let mut group = c.benchmark_group("folder");
    group.sample_size(10);
    group.bench_function("10 000 documents", |b| {
        b.iter(|| {
            let mut buffer = Vec::new();
            let found = discover(&[folder.path().to_owned()]);
            let settings = Arc::<Settings>::default();
            found
                .files
                .iter()
                .map(|f| {
                    let input = load(f, &mut buffer).expect("text");
                    let reports = lint(&Project::single(input, settings.clone()));
                    reports[0].findings.len()
                })
                .sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, documents, folder);
criterion_main!(benches);
