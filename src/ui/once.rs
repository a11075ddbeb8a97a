//! Views that are made once: what changes in them changes by itself.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Position, PositionState};

/// A view of any type that is never made over in its place, such as a part of a keyed list: it is made anew, or stays. A plain
/// `into_any` would bring the code that makes it over for every type of view: 28 kB of the program.
pub fn once(view: impl IntoView + 'static) -> AnyView {
    Once(view).into_any()
}

struct Once<T>(T);

impl<T: Render> Render for Once<T> {
    type State = T::State;

    fn build(self) -> T::State {
        self.0.build()
    }

    fn rebuild(self, _: &mut T::State) {}
}

impl<T: AddAnyAttr> AddAnyAttr for Once<T> {
    type Output<A: Attribute> = Once<T::Output<A>>;

    fn add_any_attr<A: Attribute>(self, attr: A) -> Self::Output<A>
    where
        Self::Output<A>: RenderHtml,
    {
        Once(self.0.add_any_attr(attr))
    }
}

impl<T: RenderHtml> RenderHtml for Once<T> {
    type AsyncOutput = T::AsyncOutput;
    type Owned = Once<T::Owned>;

    const MIN_LENGTH: usize = T::MIN_LENGTH;

    fn dry_resolve(&mut self) {
        self.0.dry_resolve();
    }

    fn resolve(self) -> impl Future<Output = Self::AsyncOutput> + Send {
        self.0.resolve()
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        self.0.to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Self::State {
        self.0.hydrate::<FROM_SERVER>(cursor, position)
    }

    fn into_owned(self) -> Self::Owned {
        Once(self.0.into_owned())
    }
}
