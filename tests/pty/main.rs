//! The real program in a real (pseudo-)terminal.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "../common/mod.rs"]
mod common;
mod comparing;
mod configured;
#[path = "../emulator/mod.rs"]
mod emulator;
mod escapes;
mod explorer;
mod faults;
mod growing;
mod harness;
mod notes;
mod plain;
mod redraw;
mod starting;
mod typing;
mod widths;

use harness::Session;

#[test]
fn help_fits_and_leaves_the_terminal_alone() {
    let mut session = Session::gangmu(80, 250, &["--help"]);
    session.wait_for_text("用法：gangmu");
    assert!(session.wait_exit().success());
    session.assert_restored();
}

#[test]
fn a_pipe_gets_the_plain_text() {
    let mut session = Session::shell(80, 24, "printf '甲\\n乙\\n' | $GANGMU - | cat -A");
    assert!(session.wait_exit().success());
    session.look(|screen| assert!(screen.contents().contains("M-gM-^TM-2$\nM-dM-9M-^Y$")));
}

#[test]
fn what_is_typed_resized_and_signalled_arrives() {
    let mut session = Session::shell(
        40,
        10,
        "trap 'stty size' WINCH; trap 'echo hung up; exit 3' HUP; echo ready; \
         read -r line; echo \"read $line\"; while sleep 0.05; do :; done",
    );
    session.wait_for_text("ready");
    session.keys("纲目\r");
    session.wait_for_text("read 纲目");
    session.resize(50, 12);
    session.wait_for_text("12 50");
    session.signal("HUP");
    session.wait_for_text("hung up");
    assert_eq!(session.wait_exit().exit_code(), 3);
}
