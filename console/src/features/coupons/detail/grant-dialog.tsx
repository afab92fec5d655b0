import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Input, Modal, Radio, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { NewBulkGrant } from '@jieti/shared/api/claims';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { startGrant } from '../../../api/coupon-work';
import { membersByCard } from '../../../api/members';
import { dashboardQuery } from '../../../api/reports';
import { FormField } from '../../../components/form-field';
import { useDebounced } from '../../../lib/use-debounced';
import { count } from '../../../lib/numbers';
import { useText } from '../../../lib/use-text';
import { pastedCards } from './pasted-cards';
import styles from './detail.module.css';

interface GrantDialogProps {
  readonly template: CouponTemplate;
  readonly open: boolean;
  readonly onClose: () => void;
}

interface GrantForm {
  readonly by: 'tiers' | 'cards';
  readonly tiers: readonly string[];
  readonly pasted: string;
  readonly reason: string;
  readonly whenShort: NewBulkGrant['whenShort'];
}

const empty: GrantForm = { by: 'tiers', tiers: [], pasted: '', reason: '', whenShort: 'refuse' };

/** A coupon for many: who, how many that takes, whether the stock is enough, and then the work starts. */
export function GrantDialog({ template, open, onClose }: GrantDialogProps) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form, setForm] = useState<GrantForm>(empty);
  // One key per opened dialog: pressing twice, or again after a lost answer, grants once.
  const [idempotencyKey, renewKey] = useState(() => crypto.randomUUID());
  const set = (part: Partial<GrantForm>) => setForm({ ...form, ...part });
  const audience = useAudience(form, open);
  const start = useMutation({
    mutationFn: (grant: NewBulkGrant) => startGrant(template.id, grant),
    onSuccess: async () => {
      void message.success(t('已经开始发，进度在下面。'));
      onClose();
      await Promise.all(
        [['coupon-grants'], ['coupon-templates']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      );
    },
  });
  const ready = audience.size > 0 && !audience.busy && form.reason.trim().length >= 2;
  const submit = () =>
    start.mutate({
      tiers: form.by === 'tiers' ? form.tiers : [],
      memberIds: form.by === 'cards' ? audience.memberIds : [],
      reason: form.reason.trim(),
      whenShort: form.whenShort,
      idempotencyKey,
    });
  return (
    <Modal
      open={open}
      title={t('发给一批会员')}
      okText={audience.size > 0 ? t('发给 {n} 位', { n: count(audience.size) }) : t('发放')}
      cancelText={t('取消')}
      confirmLoading={start.isPending}
      okButtonProps={{ disabled: !ready, 'data-testid': 'grant-start' }}
      onOk={submit}
      onCancel={onClose}
      afterClose={() => {
        setForm(empty);
        start.reset();
        renewKey(crypto.randomUUID());
      }}
      destroyOnHidden
    >
      {start.isError && <Alert type="error" showIcon title={start.error.message} role="alert" />}
      <div className={styles.form}>
        <Who form={form} set={set} audience={audience} />
        <Forecast template={template} audience={audience} form={form} set={set} />
        <FormField label={t('原因')} extra={<small className="muted">{t('会员看得到，写成券的来历')}</small>}>
          {(id) => (
            <Input
              id={id}
              value={form.reason}
              maxLength={40}
              showCount
              placeholder={t('例如：夏至会员礼')}
              onChange={(event) => set({ reason: event.target.value })}
            />
          )}
        </FormField>
      </div>
    </Modal>
  );
}

interface Audience {
  readonly size: number;
  readonly busy: boolean;
  readonly memberIds: readonly number[];
  /** Numbers nobody has. */
  readonly unknown: readonly string[];
  readonly problem: string | null;
}

function useAudience({ by, tiers, pasted }: GrantForm, open: boolean): Audience {
  const { data: dashboard } = useQuery({ ...dashboardQuery, enabled: open });
  const cards = pastedCards(useDebounced(pasted));
  const found = useQuery({
    queryKey: ['members', 'by-card', cards],
    queryFn: () => membersByCard(cards),
    enabled: open && by === 'cards' && cards.length > 0,
    staleTime: 60_000,
    retry: false,
  });
  if (by === 'tiers') {
    const chosen = dashboard?.ladder.filter(({ tier }) => tiers.includes(tier.key)) ?? [];
    const size = chosen.reduce((sum, { members }) => sum + members, 0);
    return { size, busy: tiers.length > 0 && !dashboard, memberIds: [], unknown: [], problem: null };
  }
  const members = cards.length > 0 ? (found.data?.members ?? []) : [];
  return {
    size: members.length,
    busy: found.isFetching,
    memberIds: members.map(({ id }) => id),
    unknown: cards.length > 0 ? (found.data?.unknown ?? []) : [],
    problem: found.error?.message ?? null,
  };
}

interface WhoProps {
  readonly form: GrantForm;
  readonly set: (part: Partial<GrantForm>) => void;
  readonly audience: Audience;
}

function Who({ form, set, audience }: WhoProps) {
  const t = useText();
  const { data: dashboard } = useQuery(dashboardQuery);
  const tiers = [...(dashboard?.ladder ?? [])].reverse();
  return (
    <>
      <Segmented
        aria-label={t('发给谁')}
        value={form.by}
        onChange={(by) => set({ by })}
        options={[
          { value: 'tiers' as const, label: t('按等级') },
          { value: 'cards' as const, label: t('粘贴会员号') },
        ]}
      />
      {form.by === 'tiers' ? (
        <FormField label={t('等级')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={[...form.tiers]}
              placeholder={t('选一级或几级')}
              optionFilterProp="label"
              options={tiers.map(({ tier, members }) => ({
                value: tier.key,
                label: t('{tier}，{n} 位', { tier: tier.name, n: count(members) }),
              }))}
              onChange={(chosen) => set({ tiers: chosen })}
            />
          )}
        </FormField>
      ) : (
        <FormField label={t('会员号')} problem={audience.problem ?? unknownWords(audience.unknown, t)}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={5}
              value={form.pasted}
              placeholder={t('一行一个，或用逗号隔开')}
              onChange={(event) => set({ pasted: event.target.value })}
            />
          )}
        </FormField>
      )}
    </>
  );
}

const SHOWN = 5;

function unknownWords(unknown: readonly string[], t: ReturnType<typeof useText>): string | undefined {
  if (unknown.length === 0) return undefined;
  const named = unknown.slice(0, SHOWN).join('、');
  return t('{n} 个号没有会员：{named}', { n: unknown.length, named: unknown.length > SHOWN ? `${named} …` : named });
}

interface ForecastProps {
  readonly template: CouponTemplate;
  readonly audience: Audience;
  readonly form: GrantForm;
  readonly set: (part: Partial<GrantForm>) => void;
}

/** Whether the stock is enough, and what to do where it is not. */
function Forecast({ template: { stockTotal, issued, reserved }, audience, form, set }: ForecastProps) {
  const t = useText();
  if (audience.size === 0) return null;
  const left = stockTotal === null ? null : Math.max(0, stockTotal - issued - reserved);
  const isShort = left !== null && left < audience.size;
  return (
    <div className={styles.check} role="status" data-testid="grant-forecast">
      <p>
        <b>{t('{n} 位', { n: count(audience.size) })}</b>
        <span className="muted">{t('，每位 1 张；已经领满的会跳过。')}</span>
      </p>
      {left === null ? (
        <p className="text-ok">{t('库存不限量。')}</p>
      ) : isShort ? (
        <>
          <p className="text-warn">
            {t('库存还剩 {left} 张，差 {short} 张。', { left: count(left), short: count(audience.size - left) })}
          </p>
          <Radio.Group
            value={form.whenShort}
            onChange={(event) => set({ whenShort: event.target.value as GrantForm['whenShort'] })}
            options={[
              { value: 'refuse', label: t('不够就不发') },
              { value: 'partial', label: t('按会员号先后，发完为止') },
            ]}
          />
        </>
      ) : (
        <p className="text-ok">
          {t('库存还剩 {left} 张，够。发完剩 {rest} 张。', { left: count(left), rest: count(left - audience.size) })}
        </p>
      )}
    </div>
  );
}
