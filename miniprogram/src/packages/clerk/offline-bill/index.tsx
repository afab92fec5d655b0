import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { formatFen } from '@jieti/shared/money';
import { useState } from 'react';
import { Icon } from '../../../components/icon/icon';
import { Keypad } from '../../../components/keypad/keypad';
import { fenOfTyped, typedAmount } from '../../../components/keypad/typed-amount';
import { Screen } from '../../../components/screen/screen';
import { Notice } from '../../../components/states/notice';
import { TopBar } from '../../../components/top-bar/top-bar';
import { dottedDay } from '../../../format';
import { staffProfile } from '../../../session';
import bill from '../checkout/bill.module.scss';
import head from '../checkout/checkout.module.scss';
import { sendNow } from '../offline/send-now';
import { takeOffline } from '../offline/take-offline';
import { useTill, type ScannedCode } from '../till-state';
import { paletteOfTier } from './palette-of-tier';

const problems = {
  full: '离线已记满 200 笔。请先找到网络，发出去再记。',
  taken: '这个码刚才已经记过一笔，请会员刷新会员码后再扫一次。',
} as const;

function Head({ scanned: { claim, code } }: { readonly scanned: ScannedCode }) {
  const words = claim?.until ? `码上写着有效期到 ${dottedDay(claim.until)}` : '码上没有写到期日';
  return (
    <View className={head.head}>
      <View className={head.avatar}>
        <Text>{claim?.memberName.charAt(0) ?? '会'}</Text>
      </View>
      <View className={head.who}>
        <View className={head.nameLine}>
          <Text id="clerk-member" className={head.name}>
            {claim?.memberName ?? `会员码 ${code.slice(-4)}`}
          </Text>
          {claim && (
            <Text id="clerk-tier" className={head.tierTag}>
              {claim.tierName}
            </Text>
          )}
        </View>
        <Text id="clerk-claim" className={head.meta}>
          {claim ? words : '只有数字，等级联网后才知道'}
        </Text>
      </View>
      <View className={head.proof}>
        <View className={head.earnOnly}>
          <Icon name="clock" size={16} />
          <Text id="clerk-offline">离线，未核对</Text>
        </View>
        <Text className={head.meta}>只能积累</Text>
      </View>
    </View>
  );
}

function OfflineBill({ scanned }: { readonly scanned: ScannedCode }) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<'full' | 'taken'>();
  const amountFen = fenOfTyped(typed);
  const take = () => {
    const item = takeOffline(scanned, { amountFen, category: null });
    if (typeof item === 'string') return setProblem(item);
    useTill.setState({ visit: null, scanned: null, closed: { kind: 'queued', item } });
    void sendNow();
    void Taro.redirectTo({ url: '/packages/clerk/done/index' });
  };
  return (
    <>
      <Head scanned={scanned} />
      {problem && (
        <View id="clerk-problem" className={bill.alert} role="alert">
          <Icon name="warn" size={18} />
          <Text className={bill.alertText}>{problems[problem]}</Text>
        </View>
      )}
      <View className={bill.bill}>
        <View className={bill.amountLine}>
          <Text className={bill.rowLabel}>实收金额</Text>
          <View id="clerk-amount" className={bill.amount}>
            <Text className={bill.yen}>¥</Text>
            <Text>{typed || '0.00'}</Text>
            <View className={bill.caret} />
          </View>
        </View>
        <Text className={bill.offlineNote}>没有网络，按原价收。折扣、券和积分这笔用不了，成长值和积分联网后补上。</Text>
      </View>
      <Keypad
        name="clerk-amount"
        onKey={(key) => setTyped((before) => typedAmount(before, key))}
        submit={{
          id: 'clerk-submit',
          disabled: amountFen === 0,
          onTap: take,
          label: (
            <>
              <Text>先记下</Text>
              <Text className={head.submitAmount}>{amountFen > 0 ? formatFen(amountFen) : ''}</Text>
            </>
          ),
        }}
      />
      <View className={head.underKeypad} />
    </>
  );
}

/** Taking a purchase down while the shop cannot be reached: who it is stands in the code, and no more is claimed. */
export default function ClerkOfflineBillPage() {
  const scanned = useTill((state) => state.scanned);
  const top = <TopBar kind="back" title="离线记单" note={staffProfile()?.store?.name} />;
  return (
    <Screen palette={paletteOfTier(scanned?.claim?.tierKey)} top={top}>
      {scanned ? (
        <OfflineBill scanned={scanned} />
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
