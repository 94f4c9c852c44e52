//! A painted buffer as text, ANSI, SVG or HTML: the same bytes on every machine.

mod ansi;
mod html;
mod rows;
mod svg;

use ratatui::buffer::Buffer;

use rows::rows;

/// What a frame is turned into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Words and lines without colours.
    #[default]
    Text,
    /// With the escape sequences of a terminal.
    Ansi,
    /// A picture.
    Svg,
    /// A page that stands by itself.
    Html,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Text, Self::Ansi, Self::Svg, Self::Html];

    /// Its name on the command line: `text`, `ansi`, `svg`, `html`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Ansi => "ansi",
            Self::Svg => "svg",
            Self::Html => "html",
        }
    }

    /// The format of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// The buffer in a format; every line ends with a line feed.
#[must_use]
pub fn print(buffer: &Buffer, format: Format) -> String {
    match format {
        Format::Text => text(buffer),
        Format::Ansi => ansi::print(buffer),
        Format::Svg => svg::print(buffer),
        Format::Html => html::print(buffer),
    }
}

/// The words, without blanks at the end of a line.
fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for row in rows(buffer) {
        let line: String = row.iter().map(|run| run.text.as_str()).collect();
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use quick_xml::Reader;
    use quick_xml::escape::unescape;
    use quick_xml::events::Event;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

    use super::*;

    const EVIL: &str = "</script><b>\"&'";

    /// Two lines: toned words, a wide one, what a page must escape, and cells that nothing should have let through.
    fn buffer() -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 24, 2));
        let blue = Style::new().fg(Color::Rgb(125, 188, 255)).add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        buffer.set_string(0, 0, "北京", blue);
        buffer.set_string(5, 0, "plain", Style::new().fg(Color::Indexed(215)).bg(Color::Red));
        buffer.set_string(11, 0, "back", Style::new().add_modifier(Modifier::REVERSED));
        buffer.set_string(0, 1, EVIL, Style::new());
        for (x, evil) in (16..).zip(["\u{1b}[2J", "\u{202e}x", "\u{fffe}"]) {
            buffer.cell_mut((x, 1)).unwrap().set_symbol(evil);
        }
        buffer
    }

    #[test]
    fn a_name_leads_back_to_its_format() {
        for format in Format::ALL {
            assert_eq!(Format::named(format.name()), Some(format));
        }
        assert_eq!(Format::named("png"), None);
    }

    #[test]
    fn text_is_what_is_seen() {
        assert_eq!(print(&buffer(), Format::Text), "北京 plain back\n</script><b>\"&' \u{fffd}\u{fffd}\u{fffd}\n");
    }

    #[test]
    fn ansi_sets_each_style_once_and_leaves_none_behind() {
        let expected = "\u{1b}[0;1;4;38;2;125;188;255m北京\u{1b}[0m \u{1b}[0;38;5;215;48;5;1mplain\u{1b}[0m \
                        \u{1b}[0;7mback\u{1b}[0m         \n</script><b>\"&' \u{fffd}\u{fffd}\u{fffd}     \n";
        assert_eq!(print(&buffer(), Format::Ansi), expected);
    }

    #[test]
    fn a_picture_is_read_by_another_parser_and_says_the_same() {
        let svg = print(&buffer(), Format::Svg);
        assert!(!svg.contains("<script") && !svg.contains("foreignObject") && !svg.contains("DOCTYPE"));
        let mut reader = Reader::from_str(&svg);
        let (mut words, mut ids) = (String::new(), Vec::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Text(text) => words.push_str(&text),
                Event::GeneralRef(name) => words.push_str(&unescape(&format!("&{};", &*name)).unwrap()),
                Event::Start(tag) => ids.extend(
                    tag.attributes()
                        .map(Result::unwrap)
                        .filter(|one| one.key.as_ref() == "id")
                        .map(|one| one.value.into_owned()),
                ),
                Event::Eof => break,
                _ => {}
            }
        }
        for said in ["北京", "plain", "back", EVIL] {
            assert!(words.contains(said), "{said} in {words}");
        }
        assert_eq!(ids, ["row-1", "row-2"]);
        assert!(!svg.contains(['\u{1b}', '\u{202e}', '\u{fffe}']));
    }

    #[test]
    fn a_page_holds_no_script_and_fetches_nothing() {
        let html = print(&buffer(), Format::Html);
        assert!(html.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:"));
        assert!(html.contains("&lt;/script&gt;&lt;b&gt;&quot;&amp;&#39;"));
        assert!(!html.contains("<script") && !html.contains("</script") && !html.contains("://"));
        assert!(!html.contains(['\u{1b}', '\u{202e}', '\u{fffe}']));
    }

    #[test]
    fn an_empty_buffer_is_an_empty_frame() {
        let empty = Buffer::empty(Rect::ZERO);
        for format in Format::ALL {
            assert!(print(&empty, format).lines().all(|line| !line.contains("row")));
        }
    }
}
