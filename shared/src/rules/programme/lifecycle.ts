import { allOf, condition, LIFETIME, liveLadder, liveTier, NO_CONDITION, rolling } from './live-tier.js';

const SILENT_DAYS = 90;
const everBought = condition('orderCount', LIFETIME, '>=', 1);
const silent = condition('recencyDays', LIFETIME, '>=', SILENT_DAYS);
const buying = condition('recencyDays', LIFETIME, '<', SILENT_DAYS);
const interest = (days: number | null) => condition('interestCount', days === null ? LIFETIME : rolling(days), '>=', 1);

/**
 * The stages C, B, A, AA. Who bought and then stayed away for 90 days falls to B while there is a sign of interest
 * within 30 days, else to C; a purchase brings them back.
 */
export const lifecycle = liveLadder({
  programme: 'lifecycle',
  name: '生命周期',
  tiers: [
    liveTier({ key: 'aware', name: 'C 认知', palette: 'plain', entry: NO_CONDITION }),
    liveTier({ key: 'lapsed-cold', name: 'C 流失', palette: 'plain', entry: allOf(everBought, silent) }),
    liveTier({
      key: 'consider',
      name: 'B 考虑',
      palette: 'silver',
      entry: allOf(interest(null), condition('orderCount', LIFETIME, '<', 1)),
    }),
    liveTier({ key: 'lapsed-warm', name: 'B 流失', palette: 'silver', entry: allOf(everBought, silent, interest(30)) }),
    liveTier({ key: 'purchase', name: 'A 购买', palette: 'gold', entry: allOf(everBought, buying) }),
    liveTier({
      key: 'loyal',
      name: 'AA 忠诚',
      palette: 'platinum',
      entry: allOf(condition('orderCount', rolling(180), '>=', 3), buying),
    }),
  ],
});
