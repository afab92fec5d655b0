import { Inject, Injectable } from '@nestjs/common';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { Transactions } from '../db/transactions.js';
import { LongWork } from '../jobs/long-work.js';
import { OutboxRepository, type NewOutboxMessage } from '../outbox/outbox.repository.js';
import type { Announcement } from './announcements.queries.js';
import { noticeKey, ruleNotice, withdrawalNotice } from './rule-notice.js';
import { ruleOutlook } from './rule-outlook.js';
import { RuleNoticeSources, type NoticeMember } from './rule-notice-sources.queries.js';

const BATCH = 500;

interface Checkpoint {
  readonly afterId: number;
  readonly looked: number;
  readonly told: number;
}

/** Tells members of rules before they come into force: once per member and version, by the outbox and its outcomes. */
@Injectable()
export class RuleNoticesService {
  constructor(
    private readonly sources: RuleNoticeSources,
    private readonly work: LongWork,
    private readonly transactions: Transactions,
    private readonly outbox: OutboxRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'shopName'>,
  ) {}

  /** Goes on where a crash left it, and ends early when the version is withdrawn meanwhile. */
  async announce(announcement: Announcement, key: string, now: Instant): Promise<void> {
    const { announced } = announcement;
    const title = `规则公示通知：${announced.name}第 ${announced.version} 版`;
    await this.work.run({ kind: 'ruleNotices', title, key }, async (run, report) => {
      let at: Checkpoint = { afterId: 0, looked: 0, told: 0, ...(JSON.parse(run.detail) as Partial<Checkpoint>) };
      const total = await this.sources.countMembers();
      for (;;) {
        const batch = await this.sources.membersAfter(at.afterId);
        if (batch.length === 0) return;
        if ((await this.sources.announcement(now))?.announced.version !== announced.version) return;
        const notices = batch.flatMap((member) => this.noticeFor(member, announcement));
        await this.transactions.run((tx) => this.outbox.enqueue(tx, notices, now));
        at = { afterId: batch.at(-1)!.id, looked: at.looked + batch.length, told: at.told + notices.length };
        await report({ done: at.looked, total, detail: JSON.stringify(at) });
      }
    });
  }

  /** Everybody who was told of a version is told that it will not come. */
  async takeBack(version: ProgrammeVersion, key: string, now: Instant): Promise<void> {
    const title = `规则取消通知：${version.name}第 ${version.version} 版`;
    await this.work.run({ kind: 'ruleNotices', title, key }, async (_, report) => {
      const prefix = noticeKey(version);
      let done = 0;
      for (let after = prefix; ; ) {
        const told = await this.sources.told(prefix, after, BATCH);
        if (told.length === 0) return;
        const notices = told.map(({ memberId }) => withdrawalNotice(memberId, version, this.config.shopName));
        await this.transactions.run((tx) => this.outbox.enqueue(tx, notices, now));
        after = told.at(-1)!.key;
        await report({ done: (done += told.length), total: null, detail: '{}' });
      }
    });
  }

  /** Whom the rules touch, and whoever holds a tier above the base. */
  private noticeFor(member: NoticeMember, announcement: Announcement): NewOutboxMessage[] {
    const { registeredAt, facts, overrides } = member;
    const outlook = ruleOutlook({ ...announcement, registeredAt, facts, overrides });
    if (!outlook.affected && member.rank === 0) return [];
    return [ruleNotice(member.id, announcement, { outlook, shopName: this.config.shopName })];
  }
}
