import { Image, Text, View } from '@tarojs/components';
import { useMemo } from 'react';
import type { CouponView } from '@jieti/shared/api/coupons';
import { qrPng } from '../../codes/qr-png';
import { groupedDigits } from '../../codes/grouped-digits';
import { PillButton } from '../../components/pill-button/pill-button';
import { Sheet } from '../../components/sheet/sheet';
import { expiryOf } from '../../components/ticket/expiry';
import { ticketFace } from '../../components/ticket/face';
import { categoriesOf, storesOf } from '../../components/ticket/scope';
import { phoneNow } from '../../clock';
import { dayOfInstant } from '../../format';
import { openPage } from '../../open-page';
import styles from './coupons.module.scss';

interface CouponSheetProps {
  readonly coupon: CouponView;
  readonly onClose: () => void;
}

function Term({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <View className={styles.term}>
      <Text className={styles.termLabel}>{label}</Text>
      <Text className={styles.termText}>{text}</Text>
    </View>
  );
}

const days = ({ worksFrom, issuedAt, expiresAt }: CouponView) =>
  `${dayOfInstant(Math.max(worksFrom, issuedAt))} 至 ${dayOfInstant(expiresAt - 1)}`;

function Code({ code }: { readonly code: string }) {
  const qr = useMemo(() => qrPng(code), [code]);
  return (
    <View className={styles.qrPanel}>
      <Image className={styles.qr} src={qr} mode="scaleToFill" />
      <Text id="coupon-code" className={styles.code} userSelect>
        {groupedDigits(code)}
      </Text>
    </View>
  );
}

/** The money off, at most so much: `8.8 折，最多减 ¥20`. */
function faceWords(coupon: CouponView): string {
  const face = ticketFace(coupon);
  const { capFen } = coupon.terms;
  const most = capFen === undefined ? '' : `，最多减 ¥${capFen / 100}`;
  return `${face.before}${face.figure}${face.after}${most}，${face.condition}`;
}

/** One coupon with all its terms, and its code while it works; the clerk needs the member's own code first. */
export function CouponSheet({ coupon, onClose }: CouponSheetProps) {
  const { terms, state, stackingNote, blackoutNote, refundNote, latestNote, origin } = coupon;
  const now = phoneNow();
  const works = state === 'usable' && coupon.worksFrom <= now;
  return (
    <Sheet id="coupon-sheet" label={terms.title} onClose={onClose}>
      <Text className={styles.sheetTitle}>{terms.title}</Text>
      <Text className={styles.sheetNote}>{faceWords(coupon)}</Text>
      {works ? (
        <Code code={coupon.code} />
      ) : (
        <View className={styles.closed}>
          <Text>{expiryOf(coupon, now).text}</Text>
        </View>
      )}
      {latestNote && <Term label="最近" text={latestNote} />}
      <Term label="门店" text={storesOf(terms)} />
      <Term label="品类" text={categoriesOf(terms)} />
      <Term label="有效期" text={days(coupon)} />
      {blackoutNote && <Term label="不可用" text={blackoutNote} />}
      <Term label="同用" text={stackingNote ?? '单独使用，不与其他券同用'} />
      <Term label="退款" text={refundNote} />
      {terms.note && <Term label="说明" text={terms.note} />}
      <Term label="来自" text={origin} />
      {works && (
        <View className={styles.sheetAction}>
          <PillButton
            id="coupon-show-code"
            tone="solid"
            size="large"
            onTap={() => {
              onClose();
              openPage('pages/code/index');
            }}
          >
            出示会员码，收银时选最省的券
          </PillButton>
        </View>
      )}
    </Sheet>
  );
}
