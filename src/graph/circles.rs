//! Circles among things that name each other, outside the graph of relations.

use hashbrown::HashMap;

/// What is known of a node.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// It stands on the way that is being followed, at this place.
    OnWay(usize),
    Done,
}

/// Circles such that every circle there is shares a node with one of them, and none share a node. Each is given from
/// the node of it that stands first among `nodes`, and they are in that order, if `next` keeps that order too.
/// O(nodes + links).
pub(crate) fn circles(nodes: &[u32], next: impl Fn(u32) -> Vec<u32>) -> Vec<Vec<u32>> {
    let mut states: HashMap<u32, State> = HashMap::new();
    let mut found = Vec::new();
    for start in nodes {
        if states.contains_key(start) {
            continue;
        }
        let mut way = vec![(*start, next(*start).into_iter())];
        states.insert(*start, State::OnWay(0));
        while let Some((here, rest)) = way.last_mut() {
            let Some(to) = rest.next() else {
                states.insert(*here, State::Done);
                way.pop();
                continue;
            };
            match states.get(&to) {
                Some(State::Done) => {}
                Some(State::OnWay(at)) => {
                    let circle: Vec<u32> = way.drain(*at..).map(|(node, _)| node).collect();
                    states.extend(circle.iter().map(|node| (*node, State::Done)));
                    found.push(circle);
                }
                None => {
                    states.insert(to, State::OnWay(way.len()));
                    way.push((to, next(to).into_iter()));
                }
            }
        }
    }
    let places: HashMap<u32, usize> = nodes.iter().copied().zip(0..).collect();
    let place = |node: &u32| places.get(node).copied().unwrap_or(usize::MAX);
    for circle in &mut found {
        let first = (0..).zip(circle.iter()).min_by_key(|(_, node)| place(node));
        let first = first.map_or(0, |(at, _)| at);
        circle.rotate_left(first);
    }
    found.sort_by_key(|circle| circle.first().map(place));
    found
}

#[cfg(test)]
mod tests {
    use super::circles;

    fn of(links: &[(u32, &[u32])]) -> Vec<Vec<u32>> {
        let nodes: Vec<u32> = links.iter().map(|(node, _)| *node).collect();
        circles(&nodes, |node| {
            let of_node = links.iter().find(|(other, _)| *other == node);
            of_node.map_or_else(Vec::new, |(_, next)| next.to_vec())
        })
    }

    #[test]
    fn finds_circles_and_nothing_else() {
        assert!(of(&[(0, &[1, 2]), (1, &[2]), (2, &[])]).is_empty());
        assert_eq!(of(&[(0, &[0])]), [vec![0]]);
        assert_eq!(of(&[(0, &[1]), (1, &[2]), (2, &[1])]), [vec![1, 2]]);
        assert_eq!(
            of(&[(0, &[1]), (1, &[0]), (2, &[3, 0]), (3, &[2])]),
            [vec![0, 1], vec![2, 3]]
        );
    }

    #[test]
    fn circles_that_share_a_node_are_found_once() {
        let found = of(&[(0, &[1]), (1, &[2, 3]), (2, &[0]), (3, &[1])]);
        assert_eq!(found, [vec![0, 1, 2]]);
    }
}
