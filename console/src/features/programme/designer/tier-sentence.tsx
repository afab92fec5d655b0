import { Dropdown } from 'antd';
import type { TierDefinition, Validity } from '@jieti/shared/model/programme';
import { besideText } from '@jieti/shared/rules/tier/wording';
import { useText } from '../../../lib/use-text';
import { changeRule, changeTier } from '../model/edit-tiers';
import { newCondition } from '../model/condition-form';
import { useDesk } from './desk';
import { AddCondition, RuleText } from './rule-text';
import { downgradeWords, validityWords } from './tier-life-words';
import { ValuePill } from './value-pill';
import styles from './designer.module.css';

interface TierSentenceProps {
  readonly tier: TierDefinition;
  /** One step down; null for the base. */
  readonly below: TierDefinition | null;
}

/** `近 365 天成长值满 [1,800]，当天升为金卡，有效 [365] 天。` */
export function EntrySentence({ tier, below }: TierSentenceProps) {
  const t = useText();
  const { definition } = useDesk();
  const live = definition.ladder === 'live';
  if (!below) {
    const words = live ? '其余的人归为{name}。' : '完成入会即为{name}，长期有效。';
    return <p>{t(words, { name: besideText(tier.name) })}</p>;
  }
  return (
    <p>
      <RuleText tier={tier.key} side="entry" rule={tier.entry} />
      {live
        ? t('归为{name}。', { name: besideText(tier.name) })
        : t('当天升为{name}，', { name: besideText(tier.name) })}
      {!live && <ValidityText tier={tier} />}
      {!live && '。'}
    </p>
  );
}

/** `到期时近 365 天成长值满 [1,500]，续期；否则宽限 [30] 天后调整为银卡。` */
export function KeepSentence({ tier, below }: TierSentenceProps) {
  const t = useText();
  const { definition, change, published, readOnly } = useDesk();
  if (!below || definition.ladder === 'live' || tier.validity.kind === 'forever') return null;
  const before = published?.tiers.find((each) => each.key === tier.key);
  const own = tier.retention !== null;
  return (
    <p>
      {t('到期时')}
      {tier.retention ? (
        <RuleText tier={tier.key} side="retention" rule={tier.retention} />
      ) : (
        <span>{t('仍满足升级条件')}</span>
      )}
      {!own && !readOnly && (
        <AddCondition
          word={t('另定保级条件')}
          onAdd={(metric) => change(changeRule(definition, tier.key, 'retention', newCondition(metric)))}
        />
      )}
      {tier.retention ? t('续期；否则') : t('，续期；否则')}
      {tier.graceDays > 0 && (
        <>
          {t('宽限')}{' '}
          <ValuePill
            label={t('{name}宽限天数', { name: tier.name })}
            value={tier.graceDays}
            text={String(tier.graceDays)}
            step={1}
            readOnly={readOnly}
            changed={before !== undefined && before.graceDays !== tier.graceDays}
            check={(typed) =>
              typed !== null && Number.isInteger(typed) && typed <= 366 ? null : t('宽限期是 0 到 366 天。')
            }
            onChange={(graceDays) => change(changeTier(definition, tier.key, { graceDays }), `${tier.key}.grace`)}
          />{' '}
          {t('天后')}
        </>
      )}
      {downgradeWords(tier.downgrade, below, t)}。
    </p>
  );
}

const validities: readonly Validity['kind'][] = ['days', 'calendarYearEnd', 'anniversary', 'forever'];

export function validityOf(kind: Validity['kind']): Validity {
  return kind === 'days' ? { kind, days: 365 } : { kind };
}

function ValidityText({ tier }: { readonly tier: TierDefinition }) {
  const t = useText();
  const { definition, change, published, readOnly } = useDesk();
  const { validity } = tier;
  const before = published?.tiers.find((each) => each.key === tier.key)?.validity;
  const put = (next: Validity, tag?: string) => change(changeTier(definition, tier.key, { validity: next }), tag);
  const items = validities.map((kind) => ({ key: kind, label: validityWords(validityOf(kind), t) }));
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={readOnly}
        menu={{ items, onClick: ({ key }) => put(validityOf(validities.find((each) => each === key) ?? 'days')) }}
      >
        <button type="button" className={styles.words} disabled={readOnly}>
          {validity.kind === 'days' ? t('有效') : validityWords(validity, t)}
        </button>
      </Dropdown>
      {validity.kind === 'days' && (
        <>
          {' '}
          {before?.kind === 'days' && before.days !== validity.days && <del>{before.days}</del>}
          <ValuePill
            label={t('{name}有效天数', { name: tier.name })}
            value={validity.days}
            text={String(validity.days)}
            step={1}
            readOnly={readOnly}
            changed={before !== undefined && (before.kind !== 'days' || before.days !== validity.days)}
            check={(typed) =>
              typed !== null && Number.isInteger(typed) && typed >= 1 && typed <= 3660
                ? null
                : t('有效期是 1 到 3660 天。')
            }
            onChange={(days) => put({ kind: 'days', days }, `${tier.key}.validity`)}
          />{' '}
          {t('天')}
        </>
      )}
    </>
  );
}
