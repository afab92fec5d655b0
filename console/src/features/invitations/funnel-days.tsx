import type { InvitationFunnel } from '@jieti/shared/api/invitations';
import { useText } from '../../lib/use-text';
import styles from './invitations.module.css';

type Day = InvitationFunnel['days'][number];

const WIDTH = 720;
const HEIGHT = 120;
const lines = [
  ['opened', '打开链接', '#C9DDD5'],
  ['joined', '入会', '#7FAD9D'],
  ['ordered', '下了首单', '#1F5A4C'],
  ['credited', '已计入', '#B58A3C'],
] as const;

/** Each stage as a line over the days on which it happened. */
export function FunnelDays({ days }: { readonly days: readonly Day[] }) {
  const t = useText();
  const most = Math.max(1, ...days.flatMap((day) => lines.map(([key]) => day[key])));
  const step = days.length > 1 ? WIDTH / (days.length - 1) : 0;
  const path = (key: (typeof lines)[number][0]) =>
    days.map((day, i) => `${(i * step).toFixed(1)} ${(HEIGHT - 4 - (day[key] / most) * (HEIGHT - 12)).toFixed(1)}`);
  return (
    <figure className={styles.days}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={t('每天的邀请')}>
        <path d={`M0 ${HEIGHT - 4}H${WIDTH}`} stroke="var(--line2)" />
        {lines.map(([key, , colour]) => (
          <path
            key={key}
            d={`M${path(key).join('L')}`}
            fill="none"
            stroke={colour}
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <figcaption>
        <span>{days[0]?.day}</span>
        {lines.map(([key, name, colour]) => (
          <span key={key}>
            <i style={{ background: colour }} />
            {t(name)}
          </span>
        ))}
        <span>{t('最多一天 {n}', { n: most })}</span>
        <span>{days.at(-1)?.day}</span>
      </figcaption>
    </figure>
  );
}
