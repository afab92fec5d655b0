import type { Command } from 'commander';
import { Reconcilers, type ReconcileReport } from '../jobs/reconcilers.js';
import { CommandFailure } from './command-failure.js';
import { print } from './print.js';
import { withApp } from './with-app.js';

/** The server does this by itself; this is for whoever wants it done now, or by a timer of their own. */
export function addReconcileCommand(program: Command): void {
  program
    .command('reconcile')
    .description('把没有回音的事向微信问清楚：付款、账单、退款、发货信息、消息')
    .option('--json', '只输出 JSON')
    .action(async (options: { json?: boolean }) => {
      const reports = await withApp((app) => app.get(Reconcilers, { strict: false }).runAll());
      print(options.json, reports, () => reports.map(lineOf).join('\n'));
      if (reports.some(({ error }) => error !== null)) throw new CommandFailure('');
    });
}

const titles: Readonly<Record<string, string>> = {
  payments: '付款',
  bills: '账单',
  refunds: '退款',
  shipping: '发货信息',
  sends: '消息',
};

function lineOf({ name, looked, settled, error }: ReconcileReport): string {
  const title = titles[name] ?? name;
  return error === null ? `${title}：看了 ${looked} 件，了结 ${settled} 件。` : `${title}：中断，${error}`;
}
