/** Fewer stays say nothing about a page. */
export const LEAST_STAYS = 30;

interface Bounces {
  /** Stays that began there. */
  readonly entries: number;
  /** Of them, those that saw no other page. */
  readonly bounces: number;
}

/** Whether a page loses more people than chance explains: two standard errors above all pages together (rule D241). */
export function isHighBounce(page: Bounces, all: Bounces): boolean {
  if (page.entries < LEAST_STAYS || all.entries === 0) return false;
  const usual = all.bounces / all.entries;
  const error = Math.sqrt((usual * (1 - usual)) / page.entries);
  return page.bounces / page.entries > usual + 2 * error;
}
