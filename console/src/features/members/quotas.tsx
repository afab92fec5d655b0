import type { MemberDetail } from '@jieti/shared/api/members';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { useText } from '../../lib/use-text';
import styles from './member.module.css';

const PIPS = 3;

/** Each yes on the phone is one message that may be sent. */
export function Quotas({ quotas }: Pick<MemberDetail, 'quotas'>) {
  const t = useText();
  return (
    <Panel title={t('剩余订阅次数')} extra={t('同意一次，发一条')} flush>
      {quotas.length === 0 ? (
        <EmptyState icon="message" title={t('还没有订阅')} note={t('会员在小程序里同意后，才能发订阅消息。')} />
      ) : (
        <ul className={styles.rows}>
          {quotas.map(({ templateId, title, remaining }) => (
            <li key={templateId}>
              <span>{title}</span>
              <span className={styles.pips}>
                {Array.from({ length: PIPS }, (_, index) => (
                  <i key={index} className={index < remaining ? styles.pipOn : undefined} />
                ))}
                <b className={remaining === 0 ? 'text-bad' : undefined}>{t('{n} 次', { n: remaining })}</b>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
