import type { ChannelTemplate } from '@jieti/shared/api/channels';
import { useSession } from '../../api/session';
import { useText } from '../../lib/use-text';
import styles from './settings.module.css';

interface MessageCardProps {
  readonly title: string;
  readonly fields: ChannelTemplate['channels'][number]['fields'];
}

const sources: Readonly<Record<string, string>> = {
  title: '标题',
  body: '内容',
  tierName: '等级名',
  couponTitle: '券名',
  expiresOn: '到期日',
  shopName: '店名',
  until: '有效期',
  growth: '成长值',
};

/** The message as WeChat draws it, each field with what fills it. */
export function MessageCard({ title, fields }: MessageCardProps) {
  const t = useText();
  const shopName = useSession()?.staff.shopName ?? '';
  return (
    <article className={styles.message}>
      <header>
        <span aria-hidden="true">{shopName.slice(0, 1)}</span>
        {shopName}
      </header>
      <h4>{title}</h4>
      <dl>
        {fields.map(({ key, label, source, sample }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              {sample}
              <small>{t('填 {source}（{key}）', { source: t(sources[source] ?? source), key })}</small>
            </dd>
          </div>
        ))}
      </dl>
      <footer>{t('进入小程序查看')}</footer>
    </article>
  );
}
