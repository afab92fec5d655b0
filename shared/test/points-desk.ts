import type { PointsAccount, PointsEntryKind, PointsLot } from '../src/model/points.js';
import { adjustPoints } from '../src/rules/points/adjust-points.js';
import { availablePoints, pendingPoints, pointsBalance } from '../src/rules/points/available-points.js';
import { earnPoints } from '../src/rules/points/earn-points.js';
import { capPeriod, type RuleUsage } from '../src/rules/points/earning-counters.js';
import { expirePoints } from '../src/rules/points/expire-points.js';
import type { NewPointsLot } from '../src/rules/points/pay-debt.js';
import { restorePoints, type SpentPart } from '../src/rules/points/restore-points.js';
import { spendPoints } from '../src/rules/points/spend-points.js';
import { takeBackPoints, type EarnedLine } from '../src/rules/points/take-back-points.js';
import { transferPoints } from '../src/rules/points/transfer-points.js';
import { upcomingExpiries } from '../src/rules/points/upcoming-expiries.js';
import type { Instant } from '../src/model/time.js';
import type { PointsSight } from './naive-points.js';
import type { PointsScript, PointsStep, Who } from './points-script.js';

interface Entry {
  readonly kind: PointsEntryKind;
  readonly delta: number;
  readonly lotId: number | null;
}

/** The pure rules with a memory: what a database keeps, kept in maps. */
export class PointsDesk {
  private readonly accounts: [PointsAccount, PointsAccount] = [
    { lots: [], debt: 0 },
    { lots: [], debt: 0 },
  ];
  readonly entries: readonly [Entry[], Entry[]] = [[], []];
  private readonly earned = new Map<string, EarnedLine[]>();
  private readonly spent = new Map<string, SpentPart[]>();
  private readonly counted = new Map<string, number>();
  private lots = 0;

  constructor(private readonly script: Pick<PointsScript, 'rules' | 'multiplierPercent'>) {}

  account(who: Who): PointsAccount {
    return this.accounts[who];
  }

  /** False when points were short. */
  take(step: PointsStep): boolean {
    this.sweep(0, step.at);
    this.sweep(1, step.at);
    switch (step.kind) {
      case 'wait':
        return true;
      case 'purchase':
      case 'engagement':
        return this.earn(step);
      case 'refund':
        return this.takeBack(step);
      case 'spend':
        return this.spend(step);
      case 'giveBack':
        return this.giveBack(step);
      case 'adjust':
        return this.adjust(step);
      case 'transfer':
        return this.transfer(step);
      default:
        return step satisfies never;
    }
  }

  sight(who: Who, now: Instant): PointsSight {
    this.sweep(who, now);
    const account = this.accounts[who];
    return {
      balance: pointsBalance(account, now),
      available: availablePoints(account, now),
      pending: pendingPoints(account, now),
      debt: account.debt,
      entered: this.entries[who].reduce((sum, entry) => sum + entry.delta, 0),
      expiring: upcomingExpiries(account, now, this.script.rules.timeZone),
    };
  }

  private sweep(who: Who, now: Instant): void {
    const { account, expired } = expirePoints(this.accounts[who], now);
    this.accounts[who] = account;
    for (const { lotId, points } of expired) this.enter(who, 'expire', -points, lotId);
  }

  private earn({ member, fact, at: now }: Extract<PointsStep, { kind: 'purchase' | 'engagement' }>): boolean {
    const { rules, multiplierPercent } = this.script;
    const { debt } = this.accounts[member];
    const used = this.usage(member, fact.occurredAt);
    const outcome = earnPoints({ rules, fact, tier: 'plain', multiplierPercent, used, debt, now });
    this.accounts[member] = { ...this.accounts[member], debt: outcome.debt };
    const lines = outcome.entries.map(({ delta, cause }, i): EarnedLine => {
      const lotId = this.addLot(member, outcome.lots[i]!);
      this.enter(member, 'earn', delta, lotId);
      return { line: cause.line, lotId, points: delta, takenBack: 0, expired: 0 };
    });
    this.earned.set(fact.externalId, lines);
    for (const { rule, period, budgeted, points } of outcome.counts) {
      if (period !== null) this.count(`${member} ${rule} ${period}`, points);
      if (budgeted) this.count(rule, points);
    }
    return true;
  }

  private usage(member: Who, at: Instant): Map<string, RuleUsage> {
    const { earning, timeZone } = this.script.rules;
    return new Map(
      earning.map(({ key, cap }) => {
        const own = cap ? (this.counted.get(`${member} ${key} ${capPeriod(cap, at, timeZone)}`) ?? 0) : 0;
        return [key, { member: own, everybody: this.counted.get(key) ?? 0 }];
      }),
    );
  }

  private takeBack(step: Extract<PointsStep, { kind: 'refund' }>): boolean {
    const { member, fact, paidFen, refundedFen, at: now } = step;
    const lines = this.earned.get(fact.order.externalId) ?? [];
    const earned = lines.map((line) => ({ ...line, expired: this.expiredOf(member, line.lotId) }));
    const outcome = takeBackPoints({ account: this.accounts[member], earned, paidFen, refundedFen, now });
    this.accounts[member] = outcome.account;
    const back = new Map(outcome.lines.map(({ line, points }) => [line, points]));
    for (const points of back.values()) this.enter(member, 'takeBack', -points, null);
    this.earned.set(
      fact.order.externalId,
      lines.map((line) => ({ ...line, takenBack: line.takenBack + (back.get(line.line) ?? 0) })),
    );
    return true;
  }

  private spend({ member, id, points, at: now }: Extract<PointsStep, { kind: 'spend' }>): boolean {
    const outcome = spendPoints(this.accounts[member], points, now);
    if (outcome.kind === 'short') return false;
    this.accounts[member] = outcome.account;
    this.enter(member, 'spend', -points, null);
    this.spent.set(
      id,
      outcome.taken.map((part) => ({ ...part, restored: 0 })),
    );
    return true;
  }

  private giveBack(step: Extract<PointsStep, { kind: 'giveBack' }>): boolean {
    const { member, spending, givenBackFen, ofFen, at: now } = step;
    const taken = this.spent.get(spending);
    if (!taken) return true;
    const { restoredDays, timeZone } = this.script.rules;
    const account = this.accounts[member];
    const outcome = restorePoints({ account, taken, givenBackFen, ofFen, restoredDays, timeZone, now });
    this.accounts[member] = outcome.account;
    for (const { lotId, points } of outcome.restored) this.enter(member, 'restore', points, lotId);
    for (const { lotId, points } of outcome.lost) {
      this.enter(member, 'restore', points, lotId);
      this.enter(member, 'expire', -points, lotId);
    }
    const back = [...outcome.restored, ...outcome.lost];
    const backOf = (lotId: number) => back.reduce((sum, part) => sum + (part.lotId === lotId ? part.points : 0), 0);
    this.spent.set(
      spending,
      taken.map((part) => ({ ...part, restored: part.restored + backOf(part.lotId) })),
    );
    return true;
  }

  private adjust({ member, delta, at: now }: Extract<PointsStep, { kind: 'adjust' }>): boolean {
    const { account, lot } = adjustPoints(this.accounts[member], delta, this.script.rules, now);
    this.accounts[member] = account;
    this.enter(member, 'adjust', delta, lot ? this.addLot(member, lot) : null);
    return true;
  }

  private transfer({ member, at: now }: Extract<PointsStep, { kind: 'transfer' }>): boolean {
    const other = member === 0 ? 1 : 0;
    const { from, to, lots, delta } = transferPoints(this.accounts[member], this.accounts[other], now);
    this.accounts[member] = from;
    this.accounts[other] = to;
    for (const lot of lots) this.addLot(other, lot);
    this.enter(member, 'transfer', -delta, null);
    this.enter(other, 'transfer', delta, null);
    return true;
  }

  private addLot(who: Who, lot: NewPointsLot): number {
    this.lots += 1;
    const stored: PointsLot = { ...lot, id: this.lots };
    this.accounts[who] = { ...this.accounts[who], lots: [...this.accounts[who].lots, stored] };
    return this.lots;
  }

  private enter(who: Who, kind: PointsEntryKind, delta: number, lotId: number | null): void {
    this.entries[who].push({ kind, delta, lotId });
  }

  private count(key: string, points: number): void {
    this.counted.set(key, (this.counted.get(key) ?? 0) + points);
  }

  private expiredOf(who: Who, lotId: number): number {
    return this.entries[who].reduce((sum, e) => (e.kind === 'expire' && e.lotId === lotId ? sum - e.delta : sum), 0);
  }
}
