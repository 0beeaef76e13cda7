//! What staff may do: a role is a set of rights, and nothing else decides.

use serde::{Deserialize, Serialize};

/// What a person is at the desk. The order is that of rank, highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Keeps the coalition itself: its organisations, staff, campaigns. Sees no union's people.
    Secretary,
    /// Runs one organisation's desk.
    Admin,
    /// Writes campaigns and works with the organisation's people.
    Campaigner,
    /// Reads what supporters send before it is shown.
    Moderator,
    /// Sees the dashboard and the campaigns.
    Reader,
}

/// Something that not everybody at the desk may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Right {
    /// See campaigns that are not published yet, and the dashboard.
    SeeCampaigns,
    /// Write campaigns.
    Campaigns,
    /// Put them before the public.
    Publish,
    /// See the organisation's people.
    People,
    /// Change what is held of them.
    EditPeople,
    /// Bring people from a file.
    Import,
    /// Take people out in a file.
    Export,
    /// Let comments through or not.
    Moderate,
    /// Find and set aside signatures that nobody made.
    Fraud,
    /// Enter signatures from paper.
    Paper,
    /// Invite, change and disable staff.
    ManageStaff,
    /// Change what the coalition says of an organisation.
    ManageOrganisations,
    /// Change the coalition's own name and address; add an organisation.
    Coalition,
    /// Read the audit log.
    Audit,
    /// Enter the room that the parties to the pact share.
    Pact,
    /// Speak there for one's organisation; the secretary keeps the coalition's own papers.
    SpeakForParty,
}

impl Role {
    /// All roles, highest first.
    pub const ALL: [Self; 5] =
        [Self::Secretary, Self::Admin, Self::Campaigner, Self::Moderator, Self::Reader];

    /// Its name in forms, on the command line and in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Secretary => "secretary",
            Self::Admin => "admin",
            Self::Campaigner => "campaigner",
            Self::Moderator => "moderator",
            Self::Reader => "reader",
        }
    }

    /// The role with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Its number in the database.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Secretary => 1,
            Self::Admin => 2,
            Self::Campaigner => 3,
            Self::Moderator => 4,
            Self::Reader => 5,
        }
    }

    /// The role with this number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.number() == number)
    }

    /// Whether somebody with this role may do it.
    #[must_use]
    pub fn may(self, right: Right) -> bool {
        use Right as R;
        match self {
            Self::Secretary => !matches!(right, R::People | R::EditPeople | R::Import | R::Export),
            Self::Admin => !matches!(right, R::Fraud | R::Paper | R::Coalition),
            Self::Campaigner => matches!(
                right,
                R::SeeCampaigns
                    | R::Campaigns
                    | R::Publish
                    | R::People
                    | R::EditPeople
                    | R::Import
                    | R::Export
                    | R::Pact
                    | R::SpeakForParty
            ),
            Self::Moderator => matches!(right, R::SeeCampaigns | R::Moderate),
            Self::Reader => matches!(right, R::SeeCampaigns | R::Pact),
        }
    }

    /// Whether it belongs to an organisation; the secretary belongs to the coalition.
    #[must_use]
    pub fn of_an_organisation(self) -> bool {
        self != Self::Secretary
    }

    /// Whether somebody with this role may give another the role `given`: nobody raises above herself.
    #[must_use]
    pub fn may_give(self, given: Self) -> bool {
        self.may(Right::ManageStaff) && self.number() <= given.number()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_coalitions_secretary_sees_no_people() {
        for right in [Right::People, Right::EditPeople, Right::Import, Right::Export] {
            assert!(!Role::Secretary.may(right), "{right:?}");
        }
    }

    #[test]
    fn nobody_gives_a_role_above_her_own() {
        assert!(Role::Secretary.may_give(Role::Secretary) && Role::Secretary.may_give(Role::Reader));
        assert!(Role::Admin.may_give(Role::Admin) && !Role::Admin.may_give(Role::Secretary));
        assert!(Role::ALL.into_iter().all(|role| !Role::Campaigner.may_give(role)));
    }

    #[test]
    fn names_and_numbers_lead_back() {
        for role in Role::ALL {
            assert_eq!(Role::from_name(role.name()), Some(role));
            assert_eq!(Role::from_number(role.number()), Some(role));
        }
        assert_eq!(Role::from_name("root"), None);
    }
}
