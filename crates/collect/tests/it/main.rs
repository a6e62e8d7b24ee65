//! Reading a forge that is made up, over real HTTP, and files of incidents.

mod changed;
mod comments;
mod gitlab;
mod hostile;
mod incidents;
mod issues;
mod kept;
mod limits;
mod resumes;
mod shapes;
mod stories;
