//! `association --graph`: the same pairs as a graph in DOT, which Graphviz and most graph programs read.

use crate::{Desk, Failure, Outcome};
use storewarden_app::wire::{AssociationGraph, AssociationGraphRequest, PairsWanted};

pub fn run(desk: &Desk, wanted: PairsWanted, limit: Option<u32>) -> Result<Outcome, Failure> {
    let graph = desk.app.association_graph(desk.now, &AssociationGraphRequest { wanted, limit })?;
    desk.out.answer(&graph, dot);
    Ok(Outcome::Done)
}

/// What is left out and what is common stands in comments: a graph program passes over them.
fn dot(graph: &AssociationGraph) -> String {
    let mut lines = vec![
        "// 只是可能，不是平台的结论 / possible, not the platform's verdict".to_owned(),
        format!(
            "// {} 家店、{} 对；未列 {} 家、{} 对 / {} stores, {} pairs; left out {}, {}",
            graph.stores.len(),
            graph.pairs.len(),
            graph.stores_left_out,
            graph.pairs_left_out,
            graph.stores.len(),
            graph.pairs.len(),
            graph.stores_left_out,
            graph.pairs_left_out,
        ),
    ];
    for value in &graph.common {
        lines.push(format!(
            "// 共用较广，不据此成对 common, opens no pair：{} {}（{} 家 stores，{}）",
            value.kind,
            value.value.replace(['\n', '\r'], " "),
            value.stores.len(),
            value.rule
        ));
    }
    lines.push("graph association {".into());
    for store in &graph.stores {
        let cluster = store.cluster.map(|number| format!(", cluster={number}")).unwrap_or_default();
        lines.push(format!(
            "  {} [label={}, platform={}{cluster}, degree={}, score={:.1}, band={}];",
            quoted(&store.subject.to_string()),
            quoted(&store.name),
            quoted(&store.platform),
            store.degree,
            store.score,
            quoted(store.highest.code()),
        ));
    }
    for pair in &graph.pairs {
        let [one, other] = &pair.stores;
        let kinds: Vec<&str> = pair.kinds.iter().map(|kind| kind.code()).collect();
        lines.push(format!(
            "  {} -- {} [score={:.1}, band={}, relation={}, bearing={}, kinds={}, to_check={}];",
            quoted(&one.to_string()),
            quoted(&other.to_string()),
            pair.score,
            quoted(pair.band.code()),
            quoted(pair.relation.code()),
            quoted(pair.bearing.map_or("missing", |bearing| bearing.code())),
            quoted(&kinds.join(",")),
            pair.to_check,
        ));
    }
    lines.push("}".into());
    lines.join("\n")
}

/// A quoted string of DOT: only the quote must be escaped, and a backslash at the end would escape it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
