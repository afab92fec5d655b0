import type { ChannelHealth } from '@jieti/shared/api/channels';
import { timeOfDay, timelineStamp } from '../../lib/dates';
import { useNow } from '../../lib/use-now';
import { useText, type Translate } from '../../lib/use-text';
import styles from './settings.module.css';

type Token = NonNullable<ChannelHealth['accounts'][number]['token']>;

const tones: Readonly<Record<Token['state'], string>> = {
  none: 'muted',
  fresh: 'text-ok',
  expired: 'muted',
  failing: 'text-bad',
};

/** The access token all processes share. */
export function TokenFact({ token }: { readonly token: Token }) {
  const t = useText();
  const now = useNow();
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('接口凭证')}</dt>
        <dd className={tones[token.state]}>{words(token, now, t)}</dd>
      </div>
    </dl>
  );
}

function words({ state, freshUntil, fetchedAt, lastErrorAt, code }: Token, now: number, t: Translate): string {
  const at = (moment: number | null) => (moment === null ? '—' : timelineStamp(moment, now));
  switch (state) {
    case 'none':
      return t('还没有取过');
    case 'fresh':
      return t('有效到 {until}，{time} 取得', {
        until: freshUntil === null ? '—' : timeOfDay(freshUntil),
        time: at(fetchedAt),
      });
    case 'expired':
      return t('已过期，下次调用时重新取');
    case 'failing':
      return t('{time} 没有取到，{code}', { time: at(lastErrorAt), code: code ?? '' });
    default:
      return state satisfies never;
  }
}
