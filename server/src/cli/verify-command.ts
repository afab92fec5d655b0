import type { Command } from 'commander';
import { VerifyService } from '../ledger/verify.service.js';
import { PointsCheckQueries } from '../points/points-check.queries.js';
import { CommandFailure } from './command-failure.js';
import { print, progressLine } from './print.js';
import { withApp } from './with-app.js';

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('按事实重新推算全部会员，与存着的等级、成长值、经过逐项核对，再核对每人的积分；有差异时退出码为 1')
    .option('--sample <n>', '只核对随机挑出的大约这么多位')
    .option('--json', '只输出 JSON')
    .action(async (options: { json?: boolean; sample?: string }) => {
      const sample = sampleOf(options.sample);
      const { points, ...report } = await withApp(async (app) => {
        const onProgress = (members: number) => progressLine(`已核对 ${members} 位会员`);
        const found = await app.get(VerifyService).verify({ sample, onProgress });
        return { ...found, points: await app.get(PointsCheckQueries).check() };
      });
      progressLine('');
      const { samples: found, ...counts } = report;
      print(options.json, { ...(report.differences > 0 ? report : counts), points }, () => {
        const samples = found.map((sample) => `  ${JSON.stringify(sample)}`);
        const tiers = `核对完成：${report.members} 位会员，${report.differences} 处差异。`;
        return [tiers, `积分：${points.members} 位会员，${points.differences} 处差异。`, ...samples].join('\n');
      });
      if (report.differences + points.differences > 0) throw new CommandFailure('');
    });
}

function sampleOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new CommandFailure('--sample 要是正整数。');
  return Number(text);
}
