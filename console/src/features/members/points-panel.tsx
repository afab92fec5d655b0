import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MemberPoints } from '@jieti/shared/api/points';
import { memberPointsQuery } from '../../api/points';
import { Icon } from '../../components/icon';
import { Loading } from '../../components/loading';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { useLocalPages } from '../../components/what-if/use-local-pages';
import { dateField } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { AdjustPointsDialog } from './adjust-points-dialog';
import { PointsEntries } from './points-entries';
import { TransferPointsDialog } from './transfer-points-dialog';
import styles from './points.module.css';

/** A member's points: what may be spent, what waits, what ends when, every movement, and corrections by hand. */
export function PointsPanel({ memberId }: { readonly memberId: number }) {
  const t = useText();
  const pages = useLocalPages();
  const query = useQuery(memberPointsQuery(memberId, pages.cursor));
  const [dialog, setDialog] = useState<'adjust' | 'transfer' | null>(null);
  const close = () => setDialog(null);
  return (
    <Panel
      title={t('积分')}
      extra={
        <>
          <Button
            size="small"
            disabled={!query.data}
            onClick={() => setDialog('transfer')}
            data-testid="points-transfer"
          >
            {t('转给别人')}
          </Button>
          <Button size="small" disabled={!query.data} onClick={() => setDialog('adjust')} data-testid="points-adjust">
            {t('调整')}
          </Button>
        </>
      }
    >
      <QueryView query={query} loading={<Loading rows={4} />}>
        {(points) => (
          <>
            <Waiting approvals={points.approvals} />
            <div className={styles.columns}>
              <div>
                <Figures points={points} />
                <Lots points={points} />
              </div>
              <PointsEntries entries={points.entries} pages={pages} dimmed={query.isPlaceholderData} />
            </div>
            <AdjustPointsDialog
              memberId={memberId}
              available={points.available}
              open={dialog === 'adjust'}
              onClose={close}
            />
            <TransferPointsDialog
              memberId={memberId}
              balance={points.balance}
              open={dialog === 'transfer'}
              onClose={close}
            />
          </>
        )}
      </QueryView>
    </Panel>
  );
}

function Waiting({ approvals }: Pick<MemberPoints, 'approvals'>) {
  const t = useText();
  return approvals.map(({ approvalId, summary, requestedBy }) => (
    <p key={approvalId} className={styles.waiting} role="status">
      <Icon name="clock" />
      <span>
        <b>{summary}</b> {t('{who} 提交，等另一位同事同意', { who: requestedBy })}
      </span>
      <Link to="/approvals">{t('去审批')}</Link>
    </p>
  ));
}

function Figures({ points: { available, pending, debt } }: { readonly points: MemberPoints }) {
  const t = useText();
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{t('可用')}</dt>
        <dd>{count(available)}</dd>
      </div>
      <div>
        <dt>{t('退货期内')}</dt>
        <dd>{count(pending)}</dd>
      </div>
      <div>
        <dt>{t('欠')}</dt>
        <dd className={debt > 0 ? 'text-bad' : undefined}>{count(debt)}</dd>
      </div>
    </dl>
  );
}

function Lots({ points: { lots } }: { readonly points: MemberPoints }) {
  const t = useText();
  if (lots.length === 0) return <p className="muted">{t('没有剩下的积分。')}</p>;
  return (
    <div className={styles.lots}>
      <table aria-label={t('剩下的积分，先到期的在前')}>
        <thead>
          <tr>
            <th>{t('来自')}</th>
            <th>{t('剩 / 得')}</th>
            <th>{t('什么时候')}</th>
          </tr>
        </thead>
        <tbody>
          {lots.map(({ id, title, earned, remaining, state, availableAt, expiresAt }) => (
            <tr key={id}>
              <td>{title}</td>
              <td>
                {count(remaining)} <span className="muted">/ {count(earned)}</span>
              </td>
              <td>
                {state === 'pending'
                  ? t('{day} 起可用', { day: dateField(availableAt) })
                  : expiresAt === null
                    ? t('长期有效')
                    : t('{to} 到期', { to: dateField(expiresAt - 1) })}
                {state === 'ended' && <span className="text-bad">{t('，已到期')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
