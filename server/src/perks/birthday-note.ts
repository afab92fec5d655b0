import type { Perk } from '@jieti/shared/model/programme';

/** What the tier brings on the day, for the member; null where it brings nothing. `gift` is the coupon's title. */
export function birthdayNote(perk: Perk | undefined, gift: string | undefined): string | null {
  if (!perk) return null;
  if (!gift) return perk.note === '' ? `${perk.title}。` : `${perk.title}：${perk.note}。`;
  return `生日当天送你「${gift}」。2 月 29 日的生日，平年在 2 月 28 日。`;
}
