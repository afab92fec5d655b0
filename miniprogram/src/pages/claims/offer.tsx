import { Text, View } from '@tarojs/components';
import type { ClaimItem } from '@jieti/shared/api/claims';
import { PillButton } from '../../components/pill-button/pill-button';
import { TicketShape } from '../../components/ticket/ticket-shape';
import { categoriesOf } from '../../components/ticket/scope';
import { openPage } from '../../open-page';
import { claimButton } from './claim-button';
import type { Taking } from './use-claim';
import styles from './claims.module.scss';

interface OfferProps {
  readonly item: ClaimItem;
  readonly taking: Taking | undefined;
  /** It comes from the phone's store: it can be read and not taken. */
  readonly isKept: boolean;
  readonly onTake: () => void;
}

function Result({ taking, note }: { readonly taking: Taking | undefined; readonly note: string }) {
  if (taking?.kind === 'claimed') return <Text className={styles.claimed}>已放进优惠券</Text>;
  if (taking?.kind === 'failed') return <Text className={styles.failed}>{taking.sentence}</Text>;
  return <Text className={styles.state}>{note}</Text>;
}

function Action({ item, taking, isKept, onTake }: OfferProps) {
  const { templateId, state } = item;
  if (taking?.kind === 'claimed' && state !== 'open') {
    return (
      <PillButton id={`claim-see-${templateId}`} onTap={() => openPage('pages/coupons/index')}>
        看券
      </PillButton>
    );
  }
  const button = claimButton(item, taking);
  if (!button) return null;
  const { label, disabled } = isKept && item.state === 'open' ? { label: '联网后领', disabled: true } : button;
  return (
    <PillButton
      id={`claim-${templateId}`}
      tone={item.pointsPrice > 0 ? 'line' : 'solid'}
      disabled={disabled}
      onTap={onTake}
    >
      {label}
    </PillButton>
  );
}

/** One coupon to be taken, and how its taking went, in place. */
export function Offer(offer: OfferProps) {
  const { item, taking } = offer;
  const { templateId, terms, lifeNote, state } = item;
  const gone = state === 'soldOut' || state === 'ended' || (state === 'limit' && taking?.kind !== 'claimed');
  return (
    <TicketShape id={`offer-${templateId}`} terms={terms} tone={gone ? 'spent' : 'whole'} palette={undefined}>
      <Text className={styles.title}>{terms.title}</Text>
      <Text className={styles.note}>{terms.note || categoriesOf(terms)}</Text>
      <Text className={styles.note}>{lifeNote}</Text>
      <View id={`offer-foot-${templateId}`} className={styles.foot}>
        <Result taking={taking} note={item.note} />
        <Action {...offer} />
      </View>
    </TicketShape>
  );
}
