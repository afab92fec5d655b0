import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { formatFen } from '@jieti/shared/money';
import { useState } from 'react';
import type { Visit } from '@jieti/shared/api/till';
import { Keypad } from '../../../components/keypad/keypad';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Screen } from '../../../components/screen/screen';
import { Notice } from '../../../components/states/notice';
import { TopBar } from '../../../components/top-bar/top-bar';
import { staffProfile } from '../../../session';
import { SecondPersonSheet } from '../second-person-sheet';
import { SignInSheet } from '../sign-in-sheet';
import { useTill } from '../till-state';
import { Bill } from './bill';
import { BillAlert } from './bill-alert';
import { withActive, withCategory, withKey, withNewLine, withoutLine } from './bill-draft';
import styles from './checkout.module.scss';
import { Chips } from './chips';
import { Coach, VisitHint } from './coach';
import { isNoAnswer } from './is-no-answer';
import { MemberHead } from './member-head';
import { PerkSheet } from './perk-sheet';
import { PointsRow } from './points-row';
import { useCheckout, type CheckoutState } from './use-checkout';

const toMember = () => void Taro.navigateTo({ url: '/packages/clerk/member/index' });

/** Going on at the full price while the shop does not answer. */
function GoOn({ checkout }: { readonly checkout: CheckoutState }) {
  const { error, amountFen, takeLater } = checkout;
  const scanned = useTill((state) => state.scanned);
  if (!isNoAnswer(error) || amountFen === 0) return null;
  if (!scanned) return <Text className={styles.goOnNote}>没有会员码，这笔要等网络恢复再记。</Text>;
  return (
    <View className={styles.goOn}>
      <PillButton id="clerk-take-later" size="large" onTap={() => void takeLater()}>
        {`按原价收 ${formatFen(amountFen)}，事后补成长值`}
      </PillButton>
    </View>
  );
}

function Keys({ checkout }: { readonly checkout: CheckoutState }) {
  const { change, quote, ready, busy, way, close } = checkout;
  return (
    <Keypad
      name="clerk-amount"
      onKey={(key) => change((draft) => withKey(draft, key))}
      other={{
        id: 'clerk-send-bill',
        disabled: !ready || !quote || quote.payableFen === 0,
        onTap: () => void close('phone'),
        label: <Text className={styles.submitAmount}>{busy && way === 'phone' ? '正在发送' : '手机付款'}</Text>,
      }}
      submit={{
        id: 'clerk-submit',
        disabled: !ready,
        onTap: () => void close('here'),
        label: (
          <>
            <Text>{busy && way === 'here' ? '正在记账' : '核销'}</Text>
            <Text className={styles.submitAmount}>{ready && quote ? formatFen(quote.payableFen) : ''}</Text>
          </>
        ),
      }}
    />
  );
}

function Dialog({ checkout }: { readonly checkout: CheckoutState }) {
  const { asking, error, busy, close, way, retry, dismiss } = checkout;
  if (asking === 'signIn') return <SignInSheet onSignedIn={retry} onClose={dismiss} />;
  if (asking === 'secondPerson') {
    const agree = (person: Parameters<typeof close>[1]) => void close(way, person);
    return <SecondPersonSheet error={error} busy={busy} onAgree={agree} onClose={dismiss} />;
  }
  return null;
}

function Checkout({ visit }: { readonly visit: Visit }) {
  const checkout = useCheckout(visit);
  const [perk, setPerk] = useState<Visit['perks'][number]>();
  const { draft, change, quote, pending, error, changes, slow, amountFen } = checkout;
  return (
    <>
      <MemberHead visit={visit} onTap={toMember} />
      <BillAlert
        error={error}
        changes={changes}
        slow={slow}
        onRetry={checkout.retry}
        onRescan={() => void checkout.rescan()}
        onAsk={checkout.askAgain}
      />
      <GoOn checkout={checkout} />
      <Chips visit={visit} quote={quote} onCoupon={checkout.tapCoupon} onPerk={setPerk} />
      <Bill
        draft={draft}
        categories={visit.categories}
        onCategory={(category) => change((before) => withCategory(before, category))}
        onNewLine={() => change(withNewLine)}
        onLine={(key) => change((before) => withActive(before, key))}
        onRemoveLine={(key) => change((before) => withoutLine(before, key))}
        quote={quote}
        pending={pending}
      >
        <PointsRow
          visit={visit}
          quote={quote}
          pending={pending}
          choice={checkout.points}
          onChoice={checkout.setPoints}
        />
      </Bill>
      {amountFen === 0 && <VisitHint visit={visit} />}
      {quote && !pending && <Coach quote={quote} />}
      <Keys checkout={checkout} />
      <View className={styles.underKeypad} />
      <Dialog checkout={checkout} />
      {perk && <PerkSheet visit={visit} perk={perk} onClose={() => setPerk(undefined)} />}
    </>
  );
}

export default function ClerkCheckoutPage() {
  const visit = useTill((state) => state.visit);
  const staff = staffProfile();
  const top = <TopBar kind="back" title="会员结账" note={staff?.store?.name ?? staff?.shopName} />;
  return (
    <Screen palette={visit?.tier.palette ?? 'plain'} top={top}>
      {visit ? (
        <Checkout visit={visit} />
      ) : (
        <Notice
          icon="scan"
          title="还没有会员"
          note="先扫会员码，再输金额。"
          action={{ label: '去扫码', onTap: () => void Taro.redirectTo({ url: '/packages/clerk/scan/index' }) }}
        />
      )}
    </Screen>
  );
}
