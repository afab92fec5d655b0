import { Text, View } from '@tarojs/components';
import type { TierBadge } from '@jieti/shared/api/tiers';
import { phoneNow } from '../../clock';
import { CodePanel } from '../../components/code-panel/code-panel';
import { PerkStrip } from '../../components/perk/perk-strip';
import { PillButton } from '../../components/pill-button/pill-button';
import { ProgressGroup } from '../../components/progress/progress-group';
import { Panel } from '../../components/section/panel';
import { Section } from '../../components/section/section';
import { CardSkeleton } from '../../components/states/card-skeleton';
import { SubscribeRow } from '../../components/subscribe-row/subscribe-row';
import { Ticket } from '../../components/ticket/ticket';
import { TicketShape } from '../../components/ticket/ticket-shape';
import { TierCard } from '../../components/tier-card/tier-card';
import { coupon, headline, perks, progressOf, shownCode, soon, spent, swatches, tierOf, voucher } from './samples';
import styles from './gallery.module.scss';

type Palette = TierBadge['palette'];
const nothing = () => undefined;

function Coupons({ palette }: { readonly palette: Palette }) {
  const now = phoneNow();
  return (
    <Section title="券" note="等级、临期、已用、锁住">
      <Ticket coupon={coupon({})} now={now} palette={palette} onUse={nothing} />
      <Ticket coupon={soon()} now={now} palette={undefined} onUse={nothing} />
      <Ticket coupon={voucher()} now={now} palette={undefined} onUse={nothing} />
      <Ticket coupon={spent()} now={now} palette={palette} onUse={nothing} />
      <TicketShape id="gallery-locked" terms={coupon({}).terms} tone="locked" palette={palette}>
        <Text>{`${tierOf[palette].name}专享`}</Text>
      </TicketShape>
    </Section>
  );
}

function Colours() {
  return (
    <Section title="颜色">
      <Panel padded>
        <View className={styles.swatches}>
          {swatches.map((name) => (
            <View key={name} className={styles.swatch}>
              <View className={styles.colour} style={{ background: `var(--${name})` }} />
              <Text className={styles.name}>{name}</Text>
            </View>
          ))}
        </View>
      </Panel>
    </Section>
  );
}

/** What wears the colours of a tier. */
export function TierSamples({ palette }: { readonly palette: Palette }) {
  const tier = tierOf[palette];
  const home = { tier, headline, until: '2026-08-31', graceUntil: null };
  return (
    <View>
      <TierCard home={home} onWhy={nothing} onCode={nothing} />
      <View className={styles.gap} />
      <TierCard home={{ ...home, until: null, graceUntil: '2026-09-30' }} onWhy={nothing} onCode={nothing} />
      <View className={styles.gap} />
      <CardSkeleton />
      <Colours />
      <Section title="进度" note="未达成、已达成">
        <Panel>
          <ProgressGroup progress={progressOf(palette)} title={`保住${tier.name}`} note="8 月 31 日评定，还有 80 天" />
          <ProgressGroup progress={progressOf('platinum')} title="升到铂金" note="两项都达成，当天生效" />
        </Panel>
      </Section>
      <Section title="权益" note="全部 5 项" onMore={nothing}>
        <PerkStrip perks={perks} />
      </Section>
      <Coupons palette={palette} />
      <SubscribeRow id="gallery-subscribe" title="升级与到账提醒" items={[]} />
      <Section title="会员码" note="联网、离线">
        <View className={styles.paper}>
          <CodePanel shown={shownCode} offline={false} />
        </View>
        <View className={styles.paper}>
          <CodePanel shown={shownCode} offline />
        </View>
      </Section>
      <Section title="按钮">
        <View className={`${styles.buttons} ${styles.onCard}`}>
          <PillButton tone="accent" onTap={nothing}>
            会员码
          </PillButton>
        </View>
      </Section>
    </View>
  );
}
