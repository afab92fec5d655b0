import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { NewOverride, OverrideList } from '@jieti/shared/api/overrides';
import { memberQuery } from '../../api/members';
import { setOverride } from '../../api/overrides';
import { programmeQuery } from '../../api/programme';
import { FormField } from '../../components/form-field';
import { isoDay } from '../../lib/iso-day';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import { overrideKinds } from './override-words';
import styles from './override.module.css';

interface OverrideDialogProps {
  readonly memberId: number;
  readonly list: OverrideList;
  readonly open: boolean;
  readonly onClose: () => void;
}

interface OverrideForm {
  readonly kind: NewOverride['kind'];
  readonly tier: string | null;
  readonly until: string;
  readonly forever: boolean;
  readonly reason: string;
}

const empty: OverrideForm = { kind: 'floor', tier: null, until: '', forever: false, reason: '' };

/** Sets a tier by hand, with its end and its reason; it is a record of its own and changes no fact (T7). */
export function OverrideDialog({ memberId, list, open, onClose }: OverrideDialogProps) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { data: programme } = useQuery({ ...programmeQuery, enabled: open });
  const [form, setForm] = useState<OverrideForm>(empty);
  // One key per opened dialog: pressing twice, or again after a lost answer, sets one override.
  const [idempotencyKey, renewKey] = useState(() => crypto.randomUUID());
  const now = useNow(60_000);
  const change = (part: Partial<OverrideForm>) => setForm({ ...form, ...part });
  const body = bodyOf(form, idempotencyKey);
  const set = useMutation({
    mutationFn: (override: NewOverride) => setOverride(memberId, override),
    onSuccess: async ({ kind }) => {
      void message.success(kind === 'set' ? t('手动等级已经生效。') : t('已提交审批，另一位同事同意后生效。'));
      onClose();
      await queries.invalidateQueries({ queryKey: memberQuery(memberId).queryKey });
      await queries.invalidateQueries({ queryKey: ['approvals'] });
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <Modal
      open={open}
      title={t('设置手动等级')}
      okText={t('设置')}
      cancelText={t('取消')}
      confirmLoading={set.isPending}
      okButtonProps={{ disabled: body === null, 'data-testid': 'override-confirm' }}
      onOk={() => body && set.mutate(body)}
      onCancel={onClose}
      afterClose={() => {
        setForm(empty);
        renewKey(crypto.randomUUID());
      }}
      destroyOnHidden
    >
      <p className="dialog-note">
        {t('按记录算出的是{tier}。手动等级不改记录，到期或撤销后回到算出的等级。', { tier: list.computed.name })}
      </p>
      <div className={styles.form}>
        <div>
          <Segmented
            aria-label={t('方式')}
            value={form.kind}
            onChange={(kind) => change({ kind })}
            options={[
              { value: 'floor' as const, label: t(overrideKinds.floor.word) },
              { value: 'pin' as const, label: t(overrideKinds.pin.word) },
            ]}
          />
          <p className="muted">{t(overrideKinds[form.kind].note)}</p>
        </div>
        <FormField label={t('等级')}>
          {(id) => (
            <Select
              id={id}
              value={form.tier}
              onChange={(tier) => change({ tier })}
              placeholder={t('选一级')}
              options={programme?.current.tiers.map(({ key, name }) => ({ value: key, label: name }))}
            />
          )}
        </FormField>
        <FormField
          label={t('到哪一天（含）')}
          extra={
            <Checkbox checked={form.forever} onChange={(event) => change({ forever: event.target.checked })}>
              {t('长期')}
            </Checkbox>
          }
        >
          {(id) => (
            <Input
              id={id}
              type="date"
              value={form.until}
              min={isoDay(now)}
              disabled={form.forever}
              onChange={(event) => change({ until: event.target.value })}
            />
          )}
        </FormField>
        <FormField label={t('原因')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={200}
              showCount
              value={form.reason}
              onChange={(event) => change({ reason: event.target.value })}
              placeholder={t('例如：门店失误，客诉 0612 承诺保金卡到年底')}
            />
          )}
        </FormField>
      </div>
    </Modal>
  );
}

/** What is sent; null while something is missing. */
function bodyOf({ kind, tier, until, forever, reason }: OverrideForm, idempotencyKey: string): NewOverride | null {
  const why = reason.trim();
  if (tier === null || why.length < 2 || (!forever && until === '')) return null;
  return { kind, tier, until: forever ? null : until, reason: why, idempotencyKey };
}
