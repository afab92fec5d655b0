import { useQuery } from '@tanstack/react-query';
import { QRCode } from 'antd';
import { useEffect } from 'react';
import { Navigate, useParams } from 'react-router';
import type { GatheringCode } from '@jieti/shared/api/gatherings';
import { gatheringCodeQuery, gatheringQuery } from '../../api/gatherings';
import { useSession } from '../../api/session';
import { QueryView } from '../../components/query-view';
import { dateTimeWords } from '../../lib/dates';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import { useTitle } from '../../lib/use-title';
import styles from './code-page.module.css';

const MINUTE_MS = 60_000;
const RADIUS = 54;
const AROUND = 2 * Math.PI * RADIUS;

/** For the screen at the place: the digits of this minute, seen from the last row. */
export function CodePage() {
  const { id } = useParams();
  const session = useSession();
  if (!session) return <Navigate to="/sign-in" replace state={{ from: `/gatherings/${id}/code` }} />;
  return <CodeScreen id={Number(id)} />;
}

function CodeScreen({ id }: { readonly id: number }) {
  const t = useText();
  const gathering = useQuery(gatheringQuery(id));
  const code = useQuery({ ...gatheringCodeQuery(id), refetchInterval: 10_000, gcTime: 0 });
  useTitle(t('签到码'));
  return (
    <main className={styles.screen}>
      <h1>{gathering.data?.title}</h1>
      <p className={styles.where}>{gathering.data?.where}</p>
      <QueryView query={code}>
        {(shown) =>
          gathering.data?.state === 'published' ? (
            <Shown shown={shown} at={code.dataUpdatedAt} renew={() => void code.refetch()} />
          ) : (
            <p className={styles.closed}>
              {gathering.data?.state === 'cancelled' ? t('这场活动已经取消。') : t('还没有发布。')}
            </p>
          )
        }
      </QueryView>
    </main>
  );
}

interface ShownProps {
  readonly shown: GatheringCode;
  /** When the answer came, on this browser's clock: only the time since is taken from it. */
  readonly at: number;
  readonly renew: () => void;
}

function Shown({ shown, at, renew }: ShownProps) {
  const t = useText();
  const now = useNow(250);
  const left = Math.max(0, shown.until - shown.now - (now - at));
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) renew();
    // A new answer brings a new `until`; the query itself keeps asks from piling up.
  }, [isOver, renew]);
  if (shown.code === null)
    return (
      <p className={styles.closed} data-testid="code-closed">
        {shown.now >= shown.closesAt
          ? t('这场活动已经结束，不再签到。')
          : t('{when} 开始签到', { when: dateTimeWords(shown.opensAt) })}
      </p>
    );
  return (
    <>
      <p className={styles.digits} data-testid="code-digits" aria-live="polite">
        {shown.code.slice(0, 3)}
        <span />
        {shown.code.slice(3)}
      </p>
      <div className={styles.row}>
        <Ring left={left} />
        <div className={styles.qr}>
          <QRCode type="svg" value={shown.link} size={200} bordered={false} color="#1E1B17" bgColor="#FFFFFF" />
        </div>
        <p className={styles.how}>
          {t('打开小程序，在活动页输入数字，或扫这个码。')}
          <b data-testid="code-attended">{t('已到 {n} 人', { n: shown.attended })}</b>
        </p>
      </div>
    </>
  );
}

function Ring({ left }: { readonly left: number }) {
  const t = useText();
  const seconds = Math.ceil(left / 1000);
  return (
    <svg className={styles.ring} viewBox="0 0 120 120" role="img" aria-label={t('{n} 秒后换新码', { n: seconds })}>
      <circle cx={60} cy={60} r={RADIUS} className={styles.track} />
      <circle
        cx={60}
        cy={60}
        r={RADIUS}
        className={styles.arc}
        strokeDasharray={AROUND}
        strokeDashoffset={AROUND * (1 - left / MINUTE_MS)}
      />
      <text x={60} y={62}>
        {seconds}
      </text>
      <text x={60} y={84} className={styles.unit}>
        {t('秒后换新')}
      </text>
    </svg>
  );
}
