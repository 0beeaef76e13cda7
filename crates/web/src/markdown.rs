//! Markdown to HTML, cleaned: no script, no style, no picture from elsewhere.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

/// Renders a text; `prefix` keeps the footnotes of several texts on one page apart.
#[must_use]
pub fn render(text: &str, prefix: &str) -> String {
    let options = Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES | Options::ENABLE_SMART_PUNCTUATION;
    let named = |label: &CowStr<'_>| CowStr::from(format!("{prefix}-note-{label}"));
    let events = Parser::new_ext(text, options).map(|event| match event {
        Event::FootnoteReference(label) => Event::FootnoteReference(named(&label)),
        Event::Start(Tag::FootnoteDefinition(label)) => Event::Start(Tag::FootnoteDefinition(named(&label))),
        // The page has its own headline.
        Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H1, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H2, id, classes, attrs })
        }
        Event::End(TagEnd::Heading(pulldown_cmark::HeadingLevel::H1)) => {
            Event::End(TagEnd::Heading(pulldown_cmark::HeadingLevel::H2))
        }
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        other => other,
    });
    let mut html = String::with_capacity(text.len() * 2);
    pulldown_cmark::html::push_html(&mut html, events);
    ammonia::Builder::default()
        .rm_tags(["img"])
        .add_tag_attributes("div", ["class", "id"])
        .add_tag_attributes("sup", ["class"])
        .link_rel(Some("noopener"))
        .clean(&html)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn footnotes_point_to_their_own_text() {
        let html = render("Fact.[^1]\n\n[^1]: Source, <https://example.org/>\n", "story");
        assert!(html.contains("href=\"#story-note-1\""), "{html}");
        assert!(html.contains("id=\"story-note-1\""), "{html}");
    }

    #[test]
    fn nothing_runs_and_nothing_is_fetched() {
        let html = render(
            "<script>x</script>\n\n![p](https://evil.example/p.png) [l](javascript:x) <b onclick=x>b</b>",
            "s",
        );
        for bad in ["<script", "<img", "href=\"javascript:", "<b onclick"] {
            assert!(!html.contains(bad), "{bad} in {html}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let html = render(&text, "p");
            prop_assert!(!html.contains("<script"));
        }
    }
}
