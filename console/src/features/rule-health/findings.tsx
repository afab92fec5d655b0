import type { RuleHealth } from '@jieti/shared/api/rule-health';
import { EmptyState } from '../../components/empty-state';
import { Icon } from '../../components/icon';
import type { IconName } from '../../components/icon-paths';
import { Panel } from '../../components/panel';
import { Tag } from '../../components/tag';
import { TierTag } from '../../components/tier-tag';
import { paletteKey } from '../../lib/palette-key';
import { useText } from '../../lib/use-text';
import styles from './rule-health.module.css';

type Finding = RuleHealth['findings'][number];

const icons: Readonly<Record<Finding['severity'], IconName>> = { alarm: 'warning', warning: 'clock', note: 'info' };
const tones: Readonly<Record<Finding['severity'], string>> = {
  alarm: 'text-bad',
  warning: 'text-warn',
  note: 'muted',
};
const severityWords: Readonly<Record<Finding['severity'], string>> = {
  alarm: '要处理',
  warning: '要留意',
  note: '供参考',
};

/** Most pressing first, as the server ordered them. */
export function Findings({ findings, tiers }: Pick<RuleHealth, 'findings' | 'tiers'>) {
  const t = useText();
  const alarms = findings.filter(({ severity }) => severity === 'alarm').length;
  return (
    <Panel
      title={t('发现')}
      note={alarms > 0 && <Tag tone="bad">{t('{n} 项要处理', { n: alarms })}</Tag>}
      extra={findings.length > 0 && t('共 {n} 项', { n: findings.length })}
      flush
    >
      {findings.length === 0 ? (
        <EmptyState icon="shield" title={t('门槛分得开会员')} note={t('没有拥挤、空缺或扎堆的等级。')} />
      ) : (
        <ul className={styles.findings}>
          {findings.map(({ kind, severity, tier, sentence }) => {
            const about = tiers.find(({ key }) => key === tier);
            return (
              <li key={`${kind} ${tier}`}>
                <span className={tones[severity]}>
                  <Icon name={icons[severity]} size={18} />
                  <span className="visually-hidden">{t(severityWords[severity])}</span>
                </span>
                <p>{sentence}</p>
                {about && <TierTag tier={{ name: about.name, palette: paletteKey(about.palette) }} />}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
