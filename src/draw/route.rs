//! Finds ways for edges on the lattice of a page.
//!
//! Edges that lead to the same box and say the same share their way from where they meet: they are a *net*. A net takes the
//! lines it runs on; others may only cross them. Each way is the cheapest there is (A*), short and with few bends and
//! crossings; nets that find none go first in the next round. The work is bounded by the number of places looked at.
#![expect(
    clippy::indexing_slicing,
    reason = "all lists are as long as the lattice, whose places are never left"
)]

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::lattice::Lattice;

/// Edges that share their way: the numbers of the boxes they come from, and of the one they lead to.
#[derive(Clone, Debug)]
pub(super) struct Net {
    pub(super) from: Vec<usize>,
    pub(super) to: usize,
}

/// The ways of a net's edges, from the box that each comes from; none where there was no room.
pub(super) type Ways = Vec<Option<Vec<usize>>>;

/// A step costs so much.
const STEP: u32 = 4;
/// A bend costs as much as three steps.
const BEND: u32 = 12;
const CROSSING: u32 = 14;
/// A step along the frame of a group.
const POOR: u32 = 10;
/// A way of its own to a box that the net leads to already.
const ANEW: u32 = 60;
/// An end beside that of another net.
const CROWDED: u32 = 12;
/// An end at a corner, for each step nearer.
const CORNER: u32 = 5;
/// So many places are looked at for one edge.
const MOST: usize = 160_000;
/// So often all are laid anew.
const ROUNDS: usize = 4;

/// Lays all nets; what finds no way is left out. `work` is how many places may be looked at yet.
pub(super) fn lay(lattice: &Lattice, nets: &[Net], work: &mut usize) -> Vec<Ways> {
    let mut order: Vec<usize> = (0..nets.len()).collect();
    order.sort_by_key(|nth| (length(lattice, &nets[*nth]), *nth));
    let mut best: Option<(usize, Vec<Ways>)> = None;
    for _ in 0..ROUNDS {
        let mut router = Router::new(lattice);
        let mut ways: Vec<Ways> = nets.iter().map(|net| vec![None; net.from.len()]).collect();
        let mut failed = Vec::new();
        for nth in &order {
            let net = &nets[*nth];
            let found = router.net(net, *nth as u32 + 1, work);
            if found.iter().any(Option::is_none) {
                failed.push(*nth);
            }
            ways[*nth] = found;
        }
        let missing = ways.iter().flatten().filter(|way| way.is_none()).count();
        if best.as_ref().is_none_or(|(least, _)| missing < *least) {
            best = Some((missing, ways));
        }
        if missing == 0 || *work == 0 {
            break;
        }
        order.retain(|nth| !failed.contains(nth));
        failed.extend(order);
        order = failed;
    }
    best.map(|(_, ways)| ways).unwrap_or_default()
}

/// How far apart the boxes of a net lie.
fn length(lattice: &Lattice, net: &Net) -> usize {
    let to = lattice.boxes[net.to];
    let far = net.from.iter().map(|from| {
        let from = lattice.boxes[*from];
        gap(from[0], from[2], to[0], to[2]) + gap(from[1], from[3], to[1], to[3])
    });
    far.sum()
}

/// Between two stretches of a line.
fn gap(from: usize, to: usize, other_from: usize, other_to: usize) -> usize {
    other_from.saturating_sub(to) + from.saturating_sub(other_to)
}

/// Left, up, right, down.
const WAYS: [usize; 4] = [0, 1, 2, 3];

struct Router<'l> {
    lattice: &'l Lattice,
    /// The net that runs there from side to side, and the one that runs up and down; 0 for none.
    across: Vec<u32>,
    along: Vec<u32>,
    /// The net that ends there, at the border of a box.
    ports: Vec<u32>,
    /// By place and direction: the least cost so far, where it came from, and in which search.
    cost: Vec<u32>,
    came: Vec<u32>,
    seen: Vec<u32>,
    search: u32,
    /// By place, in which search it is a goal, how that is come to and what it costs.
    goals: Vec<(u32, usize, u32)>,
}

/// What is known of a net while it is laid.
struct Laid {
    net: u32,
    /// By place of its tree, where it goes on.
    flow: BTreeMap<usize, usize>,
    /// The area of its tree and its goal: left, top, right, bottom.
    area: [usize; 4],
}

impl<'l> Router<'l> {
    fn new(lattice: &'l Lattice) -> Self {
        let size = lattice.columns * lattice.rows;
        Self {
            lattice,
            across: vec![0; size],
            along: vec![0; size],
            ports: vec![0; size],
            cost: vec![0; size * 4],
            came: vec![0; size * 4],
            seen: vec![0; size * 4],
            search: 0,
            goals: vec![(0, 0, 0); size],
        }
    }

    fn net(&mut self, net: &Net, number: u32, work: &mut usize) -> Ways {
        let goal = self.lattice.boxes[net.to];
        let mut laid = Laid {
            net: number,
            flow: BTreeMap::new(),
            area: goal,
        };
        let mut order: Vec<usize> = (0..net.from.len()).collect();
        order.sort_by_key(|nth| {
            let from = self.lattice.boxes[net.from[*nth]];
            let far =
                gap(from[0], from[2], goal[0], goal[2]) + gap(from[1], from[3], goal[1], goal[3]);
            (far, *nth)
        });
        let mut ways: Ways = vec![None; net.from.len()];
        for nth in order {
            let from = net.from[nth];
            let Some(found) = self.find(from, net.to, &laid, work) else {
                continue;
            };
            ways[nth] = Some(self.take(&found, &mut laid));
        }
        ways
    }

    /// Takes the places of a way that was found, and gives all of it, the shared part included.
    fn take(&mut self, found: &[usize], laid: &mut Laid) -> Vec<usize> {
        for pair in found.windows(2) {
            let (here, next) = (pair[0], pair[1]);
            let list = if here.abs_diff(next) == 1 {
                &mut self.across
            } else {
                &mut self.along
            };
            list[here] = laid.net;
            list[next] = laid.net;
            laid.flow.insert(here, next);
            let columns = self.lattice.columns;
            let (x, y) = (here % columns, here / columns);
            laid.area = [
                laid.area[0].min(x),
                laid.area[1].min(y),
                laid.area[2].max(x),
                laid.area[3].max(y),
            ];
        }
        let mut way = found.to_vec();
        if let (Some(first), Some(last)) = (found.first(), found.last()) {
            self.ports[*first] = laid.net;
            let mut at = *last;
            while let Some(next) = laid.flow.get(&at) {
                way.push(*next);
                at = *next;
            }
            self.ports[at] = laid.net;
        }
        way
    }

    /// The place one step on; none beyond the lattice.
    fn next(&self, at: usize, way: usize) -> Option<usize> {
        let columns = self.lattice.columns;
        match way {
            0 => (!at.is_multiple_of(columns)).then(|| at - 1),
            1 => at.checked_sub(columns),
            2 => (at % columns + 1 < columns).then_some(at + 1),
            _ => (at + columns < self.across.len()).then_some(at + columns),
        }
    }

    /// The places on the border of a box where an edge may end, with the direction outwards.
    fn ports(&self, number: usize) -> Vec<(usize, usize)> {
        let columns = self.lattice.columns;
        let [left, top, right, bottom] = self.lattice.boxes[number];
        let signs = self.lattice.signs[number];
        let mut out: Vec<(usize, usize)> = Vec::new();
        for x in left + 1..right {
            if x + signs < right {
                out.push((top * columns + x, 1));
            }
            out.push((bottom * columns + x, 3));
        }
        for y in top + 1..bottom {
            out.push((y * columns + left, 0));
            out.push((y * columns + right, 2));
        }
        out.retain(|(at, _)| !self.lattice.is_near_text(*at));
        out
    }

    /// What it costs to end there.
    fn crowd(&self, at: usize, way: usize, net: u32) -> u32 {
        let beside = if way == 0 || way == 2 { [1, 3] } else { [0, 2] };
        let is_crowded = |way: usize| {
            let beside = self.next(at, way);
            beside.is_none_or(|at| {
                let other = self.ports[at];
                other != 0 && other != net
            })
        };
        let crowded = beside.into_iter().filter(|way| is_crowded(*way)).count() as u32;
        // Nor should an end lie at a corner.
        let corner = beside.into_iter().map(|way| self.to_corner(at, way)).min();
        crowded * CROWDED + 3_u32.saturating_sub(corner.unwrap_or_default()) * CORNER
    }

    /// How far along a border it is to its end, as far as that matters.
    fn to_corner(&self, at: usize, way: usize) -> u32 {
        let mut here = at;
        for far in 1..4 {
            match self.next(here, way) {
                Some(next) if !self.lattice.is_free(next) && self.is_border(next, way) => {
                    here = next;
                }
                _ => return far - 1,
            }
        }
        3
    }

    /// Whether the border of a box goes on beyond a place.
    fn is_border(&self, at: usize, way: usize) -> bool {
        self.next(at, way)
            .is_some_and(|next| !self.lattice.is_free(next))
    }

    /// The cheapest way from a box to a net or to the box that it leads to.
    fn find(
        &mut self,
        from: usize,
        to: usize,
        laid: &Laid,
        work: &mut usize,
    ) -> Option<Vec<usize>> {
        self.search += 1;
        let anew = if laid.flow.is_empty() { 0 } else { ANEW };
        for (at, out) in self.ports(to) {
            if self.ports[at] == 0 {
                // An edge comes in as another would go out, turned round.
                let cost = anew + self.crowd(at, out, laid.net);
                self.goals[at] = (self.search, (out + 2) % 4, cost);
            }
        }
        let mut open = BinaryHeap::new();
        for (at, out) in self.ports(from) {
            if self.ports[at] != 0 {
                continue;
            }
            let cost = self.crowd(at, out, laid.net);
            self.reach(at * 4 + out, cost, u32::MAX);
            open.push(Reverse((cost + self.ahead(at, laid.area), at * 4 + out)));
        }
        let mut looked = 0;
        while let Some(Reverse((guess, state))) = open.pop() {
            let (at, came_by) = (state / 4, state % 4);
            if self.is_goal(state, laid) {
                return Some(self.trace(state));
            }
            let cost = self.cost[state];
            if guess > cost + self.ahead(at, laid.area) {
                continue;
            }
            looked += 1;
            *work = work.saturating_sub(1);
            if looked > MOST || *work == 0 {
                return None;
            }
            let is_start = self.came[state] == u32::MAX;
            for way in WAYS {
                if (way + 2) % 4 == came_by || is_start && way != came_by {
                    continue;
                }
                let Some(next) = self.next(at, way) else {
                    continue;
                };
                if let Some(more) = self.step(at, next, came_by, way, laid) {
                    let total = cost + more;
                    let state_there = next * 4 + way;
                    if self.reach(state_there, total, state as u32) {
                        let guess = total + self.ahead(next, laid.area);
                        open.push(Reverse((guess, state_there)));
                    }
                }
            }
        }
        None
    }

    /// Notes a cost if it is the least so far.
    fn reach(&mut self, state: usize, cost: u32, came: u32) -> bool {
        if self.seen[state] == self.search && self.cost[state] <= cost {
            return false;
        }
        self.seen[state] = self.search;
        self.cost[state] = cost;
        self.came[state] = came;
        true
    }

    /// What a step costs; none if it cannot be made.
    fn step(&self, at: usize, next: usize, came_by: usize, way: usize, laid: &Laid) -> Option<u32> {
        let lists = [&self.across, &self.along];
        let (same, other) = (lists[way % 2], lists[(way + 1) % 2]);
        let mut cost = STEP;
        if way != came_by {
            // Where something else runs there is no turning.
            if same[at] != 0 {
                return None;
            }
            cost += BEND;
        }
        let (search, inwards, extra) = self.goals[next];
        if search == self.search {
            return (inwards == way).then_some(cost + extra);
        }
        if !self.lattice.is_free(next) {
            return None;
        }
        let is_own = |list: &[u32]| list[next] == laid.net;
        if is_own(same) || is_own(other) {
            // The net itself; not where it crosses another.
            let is_alone = [same, other]
                .iter()
                .all(|l| l[next] == 0 || l[next] == laid.net);
            return is_alone.then_some(cost);
        }
        if same[next] != 0 {
            return None;
        }
        if other[next] != 0 {
            cost += CROSSING;
        }
        if self.lattice.is_poor(next) && self.lattice.is_poor(at) {
            cost += POOR;
        }
        Some(cost)
    }

    /// Whether an edge is there: at the box, or at its net.
    fn is_goal(&self, state: usize, laid: &Laid) -> bool {
        let at = state / 4;
        if self.came[state] == u32::MAX {
            return false;
        }
        if self.goals[at].0 == self.search {
            return true;
        }
        let is_own = self.across[at] == laid.net || self.along[at] == laid.net;
        is_own && laid.flow.contains_key(&at)
    }

    /// The least that is still to be paid.
    fn ahead(&self, at: usize, area: [usize; 4]) -> u32 {
        let columns = self.lattice.columns;
        let (x, y) = (at % columns, at / columns);
        (gap(x, x, area[0], area[2]) + gap(y, y, area[1], area[3])) as u32 * STEP
    }

    fn trace(&self, state: usize) -> Vec<usize> {
        let mut out = vec![state / 4];
        let mut at = state;
        while self.came[at] != u32::MAX {
            at = self.came[at] as usize;
            out.push(at / 4);
        }
        out.reverse();
        out
    }
}
