import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { wallTimeOf } from '@jieti/shared/rules/community/wall-time';
import { CONFIG, type Config } from '../config.js';
import type { Tx } from '../db/sql.js';
import { inboxOnlyKeys } from '../outbox/inbox-only-keys.js';
import { OutboxRepository } from '../outbox/outbox.repository.js';
import { whereOf } from './gathering-row.js';
import type { LockedGathering } from './gatherings.repository.js';

export type GatheringNotice =
  | { readonly kind: 'seat' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'cancelled'; readonly reason: string };

/** What those who signed up are told: in the inbox, with the change that causes it. */
@Injectable()
export class GatheringNoticesRepository {
  constructor(
    private readonly outbox: OutboxRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  async tell(
    tx: Tx,
    to: { readonly gathering: LockedGathering; readonly members: readonly number[]; readonly now: Instant },
    notice: GatheringNotice,
  ): Promise<void> {
    const { gathering, members, now } = to;
    const content = {
      ...this.words(gathering, notice),
      page: `packages/community/gathering/index?id=${gathering.id}`,
      values: {},
    };
    const message = { kind: 'gathering', templateKey: inboxOnlyKeys.gathering, content } as const;
    const messages = members.map((memberId) => ({
      ...{ ...message, memberId, campaignId: null, tier: null },
      dedupeKey: `gathering:${gathering.id}:${notice.kind}:${memberId}:${now}`,
    }));
    await this.outbox.enqueue(tx, messages, now);
  }

  private words(
    gathering: LockedGathering,
    notice: GatheringNotice,
  ): { readonly title: string; readonly body: string } {
    const { title } = gathering;
    const whenAndWhere = `${whenWords(Number(gathering.starts_at), this.config.timeZone)}，${whereOf(gathering)}`;
    switch (notice.kind) {
      case 'seat':
        return {
          title: '候补到了名额',
          body: `《${title}》有你的位置了：${whenAndWhere}。不能来请取消报名，让给下一位。`,
        };
      case 'changed':
        return { title: '活动的时间或地点改了', body: `《${title}》现在是：${whenAndWhere}。不能来请取消报名。` };
      case 'cancelled':
        return { title: '活动取消了', body: `《${title}》（${whenAndWhere}）不办了：${notice.reason}` };
      default:
        return notice satisfies never;
    }
  }
}

/** `11 月 28 日 14:00` on the shop's clock. */
function whenWords(at: Instant, timeZone: string): string {
  const text = wallTimeOf(at, timeZone);
  return `${Number(text.slice(5, 7))} 月 ${Number(text.slice(8, 10))} 日 ${text.slice(11)}`;
}
