import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { ChannelTemplate } from '@jieti/shared/api/channels';
import { channelTemplatesQuery, syncTemplates } from '../../api/channels';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { Icon } from '../../components/icon';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { Tag } from '../../components/tag';
import { useText, type Translate } from '../../lib/use-text';
import { accountWord } from './account-word';
import styles from './settings.module.css';
import { TemplateDrawer } from './template-drawer';
import { templateStates } from './template-states';

/** What is sent, for which purpose, and whether WeChat still takes it. */
export function TemplatesPanel({ isOwner }: { readonly isOwner: boolean }) {
  const t = useText();
  const query = useQuery(channelTemplatesQuery);
  const [openKey, setOpenKey] = useState<string | null>(null);
  return (
    <Panel
      title={t('消息模板')}
      note={t('服务通知不能用来发活动；文案是会员订阅时看到的那句话')}
      extra={isOwner && <SyncButton />}
      flush
    >
      <QueryView query={query}>
        {(templates) =>
          templates.length === 0 ? (
            <EmptyState icon="message" title={t('还没有消息模板')} note={t('接入小程序后，模板会出现在这里。')} />
          ) : (
            <>
              <DataTable
                label={t('消息模板')}
                columns={columnsOf(t)}
                rows={templates}
                rowKey={({ key }) => key}
                rowTestId="template-row"
                onOpen={({ key }) => setOpenKey(key)}
              />
              <TemplateDrawer
                template={templates.find(({ key }) => key === openKey) ?? null}
                isOwner={isOwner}
                onClose={() => setOpenKey(null)}
              />
            </>
          )
        }
      </QueryView>
    </Panel>
  );
}

function SyncButton() {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const sync = useMutation({
    mutationFn: syncTemplates,
    onSuccess: () => void message.success(t('已按微信后台的模板更新。')),
    onError: (error) => void message.error(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
  return (
    <Button
      size="small"
      data-testid="sync-templates"
      icon={<Icon name="refresh" size={14} />}
      loading={sync.isPending}
      onClick={() => sync.mutate()}
    >
      {t('同步模板')}
    </Button>
  );
}

function columnsOf(t: Translate): readonly Column<ChannelTemplate>[] {
  return [
    { key: 'title', title: t('模板'), cell: ({ title }) => <b>{title}</b> },
    {
      key: 'purpose',
      title: t('用途'),
      cell: ({ purpose }) => (
        <Tag tone={purpose === 'marketing' ? 'info' : 'plain'}>
          {purpose === 'marketing' ? t('营销活动') : t('服务通知')}
        </Tag>
      ),
    },
    { key: 'wording', title: t('会员看到的文案'), cell: ({ wording }) => wording },
    {
      key: 'fields',
      title: t('字段'),
      cell: ({ channels }) => <span className="muted">{fieldWords(channels)}</span>,
    },
    { key: 'channels', title: t('微信那边'), align: 'right', cell: (template) => <States template={template} /> },
  ];
}

function fieldWords(channels: ChannelTemplate['channels']): string {
  return channels[0]?.fields.map(({ label }) => label).join('、') ?? '—';
}

function States({ template: { channels } }: { readonly template: ChannelTemplate }) {
  const t = useText();
  if (channels.length === 0) return <span className="muted">{t('只进消息页')}</span>;
  return (
    <span className={styles.tags}>
      {channels.map(({ channel, state }) => (
        <Tag key={channel} tone={templateStates[state].tone}>
          {t(accountWord(channel))} {t(templateStates[state].word)}
        </Tag>
      ))}
    </span>
  );
}
