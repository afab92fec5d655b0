import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { OverrideList, OverrideView } from '@jieti/shared/api/overrides';
import { overridesQuery } from '../../api/overrides';
import { Icon } from '../../components/icon';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { Tag } from '../../components/tag';
import { TierTag } from '../../components/tier-tag';
import { useText } from '../../lib/use-text';
import { OverrideDialog } from './override-dialog';
import { overrideKinds, overridePeriod, overrideStates } from './override-words';
import { RevokeOverride } from './revoke-override';
import styles from './override.module.css';

/** The tier set by hand beside the computed one: what counts now, what waits for a second person, what was. */
export function OverrideCard({ memberId }: { readonly memberId: number }) {
  const t = useText();
  const query = useQuery(overridesQuery(memberId));
  const [setting, setSetting] = useState(false);
  return (
    <Panel
      title={t('手动等级')}
      extra={
        <Button size="small" disabled={!query.data} onClick={() => setSetting(true)} data-testid="override-set">
          {t('设置')}
        </Button>
      }
    >
      <QueryView query={query}>{(list) => <Overrides memberId={memberId} list={list} />}</QueryView>
      {query.data && (
        <OverrideDialog memberId={memberId} list={query.data} open={setting} onClose={() => setSetting(false)} />
      )}
    </Panel>
  );
}

function Overrides({ memberId, list }: { readonly memberId: number; readonly list: OverrideList }) {
  const t = useText();
  const { computed, effective, items, pending } = list;
  const standing = items.filter(({ state }) => state === 'active' || state === 'planned');
  const past = items.filter(({ state }) => state === 'ended' || state === 'revoked');
  return (
    <>
      <p className={styles.tiers}>
        <span>{t('按记录算出')}</span>
        <TierTag tier={computed} />
        <span aria-hidden="true">→</span>
        <span>{t('现在用')}</span>
        <TierTag tier={effective} />
      </p>
      {standing.length === 0 && pending.length === 0 && (
        <p className="muted">
          {t('没有手动设置，等级全由记录算出。手动等级不改任何记录，到期或撤销后回到算出的等级。')}
        </p>
      )}
      <ul className={styles.list}>
        {pending.map(({ approvalId, summary, requestedBy }) => (
          <li key={approvalId} className={styles.pending}>
            <Icon name="clock" />
            <div>
              <b>{summary}</b>
              <p>{t('{who} 提交，等另一位同事同意', { who: requestedBy })}</p>
            </div>
            <Link to="/approvals">{t('去审批')}</Link>
          </li>
        ))}
        {standing.map((item) => (
          <Standing key={item.id} memberId={memberId} item={item} computed={computed.name} />
        ))}
      </ul>
      {past.length > 0 && (
        <details className={styles.past}>
          <summary>{t('以前的 {n} 次', { n: past.length })}</summary>
          <ul className={styles.list}>
            {past.map((item) => (
              <Past key={item.id} item={item} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface StandingProps {
  readonly memberId: number;
  readonly item: OverrideView;
  readonly computed: string;
}

function Standing({ memberId, item, computed }: StandingProps) {
  return (
    <li>
      <div className={styles.line}>
        <Headline item={item} />
        <RevokeOverride memberId={memberId} overrideId={item.id} computed={computed} />
      </div>
      <Facts item={item} />
    </li>
  );
}

function Past({ item }: { readonly item: OverrideView }) {
  const t = useText();
  return (
    <li>
      <div className={styles.line}>
        <Headline item={item} />
      </div>
      <Facts item={item} />
      {item.revokedBy && <p>{t('{who} 撤销：{reason}', { who: item.revokedBy, reason: item.revokeReason ?? '—' })}</p>}
    </li>
  );
}

function Headline({ item }: { readonly item: OverrideView }) {
  const t = useText();
  const { word, tone } = overrideStates[item.state];
  return (
    <>
      <b>
        {t(overrideKinds[item.kind].word)}
        {item.tier.name}
      </b>
      <Tag tone={tone}>{t(word)}</Tag>
      <span className={styles.period}>{overridePeriod(item, t)}</span>
    </>
  );
}

function Facts({ item: { reason, author, approvedBy } }: { readonly item: OverrideView }) {
  const t = useText();
  const people = approvedBy
    ? t('{who} 设置，{other} 同意', { who: author, other: approvedBy })
    : t('{who} 设置', { who: author });
  return (
    <p>
      {reason}
      <span className="muted">，{people}</span>
    </p>
  );
}
