import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Text, Textarea, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { NewFeedback } from '@jieti/shared/api/feedback';
import { writeFeedback } from '../../../api/community';
import { sentenceOf } from '../../../api/sentence-of';
import { Chips } from '../../../components/chips/chips';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Panel } from '../../../components/section/panel';
import { randomId } from '../../../random-id';
import { toast } from '../../../toast';
import { feedbackDraft } from './feedback-draft';
import styles from './feedback.module.scss';
import { PhotoStrip } from './photo-strip';
import { usePhotos } from './use-photos';

const topics: readonly { readonly key: NewFeedback['topic']; readonly label: string }[] = [
  { key: 'product', label: '商品' },
  { key: 'service', label: '服务' },
  { key: 'store', label: '门店' },
  { key: 'other', label: '其他' },
];
const most = 500;

/** A few words for the shop; what was typed stays until it has arrived. */
export function WritePanel() {
  const [{ topic, body }, setDraft] = useState(feedbackDraft.read);
  const requestKey = useRef(randomId());
  const attached = usePhotos();
  const queries = useQueryClient();
  const change = (draft: { readonly topic: NewFeedback['topic']; readonly body: string }) => {
    setDraft(draft);
    feedbackDraft.keep(draft);
  };
  const send = useMutation({
    mutationFn: () =>
      writeFeedback({ topic, body: body.trim(), requestKey: requestKey.current, photos: [...attached.keys] }),
    onSuccess: () => {
      requestKey.current = randomId();
      setDraft({ topic, body: '' });
      feedbackDraft.drop();
      attached.clear();
      toast('收到了，回复会发到消息里');
      // A list that was asked for before this was written would come without it, and stay.
      void queries
        .cancelQueries({ queryKey: ['feedback'] })
        .then(() => queries.invalidateQueries({ queryKey: ['feedback'] }));
    },
  });
  const isEmpty = body.trim() === '';
  const isBusy = send.isPending || !attached.isReady;
  return (
    <Panel padded>
      <View className={styles.write}>
        <Chips name="topic" choices={topics} current={topic} onPick={(picked) => change({ topic: picked, body })} />
        <Textarea
          id="feedback-body"
          className={styles.field}
          value={body}
          maxlength={most}
          placeholder="哪里好，哪里不好，都可以说"
          onInput={(event) => change({ topic, body: event.detail.value })}
        />
        <PhotoStrip attached={attached} />
        <View className={styles.foot}>
          <Text className={send.error ? styles.problem : styles.count}>
            {send.error ? sentenceOf(send.error) : `${[...body].length} / ${most}`}
          </Text>
          <PillButton id="feedback-send" tone="solid" disabled={isEmpty || isBusy} onTap={() => send.mutate()}>
            {send.isPending ? '正在发送' : '发给店里'}
          </PillButton>
        </View>
      </View>
    </Panel>
  );
}
