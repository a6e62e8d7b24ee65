//! Reading a forge that is made up, over real HTTP.

mod changed;
mod comments;
mod gitlab;
mod hostile;
mod issues;
mod kept;
mod limits;
mod resumes;
mod shapes;
mod stories;
