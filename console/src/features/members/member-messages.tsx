import type { MemberDetail } from '@jieti/shared/api/members';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { Tag } from '../../components/tag';
import { dateTimeWords } from '../../lib/dates';
import { channelWords, messageTone, reasonWords, stateWords } from '../../lib/message-tone';
import { useText } from '../../lib/use-text';
import styles from './member.module.css';

/** Every message ends in one outcome, with its reason. */
export function MemberMessages({ messages }: Pick<MemberDetail, 'messages'>) {
  const t = useText();
  return (
    <Panel title={t('消息')} extra={t('最近 {n} 条', { n: messages.length })} flush>
      {messages.length === 0 ? (
        <EmptyState icon="message" title={t('还没有发过消息')} />
      ) : (
        <ul className={styles.rows}>
          {messages.map(({ id, at, title, channel, state, reason }) => (
            <li key={id}>
              <span>
                {title}
                <small>
                  {[dateTimeWords(at), channel && channelWords(channel), reason && reasonWords(reason)]
                    .filter(Boolean)
                    .join('，')}
                </small>
              </span>
              <Tag tone={messageTone(state)}>{t(stateWords(state))}</Tag>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
