import type { WhatIfOutcome } from '@jieti/shared/api/what-if';
import { count, signed } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { paletteOf } from './palette-of';
import styles from './what-if.module.css';

/** Members per tier, before → after, top first; below, once everybody has been reviewed. */
export function TierCounts({ counts }: Pick<WhatIfOutcome, 'counts'>) {
  const t = useText();
  return (
    <dl className={styles.counts}>
      {[...counts].reverse().map(({ tier, name, palette, before, after, later }) => (
        <div key={tier} style={{ borderTopColor: paletteOf(palette).fill }}>
          <dt style={{ color: paletteOf(palette).text }}>{name}</dt>
          <dd>
            <b>
              {before === after ? count(after) : `${count(before)} → ${count(after)}`} {t('人')}
            </b>
            <Difference value={after - before} />
          </dd>
          <dd className={styles.afterwards}>
            {later === after ? t('评定后不变') : t('评定后 {n} 人', { n: count(later) })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Difference({ value }: { readonly value: number }) {
  const t = useText();
  if (value === 0) return <span className="muted">{t('不变')}</span>;
  return <span className={value > 0 ? 'text-ok' : 'text-warn'}>{signed(value)}</span>;
}
