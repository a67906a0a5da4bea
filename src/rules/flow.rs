//! Going on with the next finding, or stopping.

use std::convert::Infallible;
use std::ops::ControlFlow;

/// What a function gives that takes findings one by one: nothing, to get them all, or a [`ControlFlow`], to stop at one.
///
/// It is implemented for these two only.
pub trait Flow: sealed::Sealed {
    /// What it stops with.
    type Break;
    /// What the whole gives if it would give `T` when nothing stops it.
    type Output<T>;

    #[doc(hidden)]
    fn flow(self) -> ControlFlow<Self::Break>;

    #[doc(hidden)]
    fn output<T>(result: ControlFlow<Self::Break, T>) -> Self::Output<T>;
}

mod sealed {
    use std::ops::ControlFlow;

    pub trait Sealed {}

    impl Sealed for () {}

    impl<B> Sealed for ControlFlow<B> {}
}

impl Flow for () {
    type Break = Infallible;
    type Output<T> = T;

    fn flow(self) -> ControlFlow<Infallible> {
        ControlFlow::Continue(())
    }

    fn output<T>(result: ControlFlow<Infallible, T>) -> T {
        match result {
            ControlFlow::Continue(all) => all,
            ControlFlow::Break(never) => match never {},
        }
    }
}

impl<B> Flow for ControlFlow<B> {
    type Break = B;
    type Output<T> = ControlFlow<B, T>;

    fn flow(self) -> Self {
        self
    }

    fn output<T>(result: ControlFlow<B, T>) -> ControlFlow<B, T> {
        result
    }
}
