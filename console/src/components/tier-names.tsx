import { useQuery } from '@tanstack/react-query';
import { programmeQuery } from '../api/programme';
import { paletteKey } from '../lib/palette-key';
import { useText } from '../lib/use-text';
import { TierTag } from './tier-tag';

/** Tiers by their keys, in their colours; none is everybody. */
export function TierNames({ keys }: { readonly keys: readonly string[] }) {
  const t = useText();
  const { data: programme } = useQuery(programmeQuery);
  if (keys.length === 0) return <span className="muted">{t('所有等级')}</span>;
  const tiers = programme?.current.tiers ?? [];
  return (
    <span style={{ display: 'inline-flex', gap: 4 }}>
      {keys.map((key) => {
        const tier = tiers.find((one) => one.key === key);
        return <TierTag key={key} tier={{ name: tier?.name ?? key, palette: paletteKey(tier?.colours.palette) }} />;
      })}
    </span>
  );
}
