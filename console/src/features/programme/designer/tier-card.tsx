import { Button, Dropdown, type MenuProps } from 'antd';
import type { CSSProperties } from 'react';
import type { TierDefinition } from '@jieti/shared/model/programme';
import { Icon } from '../../../components/icon';
import { count, signed } from '../../../lib/numbers';
import { tierPalettes } from '../../../lib/palette';
import { useText } from '../../../lib/use-text';
import { moveTier, removeTier } from '../model/edit-tiers';
import { problemsAt, useDesk } from './desk';
import { EntrySentence, KeepSentence } from './tier-sentence';
import styles from './designer.module.css';

interface TierCardProps {
  readonly tier: TierDefinition;
  readonly rank: number;
  readonly below: TierDefinition | null;
  readonly onOpen: () => void;
}

/** One tier as sentences: what raises to it, what keeps it, and how many stand there before and after. */
export function TierCard({ tier, rank, below, onOpen }: TierCardProps) {
  const desk = useDesk();
  const colours = tierPalettes[tier.colours.palette];
  const on = desk.selected?.tier === tier.key;
  const problems = problemsAt(desk, `tiers.${rank}`);
  const style: CSSProperties & { '--k': string; '--soft': string; '--deep': string } = {
    '--k': colours.fill,
    '--soft': colours.soft,
    '--deep': colours.text,
  };
  return (
    <section
      className={on ? `${styles.tier} ${styles.tierOn}` : styles.tier}
      style={style}
      aria-label={tier.name}
      data-testid={`tier-${tier.key}`}
    >
      <header>
        <button type="button" className={styles.tierName} onClick={onOpen}>
          {tier.name}
        </button>
        <Headcount tier={tier.key} />
        {!desk.readOnly && <TierMenu tier={tier} rank={rank} onOpen={onOpen} />}
      </header>
      <EntrySentence tier={tier} below={below} />
      <KeepSentence tier={tier} below={below} />
      {problems.map((problem) => (
        <p key={problem} className={styles.problem} role="alert">
          {problem}
        </p>
      ))}
      <TierPerks tier={tier} onOpen={onOpen} />
    </section>
  );
}

function Headcount({ tier }: { readonly tier: string }) {
  const t = useText();
  const { tiers, outcome } = useDesk();
  const now = tiers?.find((each) => each.key === tier)?.members;
  const after = outcome?.counts.find((each) => each.tier === tier);
  if (!after)
    return now === undefined ? (
      <span className={styles.headcount}>{t('新等级')}</span>
    ) : (
      <span className={styles.headcount}>{t('{n} 人', { n: count(now) })}</span>
    );
  const by = after.after - after.before;
  return (
    <>
      <span className={styles.headcount}>
        {by === 0
          ? t('{n} 人', { n: count(after.after) })
          : t('{a} → {b} 人', { a: count(after.before), b: count(after.after) })}
      </span>
      <span className={by > 0 ? `${styles.by} text-ok` : `${styles.by} muted`}>
        {by === 0 ? t('不变') : signed(by)}
      </span>
    </>
  );
}

function TierMenu({
  tier,
  rank,
  onOpen,
}: {
  readonly tier: TierDefinition;
  readonly rank: number;
  readonly onOpen: () => void;
}) {
  const t = useText();
  const { definition, change } = useDesk();
  const top = definition.tiers.length - 1;
  const items: MenuProps['items'] = [
    { key: 'open', label: t('名称、权益和升级礼') },
    { key: 'up', label: t('上移一级'), disabled: rank === 0 || rank === top },
    { key: 'down', label: t('下移一级'), disabled: rank <= 1 },
    { type: 'divider' },
    { key: 'remove', label: t('删除这一级'), danger: true, disabled: rank === 0 || definition.tiers.length <= 2 },
  ];
  const onClick: MenuProps['onClick'] = ({ key }) => {
    if (key === 'open') onOpen();
    if (key === 'up') change(moveTier(definition, tier.key, 1));
    if (key === 'down') change(moveTier(definition, tier.key, -1));
    if (key === 'remove') change(removeTier(definition, tier.key));
  };
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick }} placement="bottomRight">
      <Button
        type="text"
        size="small"
        className={styles.tierMenu}
        aria-label={t('{name}的更多操作', { name: tier.name })}
        icon={<Icon name="more" size={16} />}
      />
    </Dropdown>
  );
}

function TierPerks({ tier: { perks, gifts }, onOpen }: { readonly tier: TierDefinition; readonly onOpen: () => void }) {
  const t = useText();
  const words = [
    ...perks.map((perk) => perk.title),
    ...(gifts.length > 0 ? [t('升级礼 {n} 张券', { n: gifts.length })] : []),
  ];
  return (
    <button type="button" className={styles.perks} onClick={onOpen}>
      {words.length === 0 ? t('没有权益') : words.join('、')}
    </button>
  );
}
