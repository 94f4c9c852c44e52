//! A buffer as a picture: grounds as rectangles, runs of text stretched to their cells.

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::rows::{OWN, Run, colours, hex, rows};

/// Units of the picture for a cell: across, down, and from the top of a cell to the feet of its letters.
const ACROSS: u32 = 9;
const DOWN: u32 = 19;
const FEET: u32 = 14;
const FONT: &str = "'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,monospace";

type Out = Writer<Vec<u8>>;

/// The picture; its only ids are `row-1`, `row-2` …
pub(super) fn print(buffer: &Buffer) -> String {
    let (width, height) = (u32::from(buffer.area.width) * ACROSS, u32::from(buffer.area.height) * DOWN);
    let mut out = Writer::new(Vec::new());
    // Writing to memory cannot fail; were it to, the picture would end early.
    let _ = picture(&mut out, buffer, width, height);
    let mut text = String::from_utf8(out.into_inner()).unwrap_or_default();
    text.push('\n');
    text
}

fn picture(out: &mut Out, buffer: &Buffer, width: u32, height: u32) -> std::io::Result<()> {
    let root = BytesStart::new("svg").with_attributes([
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("width", &*width.to_string()),
        ("height", &*height.to_string()),
        ("viewBox", &*format!("0 0 {width} {height}")),
        ("font-family", FONT),
        ("font-size", "15"),
    ]);
    out.write_event(Event::Start(root))?;
    rectangle(out, (0, 0), (width, height), &hex(OWN.1))?;
    for (row, y) in rows(buffer).zip(0_u32..) {
        let id = format!("row-{}", y + 1);
        out.write_event(Event::Start(BytesStart::new("g").with_attributes([("id", &*id)])))?;
        for run in &row {
            self::run(out, run, y * DOWN)?;
        }
        out.write_event(Event::End(BytesEnd::new("g")))?;
    }
    out.write_event(Event::End(BytesEnd::new("svg")))
}

fn run(out: &mut Out, run: &Run, top: u32) -> std::io::Result<()> {
    let (fg, bg) = colours(run.style);
    let (left, width) = (u32::from(run.x) * ACROSS, u32::from(run.width) * ACROSS);
    if bg != OWN.1 {
        rectangle(out, (left, top), (width, DOWN), &hex(bg))?;
    }
    if run.text.trim().is_empty() {
        return Ok(());
    }
    let mut tag = BytesStart::new("text").with_attributes([
        ("x", &*left.to_string()),
        ("y", &*(top + FEET).to_string()),
        ("textLength", &*width.to_string()),
        ("lengthAdjust", "spacingAndGlyphs"),
        ("xml:space", "preserve"),
        ("fill", &*hex(fg)),
    ]);
    for (modifier, name, value) in [
        (Modifier::BOLD, "font-weight", "bold"),
        (Modifier::ITALIC, "font-style", "italic"),
        (Modifier::UNDERLINED, "text-decoration", "underline"),
    ] {
        if run.style.has_modifier(modifier) {
            tag.push_attribute((name, value));
        }
    }
    out.write_event(Event::Start(tag))?;
    out.write_event(Event::Text(BytesText::new(&run.text)))?;
    out.write_event(Event::End(BytesEnd::new("text")))
}

fn rectangle(out: &mut Out, (x, y): (u32, u32), (width, height): (u32, u32), fill: &str) -> std::io::Result<()> {
    let tag = BytesStart::new("rect").with_attributes([
        ("x", &*x.to_string()),
        ("y", &*y.to_string()),
        ("width", &*width.to_string()),
        ("height", &*height.to_string()),
        ("fill", fill),
    ]);
    out.write_event(Event::Empty(tag))
}
