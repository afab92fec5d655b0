import { Text, View } from '@tarojs/components';
import { formatFen } from '@jieti/shared/money';
import { useWechatPrompt, type WechatPrompt } from '../../wechat-prompts';
import { Sheet } from '../sheet/sheet';
import styles from './wechat-popups.module.scss';

interface ChoiceProps {
  readonly refuse: { readonly id: string; readonly label: string; readonly onTap: () => void };
  readonly accept: { readonly id: string; readonly label: string; readonly onTap: () => void };
}

function Choice({ refuse, accept }: ChoiceProps) {
  return (
    <View className={styles.choice}>
      <View id={refuse.id} className={styles.refuse} role="button" onClick={refuse.onTap}>
        {refuse.label}
      </View>
      <View id={accept.id} className={styles.accept} role="button" onClick={accept.onTap}>
        {accept.label}
      </View>
    </View>
  );
}

function SubscribePopup({ prompt }: { readonly prompt: Extract<WechatPrompt, { kind: 'subscribe' }> }) {
  const answer = (result: 'accept' | 'reject') => () =>
    prompt.answer(Object.fromEntries(prompt.templates.map((t) => [t.templateId, result])));
  return (
    <View>
      <Text className={styles.title}>小程序申请获取以下消息的发送权限</Text>
      {prompt.templates.map((template) => (
        <View key={template.templateId} className={styles.template}>
          <View className={styles.tick} />
          <View className={styles.templateText}>
            <Text>{template.title}</Text>
            <Text className={styles.wording}>{template.wording}</Text>
          </View>
        </View>
      ))}
      <Choice
        refuse={{ id: 'subscribe-reject', label: '取消', onTap: answer('reject') }}
        accept={{ id: 'subscribe-allow', label: '允许', onTap: answer('accept') }}
      />
    </View>
  );
}

function PayPopup({ prompt }: { readonly prompt: Extract<WechatPrompt, { kind: 'pay' }> }) {
  return (
    <View className={styles.pay}>
      <Text>微信支付</Text>
      <Text className={styles.amount}>{formatFen(prompt.amountFen)}</Text>
      <Choice
        refuse={{ id: 'wechat-pay-cancel', label: '取消', onTap: () => prompt.answer(false) }}
        accept={{ id: 'wechat-pay-confirm', label: '确认支付', onTap: () => prompt.answer(true) }}
      />
    </View>
  );
}

function PhonePopup({ prompt }: { readonly prompt: Extract<WechatPrompt, { kind: 'phone' }> }) {
  return (
    <View>
      <Text className={styles.title}>申请获取并验证你的手机号</Text>
      <Text className={styles.wording}>微信绑定的手机号</Text>
      <Choice
        refuse={{ id: 'phone-refuse', label: '不允许', onTap: () => prompt.answer(false) }}
        accept={{ id: 'phone-allow', label: '允许', onTap: () => prompt.answer(true) }}
      />
    </View>
  );
}

function Popup({ prompt }: { readonly prompt: WechatPrompt }) {
  switch (prompt.kind) {
    case 'pay':
      return <PayPopup prompt={prompt} />;
    case 'phone':
      return <PhonePopup prompt={prompt} />;
    case 'subscribe':
      return <SubscribePopup prompt={prompt} />;
    case 'privacy':
      return null;
    default:
      return prompt satisfies never;
  }
}

const dismissed = (prompt: WechatPrompt) => {
  if (prompt.kind !== 'subscribe') prompt.answer(false);
  else prompt.answer(Object.fromEntries(prompt.templates.map((t) => [t.templateId, 'reject' as const])));
};

/** The sheets WeChat would show, imitated for the demo in a browser. */
export function WechatPopups() {
  const prompt = useWechatPrompt((state) => state.prompt);
  if (!prompt) return null;
  return (
    <Sheet id="wechat-popup" label="微信" onClose={() => dismissed(prompt)}>
      <Popup prompt={prompt} />
    </Sheet>
  );
}
