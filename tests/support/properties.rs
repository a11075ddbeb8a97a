//! How many cases the property tests try, and from which seed.

use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;

/// As many cases as told, from a fixed seed: the same ones in every run, so that none fails by chance. To try others:
/// `PROPTEST_RNG_SEED=7 PROPTEST_CASES=3000 cargo test --release --test layout`; a case that fails is printed whole.
pub fn cases(n: u32) -> ProptestConfig {
    let given = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { given.cases } else { n };
    let rng_seed = if given.rng_seed == RngSeed::Random { RngSeed::Fixed(1) } else { given.rng_seed };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..given }
}
