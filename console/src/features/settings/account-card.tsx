import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ChannelAccount, ChannelHealth } from '@jieti/shared/api/channels';
import { checkAccount } from '../../api/channels';
import { Icon } from '../../components/icon';
import { Panel } from '../../components/panel';
import { Tag, type Tone } from '../../components/tag';
import { dateTimeWords } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import { AccountFields } from './account-fields';
import { CallbackFacts } from './callback-facts';
import styles from './settings.module.css';
import { TokenFact } from './token-fact';

type Health = ChannelHealth['accounts'][number];

interface AccountCardProps {
  readonly health: Health;
  /** Null for whoever may not see them. */
  readonly settings: ChannelAccount | null;
  readonly onEdit: (account: ChannelAccount) => void;
}

const states: Readonly<Record<Health['state'], { readonly word: string; readonly tone: Tone }>> = {
  missing: { word: '未接入', tone: 'plain' },
  ok: { word: '正常', tone: 'ok' },
  failing: { word: '出错', tone: 'bad' },
};

export function AccountCard({ health, settings, onEdit }: AccountCardProps) {
  const t = useText();
  const { account, title, state, sentence, token, callback } = health;
  return (
    <div data-testid={`account-${account}`} className={styles.card}>
      <Panel
        title={t(title)}
        note={
          <span data-testid={`account-${account}-state`}>
            <Tag tone={states[state].tone}>{t(states[state].word)}</Tag>
          </span>
        }
        extra={settings && <SourceWords settings={settings} />}
      >
        <p className={state === 'failing' ? styles.failing : styles.sentence}>{t(sentence)}</p>
        {settings && settings.source !== 'none' && <AccountFields fields={settings.fields} />}
        {token && <TokenFact token={token} />}
        {callback && state !== 'missing' && <CallbackFacts callback={callback} />}
        {settings && <Actions health={health} settings={settings} onEdit={onEdit} />}
      </Panel>
    </div>
  );
}

function SourceWords({ settings: { source, updatedAt, updatedBy } }: { readonly settings: ChannelAccount }) {
  const t = useText();
  if (source === 'console' && updatedAt !== null)
    return <>{t('{who} 改于 {time}', { who: updatedBy ?? '—', time: dateTimeWords(updatedAt) })}</>;
  return source === 'environment' ? <>{t('来自环境变量')}</> : null;
}

function Actions({ health, settings, onEdit }: AccountCardProps & { readonly settings: ChannelAccount }) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { account, state, lastCheck } = health;
  const check = useMutation({
    mutationFn: () => checkAccount(account),
    onSuccess: (result) => void (result.ok ? message.success(t(result.sentence)) : message.error(t(result.sentence))),
    onError: (error) => void message.error(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels', 'health'] }),
  });
  return (
    <div className={styles.actions}>
      {settings.editable ? (
        <Button data-testid={`edit-${account}`} onClick={() => onEdit(settings)}>
          {settings.source === 'none' ? t('填写') : t('更换')}
        </Button>
      ) : (
        <span className="muted">{t('由环境变量设置，改后重启生效。')}</span>
      )}
      {state !== 'missing' && (
        <Button
          data-testid={`check-${account}`}
          icon={<Icon name="refresh" size={15} />}
          loading={check.isPending}
          onClick={() => check.mutate()}
        >
          {t('检查连接')}
        </Button>
      )}
      {lastCheck && (
        <span className={lastCheck.ok ? 'muted' : 'text-bad'} data-testid={`checked-${account}`}>
          {lastCheck.ok
            ? t('{time} 检查通过', { time: dateTimeWords(lastCheck.at) })
            : t('{time} 没有通过，{code}', { time: dateTimeWords(lastCheck.at), code: lastCheck.code })}
        </span>
      )}
    </div>
  );
}
