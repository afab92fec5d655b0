import { Button, Input, Select } from 'antd';
import type { Perk, TierDefinition } from '@jieti/shared/model/programme';
import { Icon } from '../../../components/icon';
import { useText } from '../../../lib/use-text';
import { problemsAt, useDesk } from './desk';
import { PerkTerms, withKind } from './perk-terms';
import styles from './designer.module.css';

const kindNames: Readonly<Record<Perk['kind'], string>> = {
  discount: '折扣',
  pointsMultiplier: '积分倍数',
  birthday: '生日礼',
  exclusive: '专享',
  service: '服务',
  freeText: '其他',
};
const kinds = Object.keys(kindNames) as readonly Perk['kind'][];

interface PerkFieldsProps {
  readonly tier: TierDefinition;
  readonly rank: number;
  readonly onChange: (perks: readonly Perk[]) => void;
}

/** The perks of a tier as the member reads them, one row each. */
export function PerkFields({ tier: { perks }, rank, onChange }: PerkFieldsProps) {
  const t = useText();
  const desk = useDesk();
  const put = (index: number, part: Partial<Perk>) =>
    onChange(perks.map((perk, i) => (i === index ? { ...perk, ...part } : perk)));
  return (
    <div className={styles.perkFields}>
      <div className="field-head">
        <span>{t('权益')}</span>
        {!desk.readOnly && (
          <Button type="link" size="small" onClick={() => onChange([...perks, newPerk(perks)])}>
            {t('添加权益')}
          </Button>
        )}
      </div>
      {perks.length === 0 && <p className="muted">{t('没有权益。')}</p>}
      {perks.map((perk, index) => (
        <div key={perk.key} className={styles.perk}>
          <Select<Perk['kind']>
            aria-label={t('权益种类')}
            value={perk.kind}
            options={kinds.map((kind) => ({ value: kind, label: t(kindNames[kind]) }))}
            onChange={(kind) => put(index, withKind(perk, kind))}
          />
          <Input
            aria-label={t('权益名称')}
            value={perk.title}
            maxLength={20}
            placeholder={t('例如：豆子 9 折')}
            onChange={(e) => put(index, { title: e.target.value })}
          />
          <Button
            type="text"
            aria-label={t('删除权益：{title}', { title: perk.title })}
            icon={<Icon name="close" size={14} />}
            onClick={() => onChange(perks.filter((_, i) => i !== index))}
          />
          <Input
            aria-label={t('权益说明')}
            className={styles.perkNote}
            value={perk.note}
            maxLength={40}
            placeholder={t('说明，例如：不限次')}
            onChange={(e) => put(index, { note: e.target.value })}
          />
          <PerkTerms perk={perk} onChange={(part) => put(index, part)} />
          {problemsAt(desk, `tiers.${rank}.perks.${index}`).map((problem) => (
            <p key={problem} className="field-problem" role="alert">
              {problem}
            </p>
          ))}
        </div>
      ))}
    </div>
  );
}

function newPerk(perks: readonly Perk[]): Perk {
  const keys = new Set(perks.map((perk) => perk.key));
  let number = perks.length + 1;
  while (keys.has(`perk-${number}`)) number += 1;
  return { key: `perk-${number}`, kind: 'freeText', title: '', note: '' };
}
