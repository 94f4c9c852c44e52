//! An actor among those it has ties with, each on its seat.

mod canvas;
mod edges;
mod label;
mod plan;

use ratatui::layout::Rect;

use self::canvas::Canvas;
use self::plan::{Plan, Side};
use crate::app;
use crate::model::sort_by_key;
use crate::scene::{ARROWS, Graph, Listed, Page, Room, STROKES, Seat, Stop, Stops, Stroke};
use crate::ui::border::{self, Caption};
use crate::ui::ink::{Ink, Slot};
use crate::ui::layout::inner;
use crate::ui::page;
use crate::ui::theme::Role;

/// How many of its lines are seen at once; what is told of the thing under the cursor stands below them.
pub(super) fn lines(graph: &Graph, area: Rect) -> u16 {
    inner(area).height.saturating_sub(graph.room.brief)
}

/// Where on it the cursor can be.
pub(super) fn stops(graph: &Graph) -> Stops {
    let plan = Plan::new(graph);
    let mut list = Vec::new();
    let mut add = |part: usize, place: Rect, opens: Option<app::Page>| {
        let line = usize::from(place.y + place.height / 2);
        list.extend(opens.map(|opens| Stop { opens, line, x: inside(place).x + 1, part }));
    };
    for (part, side, seats) in [(0, Side::Left, &graph.left), (2, Side::Right, &graph.right)] {
        for (at, seat) in seats.iter().enumerate() {
            add(part, plan.seat(side, at), seat.as_ref().map(|seat| seat.opens));
        }
    }
    add(1, plan.centre, graph.opens);
    for (part, place, item) in items(graph, &plan) {
        add(part, place, item.opens);
    }
    sort_by_key(&mut list, |stop| (stop.line, stop.x));
    let lists = items(graph, &plan).map(|(_, place, _)| place.bottom()).max().unwrap_or(0);
    let heading = graph.room.under_list(graph.folded.len(), graph.below.len()) + u16::from(graph.left_out > 0);
    Stops { page: None, lines: usize::from(lists.max(heading).max(graph.room.under_list(0, 0))), list }
}

/// The things of its lists, each with its part and its place.
fn items<'g>(graph: &'g Graph, plan: &Plan) -> impl Iterator<Item = (usize, Rect, &'g Listed)> {
    let plan = *plan;
    let (folded, below) = (graph.folded.len(), graph.below.len());
    let top = plan.bloc(folded).y;
    let under = graph.room.under_list(folded, below).saturating_add(1);
    let blocs = graph.folded.iter().enumerate().map(move |(at, item)| (3, plan.bloc(at), item.as_ref()));
    let single = graph.below.iter().enumerate();
    let single = single.map(move |(at, item)| (3, plan.item(top, Room::BELOW, at), item.as_ref()));
    let among = graph.among.iter().enumerate();
    let among = among.map(move |(at, item)| (4, plan.item(under, Room::AMONG, at), Some(item)));
    blocs.chain(single).chain(among).filter_map(|(part, place, item)| item.map(|item| (part, place, item)))
}

/// Paints it, with its border, scrolled past so many lines.
pub(super) fn paint(ink: &mut Ink<'_>, area: Rect, graph: &Graph, beside: Option<&Page>, (scroll, at): (usize, usize)) {
    let style = ink.style(Role::Text, Role::BorderFocused);
    border::lines(ink, area, style);
    let titles = vec![(graph.title.as_str(), Role::TitleFocused)];
    border::caption(ink, area, &Caption { titles, status: ["", &graph.status], ground: Role::Text });
    let within = inner(area);
    let seen = Rect { height: lines(graph, area), ..within };
    let stop = stops(graph).list.get(at).copied();
    let scroll = u16::try_from(scroll).unwrap_or(u16::MAX);
    picture(&mut Canvas { ink, area: seen, scroll }, graph, stop);
    let told = Rect { y: seen.bottom(), height: graph.room.brief.min(within.height), ..within };
    if let Some(page) = beside.filter(|page| told.height > 1 && !page.title.is_empty()) {
        Canvas { ink, area: told, scroll: 0 }.heading(0, &page.title);
        page::text(ink, Rect { y: told.y + 1, height: told.height - 1, ..told }, page);
    }
}

fn picture(canvas: &mut Canvas<'_, '_>, graph: &Graph, stop: Option<Stop>) {
    let plan = Plan::new(graph);
    for (side, seats) in [(Side::Left, &graph.left), (Side::Right, &graph.right)] {
        edges::paint(canvas, &plan, side, seats);
        for (at, seat) in seats.iter().enumerate() {
            if let Some(seat) = seat {
                seated(canvas, plan.seat(side, at), seat, stop.is_some_and(|stop| stop.opens == seat.opens));
            }
        }
    }
    centre(canvas, &plan, graph, stop.is_some_and(|stop| Some(stop.opens) == graph.opens));
    if graph.empty.is_empty() {
        key(canvas, graph.room);
    } else if graph.room.key > 0 || graph.folded.len() + graph.below.len() == 0 {
        let style = canvas.ink.style(Role::Text, Role::Muted);
        canvas.put((1, graph.room.picture(), graph.room.columns.saturating_sub(1)), &graph.empty, style);
    }
    headings(canvas, graph, &plan);
    for (_, place, item) in items(graph, &plan) {
        let on_it = stop.is_some_and(|stop| Some(stop.opens) == item.opens);
        listed(canvas, place, item, on_it);
    }
}

fn headings(canvas: &mut Canvas<'_, '_>, graph: &Graph, plan: &Plan) {
    let (folded, below) = (graph.folded.len(), graph.below.len());
    if folded + below > 0 {
        canvas.heading(plan.below(), "Neutral, not assessed, and who has no seat above");
    }
    if !graph.among.is_empty() || graph.left_out > 0 {
        let order = match graph.among.as_slice() {
            [] => "",
            _ if graph.status.is_empty() => ", strongest first",
            _ => ", in the order of the day of the seats",
        };
        let left_out = match graph.left_out {
            0 => String::new(),
            1 => "; 1 does not match".to_owned(),
            n => format!("; {n} do not match"),
        };
        let text = format!("Ties among these others{order}{left_out}");
        canvas.heading(graph.room.under_list(folded, below), &text);
    }
}

/// The line of a place, within its box if it has one.
fn inside(place: Rect) -> Rect {
    if place.height == 3 { inner(place) } else { place }
}

/// Text with the mark of the cursor before it.
fn marked(canvas: &mut Canvas<'_, '_>, (x, line): (u16, u16), on_it: bool) -> Role {
    if on_it {
        let style = canvas.ink.style(Role::Text, Role::Accent);
        canvas.put((x, line, 1), ">", style);
    }
    if on_it { Role::Selection } else { Role::Text }
}

/// A seat: who sits there, and which way the tie went; in a box where there is room.
fn seated(canvas: &mut Canvas<'_, '_>, place: Rect, seat: &Seat, on_it: bool) {
    if place.height == 3 {
        let style = canvas.ink.style(Role::Text, if seat.dim { Role::Muted } else { Role::Border });
        canvas.frame(place, false, style);
    }
    let inside = inside(place);
    let ground = marked(canvas, (inside.x, inside.y), on_it);
    let (x, width) = (inside.x + 1, inside.width.saturating_sub(2));
    let trend = if seat.trend.text.is_empty() { 0 } else { 2 };
    let style = canvas.ink.style(ground, if seat.dim { Role::Muted } else { Role::Text });
    canvas.put((x, inside.y, width.saturating_sub(trend)), &seat.who, style);
    let style = canvas.style(ground, &seat.trend, seat.dim);
    canvas.put((x + width.saturating_sub(1), inside.y, 1), &seat.trend.text, style);
}

/// The middle: its id, and its name where that fits.
fn centre(canvas: &mut Canvas<'_, '_>, plan: &Plan, graph: &Graph, on_it: bool) {
    let Some(_) = graph.opens else { return };
    let style = canvas.ink.style(Role::Text, Role::Accent);
    if plan.centre.height == 3 {
        canvas.frame(plan.centre, true, style);
    }
    let inside = inside(plan.centre);
    let ground = marked(canvas, (inside.x, inside.y), on_it);
    let (id, name) = &graph.centre;
    let both = format!("{id} {name}");
    let width = inside.width.saturating_sub(2);
    let text = if canvas.ink.width(&both) <= width { &both } else { id };
    let style = canvas.ink.style(ground, Role::Accent);
    canvas.put((inside.x + 1, inside.y, width), text, style);
}

/// What the lines and signs of the picture say, in a line or two.
fn key(canvas: &mut Canvas<'_, '_>, room: Room) {
    if room.key == 0 {
        return;
    }
    let style = canvas.ink.style(Role::Text, Role::Muted);
    let (mut x, line) = (1, room.picture());
    for (kind, word) in STROKES {
        let symbol = canvas.ink.glyphs.joint(12, false, kind == Stroke::Double);
        for at in 0..3 {
            canvas.sign(x + at, line, if kind == Stroke::Dashed && at == 1 { " " } else { symbol }, style);
        }
        x += 4;
        x += canvas.put((x, line, room.columns.saturating_sub(x)), word, style) + 2;
    }
    let (x, line) = if room.key > 1 { (1, line + 1) } else { (x, line) };
    let left = room.columns.saturating_sub(x);
    if let Some(text) = ARROWS.iter().rev().find(|text| canvas.ink.width(text) <= left) {
        canvas.put((x, line, left), text, style);
    }
}

/// Cells of how a thing of a list stands.
const WORD: u16 = 13;
/// Fewest cells of who it is.
const LEAST: u16 = 8;

/// A thing of a list: its sign, who, how it stands, which way it went.
fn listed(canvas: &mut Canvas<'_, '_>, place: Rect, item: &Listed, on_it: bool) {
    let ground = marked(canvas, (place.x, place.y), on_it);
    let Some(slot) = canvas.slot(place.x + 1, place.y, place.width.saturating_sub(2)) else { return };
    let style = canvas.style(ground, &item.sign, item.dim);
    let sign = if item.sign.text.is_empty() { 0 } else { canvas.ink.put(slot, &item.sign.text, style) + 1 };
    let slot = slot.after(sign);
    let trend = if item.trend.text.is_empty() { 0 } else { 2 };
    let word = if item.word.text.is_empty() {
        0
    } else {
        canvas.ink.width(&item.word.text).min(WORD).min(slot.width.saturating_sub(LEAST))
    };
    let who = slot.without_last(word + u16::from(word > 0) + trend);
    let text = canvas.ink.style(ground, if item.dim { Role::Muted } else { Role::Text });
    let used = canvas.ink.put(who, &item.text, text);
    let style = canvas.style(ground, &item.word, item.dim);
    let at = slot.after(used + 1);
    let used = canvas.ink.put(Slot { width: at.width.min(word), ..at }, &item.word.text, style);
    let style = canvas.style(ground, &item.trend, item.dim);
    canvas.ink.put(at.after(used + 1), &item.trend.text, style);
}
