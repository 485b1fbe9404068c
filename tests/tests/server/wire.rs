//! What comes over the wire: messages that cannot be decoded, loose addresses, numbers that do not grow.

use super::*;

/// A session goes on behind every message that cannot be decoded, which is answered.
#[test]
fn a_bad_message_costs_nothing_else() {
    let framed = |body: &[u8]| {
        let header = format!("Content-Length: {}\r\n\r\n", body.len());
        [header.as_bytes(), body].concat()
    };
    let answered: [(Vec<u8>, &[i64]); 8] = [
        (framed(b"{\"a\": }"), &[-32700]),
        (framed(b"\xff\xfe{}"), &[-32700]),
        (framed(b"{}"), &[-32600]),
        (framed(b"[1, 2]"), &[-32600]),
        (framed(b"{\"jsonrpc\":\"2.0\",\"id\":7}"), &[-32600]),
        (
            framed(b"{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"x\"}"),
            &[-32600],
        ),
        (b"Content-Type: x\r\n\r\n".to_vec(), &[-32700]),
        (
            framed(br#"{"jsonrpc":"2.0","method":"$/unknown","params":{"text":"\ud83d"}}"#),
            &[],
        ),
    ];
    for (bytes, codes) in answered {
        run(async {
            let mut client = started(pushed(None)).await;
            client.raw(&bytes).await;
            client
                .open(PAGE, "Päättymispäivä: 31.2.2021\nHankkeen nimi: Malli\n")
                .await;
            client.diagnostics(PAGE, has("DATE002")).await;
            let named = String::from_utf8_lossy(&bytes).into_owned();
            let told: Vec<i64> = client
                .inbox
                .iter()
                .filter_map(|m| m["error"]["code"].as_i64())
                .collect();
            assert_eq!(told, codes, "{named}");
        });
    }
}

/// Half a surrogate pair in a text is replaced, and the text is still checked.
#[test]
fn half_a_surrogate_pair_does_not_cost_the_document() {
    run(async {
        let mut client = started(pushed(None)).await;
        let body = format!(
            r#"{{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{{"textDocument":{{"uri":"{PAGE}","languageId":"plaintext","version":1,"text":"\ud83d \\ud83d\nHankkeen nimi: Malli\nPäättymispäivä: 31.2.2021\n"}}}}}}"#
        );
        let header = format!("Content-Length: {}\r\n\r\n", body.len());
        client
            .raw(&[header.as_bytes(), body.as_bytes()].concat())
            .await;
        client.diagnostics(PAGE, has("DATE002")).await;
    });
}

/// Addresses that an editor has not encoded, and numbers of texts that do not grow, cost no document.
#[test]
fn loose_addresses_and_numbers_cost_no_document() {
    const WRONG: &str = "Päättymispäivä: 31.2.2021\nHankkeen nimi: Malli\n";
    const RIGHT: &str = "Päättymispäivä: 28.2.2021\nHankkeen nimi: Malli\n";
    for (address, strict) in [
        ("file:///[x]/page.txt", "file:///%5Bx%5D/page.txt"),
        ("file:///a b/page.txt", "file:///a%20b/page.txt"),
        ("file:///ä/page.txt", "file:///%C3%A4/page.txt"),
        ("file:///100 %/page.txt", "file:///100%20%25/page.txt"),
    ] {
        for version in [json!(1), json!(0), Value::Null] {
            run(async {
                let mut client = started(pushed(None)).await;
                client.open(address, WRONG).await;
                client.diagnostics(strict, has("DATE002")).await;
                let document = json!({ "uri": address, "version": version });
                let changes = json!([{ "text": RIGHT }]);
                client
                    .notify(
                        "textDocument/didChange",
                        json!({ "textDocument": document, "contentChanges": changes }),
                    )
                    .await;
                client.diagnostics(strict, none).await;
                let document = json!({ "uri": address });
                let id = client
                    .ask(
                        "textDocument/documentSymbol",
                        json!({ "textDocument": document }),
                    )
                    .await;
                let answer = client.answer(id).await;
                assert!(answer["error"].is_null(), "{address}: {answer}");
            });
        }
    }
}
