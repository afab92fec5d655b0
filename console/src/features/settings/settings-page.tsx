import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ChannelHealth } from '@jieti/shared/api/channels';
import { channelHealthQuery } from '../../api/channels';
import { useSession } from '../../api/session';
import { Icon } from '../../components/icon';
import { PageHeader } from '../../components/page-header';
import { QueryView } from '../../components/query-view';
import { Tag } from '../../components/tag';
import { useText } from '../../lib/use-text';
import { AccountCards } from './account-cards';
import { EventsPanel } from './events-panel';
import { ErrorsPanel } from './errors-panel';
import { QuotasPanel } from './quotas-panel';
import styles from './settings.module.css';
import { TemplatesPanel } from './templates-panel';
import { TestSendDialog } from './test-send-dialog';

/** Accounts of WeChat, the templates of messages, and whether all of it works. */
export function SettingsPage() {
  const t = useText();
  const isOwner = useSession()?.staff.role === 'owner';
  const [testing, setTesting] = useState(false);
  const query = useQuery({ ...channelHealthQuery, refetchInterval: 15_000 });
  return (
    <>
      <PageHeader
        title={t('微信设置')}
        tag={query.data && <Summary accounts={query.data.accounts} />}
        note={isOwner ? t('改动几秒内对所有进程生效，密钥只写不读。') : t('只有店主能改这里的设置。')}
        actions={
          isOwner && (
            <Button data-testid="test-send" icon={<Icon name="message" />} onClick={() => setTesting(true)}>
              {t('测试发送')}
            </Button>
          )
        }
      />
      <QueryView query={query}>
        {(health) => (
          <>
            <AccountCards health={health} isOwner={isOwner} />
            <TemplatesPanel isOwner={isOwner} />
            <div className={styles.pair}>
              <QuotasPanel quotas={health.quotas} />
              <ErrorsPanel errors={health.errors} />
            </div>
            <EventsPanel isOwner={isOwner} />
          </>
        )}
      </QueryView>
      {isOwner && <TestSendDialog open={testing} onClose={() => setTesting(false)} />}
    </>
  );
}

function Summary({ accounts }: Pick<ChannelHealth, 'accounts'>) {
  const t = useText();
  const failing = accounts.filter(({ state }) => state === 'failing').length;
  if (failing > 0) return <Tag tone="bad">{t('{n} 个账号出错', { n: failing })}</Tag>;
  const connected = accounts.filter(({ state }) => state === 'ok').length;
  return connected > 0 ? <Tag tone="ok">{t('{n} 个账号正常', { n: connected })}</Tag> : <Tag>{t('还没有接入')}</Tag>;
}
