import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { ProgrammeDraftSchema, type WhatIfResult } from '@jieti/shared/api/programmes';
import { businessDayOf, formatDay, parseDay } from '@jieti/shared/calendar';
import { findUnfairRules } from '@jieti/shared/rules/programme/find-unfair-rules';
import { findProgrammeTemplate, programmeTemplates } from '@jieti/shared/rules/programme/templates';
import { validateProgramme } from '@jieti/shared/rules/programme/validate-programme';
import { Clock } from '../clock.js';
import { validationIssues } from '../http/validation-issues.js';
import { WhatIfService, type WhatIfDraft } from '../what-if/what-if.service.js';
import { CommandFailure } from './command-failure.js';
import { print, progressLine, table } from './print.js';
import { withApp } from './with-app.js';

interface WhatIfOptions {
  readonly template?: string;
  readonly draft?: string;
  readonly asOf?: string;
  readonly json?: boolean;
}

export function addWhatIfCommand(program: Command): void {
  program
    .command('what-if')
    .description('一套规则用在现有的全部事实上会怎样，什么都不写入')
    .option('--template <name>', `现成的方案：${programmeTemplates.map(({ id }) => id).join('、')}`)
    .option('--draft <file>', '方案草稿，JSON 文件')
    .option('--as-of <date>', '算到哪一天结束，如 2026-08-31；默认今天')
    .option('--json', '只输出 JSON')
    .action(async (options: WhatIfOptions) => {
      const draft = draftOf(options);
      if (options.asOf !== undefined && parseDay(options.asOf) === undefined)
        throw new CommandFailure('--as-of 要写成 2026-08-31。');
      const result = await withApp((app, config) => {
        const asOf = options.asOf ?? formatDay(businessDayOf(app.get(Clock).now(), config.timeZone));
        return app.get(WhatIfService).whatIf(draft, asOf, (members) => progressLine(`已推算 ${members} 位会员`));
      });
      progressLine('');
      print(options.json, result, () => describe(result));
    });
}

function draftOf(options: WhatIfOptions): WhatIfDraft {
  if ((options.template === undefined) === (options.draft === undefined))
    throw new CommandFailure('请给 --template 或 --draft 中的一个。');
  if (options.draft !== undefined) return draftFrom(options.draft);
  const template = findProgrammeTemplate(options.template ?? '');
  if (!template)
    throw new CommandFailure(
      `没有这个方案：${options.template}。可以是 ${programmeTemplates.map(({ id }) => id).join('、')}。`,
    );
  return template.version;
}

function draftFrom(file: string): WhatIfDraft {
  const json = jsonOf(file);
  const parsed = ProgrammeDraftSchema.safeParse(json);
  const shape = parsed.success ? validateProgramme(parsed.data) : validationIssues(parsed.error.issues);
  const unfair = findUnfairRules(json);
  const problems = unfair.length > 0 ? unfair : shape;
  if (!parsed.success || problems.length > 0) {
    const lines = problems.map(({ field, message }) => `  ${field || '整个文件'}：${message}`);
    throw new CommandFailure(`草稿不合格：\n${lines.join('\n')}`);
  }
  return parsed.data;
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandFailure(
      error instanceof SyntaxError ? `草稿不是 JSON：${error.message}` : `读不到草稿：${file}。`,
    );
  }
}

function describe(result: WhatIfResult): string {
  const counts = result.counts.map(({ name, members }): [string, number] => [name, members]);
  const moves = result.matrix.map(({ from, to, members }): [string, string, number] => [from, `→ ${to}`, members]);
  return [`到 ${result.asOf} 结束，${result.members} 位会员：`, table(counts), '', '从现在的等级：', table(moves)].join(
    '\n',
  );
}
