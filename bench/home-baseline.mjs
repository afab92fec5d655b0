// The baseline of `home`: an idiomatic TypeORM service on the same tables. A member is loaded with its relations (one
// statement each, the kinder of TypeORM's two ways: a join of them all gives every combination of their rows), and the
// page is made of the objects. It has no fold of the rules, no explanation and no framework around it, so it does less
// than ours. Run as a process: DATABASE_URL, PORT, SESSION_SECRET.
import 'reflect-metadata';
import { createServer } from 'node:http';
import { DataSource, EntitySchema } from 'typeorm';
import { SessionTokens } from '../server/dist/auth/session-tokens.js';

const DAY_MS = 86_400_000;
const id = { type: 'bigint', primary: true };
const number = (name) => ({ type: 'bigint', name });
const text = (name) => ({ type: 'varchar', name });
const owner = { type: 'many-to-one', target: 'Member', joinColumn: { name: 'member_id' } };
const owned = (target) => ({ type: 'one-to-many', target, inverseSide: 'member' });
const entity = (name, tableName, columns, relations) => new EntitySchema({ name, tableName, columns, relations });

const entities = [
  entity('Store', 'store', { id: { ...text('id'), primary: true }, name: text('name') }),
  entity(
    'Member',
    'member',
    {
      id,
      name: text('name'),
      cardNo: text('card_no'),
      status: text('status'),
      tier: text('tier'),
      growth: number('growth'),
    },
    {
      store: { type: 'many-to-one', target: 'Store', joinColumn: { name: 'store_id' } },
      ...{ facts: owned('Fact'), coupons: owned('Coupon'), lots: owned('Lot'), messages: owned('Message') },
    },
  ),
  entity(
    'Fact',
    'fact',
    {
      source: { ...text('source'), primary: true },
      externalId: { ...text('external_id'), primary: true },
      ...{
        kind: text('kind'),
        occurredAt: number('occurred_at'),
        amountFen: number('amount_fen'),
        detail: text('detail'),
      },
    },
    { member: owner },
  ),
  entity(
    'Coupon',
    'coupon',
    { id, terms: text('terms'), state: text('state'), expiresAt: number('expires_at') },
    { member: owner },
  ),
  entity(
    'Lot',
    'point_lot',
    { id, remaining: number('remaining'), expiresAt: number('expires_at') },
    { member: owner },
  ),
  entity(
    'Message',
    'inbox_message',
    { id, kind: text('kind'), title: text('title'), body: text('body'), readAt: number('read_at') },
    { member: owner },
  ),
];

const source = new DataSource({
  ...{ type: 'mysql', url: process.env.DATABASE_URL, entities, poolSize: 12 },
  ...{ relationLoadStrategy: 'query', supportBigNumbers: true, bigNumberStrings: false },
});
await source.initialize();
const secrets = { session: process.env.SESSION_SECRET };
const tokens = new SessionTokens({ now: () => Date.now() }, { secrets });
const relations = { store: true, facts: true, coupons: true, lots: true, messages: true };

async function home(memberId, now) {
  const where = { id: memberId, status: 'active' };
  const { facts, coupons, lots, messages, store, ...member } = await source
    .getRepository('Member')
    .findOneOrFail({ where, relations });
  const recent = facts.filter(({ occurredAt }) => occurredAt > now - 365 * DAY_MS);
  const fen = (kind) => recent.filter((fact) => fact.kind === kind).reduce((sum, fact) => sum + fact.amountFen, 0);
  const usable = coupons
    .filter(({ state, expiresAt }) => state === 'issued' && expiresAt > now)
    .sort((a, b) => a.expiresAt - b.expiresAt);
  const campaigns = messages.filter(({ kind }) => kind === 'campaign').sort((a, b) => b.id - a.id);
  return {
    member: { ...member, store: store?.name },
    spent: fen('purchase') - fen('refund'),
    coupons: { usable: usable.length, soonest: usable[0] && { ...usable[0], terms: JSON.parse(usable[0].terms) } },
    points: lots.filter(({ expiresAt }) => expiresAt > now).reduce((sum, lot) => sum + lot.remaining, 0),
    offers: campaigns.slice(0, 3),
    unread: messages.filter(({ readAt }) => readAt === null).length,
  };
}

createServer((request, response) => {
  const { id } = tokens.read(request.headers.authorization.slice(7));
  home(id, Date.now()).then(
    (page) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page)),
    (error) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(process.env.PORT), '127.0.0.1');
