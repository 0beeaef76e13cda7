//! A visitor: opens pages, fills forms in, posts JSON, and keeps the answer to be looked at.

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Method, StatusCode};

/// A visitor's browser. Redirections are not followed: a test wants to see them.
#[derive(Clone, Debug)]
pub struct Browser {
    client: Client,
    base: String,
    headers: HeaderMap,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as text.
    pub body: String,
}

/// The fields of a signing form filled in by a person; a story changes what it is about.
#[must_use]
pub fn person(address: &str) -> Vec<(String, String)> {
    let fields = [
        ("given_name", "Amina"),
        ("family_name", "Diallo"),
        ("email_address", address),
        ("postal_code", "k1n 6n5"),
        ("display", "first_name_town"),
    ];
    fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

impl Browser {
    pub(crate) fn new(base: &str) -> Self {
        let client = Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
        Self { client, base: base.to_owned(), headers: HeaderMap::new() }
    }

    /// The same visitor with one more header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        let name: HeaderName = name.parse().expect("a header's name");
        self.headers.insert(name, HeaderValue::from_str(value).expect("a header's value"));
        self
    }

    /// The same visitor with the cookie that an answer gave her.
    #[must_use]
    pub fn with_cookie_of(self, answer: &Answer) -> Self {
        let given = answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        self.with_header("cookie", &given)
    }

    /// Posts a form whose fields are written down here.
    pub async fn post_fields(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let fields: Vec<(String, String)> =
            fields.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
        self.post(path, &fields).await
    }

    /// Sends a request.
    pub async fn send(&self, method: &str, path: &str, kind: Option<&str>, body: Vec<u8>) -> Answer {
        let method: Method = method.parse().expect("a method");
        let mut request =
            self.client.request(method, format!("{}{path}", self.base)).headers(self.headers.clone());
        if let Some(kind) = kind {
            request = request.header(CONTENT_TYPE, kind);
        }
        let response = request.body(body).send().await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let body = String::from_utf8_lossy(&response.bytes().await.expect("a body")).into_owned();
        Answer { status: status.as_u16(), headers, body }
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None, Vec::new()).await
    }

    /// Posts a form.
    pub async fn post(&self, path: &str, fields: &[(String, String)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send("POST", path, Some("application/x-www-form-urlencoded"), body.into_bytes()).await
    }

    /// Posts JSON.
    pub async fn post_json(&self, path: &str, body: &serde_json::Value) -> Answer {
        self.send("POST", path, Some("application/json"), body.to_string().into_bytes()).await
    }

    /// The token of the form on an action's page. The test's clock has to move before it can be used.
    pub async fn form_token(&self, page: &str) -> String {
        let answer = self.get(page).await;
        answer.hidden("form_token")
    }
}

impl Answer {
    /// The body as JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// A header as text; empty if it is not there.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where it leads.
    #[must_use]
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The value of a hidden field on the page.
    #[must_use]
    pub fn hidden(&self, name: &str) -> String {
        let marker = format!("name=\"{name}\" value=\"");
        let (_, rest) = self.body.split_once(&marker).unwrap_or_else(|| panic!("no {name} in {}", self.body));
        rest.split('"').next().unwrap_or_default().to_owned()
    }

    /// Whether it is an ordinary answer.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.status == StatusCode::OK.as_u16()
    }
}
