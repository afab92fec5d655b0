// Databases of the benches' own, made anew for each run.
import mysql from 'mysql2/promise';

/** Drops and creates a database beside the one of `url`; returns its URL. */
export async function emptyDatabase(url, name) {
  const target = new URL(url);
  const connection = await mysql.createConnection({
    host: target.hostname,
    port: Number(target.port || 3306),
    user: target.username,
    password: decodeURIComponent(target.password),
  });
  await connection.query(`DROP DATABASE IF EXISTS ${name}`);
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  await connection.end();
  target.pathname = `/${name}`;
  return target.href;
}
