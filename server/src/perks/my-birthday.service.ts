import { Injectable } from '@nestjs/common';
import type { MyBirthday } from '@jieti/shared/api/perks';
import { businessDayOf, dateOfDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { Refusal } from '../http/refusal.js';
import { GiftTitlesQueries } from '../me/gift-titles.queries.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { birthdayNote } from './birthday-note.js';
import { BirthdaysQueries, type StoredBirthday } from './birthdays.queries.js';

/** A member's birthday as they see it. */
@Injectable()
export class MyBirthdayService {
  constructor(
    private readonly birthdays: BirthdaysQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly gifts: GiftTitlesQueries,
  ) {}

  /** Refuses with member_unknown. */
  async get(memberId: number, now: Instant): Promise<MyBirthday> {
    const stored = await this.birthdays.find(memberId);
    if (!stored) throw new Refusal('member_unknown');
    const { tiers, timeZone } = await this.programmes.getCurrent(now);
    const perk = tiers.find(({ key }) => key === stored.tier)?.perks.find(({ kind }) => kind === 'birthday');
    const titles = await this.gifts.titles(perk?.couponTemplate ? [perk.couponTemplate] : []);
    const gift = titles.get(perk?.couponTemplate ?? '');
    return {
      birthday: viewOf(stored),
      changeableFrom: nextChange(stored, now, timeZone),
      note: birthdayNote(perk, gift),
    };
  }
}

function viewOf({ birthday }: StoredBirthday): MyBirthday['birthday'] {
  if (!birthday) return null;
  const { month, day, year } = birthday;
  return year === null ? { month, day } : { month, day, year };
}

/** The first day of the year after the one in which it was told, unless that has come. */
function nextChange({ setAt }: StoredBirthday, now: Instant, timeZone: string): string | null {
  if (setAt === null) return null;
  const yearOf = (at: Instant) => dateOfDay(businessDayOf(at, timeZone)).year;
  return yearOf(setAt) === yearOf(now) ? `${yearOf(now) + 1}-01-01` : null;
}
