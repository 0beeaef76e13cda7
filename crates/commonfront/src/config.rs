//! The configuration: one TOML file, each value with its default and its meaning here; the commented
//! sample is made from these types. An environment variable overrides its value.

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use confique::{Config as _, Layer as _};
use ipnet::IpNet;
use serde::Deserialize;

/// Common Front's configuration. Every value can also be set by the environment variable named beside it.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Config {
    /// How people reach the server.
    #[config(nested)]
    pub server: Server,
    /// Where everything is kept.
    #[config(nested)]
    pub database: Database,
    /// What must never be in a backup of the database.
    #[config(nested)]
    pub secrets: Secrets,
    /// Who can open the backups.
    #[config(nested)]
    pub backup: Backup,
    /// How mail goes out.
    #[config(nested)]
    pub mail: Mail,
    /// What people are told about where their data lies.
    #[config(nested)]
    pub trust: Trust,
    /// How much one visitor may do.
    #[config(nested)]
    pub limits: Limits,
    /// What the public tools work with.
    #[config(nested)]
    pub tools: Tools,
    /// What is written down about the server's work.
    #[config(nested)]
    pub log: Log,
}

/// How people reach the server.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Server {
    /// The address to listen on.
    #[config(env = "COMMONFRONT_LISTEN", default = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Where people reach it from outside: scheme, host and port, without a slash at the end. It stands in
    /// every mailed link.
    #[config(env = "COMMONFRONT_BASE_URL", default = "http://localhost:8080")]
    pub base_url: BaseUrl,
    /// Proxies in front of the server, as networks like "10.0.0.0/8". Only what they say in
    /// X-Forwarded-For is believed.
    #[config(env = "COMMONFRONT_TRUSTED_PROXIES", parse_env = confique::env::parse::list_by_comma, default = [])]
    pub trusted_proxies: Vec<IpNet>,
    /// Networks besides this machine that may read /metrics, like "10.0.0.7/32".
    #[config(env = "COMMONFRONT_METRICS_FROM", parse_env = confique::env::parse::list_by_comma, default = [])]
    pub metrics_from: Vec<IpNet>,
    /// Seconds that requests under way get to finish when the server is told to stop.
    #[config(env = "COMMONFRONT_SHUTDOWN_SECONDS", default = 20)]
    pub shutdown_seconds: u64,
}

/// Where everything is kept.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Database {
    /// "sqlite:FILE" (beside this file, unless the path begins with a slash) or "postgres://user@host/name".
    #[config(env = "COMMONFRONT_DATABASE_URL", default = "sqlite:commonfront.db")]
    pub url: String,
    /// How many signatures may wait to be written before visitors are asked to come back in a moment.
    #[config(env = "COMMONFRONT_QUEUE_CAPACITY", default = 4096)]
    pub queue_capacity: usize,
}

/// What must never be in a backup of the database.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Secrets {
    /// The file with the server's master secret; made at the first start. Without it no mailed link works
    /// any more, so keep a copy in another place than the database's.
    #[config(env = "COMMONFRONT_MASTER_KEY_FILE", default = "master.key")]
    pub master_key_file: PathBuf,
}

/// Who can open the backups.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Backup {
    /// The recipients (age1…) that `commonfront backup` encrypts for; each of them can open every backup.
    /// `commonfront backup-key FILE` makes one.
    #[config(env = "COMMONFRONT_BACKUP_RECIPIENTS", parse_env = confique::env::parse::list_by_comma, default = [])]
    pub recipients: Vec<String>,
}

/// How mail goes out.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Mail {
    /// "smtp": to a mail server. "mailbox": to a page of this server, for trying things out. "hold": it
    /// waits in the database until this is changed.
    #[config(env = "COMMONFRONT_MAIL_TRANSPORT", default = "hold")]
    pub transport: MailTransport,
    /// The address that mail comes from.
    #[config(env = "COMMONFRONT_MAIL_FROM_ADDRESS", default = "campaign@localhost.localdomain")]
    pub from_address: String,
    /// The name that mail comes from; without one, the coalition's.
    #[config(env = "COMMONFRONT_MAIL_FROM_NAME")]
    pub from_name: Option<String>,
    /// The mail server.
    #[config(env = "COMMONFRONT_MAIL_HOST", default = "localhost")]
    pub host: String,
    /// Its port: 587 for "starttls", 465 for "tls", 25 for "none" on the same machine.
    #[config(env = "COMMONFRONT_MAIL_PORT", default = 587)]
    pub port: u16,
    /// "starttls", "tls" (from the first byte), or "none" (only for a server on the same machine).
    #[config(env = "COMMONFRONT_MAIL_SECURITY", default = "starttls")]
    pub security: MailSecurity,
    /// The user name, if the server asks for one.
    #[config(env = "COMMONFRONT_MAIL_USERNAME")]
    pub username: Option<String>,
    /// Its password.
    #[config(env = "COMMONFRONT_MAIL_PASSWORD")]
    pub password: Option<Hidden>,
    /// A certificate authority to trust besides the system's, as a PEM file.
    #[config(env = "COMMONFRONT_MAIL_EXTRA_ROOT_FILE")]
    pub extra_root_file: Option<PathBuf>,
}

/// What people are told about where their data lies; it stands on the page about their data, in both languages.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Trust {
    /// Who runs this server and answers for it: a name, as of an organisation.
    #[config(env = "COMMONFRONT_TRUST_OPERATOR", default = "")]
    pub operator: String,
    /// Where the machine stands: "Toronto, Ontario".
    #[config(env = "COMMONFRONT_TRUST_LOCATION", default = "")]
    pub location: String,
}

/// How much one visitor may do.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Limits {
    /// Posts that one network (IPv4 /24, IPv6 /56) may send at once: a whole office may share one.
    #[config(env = "COMMONFRONT_NETWORK_BURST", default = 200)]
    pub network_burst: u32,
    /// Posts that one network may send a minute after that.
    #[config(env = "COMMONFRONT_NETWORK_PER_MINUTE", default = 60)]
    pub network_per_minute: u32,
    /// Posts about one e-mail address in an hour, from one network.
    #[config(env = "COMMONFRONT_ADDRESSES_PER_HOUR", default = 20)]
    pub addresses_per_hour: u32,
    /// The least seconds between showing a form and sending it; people take longer, programs do not.
    #[config(env = "COMMONFRONT_MIN_FORM_AGE_SECONDS", default = 2)]
    pub min_form_age_seconds: u32,
    /// Days until a signature that nobody confirms is erased.
    #[config(env = "COMMONFRONT_PENDING_DAYS", default = 14)]
    pub pending_days: u32,
    /// Memory that checking the password of somebody on staff takes, in KiB. More makes a stolen database
    /// costlier to guess from; OWASP advises at least 19456.
    #[config(env = "COMMONFRONT_PASSWORD_MEMORY_KIB", default = 19456)]
    pub password_memory_kib: u32,
    /// Browsers that may watch live counts at once.
    #[config(env = "COMMONFRONT_WATCHERS", default = 10000)]
    pub watchers: usize,
}

/// What the public tools work with.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Tools {
    /// A folder with further packs for the job-loss calculator: another province's coefficients, or newer
    /// ones. `commonfront packs check FILE` says whether one can be used.
    #[config(env = "COMMONFRONT_PACKS")]
    pub packs: Option<PathBuf>,
}

/// What is written down about the server's work.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Log {
    /// "text" for people, "json" for machines.
    #[config(env = "COMMONFRONT_LOG_FORMAT", default = "text")]
    pub format: LogFormat,
    /// "error", "warn", "info", "debug", or a filter such as "info,commonfront_mail=debug".
    #[config(env = "COMMONFRONT_LOG_LEVEL", default = "info")]
    pub level: String,
}

/// Where mail goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailTransport {
    /// To a mail server.
    Smtp,
    /// To the demonstration's mailbox.
    Mailbox,
    /// Nowhere for now.
    Hold,
}

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailSecurity {
    /// By STARTTLS.
    Starttls,
    /// From the first byte.
    Tls,
    /// Not.
    None,
}

/// How logs look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// A text that is never printed.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Hidden(pub String);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(hidden)")
    }
}

/// `http://host` or `https://host`, with or without a port, and nothing after it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct BaseUrl(pub String);

impl TryFrom<String> for BaseUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let good = host.is_some_and(|host| {
            !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || "-.:[]".contains(c))
        });
        if good {
            Ok(Self(text))
        } else {
            Err(format!(
                "“{text}” is not an address like https://keepitpublic.example, without a slash at the end"
            ))
        }
    }
}

impl Config {
    /// Reads the file, if there is one, under the environment.
    ///
    /// # Errors
    /// A value can't be used; the text names it, with its line.
    pub fn load(path: &Path) -> Result<Self> {
        let environment =
            <Self as confique::Config>::Layer::from_env().context("An environment variable can't be used")?;
        let mut layer = environment;
        if path.exists() {
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("The configuration {} can't be read", path.display()))?;
            layer =
                layer.with_fallback(Self::parse(&text).with_context(|| format!("In {}", path.display()))?);
        }
        let layer = layer.with_fallback(<Self as confique::Config>::Layer::default_values());
        let mut config = Self::from_layer(layer).context("The configuration lacks a value")?;
        config.resolve(path.parent().unwrap_or_else(|| Path::new("")));
        Ok(config)
    }

    fn parse(text: &str) -> Result<<Self as confique::Config>::Layer> {
        // The error shows the line, and points at the value.
        Ok(toml::from_str(text)?)
    }

    /// Paths are meant from the configuration's own folder, wherever the program is started.
    fn resolve(&mut self, folder: &Path) {
        if let Some(file) =
            self.database.url.strip_prefix("sqlite:").filter(|file| !file.starts_with(['/', ':']))
        {
            let file = file.trim_start_matches("//");
            self.database.url = format!("sqlite:{}", folder.join(file).display());
        }
        self.secrets.master_key_file = folder.join(&self.secrets.master_key_file);
        if let Some(file) = &mut self.mail.extra_root_file {
            *file = folder.join(&file);
        }
    }

    /// The commented sample.
    #[must_use]
    pub fn sample() -> String {
        confique::toml::template::<Self>(confique::toml::FormatOptions::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        match Config::parse(text) {
            Ok(_) => panic!("{text} was taken"),
            Err(error) => format!("{error:#}"),
        }
    }

    #[test]
    fn a_wrong_value_is_named_with_its_line() {
        let words = fault("[server]\nlisten = \"127.0.0.1:8080\"\nbase_url = \"localhost\"\n");
        assert!(
            words.contains("line 3") && words.contains("base_url") && words.contains("localhost"),
            "{words}"
        );
        let words = fault("[mail]\ntransport = \"pigeon\"\n");
        assert!(words.contains("line 2") && words.contains("pigeon"), "{words}");
        let words = fault("[limits]\n\nnetwork_bust = 3\n");
        assert!(words.contains("line 3") && words.contains("network_bust"), "{words}");
    }

    #[test]
    fn the_sample_is_a_configuration_once_its_comments_are_opened() {
        let sample = Config::sample();
        assert!(sample.contains("COMMONFRONT_DATABASE_URL"));
        let opened: String = sample
            .lines()
            .map(|line| match line.strip_prefix('#') {
                Some(rest) if !rest.starts_with(' ') && rest.contains(" = ") => format!("{rest}\n"),
                _ => format!("{line}\n"),
            })
            .collect();
        assert!(Config::parse(&opened).is_ok(), "{opened}");
    }

    #[test]
    fn paths_are_meant_from_the_configurations_folder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("commonfront.toml");
        std::fs::write(&path, "[database]\nurl = \"sqlite:data.db\"\n").unwrap();
        let config = Config::load(&path).unwrap();
        assert_eq!(config.database.url, format!("sqlite:{}", folder.path().join("data.db").display()));
        assert_eq!(config.secrets.master_key_file, folder.path().join("master.key"));
    }
}
