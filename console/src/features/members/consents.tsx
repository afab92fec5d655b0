import type { MemberDetail } from '@jieti/shared/api/members';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { Tag } from '../../components/tag';
import { dateField } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import styles from './member.module.css';

export function Consents({ consents }: Pick<MemberDetail, 'consents'>) {
  const t = useText();
  return (
    <Panel title={t('授权')} flush>
      {consents.length === 0 ? (
        <EmptyState icon="shield" title={t('没有授权记录')} note={t('没有授权就不发营销消息。')} />
      ) : (
        <ul className={styles.rows}>
          {consents.map(({ purpose, title, granted, at }) => (
            <li key={purpose}>
              <span>
                {title} <small>{at !== null && dateField(at)}</small>
              </span>
              <Tag tone={granted ? 'ok' : 'plain'}>{granted ? t('同意') : t('不同意')}</Tag>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
