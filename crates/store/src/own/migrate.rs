use rusqlite::Connection;

use super::backup;
use crate::db::Db;
use crate::{Error, Notice, files};

/// Brings a database to the newest format, in one transaction, with a copy of how it was beside it. One
/// that is newer is left alone.
pub(super) fn to_newest(db: &Db, migrations: &[&str]) -> Result<(), Error> {
    let newest = migrations.len() as i64;
    let format = |db: &Connection| Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?);
    let found: i64 = db.read(format)?;
    if found > newest {
        return Err(Error::Newer { at: db.at().to_owned(), found, known: newest });
    }
    if found == newest {
        return Ok(());
    }
    let copy = files::copy_before(db.at(), newest);
    let updated = db.change(|transaction| {
        // Another process may have done some of it while this one waited.
        let found: i64 = format(transaction)?;
        if found > 0 && found < newest {
            backup::copy(db.at(), &copy, true)?;
        }
        for migration in migrations.iter().skip(usize::try_from(found).unwrap_or_default()) {
            transaction.execute_batch(migration)?;
        }
        transaction.pragma_update(None, "user_version", newest.max(found))?;
        Ok(found > 0 && found < newest)
    })?;
    if updated {
        db.tell(&Notice::Updated { copy });
    }
    Ok(())
}
