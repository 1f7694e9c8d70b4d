//! What a script may return, and what becomes of it.

use kinograph_core::{Curve, Index as _, NodeIx, Point, Rect};

use crate::support::{problem, stages};

/// Corners of the nodes in the order of the diagram, from the first on.
fn corners(source: &str) -> Vec<Point> {
    let placement = stages(source).placement;
    let first = placement.nodes[NodeIx::new(0)].origin();
    let corners = placement.nodes.iter();
    corners
        .map(|rect| (rect.origin() - first).to_point())
        .collect()
}

#[test]
fn every_way_to_say_where_nodes_stand_says_the_same() {
    let wanted = [(0.0, 0.0), (200.0, 10.0), (400.0, 20.0)].map(Point::from);
    for source in [
        "function layout({nodes}) { return nodes.map((_, i) => [i * 200, i * 10]) }",
        "function layout({nodes}) { return nodes.map((_, i) => ({x: i * 200, y: i * 10})) }",
        "const layout = ({nodes}) =>
           nodes.map((n, i) => ({cx: i * 200 + n.width / 2, cy: i * 10 + n.height / 2}))",
        "function layout({nodes}) {
           return nodes.map(({id}, i) => ({id, x: i * 200, y: i * 10})).reverse() }",
        "function layout({nodes}) {
           return Object.fromEntries(nodes.map(({id}, i) => [id, {x: i * 200, y: i * 10}])) }",
        "function layout({nodes}) {
           return {nodes: new Map(nodes.map(({id}, i) => [id, [i * 200, i * 10]]))} }",
        "function layout({nodes}) { nodes.forEach((n, i) => { n.x = i * 200; n.y = i * 10; }) }",
        "let layout = function ({nodes}) {
           for (const n of nodes) { n.self = n; n.x = n.index * 200; n.y = n.index * 10; }
           return nodes }",
    ] {
        assert_eq!(corners(source), wanted, "{source}");
    }
}

#[test]
fn places_are_rounded_to_whole_pixels() {
    let source = "function layout({nodes}) { return nodes.map((_, i) => [i * 200.4, i / 3]) }";
    assert_eq!(
        corners(source),
        [(0.0, 0.0), (200.0, 0.0), (401.0, 1.0)].map(Point::from)
    );
}

#[test]
fn containers_wrap_what_they_hold_unless_the_script_draws_them() {
    let nodes = "nodes: nodes.map((_, i) => [i * 300, 0])";
    let wrapped = stages(&format!(
        "function layout({{nodes}}) {{ return {{{nodes}}} }}"
    ));
    let holds = |outer: Rect, inner: Rect| outer.union(inner) == outer;
    let shop = wrapped.placement.containers.as_slice()[0];
    let [web, orders, db] = wrapped.placement.nodes.as_slice() else {
        panic!("there are three nodes")
    };
    assert!(holds(shop, *orders) && holds(shop, *db) && !holds(shop, *web));

    let given = stages(&format!(
        "function layout({{nodes}}) {{ return {{{nodes}, containers: {{
           shop: {{x: 250, y: -100, width: 900, height: 400}} }} }} }}"
    ));
    let shop = given.placement.containers.as_slice()[0];
    assert_eq!((shop.width(), shop.height()), (900.0, 400.0));

    let outside = problem(&format!(
        "function layout({{nodes}}) {{ return {{{nodes}, containers: {{
           shop: {{x: 250, y: 0, width: 100, height: 100}} }} }} }}"
    ));
    assert_eq!(
        outside.message,
        "node \"shop.orders\" is not inside the box that the script gives container \"shop\""
    );
}

#[test]
fn a_layout_of_one_level_serves_all_of_them() {
    let drawn = stages(
        "function layout(graph) {
           return eachLevel(graph, ({nodes, edges, containers}) => {
             if (containers.length) throw new Error('a level has no containers');
             for (const {source, target} of edges) {
               const has = (id) => nodes.some((node) => node.id === id);
               if (!has(source) || !has(target)) throw new Error('an edge leads out');
             }
             let x = 0;
             return nodes.map((node) => ({cx: (x += node.width + 50) - node.width / 2, cy: 0}));
           }) }",
    );
    let [web, orders, db] = drawn.placement.nodes.as_slice() else {
        panic!("there are three nodes")
    };
    let shop = drawn.placement.containers.as_slice()[0];
    assert!(shop.union(*orders) == shop && shop.union(*db) == shop);
    assert_eq!(db.x0 - orders.x1, 50.0);
    assert_eq!(shop.x0 - web.x1, 50.0);
    assert!((shop.center().y - web.center().y).abs() <= 1.0);
}

#[test]
fn mistakes_in_a_level_are_told() {
    for (arrange, message) in [
        ("7", "`eachLevel` takes a graph and a function, not 7"),
        ("() => ({})", "the script gives no place to \"shop.orders\""),
        (
            "({nodes}) => nodes.map(() => [0])",
            "the y of \"shop.orders\" is missing",
        ),
        (
            "({nodes}) => nodes.map(() => ({x: 0 / 0, y: 0}))",
            "the x of \"shop.orders\" is NaN, not a number",
        ),
        (
            "() => ({web: [0, 0]})",
            "there is no node or container \"web\" in this level",
        ),
        ("() => 7", "`layout` returns 7"),
    ] {
        let source = format!("function layout(graph) {{ return eachLevel(graph, {arrange}) }}");
        assert_eq!(problem(&source).message, message, "{arrange}");
    }
}

#[test]
fn routes_are_the_scripts_or_the_routers() {
    let drawn = stages(
        "function layout({nodes}) { return {
           nodes: nodes.map((_, i) => [i * 300, 0]),
           curve: 'straight',
           routes: {'web->shop.orders': [[10, 10], [150, 300], [310, 10]]} } }",
    );
    let routes = drawn.placement.routes.as_slice();
    assert_eq!(routes[0].points.len(), 3);
    assert_eq!(routes[0].curve, Curve::Straight);
    assert!(
        routes[0].points[1].y > routes[0].points[0].y + 200.0,
        "it takes the way that the script says"
    );
    assert_eq!(routes[1].curve, Curve::Straight);
    assert!(routes[1].points.len() >= 2, "the router drew it");
}

#[test]
fn a_script_says_in_which_order_nodes_appear() {
    let drawn = stages(
        "function layout({nodes}) { return {
           nodes: nodes.map((_, i) => [i * 300, 0]), reveal: ['shop.db', 0] } }",
    );
    let order: Vec<usize> = drawn
        .placement
        .reveal
        .iter()
        .map(|node| node.position())
        .collect();
    assert_eq!(order, [2, 0, 1]);
}

#[test]
fn mistakes_in_an_answer_name_what_they_are_about() {
    for (source, message) in [
        (
            "function layout() { return {web: {x: 0, y: 0}} }",
            "the script gives no place to node \"shop.orders\" and 1 other",
        ),
        (
            "function layout({nodes}) { return nodes.map(() => ({x: 0 / 0, y: 0})) }",
            "node \"web\": its x is NaN, not a number",
        ),
        (
            "function layout({nodes}) { return nodes.map(() => ({x: 1, y: '2'})) }",
            "node \"web\": its y is \"2\", not a number",
        ),
        (
            "function layout({nodes}) { return nodes.map(() => ({x: 1})) }",
            "node \"web\" has no y",
        ),
        (
            "function layout({nodes}) { return nodes.map(() => [1e9, 0]) }",
            "node \"web\": its x is 1000000000, which is beyond ±1000000",
        ),
        (
            "function layout() { return {wbe: {x: 0, y: 0}} }",
            "there is no node \"wbe\"",
        ),
        (
            "function layout() { return [[0, 0], [1, 1], [2, 2], [3, 3]] }",
            "there is no node number 3: they count from 0, and there are 3",
        ),
        (
            "function layout() { return [{id: 'web', x: 0, y: 0}, {id: 'web', x: 1, y: 1}] }",
            "the script places node \"web\" twice",
        ),
        (
            "function layout({nodes}) { return {nodes: nodes.map(() => [0, 0]), curve: 'bent'} }",
            "there is no curve \"bent\"",
        ),
        (
            "function layout({nodes}) {
               return {nodes: nodes.map(() => [0, 0]), routes: {nowhere: [[0, 0], [1, 1]]}} }",
            "there is no edge \"nowhere\"",
        ),
        (
            "function layout({nodes}) { return {nodes: nodes.map((_, i) => [i * 300, 0]),
               routes: [[[0, 0], [2, 900]]]} }",
            "edge \"web->shop.orders\": its route does not end at what it joins",
        ),
        (
            "function layout({nodes}) { return {nodes, paths: []} }",
            "`layout` returns the unknown key \"paths\"",
        ),
        ("function layout() { return 7 }", "`layout` returns 7"),
        (
            "function layout() { return {web: 7} }",
            "the place of node \"web\" is 7, not {x, y}",
        ),
        (
            "async function layout() { return [] }",
            "`layout` returns a promise",
        ),
    ] {
        let problem = problem(source);
        assert_eq!(problem.message, message, "{source}");
        assert_eq!(problem.code, "script");
        assert!(problem.span.is_some(), "the diagram names the script");
    }
    let near = problem("function layout() { return {wbe: {x: 0, y: 0}} }");
    assert_eq!(near.hint.as_deref(), Some("did you mean \"web\"?"));
}
