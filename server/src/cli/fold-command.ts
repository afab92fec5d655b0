import { once } from 'node:events';
import type { Command } from 'commander';
import type { FoldedMember } from '@jieti/shared/api/fold-file';
import { formatDay } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { TierFold } from '@jieti/shared/model/tier-state';
import type { Instant } from '@jieti/shared/model/time';
import { foldTier } from '@jieti/shared/rules/tier/fold';
import { momentOf } from '../members/moment-of.js';
import { CommandFailure } from './command-failure.js';
import { FoldFactsFile } from './fold-facts-file.js';
import type { FoldEntry } from './fold-line.js';
import { readFoldProgramme } from './fold-programme.js';
import { historyText } from './history-text.js';

interface FoldOptions {
  readonly programme: string;
  readonly facts: string;
  readonly asOf: string;
  readonly knownAt?: string;
  readonly json?: boolean;
}

interface Frame {
  readonly versions: readonly ProgrammeVersion[];
  readonly asOf: Instant;
  readonly knownAt: Instant | undefined;
}

const SHAPES = '毫秒数、带时区的 ISO 8601（2026-08-31T12:00:00+08:00），或日期（算到那一天结束）';

export function addFoldCommand(program: Command): void {
  program
    .command('fold')
    .description('不用数据库，从文件推算每位会员的等级和经过；文件格式见 docs/fold.md')
    .requiredOption('--programme <file>', '方案，JSON 文件')
    .requiredOption('--facts <file>', '记录，每行一个 JSON')
    .requiredOption('--as-of <instant>', `推算到什么时候：${SHAPES}`)
    .option('--known-at <instant>', '只看到那时为止记下的')
    .option('--json', '只输出 JSON')
    .action(async (options: FoldOptions) => {
      const versions = readFoldProgramme(options.programme);
      const { timeZone } = versions[0]!;
      const asOf = momentIn('--as-of', options.asOf, timeZone);
      const knownAt = options.knownAt === undefined ? undefined : momentIn('--known-at', options.knownAt, timeZone);
      const tiers = new Set(versions.flatMap((version) => version.tiers.map((tier) => tier.key)));
      const facts = FoldFactsFile.open(options.facts, tiers);
      await (options.json ? printJson : printText)(facts, { versions, asOf, knownAt });
    });
}

function momentIn(option: string, text: string, timeZone: string): Instant {
  const at = momentOf(text, timeZone);
  if (at === undefined) throw new CommandFailure(`${option} 要写成${SHAPES}。`);
  return at;
}

async function printJson(facts: FoldFactsFile, frame: Frame): Promise<void> {
  await write(`{"asOf":${frame.asOf},"knownAt":${frame.knownAt ?? null},"members":[`);
  let comma = '';
  for (const { member, state } of folded(facts, frame)) {
    await write(comma + JSON.stringify(foldedMember(member, state)));
    comma = ',';
  }
  await write(']}\n');
}

async function printText(facts: FoldFactsFile, frame: Frame): Promise<void> {
  for (const { member, state } of folded(facts, frame)) {
    await write(`${member}：${historyText(state, frame.versions)}\n\n`);
  }
}

/** Members who had not joined by then are left out. */
function* folded(facts: FoldFactsFile, frame: Frame): Generator<{ member: string; state: TierFold }> {
  for (const { member, entries } of facts.members()) {
    const state = foldEntries(entries, frame);
    if (state && state.history[0]!.at <= frame.asOf) yield { member, state };
  }
}

/** Without a registration the member joined with the first fact. Null where nothing was known of them. */
function foldEntries(entries: readonly FoldEntry[], { versions, asOf, knownAt }: Frame): TierFold | null {
  const facts = entries.flatMap((entry) => (entry.kind === 'fact' ? [entry.fact] : []));
  const overrides = entries.flatMap((entry) => (entry.kind === 'override' ? [entry.override] : []));
  const known = facts.filter((fact) => fact.recordedAt <= (knownAt ?? Infinity)).map((fact) => fact.occurredAt);
  const registered = entries.flatMap((entry) => (entry.kind === 'registration' ? [entry.at] : []));
  const registeredAt = [...registered, ...known].reduce((first, at) => Math.min(first, at), Infinity);
  if (registeredAt === Infinity) return null;
  return foldTier({ versions, registeredAt, facts, overrides, asOf, knownAt });
}

function foldedMember(member: string, state: TierFold): FoldedMember {
  const day = (value: number | null) => (value === null ? null : formatDay(value));
  const { tier, rank, computed, override, preUpgrade, nextReviewAt, version, history } = state;
  return {
    ...{ member, tier, rank, computed, override, preUpgrade },
    ...{ since: formatDay(state.since), until: day(state.until), graceUntil: day(state.graceUntil) },
    ...{ nextReviewAt, version },
    history: history.map((step) => ({
      ...step,
      because: step.because.map((reading) => ({ ...reading, facts: [...reading.facts] })),
    })),
  };
}

/** A slow reader of a long output is waited for. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
