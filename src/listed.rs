//! An enum and the list of its variants, written once: what is added to the one is in the other.

/// Declares an enum without data, and `ALL`, its variants in the order they are written.
macro_rules! listed {
    (
        $(#[$about:meta])*
        pub enum $name:ident {
            $( $(#[$about_variant:meta])* $variant:ident, )*
        }
    ) => {
        $(#[$about])*
        pub enum $name {
            $( $(#[$about_variant])* $variant, )*
        }

        impl $name {
            /// Every variant, in the order they are written.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
        }
    };
}

pub(crate) use listed;
