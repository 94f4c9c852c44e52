//! All that a user can do: one row an action, with its name in key tables and the sentence that help prints. No
//! handlers here: `app::update` has one arm for each.

/// Declares the actions: variant, name, sentence.
macro_rules! actions {
    ($($variant:ident = $name:literal $sentence:literal,)+) => {
        /// Something a user can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $(#[doc = $sentence] $variant),+ }

        impl Action {
            /// Every action, in the order in which help lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in key tables and in the palette.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The action with this name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }

            /// What it does, as a sentence without a full stop.
            #[must_use]
            pub fn sentence(self) -> &'static str {
                match self { $(Self::$variant => $sentence),+ }
            }
        }
    };
}

actions! {
    Up = "up" "Move up",
    Down = "down" "Move down",
    Left = "left" "Fold a bloc, or move left",
    Right = "right" "Unfold a bloc, or move right",
    Top = "top" "Go to the first row",
    Bottom = "bottom" "Go to the last row",
    HalfPageUp = "half-page-up" "Move up half a page",
    HalfPageDown = "half-page-down" "Move down half a page",
    PageUp = "page-up" "Move up a page",
    PageDown = "page-down" "Move down a page",
    NextPane = "next-pane" "Go to the next pane, or part of a page",
    PreviousPane = "previous-pane" "Go to the pane before, or part of a page",
    Enter = "enter" "Open what is selected",
    Back = "back" "Go back a step; never quits or clears the filter",
    Evidence = "evidence" "Show what the thing under the cursor rests on",
    OpenAddress = "open-address" "Open the address shown",
    Sheet = "sheet" "Open the sheet of the pair",
    Dashboard = "dashboard" "Go to the dashboard",
    Matrix = "matrix" "Show who acts how on whom, everybody at once",
    Graph = "graph" "Show an actor among those it has ties with",
    Timeline = "timeline" "Show the pair, or the actor, through time",
    Briefings = "briefings" "List the briefings",
    Recentre = "recentre" "Put what is selected in the middle",
    Cells = "cells" "Show words, deeds or standing alone, and all again",
    Fold = "fold" "Fold a bloc, or unfold it",
    Closer = "closer" "Show less time, larger",
    Wider = "wider" "Show more time",
    Changes = "changes" "Show what changed since the baseline, and why",
    Tensions = "tensions" "Show who is close to both sides of a hostile tie",
    Stale = "stale" "Show stale ties, ended claims, records taken out",
    Baseline = "baseline" "Set the day since which changes are counted",
    Swap = "swap" "See the pair from its other side",
    HistoryBack = "history-back" "Undo the last jump, opened page or typed date",
    HistoryForward = "history-forward" "Go forward again",
    Zoom = "zoom" "Give the pane or picture the whole screen, and back",
    Sort = "sort" "Sort another way",
    Formal = "formal" "Tell of each tie what is formally so, or its record",
    Filter = "filter" "Narrow everything by a query",
    FilterToggle = "filter-toggle" "Switch the filter off, and on again",
    FindNext = "find-next" "Go to the next find",
    FindPrevious = "find-previous" "Go to the find before",
    Topics = "topics" "Choose topics",
    Palette = "palette" "Find an actor, pair, topic, view or action by name",
    CopyCommand = "copy-command" "Copy this view as a command",
    Copy = "copy" "Copy what is selected",
    CopyWithSources = "copy-with-sources" "Copy what is selected, with its sources",
    SaveView = "save-view" "Save this view under a name",
    AddStep = "add-step" "Add this view to your briefing, as a slide",
    MoveDown = "move-down" "Move the slide, or the briefing, one place down",
    MoveUp = "move-up" "Move the slide, or the briefing, one place up",
    Retitle = "retitle" "Give it another title",
    Remove = "remove" "Remove it, after a question",
    EditWords = "edit-words" "Write its words and notes in your editor",
    NewBriefing = "new-briefing" "Begin a briefing",
    SeeLive = "see-live" "Open what the slide shows",
    AsOf = "as-of" "Go to a date",
    Latest = "latest" "Go to the latest date",
    PreviousEvent = "previous-event" "Go back in time to the event before",
    NextEvent = "next-event" "Go forward in time to the next event",
    PreviousMonth = "previous-month" "Go back in time a month",
    NextMonth = "next-month" "Go forward in time a month",
    StartOver = "start-over" "Start over: first actor, no filter, latest date",
    Theme = "theme" "Change the theme",
    Mouse = "mouse" "Switch the mouse on and off",
    Legend = "legend" "Say what the signs and colours mean",
    Help = "help" "List the keys",
    Reload = "reload" "Read the files again",
    Redraw = "redraw" "Draw the screen afresh",
    Suspend = "suspend" "Go back to the shell for a while",
    Quit = "quit" "Close what is open; at the root ask whether to quit",
    QuitNow = "quit-now" "Quit",
    Accept = "accept" "Take what is typed or chosen",
    Cancel = "cancel" "Leave it as it was",
    Complete = "complete" "Complete the word being typed",
    Erase = "erase" "Delete the character before the cursor",
    EraseWord = "erase-word" "Delete the word before the cursor",
    EraseLine = "erase-line" "Delete all that was typed",
    Toggle = "toggle" "Choose it, or no longer",
    Present = "present" "Present a briefing; from its data back to the slide",
    NextStep = "next-step" "Go to the next slide",
    PreviousStep = "previous-step" "Go to the slide before",
    TakeStep = "take-step" "Go to the slide whose number was typed, else to the next",
    GoToStep = "go-to-step" "Go to the slide whose number was typed, else to the last",
    FirstStep = "first-step" "Go to the first slide",
    LastStep = "last-step" "Go to the last slide",
    Black = "black" "Blank the screen in black; the next key only brings it back",
    White = "white" "Blank the screen in white; the next key only brings it back",
    Hold = "hold" "Show the title card, and the slide again",
    StepIndex = "step-index" "List all slides, to go to one",
    Explore = "explore" "Explore the data that the slide shows",
    ReturnToSlide = "return-to-slide" "Go back to the slide",
    TalkClock = "talk-clock" "Show the clock, and hide it",
    PauseClock = "pause-clock" "Stop the clock for a while, and let it go on",
    RestartClock = "restart-clock" "Set the clock to zero",
    EndTalk = "end-talk" "Ask whether the talk is over; again, end it",
    Yes = "yes" "Yes",
    No = "no" "No",
}

impl Action {
    /// Other names by which the palette finds it.
    #[must_use]
    pub fn also(self) -> &'static [&'static str] {
        match self {
            // What hands of vi type.
            Self::QuitNow => &["q"],
            Self::Tensions => &["go-between"],
            Self::Formal => {
                &["recognition", "posts", "embassies", "law", "terrorist list", "sanctions", "treaties", "tracks"]
            }
            Self::Stale => &["claims", "contested", "disputed"],
            _ => &[],
        }
    }

    /// Whether the palette alone reaches it, without a key.
    #[must_use]
    pub fn is_palettes(self) -> bool {
        self == Self::CopyCommand
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_told_apart_and_lead_back() {
        let names: BTreeSet<&str> = Action::ALL.iter().map(|action| action.name()).collect();
        assert_eq!(names.len(), Action::ALL.len());
        assert!(Action::ALL.iter().all(|action| Action::parse(action.name()) == Some(*action)));
    }
}
