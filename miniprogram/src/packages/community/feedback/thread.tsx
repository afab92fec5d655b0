import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { FeedbackItem } from '@jieti/shared/api/feedback';
import { replyToFeedback } from '../../../api/community';
import { sentenceOf } from '../../../api/sentence-of';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Panel } from '../../../components/section/panel';
import { dayOfInstant } from '../../../format';
import { toast } from '../../../toast';
import styles from './feedback.module.scss';
import { SentPhotos } from './sent-photos';

const stateWords: Readonly<Record<FeedbackItem['state'], string>> = {
  open: '店里在看',
  answered: '已回复',
  closed: '已处理完',
};

function ReplyField({ id }: { readonly id: number }) {
  const [body, setBody] = useState('');
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: () => replyToFeedback(id, body.trim()),
    onSuccess: () => {
      setBody('');
      void queries.invalidateQueries({ queryKey: ['feedback'] });
    },
    onError: (error) => toast(sentenceOf(error)),
  });
  return (
    <View className={styles.reply}>
      <Input
        className={styles.replyField}
        value={body}
        maxlength={500}
        placeholder="再补充一句"
        onInput={(event) => setBody(event.detail.value)}
      />
      <PillButton disabled={body.trim() === '' || send.isPending} onTap={() => send.mutate()}>
        发送
      </PillButton>
    </View>
  );
}

/** What was written, and what came back, oldest first. */
export function Thread({ item }: { readonly item: FeedbackItem }) {
  const { id, body, createdAt, state, photos, replies } = item;
  return (
    <View className={styles.thread}>
      <Panel padded>
        <View className={styles.head}>
          <Text className={styles.day}>{dayOfInstant(createdAt)}</Text>
          <Text className={state === 'open' ? styles.open : styles.done}>{stateWords[state]}</Text>
        </View>
        <Text className={styles.body}>{body}</Text>
        <SentPhotos photos={photos} />
        {replies.map((reply, i) => (
          <View key={`${reply.at}-${i}`} className={reply.byMember ? styles.mine : styles.theirs}>
            <Text className={styles.who}>{reply.byMember ? '你' : '店里'}</Text>
            <Text className={styles.body}>{reply.body}</Text>
          </View>
        ))}
        {state === 'closed' ? (
          <Text className={styles.end}>店里已经处理完，还有要说的请另写一条。</Text>
        ) : (
          <ReplyField id={id} />
        )}
      </Panel>
    </View>
  );
}
