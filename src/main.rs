//! The app in the browser.

fn main() {
    waymark::ui::app::run(waymark::words::SPOKEN);
}
