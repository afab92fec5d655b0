import { Link } from 'react-router';
import type { Dashboard } from '@jieti/shared/api/reports';
import { Panel } from '../../components/panel';
import { count, share, signed } from '../../lib/numbers';
import { tierPalettes } from '../../lib/palette';
import { useText } from '../../lib/use-text';
import { Stairs } from './stairs';
import styles from './dashboard.module.css';

/** How many stand on each tier, and who moved. */
export function LadderPanel({ dashboard }: { readonly dashboard: Dashboard }) {
  const t = useText();
  const { ladder, version, members } = dashboard;
  const net = ladder.reduce((sum, rung) => sum + rung.up - rung.down, 0);
  return (
    <Panel
      title={t('等级分布与流动')}
      note={t('近 30 天，规则 v{n}', { n: version })}
      extra={
        <>
          <span>
            {t('净升级')} <b className={styles.strong}>{signed(net)}</b> {t('人')}
          </span>
          <Link to="/members">{t('查看名单')}</Link>
        </>
      }
    >
      <Distribution ladder={ladder} />
      <Stairs ladder={ladder} joined={members.joined30} />
    </Panel>
  );
}

function Distribution({ ladder }: Pick<Dashboard, 'ladder'>) {
  const total = ladder.reduce((sum, rung) => sum + rung.members, 0);
  return (
    <>
      <div className={styles.distribution} aria-hidden="true">
        {ladder.map(({ tier, members }) => (
          <div key={tier.key} style={{ flexGrow: members, background: tierPalettes[tier.palette].fill }} />
        ))}
      </div>
      <ul className={styles.legend}>
        {ladder.map(({ tier, members }) => (
          <li key={tier.key}>
            <i style={{ background: tierPalettes[tier.palette].fill }} />
            <Link to={`/members?tier=${tier.key}`} title={count(members)}>
              {tier.name}
            </Link>
            <b>{share(members, total)}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
