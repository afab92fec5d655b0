// What is usually written instead: look, decide, write. Right for one at a time, and wrong for many.

/** A member's balance kept as one number that is read, changed and written back. */
export async function naiveBalance({ transactions, reader }, { ops, writers, inFlight }) {
  await transactions.run((tx) =>
    tx.execute('CREATE TABLE naive_account (id BIGINT PRIMARY KEY, balance BIGINT NOT NULL)'),
  );
  await transactions.run((tx) => tx.execute('INSERT INTO naive_account (id, balance) VALUES (1, 0)'));
  const started = performance.now();
  await inFlight(ops, writers, async () => {
    const [row] = await reader.query('SELECT balance FROM naive_account WHERE id = 1');
    const balance = Number(row.balance) + 10;
    await transactions.run((tx) => tx.execute('UPDATE naive_account SET balance = ? WHERE id = 1', [balance]));
  });
  const perSecond = (ops * 1000) / (performance.now() - started);
  const [row] = await reader.query('SELECT balance FROM naive_account WHERE id = 1');
  return { perSecond, kept: Number(row.balance) / 10, of: ops };
}

/** Stock by counting what has been issued, then issuing. */
export async function naiveClaims({ transactions, reader }, { stock, claimers, writers, inFlight }) {
  await transactions.run((tx) => tx.execute('CREATE TABLE naive_coupon (member_id BIGINT PRIMARY KEY)'));
  const started = performance.now();
  await inFlight(claimers, writers, async (i) => {
    const [row] = await reader.query('SELECT COUNT(*) AS n FROM naive_coupon');
    if (Number(row.n) >= stock) return;
    await transactions.run((tx) => tx.execute('INSERT INTO naive_coupon (member_id) VALUES (?)', [i + 1]));
  });
  const perSecond = (claimers * 1000) / (performance.now() - started);
  const [row] = await reader.query('SELECT COUNT(*) AS n FROM naive_coupon');
  return { perSecond, issued: Number(row.n) };
}
