import type { Command } from 'commander';
import { RecalculateService } from '../ledger/recalculate.service.js';
import { print, progressLine } from './print.js';
import { withApp } from './with-app.js';

export function addRecalculateCommand(program: Command): void {
  program
    .command('recalculate')
    .description('按事实重算全部会员，只写有变化的；中断后再运行会接着做')
    .option('--json', '只输出 JSON')
    .action(async (options: { json?: boolean }) => {
      const report = await withApp((app) =>
        app.get(RecalculateService).recalculate((done, total) => progressLine(`已重算 ${done} / ${total} 位会员`)),
      );
      progressLine('');
      print(options.json, report, () => `重算完成：${report.members} 位会员，${report.changed} 位有变化。`);
    });
}
