import { Input, Select, Switch } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { activityLabel } from '@jieti/shared/rules/activity-label';
import { programmeQuery } from '../../api/programme';
import { storesQuery } from '../../api/stores';
import { FormField } from '../../components/form-field';
import { NumberField } from '../../components/number-field';
import { momentOf, momentText } from '../../lib/shop-moment';
import { useText } from '../../lib/use-text';
import type { Rule, SpendRule } from './points-draft';
import styles from './points.module.css';

/** Sentences by field of the rule: `points`, `cap.points`. */
export type Problems = Readonly<Record<string, string>>;

interface RuleFieldsProps {
  readonly rule: Rule;
  readonly problems: Problems;
  readonly onChange: (rule: Rule) => void;
}

const activities = ['checkin', 'streak', 'invite', 'survey', 'share', 'review', 'view', 'event'] as const;

export function RuleFields({ rule, problems, onChange }: RuleFieldsProps) {
  const t = useText();
  const set = (part: Partial<Pick<Rule, 'title' | 'points' | 'tiers' | 'from' | 'until' | 'cap' | 'budget'>>) =>
    onChange({ ...rule, ...part });
  return (
    <div className={styles.fields}>
      <div className={styles.triple}>
        <FormField label={t('名称')} problem={problems['title']}>
          {(id) => (
            <Input
              id={id}
              value={rule.title}
              maxLength={20}
              placeholder={t('会员在明细里看到')}
              onChange={(event) => set({ title: event.target.value })}
            />
          )}
        </FormField>
        {rule.kind === 'spend' ? (
          <NumberField
            label={t('每消费')}
            unit="元"
            value={rule.perFen / 100 || null}
            problem={problems['perFen']}
            onChange={(yuan) => onChange({ ...rule, perFen: Math.round((yuan ?? 0) * 100) })}
          />
        ) : (
          <FormField label={t('互动')} problem={problems['activity']}>
            {(id) => (
              <Select
                id={id}
                value={rule.activity}
                options={activities.map((activity) => ({ value: String(activity), label: activityLabel(activity) }))}
                onChange={(activity) => onChange({ ...rule, activity })}
              />
            )}
          </FormField>
        )}
        <NumberField
          label={t('得')}
          unit="积分"
          whole
          value={rule.points || null}
          problem={problems['points']}
          onChange={(points) => set({ points: points ?? 0 })}
        />
      </div>
      <Scope rule={rule} onChange={onChange} />
      <Window rule={rule} problems={problems} onChange={onChange} />
      <Limits rule={rule} problems={problems} onChange={onChange} />
      {rule.kind === 'spend' && <Multiplied rule={rule} onChange={onChange} />}
    </div>
  );
}

function Scope({ rule, onChange }: Pick<RuleFieldsProps, 'rule' | 'onChange'>) {
  const t = useText();
  const { data: programme } = useQuery(programmeQuery);
  const { data: stores = [] } = useQuery(storesQuery);
  const tiers = programme?.current.tiers ?? [];
  const perks = tiers.flatMap((tier) => tier.perks);
  const categories = [...new Set(perks.flatMap((perk) => perk.categories ?? []))];
  return (
    <div className={styles.triple}>
      <FormField label={t('等级')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={[...rule.tiers]}
            placeholder={t('全部等级')}
            optionFilterProp="label"
            options={tiers.map((tier) => ({ value: tier.key, label: tier.name }))}
            onChange={(chosen) => onChange({ ...rule, tiers: chosen })}
          />
        )}
      </FormField>
      {rule.kind === 'spend' && (
        <>
          <FormField label={t('品类')}>
            {(id) => (
              <Select
                id={id}
                mode="tags"
                value={[...rule.categories]}
                placeholder={t('全部品类')}
                options={categories.map((category) => ({ value: category, label: category }))}
                onChange={(chosen) => onChange({ ...rule, categories: chosen })}
              />
            )}
          </FormField>
          <FormField label={t('门店')}>
            {(id) => (
              <Select
                id={id}
                mode="multiple"
                value={[...rule.stores]}
                placeholder={t('全部门店')}
                optionFilterProp="label"
                options={stores.map((store) => ({ value: store.id, label: store.name }))}
                onChange={(chosen) => onChange({ ...rule, stores: chosen })}
              />
            )}
          </FormField>
        </>
      )}
    </div>
  );
}

function Window({ rule, problems, onChange }: RuleFieldsProps) {
  const t = useText();
  return (
    <div className={styles.pair}>
      <FormField label={t('活动开始')} extra={<small className="muted">{t('空着：一直有效')}</small>}>
        {(id) => (
          <Input
            id={id}
            type="datetime-local"
            value={momentText(rule.from)}
            onChange={(event) => onChange({ ...rule, from: momentOf(event.target.value) })}
          />
        )}
      </FormField>
      <FormField label={t('活动结束')} problem={problems['until']}>
        {(id) => (
          <Input
            id={id}
            type="datetime-local"
            value={momentText(rule.until)}
            onChange={(event) => onChange({ ...rule, until: momentOf(event.target.value) })}
          />
        )}
      </FormField>
    </div>
  );
}

function Limits({ rule, problems, onChange }: RuleFieldsProps) {
  const t = useText();
  const period = rule.cap?.period ?? 'day';
  return (
    <div className={styles.triple}>
      <NumberField
        label={t('每人最多')}
        unit="积分"
        whole
        value={rule.cap?.points ?? null}
        placeholder={t('不封顶')}
        problem={problems['cap.points']}
        onChange={(points) => onChange({ ...rule, cap: points === null ? null : { points, period } })}
      />
      <FormField label={t('多久算一次')}>
        {(id) => (
          <Select
            id={id}
            disabled={rule.cap === null}
            value={period}
            options={[
              { value: 'day' as const, label: t('每天') },
              { value: 'month' as const, label: t('每月') },
              { value: 'always' as const, label: t('一共') },
            ]}
            onChange={(chosen) => rule.cap && onChange({ ...rule, cap: { ...rule.cap, period: chosen } })}
          />
        )}
      </FormField>
      <NumberField
        label={t('总预算')}
        unit="积分"
        whole
        most={1_000_000_000_000}
        value={rule.budget}
        placeholder={t('没有预算')}
        problem={problems['budget']}
        onChange={(budget) => onChange({ ...rule, budget })}
      />
    </div>
  );
}

function Multiplied({ rule, onChange }: { readonly rule: SpendRule; readonly onChange: (rule: Rule) => void }) {
  const t = useText();
  return (
    <label className={styles.switch}>
      <Switch
        size="small"
        checked={rule.multiplied}
        onChange={(multiplied) => onChange({ ...rule, multiplied })}
        aria-label={t('乘等级的积分倍率')}
      />
      {t('乘等级的积分倍率，倍率在等级方案的权益里设。')}
    </label>
  );
}
