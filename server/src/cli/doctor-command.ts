import type { Command } from 'commander';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
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
          { name: 'miniProgram', ok: config.wechat.appId !== '', note: config.wechat.appId || '没有设置 WECHAT_APPID' },
          {
            name: 'officialAccount',
            ok: true,
            note: config.wechat.officialAccount?.appId ?? '没有设置，消息不走公众号',
          },
          {
            name: 'pay',
            ok: config.wechat.pay !== null,
            note: config.wechat.pay?.mchId ?? '没有设置 PAY_MCHID，不能收款',
          },
        ];
      });
      print(options.json, { ok: findings.every((f) => f.ok), findings }, () =>
        table(findings.map((f) => [f.ok ? '好' : '缺', f.name, f.note])),
      );
      if (findings.some((finding) => !finding.ok)) throw new CommandFailure('');
    });
}
