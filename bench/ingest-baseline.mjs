// The baseline of `ingest`: an idiomatic TypeORM service behind HTTP. It gets the purchase in clear, without a signature,
// so it does less than ours. Run as a process: DATABASE_URL, PORT.
import 'reflect-metadata';
import { createServer } from 'node:http';
import { DataSource, EntitySchema } from 'typeorm';

const Member = new EntitySchema({
  name: 'Member',
  tableName: 'member',
  columns: { id: { type: 'bigint', primary: true }, spend: { type: 'bigint' }, level: { type: 'int' } },
});
const Purchase = new EntitySchema({
  name: 'Purchase',
  tableName: 'purchase',
  columns: {
    id: { type: 'bigint', primary: true, generated: true },
    orderNo: { type: 'varchar', length: 64, unique: true },
    memberId: { type: 'bigint' },
    amount: { type: 'bigint' },
    paidAt: { type: 'datetime' },
  },
  indices: [{ columns: ['memberId', 'paidAt', 'amount'] }],
});
const levels = [0, 60_000, 200_000, 500_000];

const url = new URL(process.env.DATABASE_URL);
const source = new DataSource({
  type: 'mysql',
  host: url.hostname,
  port: Number(url.port),
  username: url.username,
  password: url.password,
  database: url.pathname.slice(1),
  entities: [Member, Purchase],
  synchronize: true,
  poolSize: 32,
});
await source.initialize();

async function record({ orderNo, memberId, amountFen }) {
  await source.transaction(async (manager) => {
    const purchases = manager.getRepository(Purchase);
    if (await purchases.findOne({ where: { orderNo } })) return;
    await purchases.save({ orderNo, memberId, amount: amountFen, paidAt: new Date() });
    const { total } = await purchases
      .createQueryBuilder('p')
      .select('SUM(p.amount)', 'total')
      .where('p.memberId = :memberId AND p.paidAt >= :from', {
        memberId,
        from: new Date(Date.now() - 365 * 86_400_000),
      })
      .getRawOne();
    const member = await manager.getRepository(Member).findOne({ where: { id: memberId } });
    member.spend = total;
    member.level = levels.findLastIndex((from) => Number(total) >= from);
    await manager.getRepository(Member).save(member);
  });
}

createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    record(JSON.parse(body)).then(
      () => response.writeHead(204).end(),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
