// The baseline of `ingest`: an idiomatic TypeORM service that takes the same notifications. It checks the signature, opens
// the seal, and settles in one transaction: findOne, findOne, save, SUM, find, save. It keeps no ledger, no history, no
// explanation and sends nothing, so it does less than ours. Run as a process: DATABASE_URL, PORT, PAY_PUBLIC_KEY, PAY_APIV3_KEY.
import 'reflect-metadata';
import { createDecipheriv, createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { DataSource, EntitySchema, MoreThanOrEqual } from 'typeorm';

const Member = new EntitySchema({
  name: 'Member',
  tableName: 'member',
  columns: {
    id: { type: 'bigint', primary: true },
    openid: { type: 'varchar', length: 64, unique: true },
    spend: { type: 'bigint' },
    level: { type: 'int' },
  },
});
const Level = new EntitySchema({
  name: 'Level',
  tableName: 'level',
  columns: { rank: { type: 'int', primary: true }, fromFen: { type: 'bigint' } },
});
const Purchase = new EntitySchema({
  name: 'Purchase',
  tableName: 'purchase',
  columns: {
    id: { type: 'bigint', primary: true, generated: true },
    transactionId: { type: 'varchar', length: 64, unique: true },
    memberId: { type: 'bigint' },
    amount: { type: 'bigint' },
    paidAt: { type: 'datetime' },
  },
  indices: [{ columns: ['memberId', 'paidAt', 'amount'] }],
});

const url = new URL(process.env.DATABASE_URL);
const source = new DataSource({
  type: 'mysql',
  host: url.hostname,
  port: Number(url.port),
  username: url.username,
  password: url.password,
  database: url.pathname.slice(1),
  entities: [Member, Level, Purchase],
  synchronize: true,
  poolSize: 32,
});
await source.initialize();
await source.getRepository(Level).save([0, 60_000, 200_000, 500_000].map((fromFen, rank) => ({ rank, fromFen })));
const key = createPublicKey(process.env.PAY_PUBLIC_KEY);

async function settle({ transaction_id: transactionId, payer, amount, success_time: paidAt }) {
  await source.transaction(async (manager) => {
    const purchases = manager.getRepository(Purchase);
    if (await purchases.findOne({ where: { transactionId } })) return;
    const member = await manager.getRepository(Member).findOneOrFail({ where: { openid: payer.openid } });
    await purchases.save({ transactionId, memberId: member.id, amount: amount.total, paidAt: new Date(paidAt) });
    const total = await purchases.sum('amount', {
      memberId: member.id,
      paidAt: MoreThanOrEqual(new Date(Date.now() - 365 * 86_400_000)),
    });
    const levels = await manager.getRepository(Level).find({ order: { rank: 'ASC' } });
    member.spend = total;
    member.level = levels.findLast((level) => Number(total) >= Number(level.fromFen)).rank;
    await manager.getRepository(Member).save(member);
  });
}

function open(headers, body) {
  const signed = `${headers['wechatpay-timestamp']}\n${headers['wechatpay-nonce']}\n${body}\n`;
  if (!verify('sha256', Buffer.from(signed), key, Buffer.from(headers['wechatpay-signature'], 'base64'))) return null;
  const { resource } = JSON.parse(body);
  const sealed = Buffer.from(resource.ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', process.env.PAY_APIV3_KEY, resource.nonce);
  decipher.setAAD(Buffer.from(resource.associated_data));
  decipher.setAuthTag(sealed.subarray(-16));
  return JSON.parse(decipher.update(sealed.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8'));
}

createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    const transaction = open(request.headers, body);
    if (!transaction) return response.writeHead(401).end();
    settle(transaction).then(
      () => response.writeHead(204).end(),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
