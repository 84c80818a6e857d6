//! A gate that closes for a moment: requests get a calm answer, jobs wait, and whoever closes it learns when all
//! who were inside are out.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::{OwnedRwLockReadGuard, RwLock};

/// How the gate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// All go in.
    Open,
    /// Closed for work that this process does.
    Working,
    /// Closed for work that another process does.
    Elsewhere,
    /// Closed because the work failed halfway.
    Stuck,
}

impl Standing {
    const ALL: [Self; 4] = [Self::Open, Self::Working, Self::Elsewhere, Self::Stuck];

    fn of(number: u8) -> Self {
        Self::ALL.into_iter().find(|one| *one as u8 == number).unwrap_or(Self::Stuck)
    }
}

/// The gate of one process; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Gate(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    standing: AtomicU8,
    closings: AtomicU64,
    inside: Arc<RwLock<()>>,
}

/// Held by whoever is inside.
#[derive(Debug)]
pub struct Inside {
    closings: u64,
    _held: OwnedRwLockReadGuard<()>,
}

impl Gate {
    /// How the gate stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::of(self.0.standing.load(Ordering::SeqCst))
    }

    /// Whether nobody goes in.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.standing() != Standing::Open
    }

    /// Goes in; nothing when the gate is closed.
    #[must_use]
    pub fn enter(&self) -> Option<Inside> {
        let held = Arc::clone(&self.0.inside).try_read_owned().ok()?;
        let closings = self.0.closings.load(Ordering::SeqCst);
        (!self.is_closed()).then_some(Inside { closings, _held: held })
    }

    /// Whether the gate has closed since somebody went in.
    #[must_use]
    pub fn closed_since(&self, inside: &Inside) -> bool {
        self.0.closings.load(Ordering::SeqCst) != inside.closings
    }

    /// Closes the gate for work of this process; says whether nobody here was at it already.
    #[must_use]
    pub fn begin(&self) -> bool {
        let changed = self.change(Standing::Working, |now| now != Standing::Working);
        if changed {
            self.0.closings.fetch_add(1, Ordering::SeqCst);
        }
        changed
    }

    /// Waits until all who were inside are out, at most for that long.
    pub async fn wait_until_empty(&self, patience: Duration) {
        // Whoever is still inside after that gets the calm answer instead of an error.
        drop(tokio::time::timeout(patience, self.0.inside.write()).await);
    }

    /// Ends the work of this process.
    pub fn end(&self, standing: Standing) {
        self.change(standing, |now| now == Standing::Working);
    }

    /// Follows what another process does; the work of this process goes on untouched.
    pub fn follow(&self, standing: Standing) {
        let changed = self.change(standing, |now| now != Standing::Working && now != standing);
        if changed && standing != Standing::Open {
            self.0.closings.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn change(&self, to: Standing, when: impl Fn(Standing) -> bool) -> bool {
        let change = |now| when(Standing::of(now)).then_some(to as u8);
        self.0.standing.fetch_update(Ordering::SeqCst, Ordering::SeqCst, change).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_is_inside_is_waited_for_and_nobody_follows() {
        let gate = Gate::default();
        let inside = gate.enter().expect("an open gate");
        assert!(gate.begin());
        assert!(!gate.begin(), "two cannot work at once");
        assert!(gate.enter().is_none());
        assert!(gate.closed_since(&inside));
        let waiting = tokio::spawn({
            let gate = gate.clone();
            async move { gate.wait_until_empty(Duration::from_secs(60)).await }
        });
        drop(inside);
        waiting.await.expect("the wait ends");
        gate.end(Standing::Open);
        assert!(gate.enter().is_some());
    }

    #[tokio::test]
    async fn what_another_process_does_never_opens_the_gate_of_this_one() {
        let gate = Gate::default();
        gate.follow(Standing::Elsewhere);
        assert_eq!(gate.standing(), Standing::Elsewhere);
        assert!(gate.begin());
        gate.follow(Standing::Open);
        assert_eq!(gate.standing(), Standing::Working);
        gate.end(Standing::Stuck);
        gate.follow(Standing::Open);
        assert!(gate.enter().is_some());
    }

    #[tokio::test]
    async fn a_wait_for_somebody_who_stays_ends() {
        let gate = Gate::default();
        let _inside = gate.enter().expect("an open gate");
        assert!(gate.begin());
        gate.wait_until_empty(Duration::from_millis(1)).await;
        assert!(gate.is_closed());
    }
}
