import type { Fact } from '../src/model/fact.js';
import type { ProgrammeVersion, Validity } from '../src/model/programme.js';
import {
  isAnniversary,
  naiveDay,
  naiveHolds,
  naiveMaturity,
  naiveNet,
  naiveReversed,
  naiveVersion,
  type NaiveMoment,
} from './naive-metric.js';

const DAY = 86_400_000;

export interface NaiveStep {
  readonly kind: string;
  readonly to: string;
  readonly at: number;
}

function naiveUntil(validity: Validity, from: number, joinDay: number): number | null {
  if (validity.kind === 'forever') return null;
  if (validity.kind === 'days') return from + validity.days - 1;
  let day = from + 1;
  if (validity.kind === 'calendarYearEnd') while (!new Date(day * DAY).toISOString().includes('-01-01T')) day++;
  else while (!isAnniversary(day, joinDay)) day++;
  return day - 1;
}

function readsReferrals({ tiers, composite }: ProgrammeVersion): boolean {
  const rules = JSON.stringify(tiers.map((tier) => [tier.entry, tier.retention]));
  const factors = rules.includes('"composite"') ? JSON.stringify(composite ?? []) : '';
  return `${rules}${factors}`.includes('"referralsConverted"');
}

/**
 * The tier rules read off the page, one day at a time and every sum made anew: slow, and written
 * apart from the fold. `all` must be ordered and without repeats, all by `asOf`.
 */
export function naiveFold(
  versions: readonly ProgrammeVersion[],
  all: readonly Fact[],
  registeredAt: number,
  asOf: number,
) {
  const joinAt = Math.min(registeredAt, ...all.map((fact) => fact.occurredAt));
  const joinDay = naiveDay(joinAt);
  const steps: NaiveStep[] = [];
  let version = naiveVersion(versions, joinAt);
  let rank = 0;
  let since = joinDay;
  let until: number | null = null;
  let grace: number | null = null;
  let seen: readonly Fact[] = [];

  const tier = () => version.tiers[rank]!;
  const moment = (day: number, now: number, counts: 'all' | 'entry'): NaiveMoment => {
    return { versions, all, seen, day, joinDay, tierStart: since, version, now, counts };
  };
  const q = (day: number, now: number) =>
    version.tiers.findLastIndex((one, i) => i === 0 || naiveHolds(one.entry, moment(day, now, 'entry')));
  const keeps = (day: number, now: number) =>
    [tier().retention, tier().entry].some((rule) => rule && naiveHolds(rule, moment(day, now, 'all')));
  const move = (kind: string, to: number, day: number, at: number) => {
    rank = to;
    since = day;
    grace = null;
    until = to === 0 || version.ladder === 'live' ? null : naiveUntil(tier().validity, day, joinDay);
    steps.push({ kind, to: tier().key, at });
  };
  const raise = (day: number, at: number): boolean => {
    const to = q(day, at);
    if (version.ladder === 'live' ? to === rank : to <= rank) return false;
    move(to > rank ? 'upgrade' : 'downgrade', to, day, at);
    return true;
  };

  const change = (next: ProgrammeVersion, at: number) => {
    const key = tier().key;
    const old = rank;
    const wasLive = version.ladder === 'live';
    version = next;
    const exact = next.tiers.findIndex((one) => one.key === key);
    const mapped = next.tiers.findIndex((one) => one.key === next.mapping?.[key]);
    rank = exact >= 0 ? exact : mapped >= 0 ? mapped : Math.min(old, next.tiers.length - 1);
    if (rank === 0 || next.ladder === 'live') until = grace = null;
    const day = naiveDay(at);
    const beginsHeld = wasLive && next.ladder === 'held' && rank > 0;
    if (beginsHeld) until = naiveUntil(tier().validity, day, joinDay);
    if (tier().key !== key || beginsHeld) steps.push({ kind: 'requalify', to: tier().key, at });
    if (raise(day, at) || next.ladder === 'live' || rank === 0) return;
    if (next.onPublish === 'requalify' && !keeps(day, at)) move('requalify', Math.min(q(day, at), rank - 1), day, at);
  };

  const maturesToday = (today: number) =>
    seen.some((fact) => {
      if (naiveMaturity(fact, versions) !== today) return false;
      if (fact.kind === 'referral') return readsReferrals(version) && !naiveReversed(fact, { versions, all, seen });
      const { refundPolicy } = naiveVersion(versions, fact.occurredAt);
      const at = moment(today, Infinity, 'all');
      return fact.kind === 'purchase' && refundPolicy === 'provisional' && naiveNet(fact, at) > 0;
    });
  const confirm = (today: number, at: number) => {
    if (!maturesToday(today) || raise(today, at) || grace === null || !keeps(today, at)) return;
    until = naiveUntil(tier().validity, today, joinDay);
    grace = null;
    steps.push({ kind: 'renew', to: tier().key, at });
  };

  const review = (today: number, at: number) => {
    if (version.ladder === 'live') return void raise(today, at);
    const last = grace ?? until;
    if (last === null || last + 1 !== today) return confirm(today, at);
    const wasKept = grace === null && keeps(last, at);
    const qualified = q(last, at);
    if (raise(today, at)) return;
    if (wasKept) {
      until = naiveUntil(tier().validity, today, joinDay);
      steps.push({ kind: 'renew', to: tier().key, at });
    } else if (grace === null && tier().graceDays > 0) {
      grace = last + tier().graceDays;
      steps.push({ kind: 'graceStart', to: tier().key, at });
    } else {
      const policy = tier().downgrade;
      move(
        'downgrade',
        policy === 'toBase' ? 0 : policy === 'oneStep' ? rank - 1 : Math.min(qualified, rank - 1),
        today,
        at,
      );
    }
  };

  const read = (fact: Fact) => {
    seen = [...seen, fact];
    const day = naiveDay(fact.occurredAt);
    if (raise(day, fact.occurredAt) || version.ladder === 'live' || grace === null || !keeps(day, fact.occurredAt))
      return;
    until = naiveUntil(tier().validity, day, joinDay);
    grace = null;
    steps.push({ kind: 'renew', to: tier().key, at: fact.occurredAt });
  };

  steps.push({ kind: 'join', to: tier().key, at: joinAt });
  raise(joinDay, joinAt);
  for (let day = joinDay; day <= naiveDay(asOf); day++) {
    const midnight = day * DAY - 8 * 3_600_000;
    const changes = versions.filter(
      (one, i) =>
        versions.slice(i + 1).every((later) => later.effectiveFrom > one.effectiveFrom) &&
        one.effectiveFrom > joinAt &&
        naiveDay(one.effectiveFrom) === day,
    );
    const happenings = [
      ...changes.map((one) => ({ at: one.effectiveFrom, order: 0, run: () => change(one, one.effectiveFrom) })),
      ...(day > joinDay ? [{ at: midnight, order: 1, run: () => review(day, midnight) }] : []),
      ...all
        .filter((fact) => naiveDay(fact.occurredAt) === day)
        .map((fact) => ({ at: fact.occurredAt, order: 2, run: () => read(fact) })),
    ].sort((a, b) => a.at - b.at || a.order - b.order);
    for (const happening of happenings) if (happening.at <= asOf) happening.run();
  }
  return { tier: tier().key, since, until, graceUntil: grace, steps };
}
