//! A buffer as a page that stands by itself: no script, nothing fetched.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::rows::{OWN, colours, hex, rows};

/// The page.
pub(super) fn print(buffer: &Buffer) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         img-src data:\">\n<title>bilat</title>\n<style>\nbody{{margin:0;background:{ground}}}\n\
         pre{{margin:0;padding:1em;line-height:1.25;color:{letters};font-family:'DejaVu Sans Mono','Cascadia Mono',Menlo,\
         Consolas,monospace}}\n</style>\n</head>\n<body>\n<pre>\n",
        ground = hex(OWN.1),
        letters = hex(OWN.0),
    );
    for row in rows(buffer) {
        for run in row {
            let text = escaped(&run.text);
            match style(run.style) {
                look if look.is_empty() => out.push_str(&text),
                look => out.extend(["<span style=\"", &look, "\">", &text, "</span>"]),
            }
        }
        out.push('\n');
    }
    out.push_str("</pre>\n</body>\n</html>\n");
    out
}

fn style(style: Style) -> String {
    let (fg, bg) = colours(style);
    let mut parts = Vec::new();
    if fg != OWN.0 {
        parts.push(format!("color:{}", hex(fg)));
    }
    if bg != OWN.1 {
        parts.push(format!("background:{}", hex(bg)));
    }
    for (modifier, look) in [
        (Modifier::BOLD, "font-weight:bold"),
        (Modifier::ITALIC, "font-style:italic"),
        (Modifier::UNDERLINED, "text-decoration:underline"),
    ] {
        if style.has_modifier(modifier) {
            parts.push(look.to_owned());
        }
    }
    parts.join(";")
}

fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}
