import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { FeedbackRow } from '@jieti/shared/api/feedback';
import { programmeQuery } from '../../api/programme';
import { moveFeedback, replyToFeedback } from '../../api/feedback';
import { Tag } from '../../components/tag';
import { dateTimeWords } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import { FeedbackPhotos } from './feedback-photos';
import { channelWords, stateWords, topicWords } from './feedback-words';
import styles from './feedback.module.css';

/** One piece of feedback with its answers, and the next step. */
export function FeedbackThread({ row }: { readonly row: FeedbackRow }) {
  const t = useText();
  const { data: programme } = useQuery(programmeQuery);
  const { id, memberId, memberName, tier: key, topic, channel, state, storeName, body, createdAt, replies } = row;
  const tier = programme?.current.tiers.find((one) => one.key === key)?.name ?? key;
  return (
    <li data-testid={`feedback-${id}`}>
      <div className={styles.head}>
        <Tag tone={stateWords[state].tone}>{t(stateWords[state].word)}</Tag>
        <Link to={`/members/${memberId}`}>{memberName}</Link>
        <span className="muted">
          {[tier, t(topicWords[topic]), t(channelWords[channel]), storeName, dateTimeWords(createdAt)]
            .filter(Boolean)
            .join('，')}
        </span>
      </div>
      <p className={styles.body}>{body}</p>
      <FeedbackPhotos photos={row.photos} />
      {replies.map((reply, i) => (
        <p key={`${reply.at}-${i}`} className={reply.byMember ? styles.theirs : styles.ours}>
          <b>{reply.byMember ? memberName : reply.author}</b>
          <span className="muted">{dateTimeWords(reply.at)}</span>
          {reply.body}
        </p>
      ))}
      <NextStep row={row} />
    </li>
  );
}

function NextStep({ row: { id, state } }: { readonly row: FeedbackRow }) {
  const t = useText();
  const queries = useQueryClient();
  const [body, setBody] = useState('');
  const refresh = () => queries.invalidateQueries({ queryKey: ['feedback'] });
  const reply = useMutation({
    mutationFn: () => replyToFeedback(id, body.trim()),
    onSuccess: () => {
      setBody('');
      return refresh();
    },
  });
  const move = useMutation({ mutationFn: (to: 'close' | 'reopen') => moveFeedback(id, to), onSuccess: refresh });
  const error = reply.error ?? move.error;
  if (state === 'closed')
    return (
      <Button size="small" loading={move.isPending} onClick={() => move.mutate('reopen')}>
        {t('重新打开')}
      </Button>
    );
  return (
    <>
      {error && <Alert type="error" showIcon title={error.message} role="alert" />}
      <div className={styles.reply}>
        <Input.TextArea
          aria-label={t('回复')}
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={500}
          value={body}
          placeholder={t('回复会发到会员的消息里')}
          onChange={(event) => setBody(event.target.value)}
        />
        <Button type="primary" disabled={body.trim() === ''} loading={reply.isPending} onClick={() => reply.mutate()}>
          {t('回复')}
        </Button>
        <Button loading={move.isPending} onClick={() => move.mutate('close')}>
          {t('关闭')}
        </Button>
      </div>
    </>
  );
}
