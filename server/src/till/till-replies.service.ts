import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import type { StoredAction } from './till-action.js';
import { TillActionsQueries } from './till-actions.queries.js';

/** What is asked for, as it is recognised when it comes again. */
export interface AskedAction {
  readonly storeId: string;
  readonly idemKey: string;
  /** Whether the till chose the key; else it was made of the number on the paper. */
  readonly isKeyed: boolean;
  readonly requestHash: string;
  /** `source/externalId` of a receipt or refund; null: only the key names it. */
  readonly subject: string | null;
}

/** A till that got no answer asks again; it is told what happened the first time (D162). */
@Injectable()
export class TillRepliesService {
  constructor(private readonly actions: TillActionsQueries) {}

  /**
   * The first answer; null when it is new. Refuses with idempotency_conflict or receipt_repeated when the key or the
   * number stands for something else, and with receipt_undone.
   */
  async find<T extends { readonly repeated: boolean }>(asked: AskedAction): Promise<T | null> {
    const { storeId, idemKey, isKeyed, subject } = asked;
    const { byKey, bySubject } =
      subject === null
        ? { byKey: await this.actions.findByKey(storeId, idemKey), bySubject: null }
        : await this.actions.findByKeyOrSubject(storeId, idemKey, subject);
    if (byKey) return replyOf<T>(byKey, asked, isKeyed ? 'idempotency_conflict' : 'receipt_repeated');
    return bySubject ? replyOf<T>(bySubject, asked, 'receipt_repeated') : null;
  }

  /** Does new work, or tells what another call with the same content has done in the meantime. */
  async once<T extends { readonly repeated: boolean }>(asked: AskedAction, work: () => Promise<T | null>): Promise<T> {
    const first = await this.find<T>(asked);
    if (first) return first;
    try {
      const done = await work();
      if (done) return done;
    } catch (error) {
      const won = error instanceof Refusal ? await this.find<T>(asked) : null;
      if (won) return won;
      throw error;
    }
    const won = await this.find<T>(asked);
    if (!won) throw new Refusal('receipt_repeated');
    return won;
  }
}

function replyOf<T>(
  action: StoredAction,
  asked: AskedAction,
  conflict: 'idempotency_conflict' | 'receipt_repeated',
): T & { readonly repeated: true } {
  if (action.requestHash !== asked.requestHash) throw new Refusal(conflict);
  if (action.kind === 'purchase' && action.undoneAt !== null) throw new Refusal('receipt_undone');
  return { ...(JSON.parse(action.reply ?? '{}') as T), repeated: true };
}
