import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { WatchDecision, WatchItem, WatchQuery } from '@jieti/shared/api/engagement';
import type { Page } from '@jieti/shared/api/paging';
import type { Instant } from '@jieti/shared/model/time';
import { factId } from '@jieti/shared/rules/fact-id';
import type { Tx } from '../db/sql.js';
import type { NewFact } from '../facts/record.js';
import { FactsService } from '../facts/facts.service.js';
import { FactsQueries } from '../facts/facts.queries.js';
import type { StaffCaller } from '../http/access.js';
import { idCursor } from '../http/id-cursor.js';
import { Refusal } from '../http/refusal.js';
import { DecisionsRepository } from './decisions.repository.js';
import { WatchQueries, type FlagSpan } from './watch.queries.js';
import { Transactions } from '../db/transactions.js';

/** The door that engagement is taken back through. */
export const takenBackSource = 'desk';

interface Decided extends WatchDecision {
  readonly by: StaffCaller;
  readonly now: Instant;
  readonly timeZone: string;
}

/** A person's word on what looks made up (D254, D255). */
@Injectable()
export class WatchService {
  constructor(
    private readonly queries: WatchQueries,
    private readonly decisions: DecisionsRepository,
    private readonly facts: FactsService,
    private readonly known: FactsQueries,
    private readonly transactions: Transactions,
  ) {}

  /** Refuses with page_cursor_invalid. */
  async list({ kind, cursor, limit, ...filter }: WatchQuery, timeZone: string): Promise<Page<WatchItem>> {
    const before = idCursor(cursor);
    const found =
      kind === 'invitation'
        ? await this.queries.invitations(filter, before, limit)
        : await this.queries.flags(filter, before, limit, timeZone);
    const items = found.slice(0, limit);
    return { items, nextCursor: found.length > limit ? String(items.at(-1)?.id) : null, total: null };
  }

  /** Refuses with not_found, watch_decided (somebody was first). */
  async decideInvitation(refereeId: number, { decision, reason, by, now }: Decided): Promise<WatchItem> {
    const word = { keep: decision === 'keep', staff: by.username, reason, now };
    const isFirst = await this.transactions.run((tx) => this.decisions.invitation(tx, refereeId, word));
    const item = await this.queries.findInvitation(refereeId);
    if (!item) throw new Refusal('not_found');
    if (!isFirst) throw new Refusal('watch_decided');
    return item;
  }

  /** What was rejected is taken back with the decision, in one commit. Refuses with not_found, watch_decided. */
  async decideFlag(id: number, { decision, reason, by, now, timeZone }: Decided): Promise<WatchItem> {
    const found = await this.queries.findFlag(id, timeZone);
    if (!found) throw new Refusal('not_found');
    if (found.item.state !== 'open') throw new Refusal('watch_decided');
    const word = { id, keep: decision === 'keep', staff: by.username, reason, now };
    const decide = async (tx: Tx) => {
      if (!(await this.decisions.flag(tx, word))) throw new Refusal('watch_decided');
    };
    const reversals = word.keep ? [] : await this.reversalsOf(found.span, now);
    if (reversals.length === 0) await this.transactions.run(decide);
    else {
      // A batch may be cut; whoever takes back the first has the word.
      const withinBatch = async (tx: Tx, part: readonly NewFact[]) => {
        if (part.includes(reversals[0]!)) await decide(tx);
      };
      await this.facts.record(reversals, { withinBatch });
    }
    return (await this.queries.findFlag(id, timeZone))?.item ?? found.item;
  }

  /** One for each activity of the span; friends are decided about one by one. */
  private async reversalsOf({ memberId, from, until }: FlagSpan, now: Instant): Promise<readonly NewFact[]> {
    const facts = await this.known.ofMember(memberId);
    return facts
      .filter((fact) => fact.kind === 'engagement' && fact.activity !== 'invite')
      .filter(({ occurredAt }) => occurredAt >= from && occurredAt <= until)
      .map(({ source, externalId }): NewFact => {
        const of = { source, externalId };
        const number = createHash('sha256').update(factId(of)).digest('base64url');
        const key = { source: takenBackSource, externalId: `back:${number}` };
        return {
          member: { kind: 'id', id: memberId },
          fact: { kind: 'reversal', ...key, occurredAt: now, storeId: null, of },
        };
      });
  }
}
