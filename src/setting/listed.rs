//! Enums that know all their variants.

/// Makes an enum with the list of its variants, `ALL`, in their order, so that
/// none that is added can be missing wherever all are listed or told.
macro_rules! listed {
    (
        $(#[$attribute:meta])*
        $seen:vis enum $name:ident { $($(#[$about:meta])* $variant:ident,)+ }
    ) => {
        $(#[$attribute])*
        $seen enum $name { $($(#[$about])* $variant,)+ }

        impl $name {
            /// All there are, in their order.
            $seen const ALL: [Self; [$(Self::$variant),+].len()] = [$(Self::$variant),+];
        }
    };
}

pub(crate) use listed;
