import Taro, { useRouter } from '@tarojs/taro';
import { BillPay } from './bill-pay';
import { TypedPay } from './typed-pay';

/** An amount the member types, or the bill the page was opened with (`?bill=`). */
export default function PayPage() {
  const { bill } = useRouter().params;
  return bill ? (
    <BillPay billNo={bill} onLeave={() => void Taro.switchTab({ url: '/pages/home/index' })} />
  ) : (
    <TypedPay />
  );
}
