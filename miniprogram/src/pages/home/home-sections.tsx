import { Text, View } from '@tarojs/components';
import type { Home } from '@jieti/shared/api/me';
import { PerkStrip } from '../../components/perk/perk-strip';
import { ListRow } from '../../components/section/list-row';
import { Panel } from '../../components/section/panel';
import { Section } from '../../components/section/section';
import { SubscribeRow } from '../../components/subscribe-row/subscribe-row';
import { serverNow } from '../../clock';
import { spokenDay } from '../../format';
import { mayAsk } from '../../hooks/due-notices';
import { storedRefusals } from '../../hooks/stored-refusals';
import { useSubscriptions } from '../../hooks/use-subscriptions';
import { openPage } from '../../open-page';
import { OfferCard } from './offer-card';
import { ProgressPanel } from './progress-panel';
import { Hints } from './hints';
import { StandingNotes } from './standing-notes';
import { Wallet } from './wallet';
import styles from './home.module.scss';

function Offers({ home }: { readonly home: Home }) {
  const until = home.offers[0]?.until;
  if (home.offers.length === 0) return null;
  return (
    <Section title={`${home.tier.name}本月礼遇`} note={until ? `${spokenDay(until)}截止` : undefined}>
      {home.offers.map((offer) => (
        <OfferCard key={offer.id} offer={offer} tierName={home.tier.name} />
      ))}
    </Section>
  );
}

function Shortcuts({ home }: { readonly home: Home }) {
  return (
    <Section title="在店里">
      <Panel padded>
        <ListRow
          id="home-pay"
          icon="pay"
          title="买单"
          note="用微信支付，成长值和积分即时到账"
          onTap={() => openPage('pages/pay/index')}
        />
        <ListRow
          id="home-inbox"
          icon="bell"
          title="消息"
          note={home.unread > 0 ? `${home.unread} 条未读` : '没有未读'}
          onTap={() => openPage('pages/inbox/index')}
        />
      </Panel>
    </Section>
  );
}

/** Everything of the home page below the card. */
export function HomeSections({ home }: { readonly home: Home }) {
  const subscriptions = useSubscriptions();
  const notices =
    subscriptions.data?.items.filter((i) => i.purpose === 'service' && mayAsk(i, storedRefusals(), serverNow())) ?? [];
  return (
    <View>
      <Wallet home={home} />
      <StandingNotes home={home} />
      <ProgressPanel home={home} />
      {(home.community?.sharePercent ?? 0) > 0 && (
        <Text id="home-community" className={styles.community}>
          {home.community?.sentence}
        </Text>
      )}
      <Hints home={home} />
      {notices.length > 0 && <SubscribeRow title="升级与到账提醒" items={notices} />}
      {home.perks.length > 0 && (
        <Section
          title={`${home.tier.name}权益`}
          note={`全部 ${home.perks.length} 项`}
          onMore={() => openPage('pages/perks/index')}
        >
          <PerkStrip perks={home.perks} />
        </Section>
      )}
      <Offers home={home} />
      <Shortcuts home={home} />
      <Text className={styles.rules}>{home.rulesNote}</Text>
    </View>
  );
}
