//! Pooled orders: what they took, and those that anyone may still join.

use std::collections::BTreeMap;

use super::cast::{PLAYED_BUYERS, PLAYED_REFURBISHER};
use super::codes::{Capacity, DeviceState, Grade, PooledOrderState, PurchaseOrderState};
use super::coming::coming_orders;
use super::description::{
    Destination, Device, Listing, Lot, NeedLine, Organisation, Participant, PooledOrder, PurchaseOrder,
    PurchaseOrderLine, Step, Unserved,
};
use super::devices::Fated;
use super::listings::workshops_by_lot;
use super::random::Random;
use super::{Cast, Chapter};
use crate::Category;

const DAY: u32 = 1_440;

/// Plays the sales, which ends the lives of sold devices, then adds the orders still to come.
pub(super) fn sales(
    chapter: &Chapter,
    cast: &Cast,
    lots: &[Lot],
    listings: &[Listing],
    devices: &mut [Fated],
) -> Vec<PooledOrder> {
    let listing_of = listings
        .iter()
        .flat_map(|listing| listing.devices.iter().map(|device| (device.as_str(), listing.key.as_str())))
        .collect();
    let mut market = Market {
        random: Random::new(chapter.seed, "sales"),
        cast,
        listing_of,
        pooled_orders: Vec::new(),
        purchase_orders: 0,
        unsettled: 0,
        largest: if chapter.is_full() { 34 } else { 14 },
        neighbours: if chapter.is_full() { 12 } else { 6 },
    };
    for (fates, progress) in [
        (&[DeviceState::InUse, DeviceState::Returned][..], Progress::Settled),
        (&[DeviceState::Sold], Progress::Delivering),
        (&[DeviceState::Reserved], Progress::Promised),
    ] {
        market.past_orders(lots, devices, fates, progress);
    }
    if chapter.is_first() {
        market.pooled_orders.extend(coming_orders(cast, market.pooled_orders.len(), &mut market.random));
    }
    market.pooled_orders
}

/// How far a pooled order has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    Settled,
    Delivering,
    Promised,
}

/// How far the purchase orders of a pooled order have come.
#[derive(Debug, Clone, Copy)]
enum Stage {
    /// All as far; as long as they are proposed, participants have still to commit.
    All(PurchaseOrderState),
    /// Every participant has committed; the first has still to sign, then one waits for its confirmation, then one for
    /// its preparation, then one for its shipment.
    EachItsOwn,
}

impl Stage {
    /// How far the purchase order of the participant at that place has come.
    fn of(self, place: usize) -> PurchaseOrderState {
        use PurchaseOrderState as S;
        match self {
            Self::All(state) => state,
            Self::EachItsOwn => [S::Proposed, S::Signed, S::Confirmed, S::Preparing][place % 4],
        }
    }

    /// Whether the participants have committed.
    const fn committed(self) -> bool {
        !matches!(self, Self::All(PurchaseOrderState::Proposed))
    }
}

struct Market<'a> {
    random: Random,
    cast: &'a Cast,
    /// Device key → listing key.
    listing_of: BTreeMap<&'a str, &'a str>,
    pooled_orders: Vec<PooledOrder>,
    purchase_orders: usize,
    /// Pooled orders that are not settled yet.
    unsettled: usize,
    /// The most devices of one pooled order.
    largest: u32,
    /// Of how many buyers near a workshop some order there.
    neighbours: usize,
}

impl<'a> Market<'a> {
    /// Orders for all devices of those fates, the ones listed first in the oldest order.
    fn past_orders(
        &mut self,
        lots: &[Lot],
        devices: &mut [Fated],
        fates: &[DeviceState],
        progress: Progress,
    ) {
        let workshops = workshops_by_lot(lots);
        let mut by_seller: BTreeMap<(&str, &str), Vec<(u32, usize)>> = BTreeMap::new();
        for (index, Fated { device, fate }) in devices.iter().enumerate() {
            if let Some(listed) = device.entered(DeviceState::Listed)
                && fates.contains(&fate.0)
            {
                by_seller.entry(workshops[device.lot.as_str()]).or_default().push((listed, index));
            }
        }
        for ((refurbisher, site), mut sold) in by_seller {
            sold.sort_by(|one, other| other.cmp(one));
            let mut left = sold.as_slice();
            while !left.is_empty() {
                let size = usize::try_from(self.random.between(5, self.largest)).unwrap_or(5).min(left.len());
                let (chunk, rest) = left.split_at(size);
                left = rest;
                let latest = chunk.iter().map(|(listed, _)| *listed).min().unwrap_or_default();
                let sourced = match progress {
                    Progress::Settled => latest - self.random.between(60, 3 * DAY),
                    Progress::Delivering => 14 * DAY,
                    Progress::Promised => 6 * DAY,
                };
                let members: Vec<usize> = chunk.iter().map(|(_, index)| *index).collect();
                self.past_order(refurbisher, site, &members, devices, progress, sourced);
            }
        }
    }

    fn past_order(
        &mut self,
        supplier: &str,
        workshop: &str,
        members: &[usize],
        devices: &mut [Fated],
        progress: Progress,
        sourced: u32,
    ) {
        let buyers = self.buyers_near(supplier, workshop, members.len(), progress);
        let stage = self.stage(supplier, progress);
        let moments = moments(sourced, progress);
        let opened = sourced + self.random.between(20 * DAY, 45 * DAY);
        let lines = need_lines(members, devices);
        let mut order = PooledOrder {
            key: format!("pooled-order-{:03}", self.pooled_orders.len() + 1),
            title: (*self.random.pick(&TITLES)).to_owned(),
            coordinator: buyers[0].key.clone(),
            minimum_units: (count(members.iter()) / 2).max(1),
            closes_in_minutes: -i64::from(sourced + CLOSED_BEFORE_SOURCED),
            lines,
            participants: Vec::new(),
            purchase_orders: Vec::new(),
            unserved: Vec::new(),
            steps: pooled_order_steps(sourced, opened, &moments, progress, stage.committed()),
        };
        for (place, buyer) in buyers.iter().enumerate() {
            let own: Vec<usize> = members.iter().copied().skip(place).step_by(buyers.len()).collect();
            let wanted_too =
                progress == Progress::Settled && place == 0 && self.pooled_orders.len().is_multiple_of(3);
            let unserved = if wanted_too { self.random.between(1, 2) } else { 0 };
            self.take_part(&mut order, buyer, &own, devices, unserved);
            if let Some(participant) = order.participants.last_mut() {
                participant.joined_minutes_ago = self.random.between(sourced + 3 * DAY, opened - 60);
                participant.committed_minutes_ago = stage.committed().then_some(sourced - moments.committed);
            }
            let steps = purchase_order_steps(sourced, &moments, stage.of(place));
            if let Some(purchase_order) = order.purchase_orders.last_mut() {
                supplier.clone_into(&mut purchase_order.supplier);
                for index in own {
                    follow_sale(&mut devices[index], &purchase_order.key, &steps, sourced);
                }
                purchase_order.steps = steps;
            }
        }
        self.pooled_orders.push(order);
    }

    /// Adds a buyer with its own devices, and `unserved` more of the first line that nobody had.
    fn take_part(
        &mut self,
        order: &mut PooledOrder,
        buyer: &Organisation,
        own: &[usize],
        devices: &[Fated],
        unserved: u32,
    ) {
        let categories: Vec<Category> = order.lines.iter().map(|line| line.category).collect();
        let mut quantities: Vec<u32> = categories
            .iter()
            .map(|category| count(own.iter().filter(|index| devices[**index].device.category == *category)))
            .collect();
        if unserved > 0 {
            quantities[0] += unserved;
            order.unserved.push(Unserved {
                organisation: buyer.key.clone(),
                need_line: 0,
                quantity: unserved,
                reason: "no_stock_in_reach".to_owned(),
            });
        }
        let delivery_site = buyer.sites[0].key.clone();
        order.participants.push(Participant {
            organisation: buyer.key.clone(),
            delivery_site: delivery_site.clone(),
            quantities,
            joined_minutes_ago: 0,
            committed_minutes_ago: None,
        });
        self.purchase_orders += 1;
        order.purchase_orders.push(PurchaseOrder {
            key: format!("purchase-order-{:04}", self.purchase_orders),
            buyer: buyer.key.clone(),
            supplier: String::new(),
            delivery_site,
            lines: self.purchase_order_lines(own, &categories, devices),
            steps: Vec::new(),
        });
    }

    /// One to four of the buyers nearest to a workshop; what the played workshop still owes is owed to the personas.
    fn buyers_near(
        &mut self,
        supplier: &str,
        workshop: &str,
        at_most: usize,
        progress: Progress,
    ) -> Vec<&'a Organisation> {
        let near = self.cast.nearest(Capacity::Buyer, workshop, self.neighbours);
        let mut near: Vec<&Organisation> = near.into_iter().map(|(_, buyer)| buyer).collect();
        self.random.shuffle(&mut near);
        let mut wanted = usize::try_from(self.random.between(2, 4)).unwrap_or(2);
        if progress != Progress::Settled && supplier == PLAYED_REFURBISHER {
            // A delivery is for the two who only join, a promise for the one who coordinates first.
            let skipped = usize::from(progress == Progress::Delivering);
            let personas = PLAYED_BUYERS[skipped..].iter().map(|key| self.cast.organisation(key));
            near = personas
                .chain(near.iter().copied().filter(|one| !PLAYED_BUYERS.contains(&one.key.as_str())))
                .collect();
            wanted = wanted.max(PLAYED_BUYERS.len());
        }
        near.truncate(wanted.min(at_most));
        near
    }

    /// How far the purchase orders of the next pooled order have come.
    fn stage(&mut self, supplier: &str, progress: Progress) -> Stage {
        use PurchaseOrderState as S;
        let number = self.unsettled;
        self.unsettled += usize::from(progress != Progress::Settled);
        match progress {
            Progress::Settled => Stage::All(S::Closed),
            Progress::Delivering => Stage::All([S::Shipped, S::Certified, S::Delivered][number % 3]),
            Progress::Promised if supplier == PLAYED_REFURBISHER => Stage::EachItsOwn,
            Progress::Promised => [Stage::All(S::Proposed), Stage::EachItsOwn][number % 2],
        }
    }

    fn purchase_order_lines(
        &self,
        own: &[usize],
        categories: &[Category],
        devices: &[Fated],
    ) -> Vec<PurchaseOrderLine> {
        let mut lines: BTreeMap<(usize, &str), PurchaseOrderLine> = BTreeMap::new();
        for device in own.iter().map(|index| &devices[*index].device) {
            let need_line =
                categories.iter().position(|category| *category == device.category).unwrap_or_default();
            let listing = self.listing_of[device.key.as_str()];
            lines
                .entry((need_line, listing))
                .or_insert_with(|| PurchaseOrderLine {
                    need_line,
                    listing: listing.to_owned(),
                    unit_price_cents: device.price_cents.unwrap_or_default(),
                    devices: Vec::new(),
                })
                .devices
                .push(device.key.clone());
        }
        lines.into_values().collect()
    }
}

/// Minutes between a buyer's certifying and the first day of use.
const IN_USE_AFTER: u32 = 2 * DAY + 50;

const TITLES: [&str; 15] = [
    "Portables pour les agents en déplacement",
    "Écrans doubles pour l’état civil",
    "Postes de la médiathèque",
    "Classe mobile de l’école",
    "Ordinateurs des associations hébergées",
    "Équiper les élus du nouveau conseil",
    "Téléphones des équipes de terrain",
    "Remplacer les postes sous Windows 10",
    "Salle de formation du campus connecté",
    "Renouveler les postes de nos agents",
    "Équiper les accueils du public",
    "Ateliers numériques de proximité",
    "Salles informatiques du territoire",
    "Petits équipements de bureau",
    "Postes de travail pour la rentrée",
];

/// What equipment of a category is for, as a buyer would say it.
pub(super) const fn purpose(category: Category) -> &'static str {
    match category {
        Category::Laptop => "Postes de travail des agents",
        Category::Desktop => "Postes fixes de l’accueil",
        Category::Screen => "Seconds écrans",
        Category::Smartphone => "Téléphones de service",
        Category::Tablet => "Tablettes des ateliers",
        Category::Printer => "Imprimantes de proximité",
    }
}

/// One need line for each category among the devices.
fn need_lines(members: &[usize], devices: &[Fated]) -> Vec<NeedLine> {
    let all = || members.iter().map(|index| &devices[*index].device);
    let mut categories: Vec<Category> = all().map(|device| device.category).collect();
    categories.sort();
    categories.dedup();
    categories
        .into_iter()
        .map(|category| need_line(all().filter(|device| device.category == category), category))
        .collect()
}

/// The need that these devices meet.
fn need_line<'a>(devices: impl Iterator<Item = &'a Device> + Clone, category: Category) -> NeedLine {
    let dearest = devices.clone().filter_map(|device| device.price_cents).max().unwrap_or_default();
    NeedLine {
        purpose: purpose(category).to_owned(),
        category,
        memory_gb_min: devices.clone().filter_map(|device| device.memory_gb).min(),
        grade_min: devices.filter_map(|device| device.grade).max().unwrap_or(Grade::C),
        price_ceiling_cents: (dearest / 5_000 + 1) * 5_000,
    }
}

fn count<T>(things: impl Iterator<Item = T>) -> u32 {
    u32::try_from(things.count()).unwrap_or(u32::MAX)
}

/// Minutes between the sourcing of a pooled order and what follows.
struct Moments {
    committed: u32,
    signed: u32,
    confirmed: u32,
    preparing: u32,
    shipped: u32,
    delivered: u32,
    certified: u32,
    closed: u32,
}

fn moments(sourced: u32, progress: Progress) -> Moments {
    // A promise is days old, the rest weeks.
    let day = if progress == Progress::Promised { sourced / 8 } else { DAY };
    Moments {
        committed: 3 * day,
        signed: 4 * day,
        confirmed: 5 * day,
        preparing: 6 * day,
        shipped: 9 * day,
        delivered: 11 * day,
        certified: 12 * day,
        closed: 17 * day,
    }
}

/// A pooled order closes so many minutes before it is sourced.
const CLOSED_BEFORE_SOURCED: u32 = 2 * DAY;

fn pooled_order_steps(
    sourced: u32,
    opened: u32,
    moments: &Moments,
    progress: Progress,
    committed: bool,
) -> Vec<Step<PooledOrderState>> {
    use PooledOrderState as S;
    let closed = sourced + CLOSED_BEFORE_SOURCED;
    let mut steps = vec![
        (S::Draft, opened + 2 * DAY),
        (S::Scheduled, opened + DAY),
        (S::Open, opened),
        (S::Closed, closed),
        (S::Confirmed, closed - 10),
        (S::Sourcing, sourced + 60),
        (S::Sourced, sourced),
        (S::CollectingCommitments, sourced - 30),
    ];
    if committed {
        steps.push((S::Ordered, sourced - moments.signed - 5));
    }
    if progress == Progress::Settled {
        steps.push((S::Settled, sourced - moments.closed - 60));
    }
    steps.into_iter().map(|(to, minutes_ago)| Step { to, minutes_ago }).collect()
}

fn purchase_order_steps(
    sourced: u32,
    moments: &Moments,
    reached: PurchaseOrderState,
) -> Vec<Step<PurchaseOrderState>> {
    use PurchaseOrderState as S;
    [
        (S::Proposed, 30),
        (S::Signed, moments.signed),
        (S::Confirmed, moments.confirmed),
        (S::Preparing, moments.preparing),
        (S::Shipped, moments.shipped),
        (S::Delivered, moments.delivered),
        (S::Certified, moments.certified),
        (S::Closed, moments.closed),
    ]
    .into_iter()
    .filter(|(to, _)| *to <= reached)
    .map(|(to, after)| Step { to, minutes_ago: sourced - after })
    .collect()
}

/// The life of a device follows its purchase order: reserved when sourced, sold when shipped, in use some days after its
/// buyer certified it.
fn follow_sale(fated: &mut Fated, order: &str, steps: &[Step<PurchaseOrderState>], sourced: u32) {
    let device = &mut fated.device;
    device.destination = Some(Destination::PurchaseOrder(order.to_owned()));
    device.steps.push(Step { to: DeviceState::Reserved, minutes_ago: sourced });
    for step in steps {
        match step.to {
            PurchaseOrderState::Shipped => {
                device.steps.push(Step { to: DeviceState::Sold, minutes_ago: step.minutes_ago });
            }
            PurchaseOrderState::Certified if fated.fate.0 != DeviceState::Sold => {
                device
                    .steps
                    .push(Step { to: DeviceState::InUse, minutes_ago: step.minutes_ago - IN_USE_AFTER });
            }
            PurchaseOrderState::Proposed
            | PurchaseOrderState::Signed
            | PurchaseOrderState::Confirmed
            | PurchaseOrderState::Preparing
            | PurchaseOrderState::Delivered
            | PurchaseOrderState::Certified
            | PurchaseOrderState::Closed => {}
        }
    }
    if let (DeviceState::Returned, Some(last)) = (fated.fate.0, device.steps.last()) {
        let minutes_ago = last.minutes_ago / 2;
        device.steps.push(Step { to: DeviceState::Returned, minutes_ago });
    }
}
