import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { formatDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { explainTier } from '@jieti/shared/rules/tier/explain';
import type { MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import { Clock } from '../clock.js';
import type { Config } from '../config.js';
import { Transactions } from '../db/transactions.js';
import { PointInTimeService } from '../ledger/point-in-time.service.js';
import { memberRefKey, type MemberRef } from '../members/member-ref.js';
import { MembersRepository } from '../members/members.repository.js';
import { momentOf } from '../members/moment-of.js';
import { CommandFailure } from './command-failure.js';
import { historyText } from './history-text.js';
import { print } from './print.js';
import { withApp } from './with-app.js';

interface MemberOptions {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly explain?: boolean;
  readonly json?: boolean;
}

export function addMemberCommand(program: Command): void {
  program
    .command('member')
    .description('一位会员的等级、经过和原因，可以看过去任何一天')
    .argument('<id>', '会员编号、M 开头的卡号，或 customer:来源:客户号、openid:…')
    .option('--as-of <moment>', '那一天结束时，如 2026-08-31，或毫秒数、带时区的 ISO 8601；默认现在')
    .option('--known-at <moment>', '只看到那时为止记下的')
    .option('--explain', '说明为什么是这个等级')
    .option('--json', '只输出 JSON')
    .action(async (id: string, options: MemberOptions) => {
      await withApp(async (app, config) => {
        const memberId = await getMemberId(app, id);
        const asOf = instantOf(config, '--as-of', options.asOf) ?? app.get(Clock).now();
        const knownAt = instantOf(config, '--known-at', options.knownAt);
        const standing = await app.get(PointInTimeService).findStanding(memberId, asOf, knownAt);
        if (!standing) throw new CommandFailure('那时还不是会员。');
        print(options.json, answerOf(memberId, standing, options), () => describe(standing, options));
      });
    });
}

async function getMemberId(app: INestApplicationContext, id: string): Promise<number> {
  const ref = refOf(id);
  const found = await app.get(Transactions).run((tx) => app.get(MembersRepository).resolve(tx, [ref]));
  const memberId = found.get(memberRefKey(ref));
  if (memberId === undefined) throw new CommandFailure('没有这位会员。');
  return memberId;
}

function refOf(id: string): MemberRef {
  if (/^\d{1,15}$/.test(id)) return { kind: 'id', id: Number(id) };
  const identity = /^(customer|openid|oaOpenid|unionid|phone):(.+)$/.exec(id);
  if (identity)
    return { kind: identity[1] as 'customer' | 'openid' | 'oaOpenid' | 'unionid' | 'phone', value: identity[2]! };
  return { kind: 'cardNo', value: id };
}

function instantOf(config: Config, option: string, text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  const at = momentOf(text, config.timeZone);
  if (at === undefined) throw new CommandFailure(`${option} 要写成 2026-08-31、毫秒数或 2026-08-31T12:00:00+08:00。`);
  return at;
}

function answerOf(member: number, standing: MemberStanding, options: MemberOptions): unknown {
  const { tier, computed, override, since, until, history } = standing.state;
  const explanation = options.explain ? explainTier(standing, 'operator') : null;
  return {
    member,
    tier,
    since: formatDay(since),
    until: until === null ? null : formatDay(until),
    history,
    explanation,
    // What stands beside it, only where it decides.
    ...(override ? { computed, override } : {}),
  };
}

function describe(standing: MemberStanding, options: MemberOptions): string {
  const lines = [historyText(standing.state, standing.input.versions)];
  if (!options.explain) return lines.join('\n');
  const { sentence, keep, next, counterfactuals, advice, nonChanges, contributions } = explainTier(
    standing,
    'operator',
  );
  const parts = contributions.map((one) => one.sentence);
  const told = [advice.keep, advice.next].flatMap((one) => {
    if (!one || one.kind === 'done') return [];
    return one.kind === 'ways' ? one.ways.map((way) => way.sentence) : [one.sentence];
  });
  return [...lines, '', sentence, ...parts, keep?.sentence, next?.sentence, ...counterfactuals, ...told, ...nonChanges]
    .filter((line) => line !== undefined)
    .join('\n');
}
