import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TestSend } from '@jieti/shared/api/channels';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import type { OutboxLeasesRepository } from '../outbox/outbox-leases.repository.js';
import { ConsentsRepository, type ClaimedConsent } from '../subscriptions/consents.repository.js';
import type { SendOutcome } from '../wechat/send-outcome.js';
import { ChannelSettingsRepository } from './channel-settings.repository.js';
import { TestDesk } from './test-desk.js';

export interface TestRequest extends TestSend {
  readonly title: string;
  readonly templateId: string;
  readonly by: string;
}

export interface TestClaim {
  readonly kind: 'taken';
  readonly id: number;
  readonly owner: string;
  readonly openid: string;
  readonly consent: ClaimedConsent | null;
}

type Decision = Parameters<OutboxLeasesRepository['decide']>[2][number];

const LEASE_MS = 60_000;
const BODY = '这是一条测试消息';

/** Both ends of a test message, each one transaction: with its consent taken, and with what became of it. */
@Injectable()
export class TestClaimsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly desk: TestDesk,
    private readonly consents: ConsentsRepository,
    private readonly settings: ChannelSettingsRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `member_unknown` or `member_unreachable`. */
  take(test: TestRequest): Promise<TestClaim | { readonly kind: 'noConsent' }> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const openid = await this.openidOf(tx, test);
      const balance = await this.balanceOf(tx, test);
      if (balance && balance.remaining === 0) return { kind: 'noConsent' };
      const owner = `test:${randomUUID()}`;
      const content = { title: `测试：${test.title}`, body: BODY, page: 'pages/home/index', values: {} };
      const id = await this.desk.messages.insert(tx, { ...test, owner, content, leaseUntil: now + LEASE_MS }, now);
      const consent = balance && { ...balance, outboxId: id };
      if (consent) await this.consents.claim(tx, [consent], now);
      await this.settings.note(
        tx,
        {
          actor: test.by,
          action: 'channel.testSend',
          subject: `member:${test.memberId}`,
          detail: { template: test.templateKey, channel: test.channel, message: id },
        },
        now,
      );
      return { kind: 'taken', id, owner, openid, consent };
    });
  }

  /** What is left of the member's consents; null on a channel without any. */
  settle(claim: TestClaim, channel: TestSend['channel'], outcome: SendOutcome): Promise<number | null> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const { owner, id, consent } = claim;
      if (consent) await this.settleConsent(tx, consent, outcome, now);
      await this.desk.leases.decide(tx, owner, [{ id, channel, ...endingOf(outcome) }], now);
      if (!consent) return null;
      const [left] = await this.consents.lockBalances(tx, [consent.memberId], [consent.templateId]);
      return left?.remaining ?? 0;
    });
  }

  private async settleConsent(tx: Tx, consent: ClaimedConsent, outcome: SendOutcome, now: Instant): Promise<void> {
    if (outcome.kind === 'declined')
      await this.consents.clear(tx, [{ ...consent, ref: `outbox:${consent.outboxId}` }], now);
    else if (outcome.kind === 'failed' || outcome.kind === 'later') await this.consents.giveBack(tx, [consent], now);
  }

  private async openidOf(tx: Tx, { memberId, channel }: TestRequest): Promise<string> {
    const recipient = (await this.desk.recipients.list(tx, [memberId])).get(memberId);
    if (!recipient) throw new Refusal('member_unknown');
    const openid = channel === 'subscription' ? recipient.openid : recipient.oaOpenid;
    if (openid === null || recipient.isClosed) throw new Refusal('member_unreachable');
    return openid;
  }

  /** Null on a channel that needs no consent. */
  private async balanceOf(tx: Tx, { memberId, templateId, channel }: TestRequest) {
    if (channel === 'officialAccount') return null;
    const [balance] = await this.consents.lockBalances(tx, [memberId], [templateId]);
    return balance ?? { memberId, templateId, remaining: 0, epoch: 0 };
  }
}

function endingOf(outcome: SendOutcome): Pick<Decision, 'state' | 'reason' | 'msgid'> {
  if (outcome.kind === 'sent') return { state: 'sent', reason: 'accepted', msgid: outcome.msgid };
  if (outcome.kind === 'unknown') return { state: 'unknown', reason: 'no_reply', msgid: null };
  return { state: 'failed', reason: outcome.reason, msgid: null };
}
