import { useQuery } from '@tanstack/react-query';
import type { ProgrammeVersionView } from '@jieti/shared/api/programmes';
import { couponChoicesQuery } from '../../api/coupons';
import { dashboardQuery } from '../../api/reports';
import { Tag } from '../../components/tag';
import { count } from '../../lib/numbers';
import { tierPalettes } from '../../lib/palette';
import { useText } from '../../lib/use-text';
import { entryWords, keepWords } from './tier-words';
import styles from './programme.module.css';

type Tier = ProgrammeVersionView['tiers'][number];

interface TierCardProps {
  readonly tier: Tier;
  /** The tier one step down; null for the base. */
  readonly below: Tier | null;
  readonly isBase: boolean;
}

export function TierCard({ tier, below, isBase }: TierCardProps) {
  const t = useText();
  const { data: dashboard } = useQuery({ ...dashboardQuery, staleTime: 60_000 });
  const members = dashboard?.ladder.find((rung) => rung.tier.key === tier.key)?.members;
  const colours = tierPalettes[tier.colours.palette];
  const keep = keepWords(tier, below);
  return (
    <section className={`panel ${styles.tier}`} style={{ borderLeftColor: colours.fill }} aria-label={tier.name}>
      <header>
        <h2 style={{ color: colours.text }}>{tier.name}</h2>
        {members !== undefined && <span className="muted">{t('{n} 人', { n: count(members) })}</span>}
        {isBase && <Tag>{t('起点')}</Tag>}
      </header>
      <dl>
        <dt>{t('达成')}</dt>
        <dd>{entryWords(tier)}</dd>
        {keep && (
          <>
            <dt>{t('保级')}</dt>
            <dd>{keep}</dd>
          </>
        )}
        <dt>{t('权益')}</dt>
        <dd>
          <Perks tier={tier} />
        </dd>
      </dl>
    </section>
  );
}

function Perks({ tier: { perks, gifts } }: { readonly tier: Tier }) {
  const t = useText();
  const { data: coupons = [] } = useQuery(couponChoicesQuery);
  if (perks.length === 0 && gifts.length === 0) return <span className="muted">{t('没有权益')}</span>;
  const titleOf = (key: string) => coupons.find((coupon) => coupon.key === key)?.terms.title ?? key;
  return (
    <span className={styles.perks}>
      {perks.map((perk) => (
        <Tag key={perk.key}>{perk.note ? `${perk.title}，${perk.note}` : perk.title}</Tag>
      ))}
      {gifts.map((gift) => (
        <Tag key={gift} tone="ok">
          {t('升级礼：{title}', { title: titleOf(gift) })}
        </Tag>
      ))}
    </span>
  );
}
