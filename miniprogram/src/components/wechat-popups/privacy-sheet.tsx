import { Text, View } from '@tarojs/components';
import { privacyAgreeId } from '../../launch/follow-privacy';
import { wechat } from '../../wechat';
import { AgreeButton } from '../agree-button/agree-button';
import { Sheet } from '../sheet/sheet';
import styles from './wechat-popups.module.scss';

/** Asks for the agreement to the privacy guide, when something is tapped that needs it. */
export function PrivacySheet({ answer }: { readonly answer: (agreed: boolean) => void }) {
  return (
    <Sheet id="privacy-sheet" label="隐私保护指引" onClose={() => answer(false)}>
      <Text className={styles.title}>这一步要先同意隐私保护指引</Text>
      <View id="privacy-read" className={styles.read} role="button" onClick={wechat.openPrivacyContract}>
        <Text>查看指引</Text>
      </View>
      <AgreeButton id={privacyAgreeId} onAgree={() => answer(true)}>
        同意
      </AgreeButton>
      <View id="privacy-refuse" className={styles.decline} role="button" onClick={() => answer(false)}>
        <Text>不同意</Text>
      </View>
    </Sheet>
  );
}
