import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { groupThousands } from '@jieti/shared/money';
import { useState } from 'react';
import type { Visit } from '@jieti/shared/api/till';
import { phoneNow } from '../../../clock';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Screen } from '../../../components/screen/screen';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { Notice } from '../../../components/states/notice';
import { expiryOf } from '../../../components/ticket/expiry';
import { TopBar } from '../../../components/top-bar/top-bar';
import { dottedDay } from '../../../format';
import { VisitHint } from '../checkout/coach';
import { MemberHead } from '../checkout/member-head';
import { PerkSheet } from '../checkout/perk-sheet';
import { useTill } from '../till-state';
import { GiftSheet } from './gift-sheet';

type VisitPerk = Visit['perks'][number];
type VisitCoupon = Visit['coupons'][number];

function perkNote({ note, left }: VisitPerk): string {
  if (left === null) return note || '不限次';
  return [note, left === 0 ? '本月用完' : `本月还剩 ${left} 次`].filter(Boolean).join('，');
}

function Perks({ visit, onGive }: { readonly visit: Visit; readonly onGive: (perk: VisitPerk) => void }) {
  return (
    <Section title={`${visit.tier.name}权益`} note={visit.until ? `到 ${dottedDay(visit.until)}` : undefined}>
      <Panel padded>
        {visit.perks.map((perk) => (
          <ListRow
            key={perk.key}
            title={perk.title}
            note={perkNote(perk)}
            right={
              perk.left !== null && perk.left > 0 && visit.maySpend ? (
                <PillButton id={`clerk-give-${perk.key}`} onTap={() => onGive(perk)}>
                  记一次
                </PillButton>
              ) : undefined
            }
          />
        ))}
        {visit.perks.length === 0 && <ListRow title="这一级没有权益" note="消费照样积累成长值" />}
      </Panel>
    </Section>
  );
}

/** A gift that asks for no purchase can be handed over by itself. */
const isGift = ({ terms, usableHere }: VisitCoupon) => usableHere && terms.kind === 'gift' && terms.minSpendFen === 0;

function Coupons({ visit, onHandOver }: { readonly visit: Visit; readonly onHandOver: (coupon: VisitCoupon) => void }) {
  const now = phoneNow();
  return (
    <Section title="优惠券" note={`${visit.coupons.length} 张`}>
      <Panel padded>
        {visit.coupons.map((coupon) => (
          <ListRow
            key={coupon.id}
            title={coupon.terms.title}
            note={coupon.usableHere ? expiryOf(coupon, now).text : (coupon.why ?? '这里不能用')}
            right={
              isGift(coupon) ? (
                <PillButton id={`clerk-hand-over-${coupon.id}`} onTap={() => onHandOver(coupon)}>
                  交给会员
                </PillButton>
              ) : undefined
            }
          />
        ))}
        {visit.coupons.length === 0 && <ListRow title="现在没有券" note="满足条件后会自动发到会员的小程序" />}
      </Panel>
    </Section>
  );
}

function Points({ visit: { points, maySpend } }: { readonly visit: Visit }) {
  const note = points.cashNote
    ? `${points.cashNote}${maySpend ? '' : '，要出示会员码才能用'}`
    : '积分在会员小程序里换券';
  return (
    <Section title="积分">
      <Panel padded>
        <ListRow title={`${groupThousands(points.available)} 可用`} note={note} />
      </Panel>
    </Section>
  );
}

function Member({ visit }: { readonly visit: Visit }) {
  const [perk, setPerk] = useState<VisitPerk>();
  const [gift, setGift] = useState<VisitCoupon>();
  return (
    <View>
      <MemberHead visit={visit} />
      <VisitHint visit={visit} />
      <Perks visit={visit} onGive={setPerk} />
      <Coupons visit={visit} onHandOver={setGift} />
      <Points visit={visit} />
      {perk && <PerkSheet visit={visit} perk={perk} onClose={() => setPerk(undefined)} />}
      {gift && <GiftSheet visit={visit} coupon={gift} onClose={() => setGift(undefined)} />}
    </View>
  );
}

/** Everything the member has here, and what can be handed over without a bill. */
export default function ClerkMemberPage() {
  const visit = useTill((state) => state.visit);
  return (
    <Screen palette={visit?.tier.palette ?? 'plain'} top={<TopBar kind="back" title="会员" />}>
      {visit ? (
        <Member visit={visit} />
      ) : (
        <Notice
          icon="scan"
          title="还没有会员"
          note="先扫会员码。"
          action={{ label: '去扫码', onTap: () => void Taro.redirectTo({ url: '/packages/clerk/scan/index' }) }}
        />
      )}
    </Screen>
  );
}
