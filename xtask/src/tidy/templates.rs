//! Keeps templates within the Content-Security-Policy: nothing from another host, nothing inline.

use super::tree::{Failure, Tree, compiled};

/// A pattern and what is wrong with it. Addresses that are built from data begin with `{{`.
const FORBIDDEN: [(&str, &str); 4] = [
    (r#"(?i)\b(src|href|action)=["']?(https?:)?//"#, "names another host"),
    (r"(?i)<script\b[^>]*>?", "inline script"),
    (r#"(?i)\sstyle=["']"#, "inline style"),
    (r#"(?i)\son[a-z]+=["']"#, "inline event handler"),
];

/// Structured data for search engines is no program, and the policy lets it through.
const DATA: &str = "application/ld+json";

/// No template under `crates/web` asks another host or carries script or style inline.
pub fn stay_on_their_own_host(tree: &Tree) -> Vec<Failure> {
    let mut failures = Vec::new();
    for (pattern, message) in FORBIDDEN {
        let pattern = compiled(pattern);
        for source in tree.below("crates/web/", ".html") {
            for found in pattern.find_iter(&source.text) {
                let tag = found.as_str();
                if tag.starts_with("<script") && (tag.contains(" src=") || tag.contains(DATA)) {
                    continue;
                }
                let line = 1 + source.text[..found.start()].matches('\n').count();
                failures.push(source.failure(line, format!("{message}: `{}`", tag.trim())));
            }
        }
    }
    failures
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let tree = Tree::of(&[("crates/web/src/a.html", text)]);
        stay_on_their_own_host(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_the_policy_would_block_is_found() {
        let text = "<p>\n<img src=\"https://cdn.example/x.png\">\n<script>go()</script>\n\
                    <p style=\"color:red\" onclick=\"go()\">\n";
        assert_eq!(
            found(text),
            [
                "crates/web/src/a.html:2: names another host: `src=\"https://`",
                "crates/web/src/a.html:3: inline script: `<script>`",
                "crates/web/src/a.html:4: inline style: `style=\"`",
                "crates/web/src/a.html:4: inline event handler: `onclick=\"`",
            ]
        );
    }

    #[test]
    fn what_is_ours_is_let_through() {
        let text = "<script type=\"module\"\n  src=\"/assets/count.js\"></script>\n\
                    <script type=\"application/ld+json\">{}</script>\n\
                    <a href=\"{{ source.url }}\">the figures</a> <a href=\"/en/x\">x</a>\n";
        assert!(found(text).is_empty(), "{:?}", found(text));
    }
}
