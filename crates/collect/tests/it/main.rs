//! Reading a forge that is made up, over real HTTP, files of incidents, and calendars.

mod calendars;
mod changed;
mod comments;
mod feeds;
mod gitlab;
mod hostile;
mod incidents;
mod issues;
mod kassa;
mod kept;
mod limits;
mod resumes;
mod shapes;
mod stories;
mod year;
