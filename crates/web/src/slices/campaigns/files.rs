//! The documents as a folder of plain files that people can read, write and keep under version control:
//! `coalition.toml`, the parties' logos, and a folder per campaign with its texts as Markdown and its picture.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use commonfront_domain::campaign::{Action, Campaign, Coalition, Logo, Organisation};
use commonfront_domain::{Language, Text};
use commonfront_media::Picture;

use super::documents::Documents;
use crate::slices::pictures::keep;

/// A campaign's picture.
const HERO: &str = "hero.jpg";
/// The folder with the organisations' logos, each by its short name.
const LOGOS: &str = "logos";

/// Why a folder can't be read or written; the text names the file, and the line where it is known.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// A file or folder can't be read or written.
    #[error("{path}: {source}", path = .0.display(), source = .1)]
    Io(PathBuf, std::io::Error),
    /// A file says something that can't be understood.
    #[error("{path}: {reason}", path = .0.display(), reason = .1)]
    Content(PathBuf, String),
}

type Result<T> = std::result::Result<T, FilesError>;

fn io(path: &Path) -> impl FnOnce(std::io::Error) -> FilesError {
    let path = path.to_owned();
    move |error| FilesError::Io(path, error)
}

fn content(path: &Path, reason: impl ToString) -> FilesError {
    FilesError::Content(path.to_owned(), reason.to_string())
}

fn read_toml<D: serde::de::DeserializeOwned>(path: &Path) -> Result<D> {
    let text = fs::read_to_string(path).map_err(io(path))?;
    toml::from_str(&text).map_err(|error| content(path, error))
}

/// `{stem}.en.md` and `{stem}.fr.md`, whichever are there.
fn read_text(folder: &Path, stem: &str) -> Result<Text> {
    let mut text = Text::default();
    for language in Language::ALL {
        let path = folder.join(format!("{stem}.{}.md", language.tag()));
        if path.exists() {
            text.set(language, Some(fs::read_to_string(&path).map_err(io(&path))?));
        }
    }
    Ok(text)
}

/// A name from a document that becomes a file's: nothing that leads elsewhere.
fn safe<'n>(path: &Path, name: &'n str) -> Result<&'n str> {
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if plain { Ok(name) } else { Err(content(path, format!("“{name}” can't be the name of a folder"))) }
}

/// Reads a folder.
///
/// # Errors
/// [`FilesError`].
pub fn read(folder: &Path) -> Result<Documents> {
    let mut coalition: Coalition = read_toml(&folder.join("coalition.toml"))?;
    let campaigns = folders(&folder.join("campaigns"))?;
    let mut campaigns: Vec<Campaign> =
        campaigns.iter().map(|folder| read_campaign(folder)).collect::<Result<_>>()?;
    let mut pictures = BTreeMap::new();
    for party in &mut coalition.organisations {
        pictures.extend(read_logo(folder, party)?);
    }
    for campaign in &mut campaigns {
        let folder = folder.join("campaigns").join(&campaign.slug);
        pictures.extend(read_hero(&folder, campaign)?);
    }
    Ok(Documents { coalition, campaigns, pictures })
}

/// Where an organisation's logo is.
fn logo(folder: &Path, party: &Organisation) -> Result<PathBuf> {
    Ok(folder.join(LOGOS).join(format!("{}.jpg", safe(folder, &party.slug)?)))
}

/// Reads a picture.
fn read_picture(path: &Path) -> Result<Picture> {
    let bytes = fs::read(path).map_err(io(path))?;
    commonfront_media::take(&bytes).map_err(|fault| content(path, fault))
}

/// Writes a picture.
fn write_picture(path: &Path, name: &str, pictures: &BTreeMap<String, Picture>) -> Result<()> {
    let picture = pictures.get(name).ok_or_else(|| content(path, "the picture is lost"))?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(io(folder))?;
    }
    fs::write(path, &picture.large).map_err(io(path))
}

/// Takes away a picture that an earlier document has left there.
fn no_picture(path: &Path) -> Result<()> {
    if path.exists() { fs::remove_file(path).map_err(io(path)) } else { Ok(()) }
}

/// Reads an organisation's logo, if there is one, and has the document name it.
fn read_logo(folder: &Path, party: &mut Organisation) -> Result<Option<(String, Picture)>> {
    let path = logo(folder, party)?;
    if !path.exists() {
        party.logo = None;
        return Ok(None);
    }
    let picture = read_picture(&path)?;
    let name = keep::name(&picture);
    party.logo = Some(Logo { picture: name.clone(), width: picture.width, height: picture.height });
    Ok(Some((name, picture)))
}

/// Reads a campaign's picture, and has the document name it.
fn read_hero(folder: &Path, campaign: &mut Campaign) -> Result<Option<(String, Picture)>> {
    let path = folder.join(HERO);
    let hero = match (&mut campaign.hero, path.exists()) {
        (None, false) => return Ok(None),
        (Some(hero), true) => hero,
        (Some(_), false) => return Err(content(&path, "[hero] in campaign.toml needs this picture")),
        (None, true) => {
            return Err(content(&path, "campaign.toml needs [hero] with alt = { en, fr } for it"));
        }
    };
    let picture = read_picture(&path)?;
    hero.picture = keep::name(&picture);
    (hero.width, hero.height) = (picture.width, picture.height);
    Ok(Some((hero.picture.clone(), picture)))
}

/// Writes a campaign's picture; one that another campaign has left there is taken away.
fn write_hero(folder: &Path, campaign: &Campaign, pictures: &BTreeMap<String, Picture>) -> Result<()> {
    let path = folder.join(HERO);
    match &campaign.hero {
        Some(hero) => write_picture(&path, &hero.picture, pictures),
        None => no_picture(&path),
    }
}

/// The folders within a folder, by name; none if it is not there.
fn folders(parent: &Path) -> Result<Vec<PathBuf>> {
    let mut folders: Vec<PathBuf> = Vec::new();
    if parent.exists() {
        for entry in fs::read_dir(parent).map_err(io(parent))? {
            let path = entry.map_err(io(parent))?.path();
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    folders.sort();
    Ok(folders)
}

fn read_campaign(folder: &Path) -> Result<Campaign> {
    let path = folder.join("campaign.toml");
    let mut campaign: Campaign = read_toml(&path)?;
    campaign.slug = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    campaign.story = read_text(folder, "story")?;
    for update in &mut campaign.updates {
        update.text = read_text(&folder.join("updates"), safe(&path, &update.slug)?)?;
    }
    // Behind the ones that are shown come the retired ones, whose signatures still count.
    let mut slugs = campaign.action_order.clone();
    let mut others: Vec<String> = folders(&folder.join("actions"))?
        .iter()
        .filter_map(|folder| Some(folder.file_name()?.to_string_lossy().into_owned()))
        .filter(|slug| !campaign.action_order.contains(slug))
        .collect();
    others.sort();
    slugs.extend(others);
    for slug in &slugs {
        let folder = folder.join("actions").join(safe(&path, slug)?);
        if folder.exists() {
            let mut action: Action = read_toml(&folder.join("action.toml"))?;
            action.slug.clone_from(slug);
            action.text = read_text(&folder, "text")?;
            campaign.actions.push(action);
        }
    }
    Ok(campaign)
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(io(folder))?;
    }
    fs::write(path, text).map_err(io(path))
}

fn write_toml(path: &Path, document: &impl serde::Serialize) -> Result<()> {
    write(path, &toml::to_string_pretty(document).map_err(|error| content(path, error))?)
}

fn write_text(folder: &Path, stem: &str, text: &Text) -> Result<()> {
    for language in Language::ALL {
        if let Some(words) = text.exact(language) {
            write(&folder.join(format!("{stem}.{}.md", language.tag())), words)?;
        }
    }
    Ok(())
}

/// Writes a folder; what is read from it again is the same.
///
/// # Errors
/// [`FilesError`].
pub fn write_all(documents: &Documents, folder: &Path) -> Result<()> {
    let mut coalition = documents.coalition.clone();
    for party in &mut coalition.organisations {
        let path = logo(folder, party)?;
        match party.logo.take() {
            Some(logo) => write_picture(&path, &logo.picture, &documents.pictures)?,
            None => no_picture(&path)?,
        }
    }
    write_toml(&folder.join("coalition.toml"), &coalition)?;
    for campaign in &documents.campaigns {
        let folder = folder.join("campaigns").join(safe(folder, &campaign.slug)?);
        write_text(&folder, "story", &campaign.story)?;
        for update in &campaign.updates {
            write_text(&folder.join("updates"), safe(&folder, &update.slug)?, &update.text)?;
        }
        for action in &campaign.actions {
            let folder = folder.join("actions").join(safe(&folder, &action.slug)?);
            write_text(&folder, "text", &action.text)?;
            let bare = Action { slug: String::new(), text: Text::default(), ..action.clone() };
            write_toml(&folder.join("action.toml"), &bare)?;
        }
        write_hero(&folder, campaign, &documents.pictures)?;
        let mut bare = campaign.clone();
        bare.slug.clear();
        if let Some(hero) = &mut bare.hero {
            hero.picture.clear();
            (hero.width, hero.height) = (0, 0);
        }
        bare.story = Text::default();
        bare.actions.clear();
        bare.updates.iter_mut().for_each(|update| update.text = Text::default());
        write_toml(&folder.join("campaign.toml"), &bare)?;
    }
    Ok(())
}
