import type { FactKey } from '@jieti/shared/model/fact';
import { chunked } from '../../src/db/in-list.js';
import type { Tx } from '../../src/db/sql.js';
import { FactsRepository } from '../../src/facts/facts.repository.js';
import { SettlementsRepository } from '../../src/ledger/settlements.repository.js';
import { MembersRepository } from '../../src/members/members.repository.js';
import { ProgrammesQueries } from '../../src/programmes/programmes.queries.js';
import type { HttpShop } from '../http/http-shop.js';
import { decadeOfRules } from '../setup/decade-of-rules.js';
import { generatedLife, type GeneratedLife, type Years } from '../setup/generated-life.js';

const BATCH = 250;

/** A shop after ten years with these rules and lives, settled; nobody is told anything. */
export async function fillShop(shop: HttpShop, members: number, years: Years): Promise<void> {
  await publishDecade(shop);
  const numbers = Array.from({ length: members }, (_, i) => i + 1);
  for (const part of chunked(numbers, BATCH)) {
    const lives = part.map((number) => generatedLife(number, years));
    await shop.run((tx) => live(shop, tx, lives));
  }
}

async function publishDecade(shop: HttpShop): Promise<void> {
  const columns = ['programme', 'version', 'effective_from', 'definition', 'published_at', 'published_by', 'note'];
  const rows = decadeOfRules.map((version) => [
    ...[version.programme, version.version, version.effectiveFrom, JSON.stringify(version)],
    ...[version.effectiveFrom, 'owner', 'decade'],
  ]);
  await shop.run((tx) => tx.insertRows('programme_version', columns, rows));
  await shop.app.get(ProgrammesQueries, { strict: false }).refresh();
}

async function live(shop: HttpShop, tx: Tx, lives: readonly GeneratedLife[]): Promise<void> {
  const get = <T>(type: new (...args: never[]) => T) => shop.app.get<T>(type, { strict: false });
  const now = shop.clock.now();
  const identityOf = ({ number }: GeneratedLife) => ({ kind: 'customer', value: `life-${number}` }) as const;
  const contacts = lives.map((life) => ({ identity: identityOf(life), registeredAt: life.registeredAt }));
  const made = [...(await get(MembersRepository).insertFirstContacts(tx, contacts, now)).values()];
  const ids = new Map(lives.map((life, i) => [life, made[i]!]));
  const facts = lives.flatMap((life) => life.facts.map((fact) => ({ memberId: ids.get(life)!, fact })));
  await get(FactsRepository).insert(tx, facts, new Set());
  await insertOverrides(tx, ids);
  const members = [...(await get(SettlementsRepository).lock(tx, made)).values()];
  const fresh = new Map<number, readonly FactKey[]>(lives.map((life) => [ids.get(life)!, life.facts]));
  await get(SettlementsRepository).settle(tx, { members, fresh, now, announce: false, cause: 'import' });
}

async function insertOverrides(tx: Tx, ids: ReadonlyMap<GeneratedLife, number>): Promise<void> {
  const columns = [
    ...['member_id', 'kind', 'tier', 'from_day', 'until_day', 'reason', 'author', 'recorded_at', 'revoked_at'],
    ...['revoked_by', 'revoke_reason', 'idempotency_key'],
  ];
  const rows = [...ids].flatMap(([{ overrides }, id]) =>
    overrides.map((o, i) => [
      ...[id, o.kind, o.tier, o.fromDay, o.untilDay, o.reason, o.author, o.recordedAt, o.revokedAt],
      ...(o.revokedAt === null ? [null, null] : ['owner', '误操作']),
      `life-${i}`,
    ]),
  );
  await tx.insertRows('tier_override', columns, rows);
}
