import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import type { PointsRulesDraft } from '@jieti/shared/api/points';
import { publishPointsRules } from '../../api/points';
import { FormField } from '../../components/form-field';
import { dateTimeWords } from '../../lib/dates';
import { momentOf, momentText } from '../../lib/shop-moment';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import { ChangeList } from './change-list';
import type { PointsChange } from './points-changes';
import styles from './points.module.css';

interface PublishDialogProps {
  readonly draft: PointsRulesDraft;
  readonly changes: readonly PointsChange[];
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The last look, from when, and why; a version cannot be edited afterwards. */
export function PublishDialog({ draft, changes, open, onClose }: PublishDialogProps) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const now = useNow(60_000);
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [from, setFrom] = useState('');
  const [note, setNote] = useState('');
  const publish = useMutation({
    mutationFn: () =>
      publishPointsRules({ rules: draft, effectiveFrom: when === 'now' ? null : momentOf(from), note: note.trim() }),
    onSuccess: async () => {
      void message.success(
        when === 'now' ? t('新的规则已经生效。') : t('{time} 起生效。', { time: dateTimeWords(momentOf(from) ?? now) }),
      );
      onClose();
      await queries.invalidateQueries({ queryKey: ['points'] });
    },
  });
  const ready = note.trim().length >= 2 && (when === 'now' || momentOf(from) !== null);
  return (
    <Modal
      open={open}
      width={600}
      title={t('发布积分规则')}
      okText={t('发布')}
      cancelText={t('再看看')}
      confirmLoading={publish.isPending}
      okButtonProps={{ disabled: !ready, 'data-testid': 'points-publish-confirm' }}
      onOk={() => publish.mutate()}
      onCancel={onClose}
      afterClose={() => publish.reset()}
      destroyOnHidden
    >
      {publish.isError && <Alert type="error" showIcon title={publish.error.message} role="alert" />}
      <p className="dialog-note">{t('发布后这一版不能再改。之前的消费仍按当时的规则，退货也按当时的退。')}</p>
      <div className={styles.dialog}>
        <ChangeList changes={changes} />
        <div className={styles.pair}>
          <FormField label={t('从什么时候起')}>
            {(id) => (
              <Segmented
                id={id}
                block
                value={when}
                onChange={setWhen}
                options={[
                  { value: 'now' as const, label: t('现在') },
                  { value: 'later' as const, label: t('定个时间') },
                ]}
              />
            )}
          </FormField>
          {when === 'later' && (
            <FormField label={t('生效时间')}>
              {(id) => (
                <Input
                  id={id}
                  type="datetime-local"
                  min={momentText(now)}
                  value={from}
                  onChange={(event) => setFrom(event.target.value)}
                />
              )}
            </FormField>
          )}
        </div>
        <FormField label={t('为什么改')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={200}
              showCount
              value={note}
              placeholder={t('例如：周年庆双倍积分，只到月底')}
              onChange={(event) => setNote(event.target.value)}
              data-testid="points-note"
            />
          )}
        </FormField>
      </div>
    </Modal>
  );
}
