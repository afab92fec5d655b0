import type { Command } from 'commander';
import { DailyReviewService } from '../ledger/daily-review.service.js';
import { print } from './print.js';
import { withApp } from './with-app.js';

/** The server reviews by itself every day; this is for whoever wants it done now, or by a timer of their own. */
export function addReviewCommand(program: Command): void {
  program
    .command('review')
    .description('评定到期的会员；晚跑、重跑、几台一起跑，结果都一样')
    .option('--json', '只输出 JSON')
    .action(async (options: { json?: boolean }) => {
      const progress = await withApp((app) => app.get(DailyReviewService).round());
      print(options.json, progress, () => `评定完成：${progress.reviewed} 位到期，${progress.changed} 位有变化。`);
    });
}
