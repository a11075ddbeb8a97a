//! Tmp.
use waymark::atlas::check::*;
use waymark::place::Place;
#[test]
fn dos() {
    let mut m: serde_json::Value = serde_json::from_str(include_str!("fixtures/maps/tiny.json")).unwrap();
    let base = m["steps"][10].clone();
    for i in 0..980 {
        let mut s = base.clone();
        s["id"] = serde_json::json!(format!("step-{i}-{}", "x".repeat(70)));
        m["steps"].as_array_mut().unwrap().push(s);
    }
    for i in 0..4900 {
        m["moves"].as_array_mut().unwrap().push(serde_json::json!({"from":"begin","to":format!("step-{i}-{}", "y".repeat(70)),"kind":"next","when":"x","source":"S1"}));
    }
    let t = m.to_string();
    let now = std::time::Instant::now();
    let n = check_all(&[("a".into(), t.clone())]).1.len();
    println!("unknown targets: {} bytes, {n} problems, {:?}", t.len(), now.elapsed());
    let mut m: serde_json::Value = serde_json::from_str(include_str!("fixtures/maps/tiny.json")).unwrap();
    m["steps"][10]["aliases"] = serde_json::json!((0..100000).map(|i| format!("a{i}")).collect::<Vec<_>>());
    for i in 0..4900 {
        m["moves"]
            .as_array_mut()
            .unwrap()
            .push(serde_json::json!({"from":"begin","to":format!("q{i}"),"kind":"next","when":"x","source":"S1"}));
    }
    let t = m.to_string();
    let now = std::time::Instant::now();
    let n = check_all(&[("a".into(), t.clone())]).1.len();
    println!("aliases: {} bytes, {n} problems, {:?}", t.len(), now.elapsed());
}
#[test]
fn places() {
    for f in [
        "a/b",
        "a/",
        "%2541",
        "?lens=way&to=a/%2541",
        "/a/%2541",
        "%25",
        " ",
        "?a",
        "a?to=b/c?d&lens=way",
        "%23a",
        "a#b",
        "about",
        "%26",
        "?to=a/b%2526c&lens=way",
        "%253F",
        "%252F",
    ] {
        for own in [None, Some(("n", "m"))] {
            let (p, _) = Place::parse(f, own);
            let q = p.print();
            let r = Place::parse(&q, own);
            if r != (p.clone(), None) {
                println!("{f:?} {own:?} -> {q:?} -> {:?} {:?}", r.0.print(), r.1);
            }
        }
    }
}
