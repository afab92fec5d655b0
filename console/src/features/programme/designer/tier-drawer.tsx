import { Drawer, Input, InputNumber, Segmented, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { DowngradePolicy, TierColours, TierDefinition, Validity } from '@jieti/shared/model/programme';
import { couponChoicesQuery } from '../../../api/coupons';
import { FormField } from '../../../components/form-field';
import { tierPalettes } from '../../../lib/palette';
import { useText } from '../../../lib/use-text';
import { changeTier } from '../model/edit-tiers';
import { problemsAt, useDesk } from './desk';
import { PerkFields } from './perk-fields';
import { validityWords } from './tier-life-words';
import { validityOf } from './tier-sentence';
import styles from './designer.module.css';

interface TierDrawerProps {
  readonly tierKey: string | null;
  readonly onClose: () => void;
}

/** What of a tier does not fit into its sentences: name, colours, what happens at its end, perks and gifts. */
export function TierDrawer({ tierKey, onClose }: TierDrawerProps) {
  const { definition } = useDesk();
  const rank = definition.tiers.findIndex((tier) => tier.key === tierKey);
  const tier = definition.tiers[rank];
  return (
    <Drawer open={tier !== undefined} onClose={onClose} size={460} title={tier?.name} destroyOnHidden>
      {tier && <TierFields tier={tier} rank={rank} below={definition.tiers[rank - 1] ?? null} />}
    </Drawer>
  );
}

interface TierFieldsProps {
  readonly tier: TierDefinition;
  readonly rank: number;
  readonly below: TierDefinition | null;
}

function TierFields({ tier, rank, below }: TierFieldsProps) {
  const t = useText();
  const desk = useDesk();
  const field = (name: string) => problemsAt(desk, `tiers.${rank}.${name}`)[0];
  const set = (part: Partial<TierDefinition>, tag?: string) =>
    desk.change(changeTier(desk.definition, tier.key, part), tag && `${tier.key}.${tag}`);
  return (
    <fieldset className={styles.form} disabled={desk.readOnly}>
      <FormField label={t('名称')} problem={field('name')}>
        {(id) => (
          <Input id={id} value={tier.name} maxLength={20} onChange={(e) => set({ name: e.target.value }, 'name')} />
        )}
      </FormField>
      <FormField label={t('颜色')}>
        {() => <Palettes value={tier.colours.palette} onChange={(palette) => set({ colours: { palette } })} />}
      </FormField>
      {below && desk.definition.ladder === 'held' && (
        <LifeFields tier={tier} problems={{ validity: field('validity'), grace: field('graceDays') }} set={set} />
      )}
      <PerkFields tier={tier} rank={rank} onChange={(perks) => set({ perks }, 'perks')} />
      {below && <Gifts gifts={tier.gifts} problem={field('gifts')} onChange={(gifts) => set({ gifts })} />}
      <p className={styles.hint}>{t('编号 {key}，发布后不再改。', { key: tier.key })}</p>
    </fieldset>
  );
}

const paletteNames: Readonly<Record<TierColours['palette'], string>> = {
  plain: '素',
  silver: '银',
  gold: '金',
  platinum: '铂',
  jade: '玉',
};
const paletteKeys = Object.keys(paletteNames) as readonly TierColours['palette'][];

interface PalettesProps {
  readonly value: TierColours['palette'];
  readonly onChange: (palette: TierColours['palette']) => void;
}

function Palettes({ value, onChange }: PalettesProps) {
  const t = useText();
  return (
    <div className={styles.palettes} role="radiogroup" aria-label={t('颜色')}>
      {paletteKeys.map((key) => (
        <button
          key={key}
          type="button"
          role="radio"
          aria-checked={key === value}
          style={{ background: tierPalettes[key].card, color: tierPalettes[key].accent }}
          onClick={() => onChange(key)}
        >
          {t(paletteNames[key])}
        </button>
      ))}
    </div>
  );
}

interface LifeFieldsProps {
  readonly tier: TierDefinition;
  readonly problems: { readonly validity?: string; readonly grace?: string };
  readonly set: (part: Partial<TierDefinition>, tag?: string) => void;
}

const validities: readonly Validity['kind'][] = ['days', 'calendarYearEnd', 'anniversary', 'forever'];
const downgradeNames: Readonly<Record<DowngradePolicy, string>> = {
  oneStep: '降一级',
  toQualified: '降到够得着的',
  toBase: '降到起点',
};
const downgrades = Object.keys(downgradeNames) as readonly DowngradePolicy[];

function LifeFields({ tier, problems, set }: LifeFieldsProps) {
  const t = useText();
  const { validity } = tier;
  return (
    <>
      <FormField label={t('有效期')} problem={problems.validity}>
        {(id) => (
          <div className={styles.together}>
            <Select<Validity['kind']>
              id={id}
              value={validity.kind}
              options={validities.map((kind) => ({
                value: kind,
                label: kind === 'days' ? t('若干天') : validityWords(validityOf(kind), t),
              }))}
              onChange={(kind) => set({ validity: validityOf(kind) })}
            />
            {validity.kind === 'days' && (
              <InputNumber
                aria-label={t('有效天数')}
                value={validity.days}
                min={1}
                max={3660}
                precision={0}
                suffix={t('天')}
                onChange={(days) => days !== null && set({ validity: { kind: 'days', days } }, 'validity')}
              />
            )}
          </div>
        )}
      </FormField>
      <FormField label={t('宽限期')} problem={problems.grace}>
        {(id) => (
          <InputNumber
            id={id}
            value={tier.graceDays}
            min={0}
            max={366}
            precision={0}
            suffix={t('天')}
            style={{ width: '100%' }}
            onChange={(graceDays) => graceDays !== null && set({ graceDays }, 'grace')}
          />
        )}
      </FormField>
      <FormField label={t('没有保住时')}>
        {() => (
          <Segmented<DowngradePolicy>
            block
            aria-label={t('没有保住时')}
            value={tier.downgrade}
            options={downgrades.map((value) => ({ value, label: t(downgradeNames[value]) }))}
            onChange={(downgrade) => set({ downgrade })}
          />
        )}
      </FormField>
    </>
  );
}

interface GiftsProps {
  readonly gifts: readonly string[];
  readonly problem?: string;
  readonly onChange: (gifts: readonly string[]) => void;
}

function Gifts({ gifts, problem, onChange }: GiftsProps) {
  const t = useText();
  const { data: coupons = [], isLoading } = useQuery(couponChoicesQuery);
  const known = coupons.filter((coupon) => coupon.active || gifts.includes(coupon.key));
  return (
    <FormField label={t('升级礼')} extra={<span className="muted">{t('每人每级每年一次')}</span>} problem={problem}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          loading={isLoading}
          value={[...gifts]}
          placeholder={t('不送券')}
          options={known.map((coupon) => ({ value: coupon.key, label: coupon.terms.title }))}
          onChange={(next) => onChange(next)}
        />
      )}
    </FormField>
  );
}
