//! Reading a forge that is made up, over real HTTP.

mod changed;
mod hostile;
mod kept;
mod limits;
mod resumes;
mod shapes;
mod stories;
mod year;
