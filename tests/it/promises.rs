//! What the program promises to its terminal and its data, each promise with the test that holds it.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The promises of the program to its terminal and its data, by number, and a test that holds it to each.
const CHECKS: &[(u8, &str)] = &[
    (1, "quitting_gives_the_shell_its_terminal_back"),
    (2, "a_deadly_signal_restores_and_ends_with_its_code"),
    (3, "a_deadly_signal_restores_and_ends_with_its_code"),
    (4, "a_deadly_signal_restores_and_ends_with_its_code"),
    (5, "a_deadly_signal_restores_and_ends_with_its_code"),
    (6, "a_panic_while_drawing_restores_first_and_reports_after"),
    (7, "a_panic_in_the_background_is_a_banner"),
    (8, "what_the_system_refuses_is_said_on_a_restored_terminal"),
    (9, "a_terminal_that_goes_away_ends_the_program"),
    (10, "a_terminal_that_takes_nothing_does_not_keep_the_program"),
    (11, "ctrl_z_lends_the_terminal_to_the_shell"),
    (12, "a_stop_signal_lends_the_terminal_to_the_shell"),
    (13, "no_window_is_too_odd"),
    (14, "it_starts_in_a_window_without_cells"),
    (15, "a_storm_of_resizes_ends_at_the_last_size"),
    (16, "no_size_and_no_text_breaks_the_painter"),
    (16, "frames_are_as_wide_as_the_window_and_no_size_is_too_odd"),
    (17, "without_a_terminal_the_view_is_plain_text"),
    (18, "keys_come_from_the_terminal_whatever_standard_input_is"),
    (19, "a_dumb_terminal_gets_plain_text"),
    (20, "without_utf8_every_byte_is_ascii"),
    (21, "no_color_is_obeyed_and_the_selection_stays_visible"),
    (22, "idle_it_does_nothing_at_all"),
    (23, "the_end_of_one_session_does_not_touch_another"),
    (24, "malformed_sequences_are_ignored"),
    (25, "a_mouse_outside_the_window_is_ignored"),
    (26, "garbage_leaves_it_able_to_answer"),
    (27, "malformed_sequences_are_ignored"),
    (28, "a_paste_becomes_one_clean_bounded_line"),
    (29, "a_paste_is_no_command"),
    (30, "a_key_that_is_let_go_does_nothing"),
    (31, "each_string_is_cleaned_and_counted_or_refused"),
    (31, "nothing_harmful_of_a_label_reaches_the_terminal"),
    (32, "nothing_harmful_of_a_label_reaches_the_terminal"),
    (33, "nothing_harmful_of_a_label_reaches_the_terminal"),
    (33, "nothing_harmful_of_a_label_is_printed"),
    (34, "nothing_harmful_of_a_label_reaches_the_terminal"),
    (35, "decoration_is_bounded_and_length_is_cut_at_a_whole_grapheme"),
    (35, "marks_on_a_letter_are_bounded"),
    (36, "white_space_in_a_label_is_one_space"),
    (37, "borders_stand_where_they_should_beside_any_writing"),
    (38, "text_is_cut_between_graphemes"),
    (38, "borders_stand_where_they_should_beside_any_writing"),
    (39, "a_key_cannot_harm_a_report"),
    (39, "no_control_byte_of_a_file_or_its_name_reaches_standard_error"),
    (40, "no_control_byte_of_a_file_or_its_name_reaches_standard_error"),
    (40, "a_name_that_would_do_harm_does_none"),
    (41, "nothing_harmful_of_a_label_is_printed"),
    (42, "only_plain_web_addresses_are_followed"),
    (42, "a_link_is_closed_before_the_cursor_moves"),
    (42, "addresses_are_links_when_they_may_be_followed_and_text_when_not"),
    (43, "what_is_too_long_is_refused_with_what_to_do"),
    (58, "every_way_of_saving_is_seen_every_time"),
    (59, "what_changes_while_it_is_read_is_not_taken"),
    (60, "a_broken_save_leaves_what_was_there_until_a_good_one"),
    (61, "a_file_that_is_removed_is_still_shown"),
    (62, "a_storm_of_saves_is_few_readings_and_ends_right"),
    (63, "a_writer_that_is_killed_leaves_the_old_or_the_new"),
    (64, "what_is_of_no_use_is_put_aside_and_said_once"),
    (65, "where_nothing_can_be_kept_it_runs_and_says_so"),
    (67, "what_lies_in_the_way_of_the_folder_is_refused"),
    (67, "a_talk_without_a_console_says_why_and_is_given"),
    (67, "whatever_else_is_in_the_way_is_refused"),
    (68, "sockets_are_for_the_user_alone"),
    (69, "nobody_else_is_let_in"),
    (70, "who_does_not_speak_as_we_do_is_closed_and_the_talk_goes_on"),
    (70, "who_says_nothing_is_let_go_after_two_seconds"),
    (71, "a_console_that_is_stopped_holds_nothing_up_and_shows_the_latest_afterwards"),
    (71, "who_is_told_what_it_does_not_read_gets_the_newest_later"),
    (71, "who_takes_nothing_is_let_go_after_five_seconds_and_told_only_the_newest_before"),
    (72, "a_presenter_that_is_killed_is_missed_and_its_successor_is_followed"),
    (72, "a_speaker_follows_and_outlives_its_presenters"),
    (73, "a_console_says_when_the_room_sees_other_data"),
    (73, "a_fingerprint_tells_bytes_apart_and_is_the_same_for_ever"),
    (74, "a_socket_of_the_dead_is_replaced_and_a_file_in_the_way_is_left"),
    (74, "a_dead_socket_is_replaced_and_a_live_one_kept"),
    (74, "a_file_with_the_name_of_a_socket_is_left_there"),
];

/// The names of the tests in this binary.
fn own_tests() -> Vec<String> {
    let output = Command::new(std::env::current_exe().unwrap()).args(["--list", "--format", "terse"]).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let names = lines.lines().filter_map(|line| line.strip_suffix(": test")?.rsplit("::").next());
    names.map(str::to_owned).collect()
}

/// The lines of every file of the library, whose tests are in another binary, without their indent.
fn library(folder: &Path) -> String {
    let lines = |path| fs::read_to_string(path).unwrap().lines().flat_map(|line| [line.trim(), "\n"]).collect();
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| if path.is_dir() { library(&path) } else { lines(path) }).collect()
}

#[test]
fn every_check_has_its_test() {
    let (own, library) = (own_tests(), library(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")));
    let exists = |name: &str| own.iter().any(|own| own == name) || library.contains(&format!("#[test]\nfn {name}()"));
    for (check, test) in CHECKS {
        assert!(exists(test), "check {check}: there is no test {test}");
    }
    for check in (1..=43).chain(58..=65).chain(67..=74) {
        assert!(CHECKS.iter().any(|(number, _)| *number == check), "no test for check {check}");
    }
    assert!(!exists("no_such_test"));
}
