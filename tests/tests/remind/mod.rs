//! The decision what to say at a moment, alone: without database, desktop or crash.

mod decide;
mod desk;
mod handling;
mod laws;
mod quiet;
