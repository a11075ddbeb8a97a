//! The day and the time by the device's clock.

use crate::calendar::day::Day;

/// The day by the device's clock; none if the clock stands outside the years we know.
pub fn today() -> Option<Day> {
    let now = js_sys::Date::new_0();
    Day::new(i32::try_from(now.get_full_year()).ok()?, now.get_month() + 1, now.get_date()).ok()
}

/// The time of day: `14:05`.
pub fn time() -> String {
    // Every browser writes it as `14:05:33 GMT+0000 (…)`.
    String::from(js_sys::Date::new_0().to_time_string()).chars().take(5).collect()
}
