//! A terminal that can do nothing but print.

use crate::harness::Session;

#[test]
fn a_dumb_terminal_is_left_as_it_is() {
    let mut session = Session::shell(80, 24, "TERM=dumb $GANGMU");
    session.wait_for_text("# 要闻");
    session.keys("/经济圈\r");
    session.wait_for_text("[[经济圈]]");
    session.look(|screen| {
        assert!(!screen.alternate_screen() && !screen.hide_cursor());
        // Only what the terminal echoes stands before the answer.
        assert!(screen.contents().contains("/经济圈"));
    });
    session.keys("q\r");
    assert!(session.wait_exit().success());
}

#[test]
fn pages_are_set_in_a_dumb_terminal() {
    let mut session = Session::shell(80, 24, "TERM=dumb $GANGMU");
    session.wait_for_text("# 要闻");
    session.keys("S\r");
    session.wait_for_text("S r 全部复原");
    session.keys("S 2\r");
    session.wait_for_text("已关");
    session.keys(",\r");
    session.wait_for_text("1 行宽（汉字）：一段一行");
    session.keys("E 4\r");
    session.wait_for_text("不能换编码");
    session.keys("q\r");
    assert!(session.wait_exit().success());
}
