import type { Command } from 'commander';
import type { ChannelHealth } from '@jieti/shared/api/channels';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import { ChannelHealthService } from '../channels/channel-health.service.js';
import { LastVerifyQueries, type LastVerify } from '../ledger/last-verify.queries.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { ConsentBalancesQueries, type ConsentCheck } from '../subscriptions/consent-balances.queries.js';
import { CommandFailure } from './command-failure.js';
import { print, table } from './print.js';
import { withApp } from './with-app.js';

interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly note: string;
}

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('检查设置、数据库和微信账号是否齐全')
    .option('--json', '只输出 JSON')
    .action(async (options: { json?: boolean }) => {
      const findings = await withApp(async (app, config): Promise<readonly Finding[]> => {
        const versions = await app.get(ProgrammesQueries).versions();
        return [
          { name: 'node', ok: true, note: process.versions.node },
          {
            name: 'database',
            // Its tables have just answered.
            ok: true,
            note: config.databaseUrl ? 'MySQL' : `SQLite，${config.dataDir}`,
          },
          {
            name: 'programme',
            ok: versions.length > 0,
            note: versions.length > 0 ? `${versions.length} 个版本` : '还没有发布等级方案',
          },
          ledgerFinding(await app.get(LastVerifyQueries).find(), config.timeZone),
          consentsFinding(await app.get(ConsentBalancesQueries).check()),
          ...channelFindings(await app.get(ChannelHealthService).read()),
        ];
      });
      print(options.json, { ok: findings.every((f) => f.ok), findings }, () =>
        table(findings.map((f) => [f.ok ? '好' : '缺', f.name, f.note])),
      );
      if (findings.some((finding) => !finding.ok)) throw new CommandFailure('');
    });
}

/** A shop lives without an official account and WeCom; without a mini-program or Pay it is not complete. */
const needed: ReadonlySet<string> = new Set(['miniProgram', 'pay']);

/** Each account with what is known of it, and pushes that were given up. */
function channelFindings({ accounts }: ChannelHealth): Finding[] {
  return accounts.map(({ account, state, sentence, callback, token }) => {
    const parts = [
      sentence.replace(/。$/, ''),
      ...(token?.freshUntil ? [`凭证有效到 ${new Date(token.freshUntil).toISOString()}`] : []),
      ...(callback?.configured === false && state !== 'missing' ? ['没有填消息推送 Token'] : []),
      ...(callback && callback.failed > 0 ? [`${callback.failed} 条推送没有处理成功`] : []),
    ];
    return {
      name: account,
      ok: state === 'ok' || (state === 'missing' && !needed.has(account)),
      note: parts.join('，'),
    };
  });
}

/** What the last verification of a night found. */
function ledgerFinding(last: LastVerify | null, timeZone: string): Finding {
  if (!last) return { name: 'ledger', ok: true, note: '还没有夜间核对，随时可以运行 npx jieti verify' };
  const day = formatDay(businessDayOf(last.finishedAt, timeZone));
  const found = last.differences === 0 ? '没有差异' : `${last.differences} 处差异，运行 npx jieti verify 看全部`;
  return { name: 'ledger', ok: last.differences === 0, note: `${day} 核对 ${last.members} 位会员，${found}` };
}

/** Whether every balance of consents is the sum of its entries. */
function consentsFinding({ balances, differences }: ConsentCheck): Finding {
  const [first] = differences;
  const name = 'consents';
  if (!first) return { name, ok: true, note: `${balances} 个订阅次数，与流水相符` };
  const { memberId, templateId, remaining, entries } = first;
  const note = `${differences.length} 处与流水不符，例如会员 ${memberId} 的 ${templateId}：余 ${remaining}，流水合计 ${entries}`;
  return { name, ok: false, note };
}
