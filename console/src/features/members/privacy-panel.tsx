import { useQuery } from '@tanstack/react-query';
import type { MemberPrivacy } from '@jieti/shared/api/privacy';
import { memberPrivacyQuery } from '../../api/privacy';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { Tag } from '../../components/tag';
import { dateTimeWords } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import { ExportMemberData } from './export-member-data';
import styles from './member.module.css';

const channels: Readonly<Record<MemberPrivacy['history'][number]['channel'], string>> = {
  miniProgram: '小程序',
  h5: '网页',
  wechat: '微信设置',
  desk: '店里',
};

/** What the member agreed to now, and each word as it was recorded. */
export function PrivacyPanel({ memberId }: { readonly memberId: number }) {
  const t = useText();
  const query = useQuery(memberPrivacyQuery(memberId));
  return (
    <Panel title={t('授权')} flush extra={<ExportMemberData memberId={memberId} />}>
      <QueryView query={query}>
        {({ purposes, history }) => (
          <>
            <ul className={styles.rows}>
              {purposes.map(({ purpose, title, granted, changedAt }) => (
                <li key={purpose}>
                  <span>
                    {t(title)}
                    <small>{changedAt === null ? t('没有选过，按开始时的设置') : dateTimeWords(changedAt)}</small>
                  </span>
                  <Tag tone={granted ? 'ok' : 'plain'}>{granted ? t('同意') : t('不同意')}</Tag>
                </li>
              ))}
            </ul>
            {history.length > 0 && <History history={history} />}
          </>
        )}
      </QueryView>
    </Panel>
  );
}

function History({ history }: Pick<MemberPrivacy, 'history'>) {
  const t = useText();
  return (
    <details className={styles.words}>
      <summary>{t('每一次的记录（{n}）', { n: history.length })}</summary>
      <ul className={styles.rows}>
        {history.map(({ id, title, granted, at, channel, noticeVersion, textHash }) => (
          <li key={id}>
            <span>
              {`${t(title)} ${granted ? t('同意') : t('收回')}`}
              <small>
                {[dateTimeWords(at), t(channels[channel]), t('说明第 {n} 版', { n: noticeVersion })].join('，')}
              </small>
              <small title={textHash}>{`${t('原文指纹')} ${textHash.slice(0, 12)}`}</small>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
