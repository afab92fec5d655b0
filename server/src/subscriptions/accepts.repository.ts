import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { ConsentsRepository, type ConsentKey } from './consents.repository.js';

export interface SubscriptionAnswer {
  readonly templateId: string;
  readonly result: 'accept' | 'reject' | 'ban' | 'filter';
}

/** What the mini-program says the member answered to one request. */
export interface AnswerReport {
  readonly memberId: number;
  readonly requestId: string;
  readonly answers: readonly SubscriptionAnswer[];
}

/** Something WeChat pushed about one member and template. `at`: when it happened there, to the second. */
export interface PushedAnswer extends ConsentKey {
  readonly at: Instant;
  readonly eventId: number;
}

/** A report and a push this far apart, by when it happened or by when it got here, may be of the same tap. */
const SAME_TAP_MS = 60 * 60_000;
const SECOND_MS = 1000;

/**
 * Who allowed what. A tap on "allow" is told twice, by the mini-program and by WeChat, in any order, late, repeated or
 * once only: it is one row of `consent_accept`, and one consent.
 */
@Injectable()
export class AcceptsRepository {
  constructor(
    private readonly dialect: Dialect,
    private readonly consents: ConsentsRepository,
  ) {}

  /** Records a report, each template of a request once. */
  async report(tx: Tx, { memberId, requestId, answers }: AnswerReport, now: Instant): Promise<void> {
    await this.lockMember(tx, memberId);
    const known = await tx.query<{ template_id: string }>(
      'SELECT template_id FROM subscription_event WHERE member_id = ? AND request_id = ?',
      [memberId, requestId],
    );
    const seen = new Set(known.map((row) => row.template_id));
    const fresh = answers.filter((answer) => !seen.has(answer.templateId)).toSorted(byTemplate);
    await tx.insertRows(
      'subscription_event',
      ['member_id', 'request_id', 'template_id', 'result', 'created_at'],
      fresh.map((answer) => [memberId, requestId, answer.templateId, answer.result, now]),
    );
    for (const { templateId, result } of fresh) {
      if (result === 'accept') await this.acceptReported(tx, { memberId, templateId }, requestId, now);
    }
  }

  /** WeChat says that the member tapped "allow". */
  async acceptPushed(tx: Tx, push: PushedAnswer, now: Instant): Promise<'counted' | 'known' | 'withdrawn'> {
    const { memberId, templateId, at } = push;
    await this.lockMember(tx, memberId);
    const [same] = await tx.query(
      'SELECT id FROM consent_accept WHERE member_id = ? AND template_id = ? AND pushed_at = ? LIMIT 1',
      [memberId, templateId, at],
    );
    if (same) return 'known';
    const [reported] = await tx.query<{ id: number }>(
      `SELECT id FROM consent_accept WHERE member_id = ? AND template_id = ? AND pushed_at IS NULL
       AND (reported_at BETWEEN ? AND ? OR reported_at BETWEEN ? AND ?) ORDER BY id LIMIT 1`,
      [memberId, templateId, ...around(at), ...around(now)],
    );
    if (reported) {
      await tx.execute('UPDATE consent_accept SET pushed_at = ?, arrived_at = ? WHERE id = ?', [at, now, reported.id]);
      return 'known';
    }
    const counted = !(await this.hasWithdrawnAfter(tx, push));
    await this.insert(tx, push, { pushedAt: at, arrivedAt: now, counted });
    if (!counted) return 'withdrawn';
    await this.consents.accept(tx, { memberId, templateId, ref: `event:${push.eventId}` }, now);
    return 'counted';
  }

  /**
   * WeChat says that the member withdrew: what was allowed until then is void, also what is on its way back from a send
   * that came to nothing. What was allowed since stays, when the withdrawal is heard of late.
   */
  async withdraw(tx: Tx, push: PushedAnswer, now: Instant): Promise<void> {
    const { memberId, templateId, at } = push;
    await this.lockMember(tx, memberId);
    const [since] = await tx.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM consent_accept
       WHERE member_id = ? AND template_id = ? AND counted = 1 AND COALESCE(pushed_at, reported_at) >= ?`,
      [memberId, templateId, at + SECOND_MS],
    );
    const [balance] = await this.consents.lockBalances(tx, [memberId], [templateId]);
    if (!balance)
      return this.consents
        .open(tx, [{ memberId, templateId, remaining: 0 }], now)
        .then(() => this.noteWithdrawal(tx, push));
    const ref = `event:${push.eventId}`;
    await this.consents.reduce(tx, { ...balance, ref }, { cause: 'withdrawn', to: Number(since?.n ?? 0) }, now);
    await this.noteWithdrawal(tx, push);
  }

  /** A report that a push came before is of the same tap; it always counts otherwise, for the member is there. */
  private async acceptReported(tx: Tx, key: ConsentKey, requestId: string, now: Instant): Promise<void> {
    const [pushed] = await tx.query<{ id: number }>(
      `SELECT id FROM consent_accept WHERE member_id = ? AND template_id = ? AND reported_at IS NULL
       AND (pushed_at BETWEEN ? AND ? OR arrived_at BETWEEN ? AND ?) ORDER BY id LIMIT 1`,
      [key.memberId, key.templateId, ...around(now), ...around(now)],
    );
    if (pushed) {
      await tx.execute('UPDATE consent_accept SET reported_at = ? WHERE id = ?', [now, pushed.id]);
      return;
    }
    await this.insert(tx, key, { reportedAt: now, counted: true });
    await this.consents.accept(tx, { ...key, ref: `report:${requestId}` }, now);
  }

  private async hasWithdrawnAfter(tx: Tx, { memberId, templateId, at }: PushedAnswer): Promise<boolean> {
    const [later] = await tx.query(
      'SELECT member_id FROM subscription_quota WHERE member_id = ? AND template_id = ? AND withdrawn_at > ?',
      [memberId, templateId, at],
    );
    return later !== undefined;
  }

  private async noteWithdrawal(tx: Tx, { memberId, templateId, at }: PushedAnswer): Promise<void> {
    await tx.execute(
      `UPDATE subscription_quota SET withdrawn_at = ?
       WHERE member_id = ? AND template_id = ? AND (withdrawn_at IS NULL OR withdrawn_at < ?)`,
      [at, memberId, templateId, at],
    );
  }

  private async insert(
    tx: Tx,
    { memberId, templateId }: ConsentKey,
    tap: {
      readonly reportedAt?: Instant;
      readonly pushedAt?: Instant;
      readonly arrivedAt?: Instant;
      readonly counted: boolean;
    },
  ): Promise<void> {
    const columns = ['member_id', 'template_id', 'reported_at', 'pushed_at', 'arrived_at', 'counted'];
    const { reportedAt, pushedAt, arrivedAt, counted } = tap;
    await tx.insertRows('consent_accept', columns, [[memberId, templateId, reportedAt, pushedAt, arrivedAt, counted]]);
  }

  /** Two tellings of one tap at the same moment wait for each other here. */
  private async lockMember(tx: Tx, memberId: number): Promise<void> {
    await tx.query(`SELECT id FROM member WHERE id = ?${this.dialect.forUpdate}`, [memberId]);
  }
}

const around = (at: Instant): readonly [Instant, Instant] => [at - SAME_TAP_MS, at + SAME_TAP_MS];

const byTemplate = (a: SubscriptionAnswer, b: SubscriptionAnswer): number => (a.templateId < b.templateId ? -1 : 1);
