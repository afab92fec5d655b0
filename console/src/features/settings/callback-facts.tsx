import { App, Button } from 'antd';
import type { ChannelHealth } from '@jieti/shared/api/channels';
import { Icon } from '../../components/icon';
import { timelineStamp } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import styles from './settings.module.css';

type Callback = NonNullable<ChannelHealth['accounts'][number]['callback']>;

/** Where WeChat pushes to, and what came of it. */
export function CallbackFacts({ callback }: { readonly callback: Callback }) {
  const t = useText();
  const now = useNow();
  const { lastEventAt, lastRefusedAt, refusedToday, pending, failed, configured } = callback;
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('推送地址')}</dt>
        <dd>
          <CopyAddress path={callback.path} />
        </dd>
      </div>
      <div>
        <dt>{t('推送')}</dt>
        <dd>
          {!configured && <span className="text-warn">{t('还没有填 Token，收不到推送')}</span>}
          {configured && (
            <>
              {lastEventAt === null
                ? t('还没有收到过')
                : t('最近一次 {time}', { time: timelineStamp(lastEventAt, now) })}
              {pending > 0 && <span className="muted">{t('，{n} 条在处理', { n: count(pending) })}</span>}
              {failed > 0 && <span className="text-bad">{t('，{n} 条没有处理成功', { n: count(failed) })}</span>}
            </>
          )}
        </dd>
      </div>
      {lastRefusedAt !== null && (
        <div>
          <dt>{t('拒收')}</dt>
          <dd className={refusedToday > 0 ? 'text-bad' : 'muted'}>
            {t('今天 {n} 次，最近 {time}', { n: count(refusedToday), time: timelineStamp(lastRefusedAt, now) })}
          </dd>
        </div>
      )}
    </dl>
  );
}

function CopyAddress({ path }: Pick<Callback, 'path'>) {
  const t = useText();
  const { message } = App.useApp();
  const address = `${location.origin}${path}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      void message.success(t('推送地址已复制。'));
    } catch {
      void message.error(t('没有复制成功，请手动选中地址。'));
    }
  };
  return (
    <span className={styles.address}>
      <code title={address}>{address}</code>
      <Button
        size="small"
        type="text"
        aria-label={t('复制推送地址')}
        icon={<Icon name="copy" size={14} />}
        onClick={() => void copy()}
      />
    </span>
  );
}
