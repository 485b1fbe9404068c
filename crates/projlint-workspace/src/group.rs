//! A document together with the other documents of its project.

use crate::links::Links;
use projlint_rules::document::Input;
use projlint_rules::judge::link::ProjectIdentity;
use projlint_rules::judge::project::Project;
use projlint_rules::judge::settings::Settings;
use projlint_rules::text::source::DocId;
use std::hash::Hash;
use std::sync::Arc;

/// A document that was read, and what holds for it.
#[derive(Debug, Default)]
pub struct Member {
    /// The document, with what the configuration declares of it.
    pub input: Input,
    /// What it is judged by.
    pub settings: Arc<Settings>,
    /// What replaces its code where the configuration assigns it to a project.
    pub project: Option<String>,
}

/// The documents of one project, one of which was asked for; `D` identifies a document.
#[derive(Debug)]
pub struct Group<D> {
    /// The documents, each with its settings.
    pub project: Project,
    /// What identifies each of them, in order.
    pub keys: Vec<D>,
    /// The one that was asked for.
    pub own: DocId,
    /// What identifies the project of the one that was asked for.
    pub identity: Option<ProjectIdentity>,
}

impl<D> Group<D> {
    /// The documents with their numbers.
    pub fn members(&self) -> impl Iterator<Item = (DocId, &D)> {
        (0..).map(DocId).zip(&self.keys)
    }
}

/// Reads a document together with those of `others` that are of its project. One of the others that cannot be read is left out.
///
/// # Errors
///
/// What `read` says of the document itself.
pub fn assemble<D: Clone + Ord + Hash, E>(
    own: &D,
    others: &[D],
    mut read: impl FnMut(&D) -> Result<Member, E>,
) -> Result<Group<D>, E> {
    let mut keys = others.to_vec();
    keys.push(own.clone());
    keys.sort();
    keys.dedup();
    let (mut project, mut links) = (Project::default(), Links::default());
    let (mut members, mut found) = (Vec::with_capacity(keys.len()), None);
    for key in keys {
        let member = match read(&key) {
            Ok(member) => member,
            Err(error) if key == *own => return Err(error),
            Err(_) => continue,
        };
        let doc = project.add_document(member.input, member.settings);
        let stated = ProjectIdentity::of(project.document(doc));
        let identity = match member.project {
            Some(code) => Some(stated.unwrap_or_default().with_code(code)),
            None => stated,
        };
        if key == *own {
            found = Some((doc, identity.clone()));
        }
        if let Some(identity) = identity.filter(|_| !others.is_empty()) {
            links.add(key.clone(), identity);
        }
        members.push(key);
    }
    let (own_doc, identity) = found.unwrap_or_default();
    if members.len() > 1 {
        let mut linked = links.group(own);
        if linked.len() < members.len() {
            linked.retain(|key| key != own);
            return assemble(own, &linked, read);
        }
    }
    Ok(Group {
        project,
        keys: members,
        own: own_doc,
        identity,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_has_the_documents_of_one_project_that_can_be_read() {
        let texts = [
            "Project code: S1234\nProject name: Model",
            "Project code: S1234\nProject name: Model",
            "Project code: S9999\nProject name: Other",
        ];
        let read = |at: &usize| match texts.get(*at) {
            Some(text) => Ok(Member {
                input: Input::plain_text(*text),
                ..Member::default()
            }),
            None => Err(*at),
        };
        let group = assemble(&1, &[0, 2, 7], read).expect("it can be read");
        assert_eq!((group.keys.as_slice(), group.own), (&[0, 1][..], DocId(1)));
        assert_eq!(group.project.documents().len(), 2);
        assert_eq!(assemble(&7, &[0], read).err(), Some(7));
        let configured = |at: &usize| {
            read(at).map(|member| Member {
                project: Some("one".to_owned()),
                ..member
            })
        };
        let group = assemble(&2, &[0], configured).expect("it can be read");
        assert_eq!(group.keys, [0, 2]);
    }
}
