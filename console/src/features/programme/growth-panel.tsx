import type { ProgrammeVersionView } from '@jieti/shared/api/programmes';
import { Panel } from '../../components/panel';
import { useText } from '../../lib/use-text';
import styles from './programme.module.css';

const activityWords: Readonly<Record<string, string>> = {
  checkin: '签到',
  invite: '邀请',
  survey: '问卷',
  share: '分享',
};

const refundWords = {
  immediate: '退货当天重算，可能立即影响等级。',
  atReview: '退货只减成长值，不动等级，评定时再算。',
} as const;

export function GrowthPanel({ version: { growth, refundPolicy } }: { readonly version: ProgrammeVersionView }) {
  const t = useText();
  return (
    <Panel title={t('成长值怎么算')}>
      <ul className={styles.growth}>
        <li>
          <span>{t('实付每 ¥1')}</span>
          <b>+{growth.perYuan}</b>
        </li>
        {growth.engagement.map(({ activity, growth: gained, dailyCap }) => (
          <li key={activity}>
            <span>
              {activityWords[activity] ?? activity}
              <small>{t('每天最多 {n} 次', { n: dailyCap })}</small>
            </span>
            <b>+{gained}</b>
          </li>
        ))}
      </ul>
      <p className={styles.note}>{refundWords[refundPolicy]}</p>
    </Panel>
  );
}
