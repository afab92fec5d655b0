import { Drawer, Input, InputNumber, Segmented, Tabs } from 'antd';
import type { ProgrammeVersion, RefundPolicy } from '@jieti/shared/model/programme';
import { useState } from 'react';
import { FormField } from '../../../components/form-field';
import { useText } from '../../../lib/use-text';
import type { Definition } from '../model/definition';
import { CompositeFields } from './composite-fields';
import { problemsAt, useDesk } from './desk';
import { EngagementFields } from './engagement-fields';
import { GrowthFields } from './growth-fields';
import { MappingFields } from './mapping-fields';
import styles from './designer.module.css';

interface ProgrammeDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Programme-wide rules, in four groups. */
export function ProgrammeDrawer({ open, onClose }: ProgrammeDrawerProps) {
  const t = useText();
  const { readOnly } = useDesk();
  const [wide, setWide] = useState(false);
  return (
    <Drawer open={open} onClose={onClose} size={wide ? 860 : 520} title={t('全局规则')} destroyOnHidden>
      <fieldset className={styles.plain} disabled={readOnly}>
        <Tabs
          onChange={(tab) => setWide(tab === 'engagement')}
          items={[
            { key: 'growth', label: t('成长值'), children: <GrowthFields /> },
            { key: 'engagement', label: t('社群活动'), children: <EngagementFields /> },
            { key: 'refund', label: t('退货与发布'), children: <RefundFields /> },
            { key: 'composite', label: t('综合分'), children: <CompositeFields /> },
          ]}
        />
      </fieldset>
    </Drawer>
  );
}

const refunds: readonly { readonly value: RefundPolicy; readonly label: string; readonly note: string }[] = [
  { value: 'atReview', label: '评定时', note: '退货从当天起少算，等级到评定才可能下降。' },
  { value: 'immediate', label: '立即', note: '退货等于没买过，因它升上去的等级会收回。' },
  { value: 'provisional', label: '先预升级', note: '订单过了退货期才算数，之前会员看到“预升级”。' },
];

function RefundFields() {
  const t = useText();
  const desk = useDesk();
  const { definition } = desk;
  const set = (part: Partial<Definition>, tag?: string) => desk.change({ ...definition, ...part }, tag);
  const onPublish: NonNullable<ProgrammeVersion['onPublish']> = definition.onPublish ?? 'keep';
  return (
    <div className={styles.form}>
      <FormField label={t('退货怎么算')} problem={problemsAt(desk, 'refundPolicy')[0]}>
        {() => (
          <>
            <Segmented<RefundPolicy>
              block
              aria-label={t('退货怎么算')}
              value={definition.refundPolicy}
              options={refunds.map(({ value, label }) => ({ value, label: t(label) }))}
              onChange={(refundPolicy) => set({ refundPolicy })}
            />
            <p className={styles.hint}>
              {t(refunds.find(({ value }) => value === definition.refundPolicy)?.note ?? '')}
            </p>
          </>
        )}
      </FormField>
      <FormField label={t('退货期')} problem={problemsAt(desk, 'returnWindowDays')[0]}>
        {(id) => (
          <InputNumber
            id={id}
            value={definition.returnWindowDays ?? 7}
            min={0}
            max={366}
            precision={0}
            suffix={t('天')}
            style={{ width: '100%' }}
            onChange={(days) => days !== null && set({ returnWindowDays: days }, 'returnWindow')}
          />
        )}
      </FormField>
      <UsedGifts
        value={definition.usedGifts ?? 'keep'}
        isUndone={definition.refundPolicy !== 'atReview'}
        onChange={(usedGifts) => set({ usedGifts })}
      />
      <FormField label={t('发布那天，达不到新标准的会员')} problem={problemsAt(desk, 'onPublish')[0]}>
        {() => (
          <Segmented<typeof onPublish>
            block
            aria-label={t('发布那天，达不到新标准的会员')}
            value={onPublish}
            options={[
              { value: 'keep', label: t('保留到评定') },
              { value: 'requalify', label: t('当天重新评定') },
            ]}
            onChange={(next) => set({ onPublish: next })}
          />
        )}
      </FormField>
      <MappingFields />
      <FormField label={t('没有记成本的订单按毛利率')} problem={problemsAt(desk, 'marginPercent')[0]}>
        {(id) => (
          <InputNumber
            id={id}
            value={definition.marginPercent ?? 0}
            min={0}
            max={100}
            precision={0}
            suffix="%"
            style={{ width: '100%' }}
            onChange={(percent) => percent !== null && set({ marginPercent: percent }, 'margin')}
          />
        )}
      </FormField>
      <FormField label={t('最迟哪天复查这套标准')} problem={problemsAt(desk, 'reviewOn')[0]}>
        {(id) => (
          <Input
            id={id}
            type="date"
            value={definition.reviewOn ?? ''}
            onChange={(e) => set({ reviewOn: e.target.value === '' ? undefined : e.target.value })}
          />
        )}
      </FormField>
    </div>
  );
}

type UsedGiftsPolicy = NonNullable<ProgrammeVersion['usedGifts']>;

interface UsedGiftsProps {
  readonly value: UsedGiftsPolicy;
  /** Whether a refund can undo an upgrade at all. */
  readonly isUndone: boolean;
  readonly onChange: (value: UsedGiftsPolicy) => void;
}

function UsedGifts({ value, isUndone, onChange }: UsedGiftsProps) {
  const t = useText();
  const kept = t('没用的升级礼总会收回，用掉的不追。');
  const owed = t('按券的兑换价收回积分，不够的记作欠分。没用的升级礼总会收回。');
  const hint = value === 'debt' ? owed : kept;
  return (
    <FormField label={t('退货后升级不成立，升级礼已经用掉')}>
      {() => (
        <>
          <Segmented<UsedGiftsPolicy>
            block
            aria-label={t('退货后升级不成立，升级礼已经用掉')}
            value={value}
            options={[
              { value: 'keep', label: t('不追回') },
              { value: 'debt', label: t('收回积分') },
            ]}
            onChange={onChange}
          />
          <p className={styles.hint}>{isUndone ? hint : t('退货到评定时才算，升级不会撤销，升级礼也不追。')}</p>
        </>
      )}
    </FormField>
  );
}
