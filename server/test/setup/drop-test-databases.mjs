import { createConnection } from 'mysql2/promise';

/** After a run: removes the databases of the tests that no other run holds. */
export default async function dropTestDatabases() {
  const { DATABASE_URL: serverUrl } = process.env;
  if (!serverUrl) return;
  const url = new URL(serverUrl);
  const base = url.pathname.slice(1);
  url.pathname = '/';
  const connection = await createConnection(url.href);
  try {
    const [rows] = await connection.query(
      'SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE ?',
      [`${base.replaceAll('_', '\\_')}\\_test\\_%`],
    );
    for (const { name } of rows) {
      const [[{ got }]] = await connection.query('SELECT GET_LOCK(?, 0) AS got', [name]);
      if (got === 1) await connection.query(`DROP DATABASE ${name}`);
    }
  } finally {
    await connection.end();
  }
}
