import { Image, Text, View } from '@tarojs/components';
import { useMemo } from 'react';
import { barcodePng } from '../../codes/barcode-png';
import { groupedDigits } from '../../codes/grouped-digits';
import { qrPng } from '../../codes/qr-png';
import type { ShownCode } from '../../codes/shown-code';
import { Icon } from '../icon/icon';
import { Ring } from './ring';
import styles from './code-panel.module.scss';

interface CodePanelProps {
  readonly shown: ShownCode;
  readonly offline: boolean;
}

function Countdown({ shown, offline }: CodePanelProps) {
  if (offline) {
    return (
      <View className={styles.offline}>
        <Text className={styles.offlineTitle}>{`离线码，${shown.minutesInStore} 分钟内有效`}</Text>
        <Text className={styles.offlineNote}>联网后换成新的动态码。折扣以收银台显示为准。</Text>
      </View>
    );
  }
  return (
    <View className={styles.countdown}>
      <Icon name="refresh" size={16} />
      <Text>
        <Text id="code-seconds" className={styles.seconds}>
          {shown.secondsLeft}
        </Text>
        {' 秒后换新码，截图无效'}
      </Text>
    </View>
  );
}

/** Barcode, digits and QR of the moment, black on white in every mode. */
export function CodePanel({ shown, offline }: CodePanelProps) {
  const { code, qr } = shown;
  const images = useMemo(() => ({ qr: qrPng(qr), bars: barcodePng(code) }), [qr, code]);
  return (
    <View className={styles.panel}>
      <Image id="member-code-bars" className={styles.bars} src={images.bars} mode="scaleToFill" />
      <Text id="member-code-digits" className={styles.digits} userSelect>
        {groupedDigits(code)}
      </Text>
      <Ring share={shown.share} offline={offline}>
        <Image id="member-code-qr" className={styles.qr} src={images.qr} mode="scaleToFill" />
      </Ring>
      <Countdown shown={shown} offline={offline} />
    </View>
  );
}
