import { Inject, Injectable } from '@nestjs/common';
import type { CheckInCalendar, CheckInOutcome } from '@jieti/shared/api/community';
import { businessDayOf, dayOfDate, formatDay, startOfDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { checkInStreak, STREAK_DAYS } from '@jieti/shared/rules/community/check-in-streak';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { FactsService } from '../facts/facts.service.js';
import type { NewFact, RecordOutcome } from '../facts/record.js';
import { Refusal } from '../http/refusal.js';
import { tierBadge } from '../members/tier-badge.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { checkInNumber, checkInSource, CheckInsQueries } from './check-ins.queries.js';

/** Rows of days are looked at this far back: nobody's longest row is lost that a year can hold. */
const LOOK_BACK_DAYS = 400;

@Injectable()
export class CheckInsService {
  constructor(
    private readonly facts: FactsService,
    private readonly checkIns: CheckInsQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** @param month `2026-11`; absent: this one. */
  calendar(memberId: number, month?: string): Promise<CheckInCalendar> {
    return this.calendarAt(memberId, this.clock.now(), month);
  }

  /**
   * Checks a member in on the shop's day, by the server's clock; a second time on the day changes nothing. Every
   * so many days in a row, seven unless the programme says otherwise, are an activity of their own beside it.
   */
  async checkIn(memberId: number): Promise<CheckInOutcome> {
    const now = this.clock.now();
    const before = await this.calendarAt(memberId, now);
    const facts = [factOf(memberId, 'checkin', before.today, now)];
    const isBonus = !before.checkedInToday && (before.current + 1) % before.streakDays === 0;
    if (isBonus) facts.push(factOf(memberId, 'streak', before.today, now));
    const outcomes = before.checkedInToday ? [] : await this.facts.record(facts);
    return { ...(await this.calendarAt(memberId, now)), ...(await this.effectOf(outcomes, now)) };
  }

  private async calendarAt(memberId: number, now: Instant, month?: string): Promise<CheckInCalendar> {
    const { timeZone } = this.config;
    const today = businessDayOf(now, timeZone);
    const shown = month ?? formatDay(today).slice(0, 7);
    const [year = 0, monthNumber = 1] = shown.split('-').map(Number);
    const first = dayOfDate(year, monthNumber, 1);
    const since = startOfDay(Math.min(first, today - LOOK_BACK_DAYS), timeZone);
    const days = (await this.checkIns.listSince(memberId, since)).map((at) => businessDayOf(at, timeZone));
    const worth = await this.worth(now);
    const inMonth = [...new Set(days)].map(formatDay).filter((day) => day.startsWith(shown));
    return {
      ...{ month: shown, today: formatDay(today), days: inMonth },
      ...checkInStreak(days, today, worth.streakDays),
      ...worth,
    };
  }

  private async effectOf(outcomes: readonly RecordOutcome[], now: Instant) {
    let gained = 0;
    let tierUp: string | null = null;
    let isNew = false;
    for (const outcome of outcomes) {
      // Checked in on another phone in the same moment: the other one says so.
      if (outcome.kind === 'refused' && outcome.code !== 'fact_conflict') throw new Refusal(outcome.code);
      if (outcome.kind !== 'recorded') continue;
      isNew = true;
      gained += outcome.growth;
      if (outcome.tierAfter !== outcome.tierBefore)
        tierUp = tierBadge(await this.programmes.getCurrent(now), outcome.tierAfter).name;
    }
    return { isNew, gained, tierUp };
  }

  private async worth(now: Instant): Promise<Pick<CheckInCalendar, 'growth' | 'bonusGrowth' | 'streakDays'>> {
    const { growth } = await this.programmes.getCurrent(now);
    const of = (activity: string) => growth.engagement.find((kind) => kind.activity === activity)?.growth ?? 0;
    return { growth: of('checkin'), bonusGrowth: of('streak'), streakDays: growth.streakDays ?? STREAK_DAYS };
  }
}

function factOf(memberId: number, activity: 'checkin' | 'streak', day: string, now: Instant): NewFact {
  const externalId = activity === 'checkin' ? checkInNumber(memberId, day) : `streak:${memberId}:${day}`;
  const fact = {
    kind: 'engagement',
    source: checkInSource,
    externalId,
    occurredAt: now,
    storeId: null,
    activity,
  } as const;
  return { member: { kind: 'id', id: memberId }, fact };
}
