//! Rules as static data and one function.

use crate::judge::meta::RuleMeta;
use crate::judge::project::Project;
use crate::judge::sink::Sink;

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// What it says of itself.
    pub meta: RuleMeta,
    /// Judges all documents of a project.
    pub check: fn(&Project, &mut Sink<'_>),
}

/// Defines the rule of a file: its page, `CODE "name" severity [families: needs] fix: class;`, and the function that judges one
/// document. `complete` before the function marks a rule about what is still missing, `project` one that takes the whole
/// project and judges its documents through [`Sink::judge_across`], `suppressions` one about what became of the suppressions.
#[macro_export]
macro_rules! rule {
    ($(#[doc = $doc:expr])* $code:ident $name:literal $severity:ident [$($family:ident)* $(: $($need:ident)*)?] fix: $fix:ident $(, tolerance $least:literal $unit:ident)?; project $check:ident) => {
        $crate::rule!(@ [$($doc)*] $code $name $severity [$($family)*] [$($($need)*)?] $fix [$($least $unit)?] Project, $check);
    };
    ($(#[doc = $doc:expr])* $code:ident $name:literal $severity:ident [$($family:ident)* $(: $($need:ident)*)?] fix: $fix:ident $(, tolerance $least:literal $unit:ident)?; suppressions $check:ident) => {
        $crate::rule!(@ [$($doc)*] $code $name $severity [$($family)*] [$($($need)*)?] $fix [$($least $unit)?] Suppressions, |p, out| out.judge_each(p, $check));
    };
    ($(#[doc = $doc:expr])* $code:ident $name:literal $severity:ident [$($family:ident)* $(: $($need:ident)*)?] fix: $fix:ident $(, tolerance $least:literal $unit:ident)?; complete $check:ident) => {
        $crate::rule!(@ [$($doc)*] $code $name $severity [$($family)*] [$($($need)*)?] $fix [$($least $unit)?] WholeDocument, |p, out| out.judge_each(p, $check));
    };
    ($(#[doc = $doc:expr])* $code:ident $name:literal $severity:ident [$($family:ident)* $(: $($need:ident)*)?] fix: $fix:ident $(, tolerance $least:literal $unit:ident)?; $check:ident) => {
        $crate::rule!(@ [$($doc)*] $code $name $severity [$($family)*] [$($($need)*)?] $fix [$($least $unit)?] Document, |p, out| out.judge_each(p, $check));
    };
    (@tolerance) => { None };
    (@tolerance $least:literal $unit:ident) => { Some($crate::judge::meta::Tolerance { least: $least, unit: stringify!($unit) }) };
    (@ [$($doc:expr)*] $code:ident $name:literal $severity:ident [$($family:ident)*] [$($need:ident)*] $fix:ident [$($tolerance:tt)*] $reach:ident, $check:expr) => {
        $(#[doc = $doc])*
        pub static RULE: $crate::judge::rule::Rule = $crate::judge::rule::Rule {
            meta: $crate::judge::meta::RuleMeta {
                code: stringify!($code),
                name: $name,
                severity: $crate::judge::meta::Severity::$severity,
                families: 0 $(| $crate::catalog::template::Family::$family.bit())*,
                needs: 0 $(| $crate::catalog::template::TemplatePart::$need.bit())*,
                status: $crate::judge::meta::Status::Stable,
                docs: concat!($($doc, "\n"),*),
                fix: $crate::judge::meta::FixClass::$fix,
                tolerance: $crate::rule!(@tolerance $($tolerance)*),
                reach: $crate::judge::meta::Reach::$reach,
            },
            check: $check,
        };
    };
}
