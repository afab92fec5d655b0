import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { ImportForecastService } from '../imports/import-forecast.service.js';
import type { ImportReport } from '../imports/import-report.js';
import { ImportsService } from '../imports/imports.service.js';
import { purchasePresets, type PurchaseMapping } from '../imports/purchase-mapping.js';
import type { ImportRequest } from '../imports/read-purchase-batches.js';
import { CommandFailure } from './command-failure.js';
import { leanHeap } from './lean-heap.js';
import { print, progressLine, table } from './print.js';
import { RejectsFile } from './rejects-file.js';
import { withApp } from './with-app.js';

interface ImportOptions {
  readonly preset?: string;
  readonly label?: string;
  readonly columns?: string;
  readonly unit: string;
  readonly refundPrefix?: string;
  readonly dryRun?: boolean;
  readonly rejects?: string;
  readonly json?: boolean;
}

const columnNames = ['order', 'customer', 'paidAt', 'amount', 'store', 'category', 'refundOf'] as const;

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('导入数据')
    .command('purchases')
    .description('从 CSV 导入消费与退款；中断后再运行会接着做，重复运行不会重复记账')
    .argument('<csv>', 'UTF-8 的 CSV 文件，第一行是列名')
    .option('--preset <name>', `现成的列对应：${Object.keys(purchasePresets).join('、')}`)
    .option('--label <name>', '这批单号的来源名，同一来源的单号不重复')
    .option(
      '--columns <pairs>',
      `列对应，如 order=单号,customer=客户,paidAt=时间,amount=金额；还可以有 store、category、refundOf`,
    )
    .option('--unit <yuan|fen>', '金额的单位', 'yuan')
    .option('--refund-prefix <text>', '单号以此开头的行是退款；不给时负数的行是退款')
    .option('--dry-run', '只检查，不写入')
    .option('--rejects <file>', '把没有收下的行号和原因写进这个文件')
    .option('--json', '只输出 JSON')
    .action(async (file: string, options: ImportOptions) => {
      const mapping = mappingOf(options);
      const report = await withApp((app, { timeZone }) => runImport(app, { file, mapping, timeZone }, options));
      print(options.json, report, () => describe(report, options.dryRun === true));
    });
}

async function runImport(
  app: INestApplicationContext,
  request: Pick<ImportRequest, 'file' | 'mapping' | 'timeZone'>,
  options: ImportOptions,
): Promise<ImportReport> {
  const rejects = options.rejects === undefined ? null : RejectsFile.open(options.rejects);
  const collectGarbage = leanHeap();
  const listening = {
    ...request,
    onProgress: (rows: number) => {
      progressLine(`已处理 ${rows} 行`);
      collectGarbage();
    },
    onRejected: (row: number, reason: string) => rejects?.add(row, reason),
  };
  try {
    return options.dryRun
      ? await app.get(ImportForecastService).forecast(listening)
      : await app.get(ImportsService).importPurchases(listening);
  } finally {
    progressLine('');
    rejects?.close();
  }
}

function mappingOf(options: ImportOptions): PurchaseMapping {
  if (options.preset !== undefined) {
    const preset = Object.hasOwn(purchasePresets, options.preset) ? purchasePresets[options.preset] : undefined;
    if (!preset)
      throw new CommandFailure(`没有这个预设：${options.preset}。可以是 ${Object.keys(purchasePresets).join('、')}。`);
    if (options.label !== undefined || options.columns !== undefined)
      throw new CommandFailure('--preset 已经说明了列对应，不能再给 --label 或 --columns。');
    return preset;
  }
  if (!options.columns || !options.label) throw new CommandFailure('请给 --preset，或者同时给 --label 和 --columns。');
  if (!/^[a-z0-9][a-z0-9_-]{0,30}$/.test(options.label))
    throw new CommandFailure('--label 只能用小写字母、数字、- 和 _，不超过 31 个。');
  if (options.unit !== 'yuan' && options.unit !== 'fen') throw new CommandFailure('--unit 只能是 yuan 或 fen。');
  return {
    label: options.label,
    columns: columnsOf(options.columns),
    unit: options.unit,
    refundPrefix: options.refundPrefix ?? null,
  };
}

function columnsOf(pairs: string): PurchaseMapping['columns'] {
  const columns = Object.fromEntries(pairs.split(',').map((pair) => pair.split('=', 2).map((part) => part.trim())));
  const unknown = Object.keys(columns).filter((name) => !columnNames.some((known) => known === name));
  if (unknown.length > 0)
    throw new CommandFailure(`--columns 里没有这一项：${unknown.join('、')}。可以是 ${columnNames.join('、')}。`);
  const { order, customer, paidAt, amount, ...rest } = columns as Record<string, string | undefined>;
  if (!order || !customer || !paidAt || !amount || Object.values(rest).some((column) => !column))
    throw new CommandFailure('--columns 至少要有 order、customer、paidAt、amount，每一项都要写成 名称=列名。');
  return { order, customer, paidAt, amount, ...rest };
}

function describe(report: ImportReport, dryRun: boolean): string {
  const rows = [
    ['行数', report.rows],
    ['消费', report.accepted.sales],
    ['退款', report.accepted.refunds],
    ['重复', report.duplicates],
    ['未收下', report.rejected.total],
    ...Object.entries(report.rejected.byReason).map(([reason, count]): [string, number] => [`  ${reason}`, count]),
    ['会员', report.members],
  ] as const;
  return `${dryRun ? '检查完成，没有写入。' : '导入完成。'}\n${table(rows)}`;
}
