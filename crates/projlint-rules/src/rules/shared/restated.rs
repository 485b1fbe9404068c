//! The different values that a document states of one field.

/// So many different values are told apart; a document with more of them is a list.
const MAX_VALUES: usize = 32;

/// From so many different values on, none of which is stated twice, a document is a list of several things.
const LIST_VALUES: usize = 3;

/// The different values of one field and scope, each with how often it is stated.
pub(crate) struct StatedValues<T>(Vec<(T, usize)>);

impl<T> Default for StatedValues<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> StatedValues<T> {
    /// Notes a value; `same` tells whether two can be one.
    pub fn note(&mut self, value: T, same: impl Fn(&T, &T) -> bool) {
        if let Some((_, count)) = self.0.iter_mut().find(|(known, _)| same(known, &value)) {
            *count += 1;
        } else if self.0.len() < MAX_VALUES {
            self.0.push((value, 1));
        }
    }

    /// Whether they are of a list of several things: three or more, each stated once.
    pub fn is_list(&self) -> bool {
        self.0.len() >= LIST_VALUES && self.0.iter().all(|(_, count)| *count == 1)
    }

    /// Whether they can be the value before a change and the one after it.
    pub fn may_be_amended(&self) -> bool {
        self.0.len() < LIST_VALUES
    }
}
