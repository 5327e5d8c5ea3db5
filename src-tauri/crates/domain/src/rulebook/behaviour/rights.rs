//! What rules say of roles and rights.

use serde::{Deserialize, Serialize};

/// A role (岗位) exists before an account does, so an account of which none is known is warned of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RoleBeforeAccount {}

/// What a platform takes of roles; a limit that is not given is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RoleLimits {
    /// roles of one main account
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<i64>,
    /// characters
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<i64>,
    /// characters
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<i64>,
    /// permissions of one role
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permissions: Option<i64>,
}

/// An account has permissions through its roles alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RolesOnly {}

/// The platform's own roles are the only ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FixedRoles {
    /// As the platform calls them.
    pub names: Vec<String>,
}

/// So many accounts of one store may hold a permission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PermissionHoldersMax {
    /// Code of `rules/permissions.toml`.
    pub permission: String,
    /// accounts
    pub max: i64,
}

/// What no sub-account may hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MainAccountOnly {
    /// Codes of `rules/permissions.toml`.
    pub permissions: Vec<String>,
}

/// Granting a permission grants what stands above and below it too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GrantClosure {}

/// An account may do what it was granted directly and what its roles bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EffectivePermissions {}
