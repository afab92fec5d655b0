import { useQuery } from '@tanstack/react-query';
import type { Campaign } from '@jieti/shared/api/campaigns';
import { messageTemplatesQuery } from '../../api/campaigns';
import { couponChoicesQuery } from '../../api/coupons';
import { Panel } from '../../components/panel';
import { TierTag } from '../../components/tier-tag';
import { useText } from '../../lib/use-text';
import styles from './campaigns.module.css';

/** What each tier was told, as it was at the launch. */
export function OffersPanel({ campaign }: { readonly campaign: Campaign }) {
  const t = useText();
  const { data: templates = [] } = useQuery(messageTemplatesQuery);
  const { data: coupons = [] } = useQuery(couponChoicesQuery);
  const template = templates.find(({ key }) => key === campaign.messageTemplateKey);
  return (
    <Panel title={t('消息内容')} note={template?.title}>
      <ul className={styles.offers}>
        {campaign.offers.map((offer) => {
          const tier = campaign.byTier.find((row) => row.tier.key === offer.tier)?.tier;
          const coupon = coupons.find(({ id }) => id === offer.couponTemplateId);
          return (
            <li key={offer.tier}>
              {tier && <TierTag tier={tier} />}
              <b>{offer.title}</b>
              <p>{offer.body}</p>
              <p className="muted">
                {offer.couponTemplateId === null
                  ? t('不附券')
                  : t('附券：{title}', { title: coupon?.terms.title ?? `#${offer.couponTemplateId}` })}
              </p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
