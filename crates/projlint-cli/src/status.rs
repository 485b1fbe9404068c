//! Exit statuses.

/// The call, the configuration or an input is broken.
pub const BROKEN: u8 = 2;
/// The reader of the output has closed it before the end; the status that a shell gives a program stopped by a closed pipe.
pub const CLOSED: u8 = 141;

/// The program was stopped from outside; the status that a shell gives a program stopped by the keyboard.
pub const STOPPED: u8 = 130;

/// Has the program leave no temporary file when it is stopped from outside.
pub fn clean_up_when_stopped() {
    let stop = || {
        projlint_workspace::remove_temporary_files();
        std::process::exit(STOPPED.into());
    };
    // Where there can be no handler, the program is stopped as before.
    let _ = ctrlc::set_handler(stop);
}

/// Whether the reader of our output has gone: `projlint check | head`.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let broken = |kind: Option<std::io::ErrorKind>| kind == Some(std::io::ErrorKind::BrokenPipe);
    error.chain().any(|e| {
        let json = e
            .downcast_ref::<serde_json::Error>()
            .and_then(serde_json::Error::io_error_kind);
        broken(json) || broken(e.downcast_ref::<std::io::Error>().map(std::io::Error::kind))
    })
}
