import { useQuery } from '@tanstack/react-query';
import type { ProgrammeVersionView } from '@jieti/shared/api/programmes';
import { lifeNote } from '@jieti/shared/rules/coupons/coupon-notes';
import { messageTemplatesQuery } from '../../api/campaigns';
import { couponChoicesQuery } from '../../api/coupons';
import { useSession } from '../../api/session';
import { CouponTicket } from '../../components/coupon-ticket';
import { Panel } from '../../components/panel';
import { TierTag } from '../../components/tier-tag';
import { timeOfDay } from '../../lib/dates';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import type { OfferForm } from './campaign-form';
import styles from './preview.module.css';

interface MessagePreviewProps {
  readonly templateKey: string;
  readonly tier: ProgrammeVersionView['tiers'][number] | null;
  readonly offer: OfferForm;
}

/** The message as it stands in the member's WeChat, while it is written. */
export function MessagePreview({ templateKey, tier, offer }: MessagePreviewProps) {
  const t = useText();
  const now = useNow();
  const { data: templates = [] } = useQuery(messageTemplatesQuery);
  const { data: coupons = [] } = useQuery(couponChoicesQuery);
  const template = templates.find((each) => each.key === templateKey);
  const coupon = coupons.find((each) => each.id === offer.couponTemplateId);
  return (
    <Panel
      className={styles.panel}
      title={t('手机上的样子')}
      extra={tier && <TierTag tier={{ name: tier.name, palette: tier.colours.palette }} />}
    >
      <div className={styles.phone}>
        <p className={styles.time}>{timeOfDay(now)}</p>
        <article className={styles.message} data-testid="campaign-preview">
          <MessageHead />
          <h3>{template?.title ?? t('消息模板')}</h3>
          <strong>{offer.title || t('标题')}</strong>
          <p>{offer.body || t('内容会出现在这里。')}</p>
          <footer>{t('进入小程序查看')}</footer>
        </article>
        {coupon && <CouponTicket terms={coupon.terms} validity={lifeNote(coupon.validity)} />}
      </div>
      <p className={styles.note}>{t('没有订阅次数的会员，会在小程序的消息页看到同样的内容。')}</p>
    </Panel>
  );
}

function MessageHead() {
  const shopName = useSession()?.staff.shopName ?? '';
  return (
    <header>
      <span aria-hidden="true">{shopName.slice(0, 1)}</span>
      {shopName}
    </header>
  );
}
