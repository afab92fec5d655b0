import { useQuery } from '@tanstack/react-query';
import type { GroupRow } from '@jieti/shared/api/groups';
import { programmeQuery } from '../../api/programme';
import { count } from '../../lib/numbers';
import { paletteKey } from '../../lib/palette-key';
import { tierPalettes } from '../../lib/palette';
import { useText } from '../../lib/use-text';
import styles from './groups.module.css';

/** Members of a group by tier; whoever did not agree, or is no member, is the pale rest. */
export function TierMix({ group }: { readonly group: GroupRow }) {
  const t = useText();
  const { data: programme } = useQuery(programmeQuery);
  const colourOf = (key: string) =>
    tierPalettes[paletteKey(programme?.current.tiers.find((tier) => tier.key === key)?.colours.palette)].fill;
  const parts = group.tiers.filter(({ count: people }) => people > 0);
  const words = parts.map(({ name, count: people }) => `${name} ${count(people)}`).join('，');
  const rest = t('未知 {n}', { n: count(Math.max(0, group.customers - group.members)) });
  return (
    <span className={styles.mix} role="img" aria-label={`${words}，${rest}`} title={`${words}，${rest}`}>
      {parts.map(({ key, count: people }) => (
        <i key={key} style={{ flexGrow: people, background: colourOf(key) }} />
      ))}
      <i style={{ flexGrow: Math.max(0, group.customers - group.members) }} />
    </span>
  );
}
