import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { ChannelTemplate, TemplateChange } from '@jieti/shared/api/channels';
import { changeTemplate } from '../../api/channels';
import { FormField } from '../../components/form-field';
import { Tag } from '../../components/tag';
import { dateTimeWords } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import { accountWord } from './account-word';
import { MessageCard } from './message-card';
import styles from './settings.module.css';
import { templateStates } from './template-states';

interface TemplateDrawerProps {
  readonly template: ChannelTemplate | null;
  readonly isOwner: boolean;
  readonly onClose: () => void;
}

/** How a message looks on the phone, what fills it, what it is for and how members are asked for it. */
export function TemplateDrawer({ template, isOwner, onClose }: TemplateDrawerProps) {
  const t = useText();
  const [typed, setTyped] = useState<Partial<TemplateChange>>({});
  const save = useTemplateChange(onClose);
  const change = template && { purpose: typed.purpose ?? template.purpose, wording: typed.wording ?? template.wording };
  const isChanged =
    template !== null &&
    change !== null &&
    (change.purpose !== template.purpose || change.wording.trim() !== template.wording);
  return (
    <Drawer
      open={template !== null}
      onClose={onClose}
      size={460}
      title={template?.title}
      destroyOnHidden
      afterOpenChange={(opened) => {
        if (opened) return;
        setTyped({});
        save.reset();
      }}
      footer={
        isOwner && (
          <div className={styles.drawerFoot}>
            <Button onClick={onClose}>{t('取消')}</Button>
            <Button
              type="primary"
              data-testid="template-save"
              disabled={!isChanged || change.wording.trim() === ''}
              loading={save.isPending}
              onClick={() => template && change && save.mutate({ key: template.key, change })}
            >
              {t('保存')}
            </Button>
          </div>
        )
      }
    >
      {save.isError && <Alert type="error" showIcon title={save.error.message} role="alert" />}
      {template && change && (
        <div className={styles.form}>
          {template.channels.map((channel) => (
            <OneChannel key={channel.channel} title={template.title} channel={channel} />
          ))}
          <FormField
            label={t('用途')}
            extra={<small className="muted">{t('改成服务通知后，用它的活动不再发送')}</small>}
          >
            {(id) => (
              <Segmented
                id={id}
                disabled={!isOwner}
                value={change.purpose}
                options={[
                  { value: 'service' as const, label: t('服务通知') },
                  { value: 'marketing' as const, label: t('营销活动') },
                ]}
                onChange={(purpose) => setTyped({ ...typed, purpose })}
              />
            )}
          </FormField>
          <FormField label={t('会员订阅时看到的文案')}>
            {(id) => (
              <Input
                id={id}
                disabled={!isOwner}
                value={change.wording}
                maxLength={60}
                showCount
                onChange={(event) => setTyped({ ...typed, wording: event.target.value })}
              />
            )}
          </FormField>
        </div>
      )}
    </Drawer>
  );
}

interface OneChannelProps {
  readonly title: string;
  readonly channel: ChannelTemplate['channels'][number];
}

function OneChannel({ title, channel: given }: OneChannelProps) {
  const t = useText();
  const { channel, templateId, state, missingKeys, unknownKeys, lastError, syncedAt, fields } = given;
  return (
    <section className={styles.channel} aria-label={t(accountWord(channel))}>
      <h3>
        {t(accountWord(channel))}
        <Tag tone={templateStates[state].tone}>{t(templateStates[state].word)}</Tag>
        {syncedAt !== null && <small className="muted">{t('{time} 核对', { time: dateTimeWords(syncedAt) })}</small>}
      </h3>
      {missingKeys.length > 0 && (
        <p className="text-warn">{t('微信的模板多了 {keys}，这里没有填', { keys: missingKeys.join('、') })}</p>
      )}
      {unknownKeys.length > 0 && (
        <p className="text-warn">{t('微信的模板里没有 {keys}', { keys: unknownKeys.join('、') })}</p>
      )}
      {lastError !== null && <p className="text-bad">{lastError}</p>}
      <MessageCard title={title} fields={fields} />
      <small className="muted">
        {t('模板 ID')} <code>{templateId}</code>
      </small>
    </section>
  );
}

function useTemplateChange(onDone: () => void) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, change }: { readonly key: string; readonly change: TemplateChange }) =>
      changeTemplate(key, { ...change, wording: change.wording.trim() }),
    onSuccess: () => {
      void message.success(t('模板已保存。'));
      onDone();
      return Promise.all(
        [['channels'], ['message-templates']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      );
    },
  });
}
