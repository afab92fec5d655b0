import Taro, { useRouter } from '@tarojs/taro';
import { BillPay } from './bill-pay';
import { PackPay } from './pack-pay';
import { TypedPay } from './typed-pay';

const toHome = () => void Taro.switchTab({ url: '/pages/home/index' });

/** An amount the member types, or what the page was opened with: a bill (`?bill=`) or a pack of coupons (`?pack=`). */
export default function PayPage() {
  const { bill, pack } = useRouter().params;
  if (bill) return <BillPay billNo={bill} onLeave={toHome} />;
  return pack ? <PackPay packId={Number(pack)} /> : <TypedPay />;
}
