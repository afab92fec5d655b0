import type { BusinessDay } from '../../model/time.js';
import { birthdayIn, type DayOfYear } from '../birthday.js';
import type { PurposeWording } from './purpose-wording.js';

/** 个人信息保护法 31: data of whoever is younger needs the consent of a guardian. */
const GUARDED_YEARS = 14;

/** The day on which whoever told this birthday becomes 14; null where they are, or told no year (D266). */
export function guardedUntil({ month, day, year }: DayOfYear, today: BusinessDay): BusinessDay | null {
  if (year === undefined || year === null) return null;
  const until = birthdayIn({ month, day }, year + GUARDED_YEARS);
  return until > today ? until : null;
}

/** What a guardian agrees to, word for word. */
export const guardianWording: Pick<PurposeWording, 'title' | 'wording' | 'without'> = {
  title: '监护人同意',
  wording:
    '我是这位会员的父母或其他监护人，看过隐私说明，同意本店为会员服务处理他的信息。活动推送、个性化、浏览记录、社群互动仍然关着，要用哪一项，再由我们打开。',
  without: '没有同意时，不发活动、不做个性化推荐、不记浏览、不关联微信群。会员卡、等级、积分照常。',
};
