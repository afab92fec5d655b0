import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Approval, Decision } from '@jieti/shared/api/approvals';
import { decideApproval } from '../../api/approvals';
import { Tag, type Tone } from '../../components/tag';
import { dateTimeWords } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import styles from './approvals.module.css';

const states: Readonly<Record<Approval['state'], { readonly word: string; readonly tone: Tone }>> = {
  pending: { word: '待复核', tone: 'warn' },
  approved: { word: '已通过', tone: 'ok' },
  rejected: { word: '没通过', tone: 'bad' },
  withdrawn: { word: '已撤回', tone: 'plain' },
};
const kinds: Readonly<Record<Approval['kind'], string>> = { publish: '发布方案', override: '手动等级', points: '积分' };

/** `draft:12`, `member:7` and `points:7` as the page that shows it; null for what has none. */
function addressOf(subject: string): string | null {
  const [kind, id] = subject.split(':');
  if (kind === 'draft') return `/programmes/drafts/${id}`;
  return kind === 'member' || kind === 'points' ? `/members/${id}` : null;
}

export function ApprovalItem({ approval }: { readonly approval: Approval }) {
  const t = useText();
  const { kind, subject, summary, state, requestedBy, requestedAt, decidedBy, decidedAt, note } = approval;
  const address = addressOf(subject);
  return (
    <li data-testid={`approval-${approval.id}`}>
      <div className={styles.head}>
        <Tag tone={states[state].tone}>{t(states[state].word)}</Tag>
        <b>{t(kinds[kind])}</b>
        <span className="muted">
          {t('{who} 提出于 {time}', { who: requestedBy, time: dateTimeWords(requestedAt) })}
        </span>
        {address && <Link to={address}>{kind === 'publish' ? t('看草稿和试算') : t('看会员')}</Link>}
      </div>
      <p className={styles.summary}>{summary}</p>
      {decidedBy !== null && decidedAt !== null && (
        <p className="muted">
          {t('{who} 处理于 {time}', { who: decidedBy, time: dateTimeWords(decidedAt) })}
          {note && `：${note}`}
        </p>
      )}
      {state === 'pending' && <Decide approval={approval} />}
    </li>
  );
}

function Decide({ approval: { id, mayDecide } }: { readonly approval: Approval }) {
  const t = useText();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const decide = useMutation({
    mutationFn: (decision: Decision['decision']) => decideApproval(id, { decision, note: note.trim() }),
    onSettled: () =>
      Promise.all(
        ['approvals', 'programmes', 'programme', 'member'].map((head) =>
          queries.invalidateQueries({ queryKey: [head] }),
        ),
      ),
  });
  return (
    <>
      {decide.isError && <Alert type="error" showIcon title={decide.error.message} role="alert" />}
      <div className={styles.decide}>
        {mayDecide && (
          <>
            <Input
              aria-label={t('意见')}
              value={note}
              maxLength={200}
              placeholder={t('意见，不通过时要写')}
              onChange={(e) => setNote(e.target.value)}
            />
            <Button
              danger
              disabled={note.trim().length < 2}
              loading={decide.isPending}
              onClick={() => decide.mutate('reject')}
            >
              {t('不通过')}
            </Button>
            <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate('approve')}>
              {t('通过')}
            </Button>
          </>
        )}
        {!mayDecide && (
          <>
            <span className="muted">{t('你提出的，要另一位同事复核。')}</span>
            <Button loading={decide.isPending} onClick={() => decide.mutate('withdraw')}>
              {t('撤回申请')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
