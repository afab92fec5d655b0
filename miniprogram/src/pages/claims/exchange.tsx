import { Input, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { exchangeCode } from '../../api/me';
import { sentenceOf } from '../../api/sentence-of';
import { PillButton } from '../../components/pill-button/pill-button';
import { Panel } from '../../components/section/panel';
import { Section } from '../../components/section/section';
import { openPage } from '../../open-page';
import { useIntentKeys, useRefreshHoldings } from './use-claim';
import styles from './claims.module.scss';

type Outcome =
  | { readonly kind: 'idle' | 'busy' }
  | { readonly kind: 'done'; readonly title: string }
  | { readonly kind: 'failed'; readonly sentence: string };

/** A code somebody handed out becomes the member's coupon. */
export function Exchange() {
  const [code, setCode] = useState('');
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'idle' });
  const { keyOf, settle } = useIntentKeys();
  const refresh = useRefreshHoldings();
  const typed = code.trim();

  async function exchange() {
    setOutcome({ kind: 'busy' });
    try {
      const { coupon } = await exchangeCode({ code: typed, idempotencyKey: keyOf(typed) });
      settle(typed);
      setCode('');
      setOutcome({ kind: 'done', title: coupon.terms.title });
      refresh();
    } catch (error) {
      settle(typed, error);
      setOutcome({ kind: 'failed', sentence: sentenceOf(error) });
    }
  }

  return (
    <Section title="兑换码">
      <Panel padded>
        <View className={styles.exchange}>
          <Input
            id="exchange-code"
            className={styles.input}
            placeholder="输入卡片或短信里的码"
            maxlength={60}
            value={code}
            onInput={(event) => setCode(event.detail.value)}
          />
          <PillButton
            id="exchange-submit"
            disabled={typed === '' || outcome.kind === 'busy'}
            onTap={() => void exchange()}
          >
            {outcome.kind === 'busy' ? '请稍等' : '兑换'}
          </PillButton>
        </View>
        {outcome.kind === 'failed' && (
          <Text id="exchange-problem" className={styles.problem}>
            {outcome.sentence}
          </Text>
        )}
        {outcome.kind === 'done' && (
          <View
            id="exchange-done"
            className={styles.done}
            role="button"
            onClick={() => openPage('pages/coupons/index')}
          >
            <Text>{`${outcome.title}已放进优惠券，去看看`}</Text>
          </View>
        )}
      </Panel>
    </Section>
  );
}
