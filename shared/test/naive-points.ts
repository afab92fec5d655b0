import type { Instant } from '../src/model/time.js';
import { dateText, midnight, naiveEnd, naiveWorth } from './naive-points-terms.js';
import type { PointsScript, PointsStep, Who } from './points-script.js';

/** What can be seen of one member's points. */
export interface PointsSight {
  readonly balance: number;
  readonly available: number;
  readonly pending: number;
  readonly debt: number;
  /** Σ of everything that was ever entered. */
  readonly entered: number;
  readonly expiring: readonly { readonly points: number; readonly expiresOn: string }[];
}

/** A lot's dates; its points are tokens that point to it. */
interface Dates {
  readonly number: number;
  readonly availableAt: Instant;
  expiresAt: Instant;
}

/** One single point. */
interface Token {
  dates: Dates;
  /** The order and rule that brought it, where one did. */
  readonly line: string;
  state: 'free' | 'expired' | 'gone' | 'spent';
  spending: string;
}

interface Member {
  tokens: Token[];
  debt: number;
  entered: number;
}

/** Points kept one by one, as coins in a box: slow, and plainly right. Everything is in China's time. */
export class NaivePoints {
  private readonly members: readonly [Member, Member] = [newMember(), newMember()];
  /** `member rule period` → given; `rule` → given to everybody. */
  private readonly given = new Map<string, number>();
  /** Order and rule → earned, taken back. */
  private readonly lines = new Map<string, { readonly earned: number; takenBack: number }>();
  private readonly spent = new Map<string, { readonly tokens: readonly Token[]; back: number }>();
  private lots = 0;

  constructor(private readonly script: Pick<PointsScript, 'rules' | 'multiplierPercent'>) {}

  /** False when points were short. */
  take(step: PointsStep): boolean {
    for (const member of this.members) expire(member, step.at);
    const done = this.act(step);
    for (const member of this.members) payWithCoins(member, step.at);
    return done;
  }

  sight(who: Who, now: Instant): PointsSight {
    const member = this.members[who];
    expire(member, now);
    const free = member.tokens.filter((token) => token.state === 'free');
    const [pending, usable] = [
      free.filter((t) => t.dates.availableAt > now),
      free.filter((t) => t.dates.availableAt <= now),
    ];
    const ends = [...new Set(free.map((token) => token.dates.expiresAt))].filter((end) => end !== Infinity);
    return {
      ...{ balance: free.length - member.debt, available: Math.max(0, usable.length - member.debt) },
      ...{ pending: pending.length, debt: member.debt, entered: member.entered },
      expiring: ends
        .toSorted((a, b) => a - b)
        .map((end) => ({
          points: free.filter((token) => token.dates.expiresAt === end).length,
          expiresOn: dateText(end - 1),
        })),
    };
  }

  private act(step: PointsStep): boolean {
    switch (step.kind) {
      case 'wait':
        return true;
      case 'purchase':
      case 'engagement':
        this.earn(step);
        return true;
      case 'refund':
        this.takeBack(step);
        return true;
      case 'spend':
        return this.spend(step);
      case 'giveBack':
        this.giveBack(step);
        return true;
      case 'adjust':
        this.adjust(step);
        return true;
      case 'transfer':
        this.transfer(step);
        return true;
      default:
        return step satisfies never;
    }
  }

  private earn(step: Extract<PointsStep, { kind: 'purchase' | 'engagement' }>): void {
    for (const rule of this.script.rules.earning) {
      const capKey = `${step.member} ${rule.key} ${rule.cap ? dateText(step.at).slice(0, rule.cap.period === 'day' ? 10 : 7) : ''}`;
      let points = naiveWorth(rule, step.fact, this.script.multiplierPercent);
      if (rule.cap) points = Math.min(points, rule.cap.points - (this.given.get(capKey) ?? 0));
      if (rule.budget !== null) points = Math.min(points, rule.budget - (this.given.get(rule.key) ?? 0));
      if (points <= 0) continue;
      for (const key of [capKey, rule.key]) this.given.set(key, (this.given.get(key) ?? 0) + points);
      const line = `${step.fact.externalId} ${rule.key}`;
      this.lines.set(line, { earned: points, takenBack: 0 });
      this.coin(step.member, points, { line, at: step.at, waits: step.kind === 'purchase' });
    }
  }

  private coin(who: Who, points: number, of: { readonly line: string; readonly at: Instant; readonly waits: boolean }) {
    const { rules } = this.script;
    const waits = of.waits && rules.pendingDays > 0;
    const availableAt = waits ? midnight(of.at, rules.pendingDays + 1) : of.at;
    const dates = { number: (this.lots += 1), availableAt, expiresAt: naiveEnd(rules.expiry, availableAt) };
    const member = this.members[who];
    member.entered += points;
    for (let i = 0; i < points; i++) member.tokens.push({ dates, line: of.line, state: 'free', spending: '' });
  }

  private takeBack({ member: who, fact, paidFen, refundedFen, at }: Extract<PointsStep, { kind: 'refund' }>): void {
    const member = this.members[who];
    const prefix = `${fact.order.externalId} `;
    let missing = 0;
    for (const [line, count] of this.lines) {
      if (!line.startsWith(prefix)) continue;
      const kept = Number((BigInt(count.earned) * BigInt(paidFen - refundedFen)) / BigInt(paidFen));
      const expired = member.tokens.filter((token) => token.line === line && token.state === 'expired').length;
      const due = Math.max(0, Math.min(count.earned - kept, count.earned - expired) - count.takenBack);
      count.takenBack += due;
      member.entered -= due;
      missing +=
        due -
        remove(
          inTurn(member, at, (token) => token.line === line),
          due,
        );
    }
    missing -= remove(
      inTurn(member, at, (token) => token.line.startsWith(prefix)),
      missing,
    );
    missing -= remove(inTurn(member, at), missing);
    member.debt += missing;
  }

  private spend({ member: who, id, points, at }: Extract<PointsStep, { kind: 'spend' }>): boolean {
    const member = this.members[who];
    const usable = inTurn(member, at).filter((token) => token.dates.availableAt <= at);
    if (usable.length - member.debt < points) return false;
    const tokens = usable.slice(0, points);
    for (const token of tokens) Object.assign(token, { state: 'spent', spending: id });
    member.entered -= points;
    this.spent.set(id, { tokens, back: 0 });
    return true;
  }

  private giveBack(step: Extract<PointsStep, { kind: 'giveBack' }>): void {
    const spending = this.spent.get(step.spending);
    if (!spending) return;
    const member = this.members[step.member];
    const { tokens } = spending;
    const share = Number((BigInt(tokens.length) * BigInt(step.givenBackFen)) / BigInt(step.ofFen));
    // The coin taken last comes back first.
    const coins = tokens.toReversed().slice(spending.back, share);
    spending.back = share;
    const { restoredDays } = this.script.rules;
    const ended = new Set(coins.map((token) => token.dates).filter((dates) => dates.expiresAt <= step.at));
    if (restoredDays > 0) for (const dates of ended) dates.expiresAt = midnight(step.at, restoredDays);
    for (const token of coins) {
      const isLost = token.dates.expiresAt <= step.at;
      token.state = isLost ? 'expired' : 'free';
      if (!isLost) member.entered += 1;
    }
  }

  private adjust({ member: who, delta, at }: Extract<PointsStep, { kind: 'adjust' }>): void {
    if (delta > 0) return void this.coin(who, delta, { line: '', at, waits: false });
    const member = this.members[who];
    member.entered += delta;
    member.debt += -delta - remove(inTurn(member, at), -delta);
  }

  /** Whoever spent coins keeps the place they go back to. */
  private transfer({ member: who, at }: Extract<PointsStep, { kind: 'transfer' }>): void {
    const [from, to] = [this.members[who], this.members[1 - who]!];
    const free = inTurn(from, at);
    const balance = free.length - from.debt;
    const places = new Map<Dates, Dates>();
    for (const token of free) {
      const { availableAt, expiresAt } = token.dates;
      const place = places.get(token.dates) ?? { number: (this.lots += 1), availableAt, expiresAt };
      places.set(token.dates, place);
      token.state = 'gone';
      to.tokens.push({ dates: place, line: '', state: 'free', spending: '' });
    }
    to.debt += from.debt;
    from.debt = 0;
    from.entered -= balance;
    to.entered += balance;
  }
}

const newMember = (): Member => ({ tokens: [], debt: 0, entered: 0 });

function expire(member: Member, now: Instant): void {
  for (const token of member.tokens) {
    if (token.state !== 'free' || token.dates.expiresAt > now) continue;
    token.state = 'expired';
    member.entered -= 1;
  }
}

function payWithCoins(member: Member, now: Instant): void {
  member.debt -= remove(inTurn(member, now), member.debt);
}

/** Coins that can be had, those that wait last, oldest end first. */
function inTurn(member: Member, now: Instant, which: (token: Token) => boolean = () => true): Token[] {
  const rank = ({ dates }: Token) => [
    dates.availableAt > now ? 1 : 0,
    dates.expiresAt,
    dates.availableAt,
    dates.number,
  ];
  return member.tokens
    .filter((token) => token.state === 'free' && which(token))
    .map((token) => ({ token, rank: rank(token) }))
    .sort((a, b) => {
      const i = a.rank.findIndex((value, place) => value !== b.rank[place]);
      return i < 0 ? 0 : a.rank[i]! < b.rank[i]! ? -1 : 1;
    })
    .map(({ token }) => token);
}

function remove(tokens: readonly Token[], count: number): number {
  const gone = tokens.slice(0, count);
  for (const token of gone) token.state = 'gone';
  return gone.length;
}
