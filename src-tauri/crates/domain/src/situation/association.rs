//! What must hold of two stores, and of all of them together.

use super::{compare, json_of};
use crate::{
    assess::association::{self, Openings, Traces},
    facts::World,
    rulebook::Rulebook,
    subject::StoreKey,
    time::Instant,
};
use serde_json::{Value, json};

/// `[[pair]]`: `now`, the two `stores`, and parts of what is told of them.
pub(super) fn pair(spec: &toml::Table, world: &World, rulebook: &Rulebook) -> Result<Vec<String>, String> {
    let now = now(spec, "a pair")?;
    let stores: Vec<StoreKey> = spec
        .get("stores")
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .map(|key| key.as_str().unwrap_or_default().parse().map_err(|e| format!("{e}")))
        .collect::<Result<_, _>>()?;
    let [a, b] = stores.as_slice() else {
        return Err("a pair needs `stores`, two keys such as \"aliexpress/示例\"".into());
    };
    let overlap = association::of_two(world, rulebook, a, b, now);
    let overlap = overlap.ok_or_else(|| format!("{a} or {b} is not in the story"))?;
    let got = serde_json::to_value(&overlap).map_err(|e| e.to_string())?;
    Ok(differences(spec, &got, &["now", "stores"], &format!("{a} and {b} at {}", now.minute_text())))
}

/// `[[clusters]]`: `now`, the `clusters` as lists of stores, the `common` values.
pub(super) fn clusters(
    spec: &toml::Table,
    world: &World,
    rulebook: &Rulebook,
) -> Result<Vec<String>, String> {
    let now = now(spec, "a list of clusters")?;
    let all = Traces::of_all(world);
    let stores: Vec<&Traces> = all.iter().collect();
    let Openings { pairs, common } = association::openings(&stores, rulebook, now);
    let clusters = association::clusters(&stores, &pairs);
    let keys = |stores: &[crate::subject::Subject]| -> Vec<String> {
        stores.iter().filter_map(|store| Some(store.store_key()?.to_string())).collect()
    };
    let got = json!({
        "clusters": clusters.iter().map(|cluster| keys(&cluster.stores)).collect::<Vec<_>>(),
        "common": common.iter().map(|value| json!({
            "platform": value.platform, "kind": value.kind, "value": value.value,
            "stores": value.stores.len(), "rule": value.rule,
        })).collect::<Vec<_>>(),
    });
    Ok(differences(spec, &got, &["now"], &format!("all stores at {}", now.minute_text())))
}

fn now(spec: &toml::Table, who: &str) -> Result<Instant, String> {
    let text = spec.get("now").map(json_of);
    text.and_then(|text| Instant::parse(text.as_str()?))
        .ok_or_else(|| format!("{who} needs `now`, a time with offset"))
}

fn differences(spec: &toml::Table, got: &Value, asked: &[&str], whose: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (key, wanted) in spec.iter().filter(|(key, _)| !asked.contains(&key.as_str())) {
        compare(key, &json_of(wanted), got.get(key), &mut found);
    }
    found.into_iter().map(|difference| format!("{whose}: {difference}")).collect()
}
