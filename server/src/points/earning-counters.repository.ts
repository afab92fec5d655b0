import { Injectable } from '@nestjs/common';
import type { EarningRule, PointsCap } from '@jieti/shared/model/points';
import type { EarningCount } from '@jieti/shared/rules/points/earn-points';
import { capPeriod, type RuleUsage } from '@jieti/shared/rules/points/earning-counters';
import { ruleObstacle } from '@jieti/shared/rules/points/rule-obstacle';
import { Dialect } from '../db/dialect.js';
import { chunked, placeholders } from '../db/in-list.js';
import type { SqlValue, Tx } from '../db/sql.js';
import type { PointsMover } from './settled-fact.js';

const IN_LIST = 1000;

type EarningMover = Extract<PointsMover, { kind: 'earning' }>;

interface CapRow {
  readonly member_id: number;
  readonly rule_key: string;
  readonly period: string;
  readonly given: number;
}

/** What caps and budgets have used up while a batch is settled: read under lock, counted on, stored at the end. */
export class EarningCounters {
  private readonly members: Map<string, number>;
  private readonly budgets: Map<string, number>;
  readonly touchedCaps = new Map<string, readonly [memberId: number, rule: string, period: string]>();
  readonly touchedBudgets = new Set<string>();

  constructor(
    readonly storedCaps: ReadonlyMap<string, number>,
    storedBudgets: ReadonlyMap<string, number>,
  ) {
    this.members = new Map(storedCaps);
    this.budgets = new Map(storedBudgets);
  }

  /** By rule key, as `earnPoints` asks for it. */
  usage(mover: EarningMover): ReadonlyMap<string, RuleUsage> {
    const { memberId, rules } = mover;
    const limited = rules.earning.filter((rule) => rule.cap !== null || rule.budget !== null);
    return new Map(
      limited.map(({ key, cap }) => {
        const period = cap ? periodOf(mover, cap) : '';
        const member = this.members.get(capKey(memberId, key, period)) ?? 0;
        return [key, { member, everybody: this.budgets.get(key) ?? 0 }];
      }),
    );
  }

  add(memberId: number, counts: readonly EarningCount[]): void {
    for (const { rule, period, budgeted, points } of counts) {
      if (period !== null) {
        const key = capKey(memberId, rule, period);
        this.members.set(key, (this.members.get(key) ?? 0) + points);
        this.touchedCaps.set(key, [memberId, rule, period]);
      }
      if (budgeted) {
        this.budgets.set(rule, (this.budgets.get(rule) ?? 0) + points);
        this.touchedBudgets.add(rule);
      }
    }
  }

  ofCap(key: string): number {
    return this.members.get(key) ?? 0;
  }

  ofBudget(rule: string): number {
    return this.budgets.get(rule) ?? 0;
  }
}

/** The counters of caps, guarded by the member's lock, and of budgets, locked in the order of their keys (D182). */
@Injectable()
export class EarningCountersRepository {
  constructor(private readonly dialect: Dialect) {}

  async lock(tx: Tx, movers: readonly EarningMover[]): Promise<EarningCounters> {
    const concerned = movers.map((mover) => ({ mover, rules: limitedRules(mover) }));
    const capped = concerned.filter(({ rules }) => rules.some((rule) => rule.cap !== null));
    const budgeted = concerned.flatMap(({ rules }) => rules.filter((rule) => rule.budget !== null));
    const caps = await this.caps(tx, capped);
    return new EarningCounters(caps, await this.budgets(tx, [...new Set(budgeted.map((rule) => rule.key))].sort()));
  }

  async save(tx: Tx, counters: EarningCounters): Promise<void> {
    const added: SqlValue[][] = [];
    for (const [key, place] of counters.touchedCaps) {
      const given = counters.ofCap(key);
      if (!counters.storedCaps.has(key)) added.push([...place, given]);
      else
        await tx.execute(`UPDATE point_cap SET given = ? WHERE member_id = ? AND rule_key = ? AND period = ?`, [
          given,
          ...place,
        ]);
    }
    await tx.insertRows('point_cap', ['member_id', 'rule_key', 'period', 'given'], added);
    const budgets = [...counters.touchedBudgets].map((rule) => [rule, counters.ofBudget(rule)]);
    await tx.updateRows('point_budget', ['rule_key', 'given'], budgets);
  }

  private async caps(
    tx: Tx,
    concerned: readonly { readonly mover: EarningMover; readonly rules: readonly EarningRule[] }[],
  ): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    const places = concerned.flatMap(({ mover, rules }) =>
      rules.flatMap(({ key, cap }) => (cap ? [{ key, period: periodOf(mover, cap) }] : [])),
    );
    const rules = [...new Set(places.map((place) => place.key))];
    const periods = [...new Set(places.map((place) => place.period))];
    for (const part of chunked([...new Set(concerned.map(({ mover }) => mover.memberId))], IN_LIST)) {
      const rows = await tx.query<CapRow>(
        `SELECT member_id, rule_key, period, given FROM point_cap
         WHERE member_id IN (${placeholders(part.length)}) AND rule_key IN (${placeholders(rules.length)})
           AND period IN (${placeholders(periods.length)})`,
        [...part, ...rules, ...periods],
      );
      for (const row of rows) found.set(capKey(row.member_id, row.rule_key, row.period), row.given);
    }
    return found;
  }

  private async budgets(tx: Tx, keys: readonly string[]): Promise<Map<string, number>> {
    if (keys.length === 0) return new Map();
    const rows = await tx.query<{ rule_key: string; given: number }>(
      `SELECT rule_key, given FROM point_budget WHERE rule_key IN (${placeholders(keys.length)})
       ORDER BY rule_key${this.dialect.forUpdate}`,
      keys,
    );
    return new Map(rows.map((row) => [row.rule_key, row.given]));
  }
}

/** Rules with a cap or a budget that give something for this fact. */
function limitedRules({ fact, rules, tier }: EarningMover): readonly EarningRule[] {
  return rules.earning.filter(
    (rule) => (rule.cap !== null || rule.budget !== null) && ruleObstacle(rule, fact, tier) === null,
  );
}

function periodOf({ fact, rules }: EarningMover, cap: PointsCap): string {
  return capPeriod(cap, fact.occurredAt, rules.timeZone);
}

function capKey(memberId: number, rule: string, period: string): string {
  return `${memberId}/${rule}/${period}`;
}
