import { useWechatPrompt } from '../../wechat-prompts';
import { PrivacySheet } from './privacy-sheet';

/** On WeChat the popups are WeChat's own, but for the one that asks for the agreement to its privacy guide. */
export function WechatPopups() {
  const prompt = useWechatPrompt((state) => state.prompt);
  return prompt?.kind === 'privacy' ? <PrivacySheet answer={prompt.answer} /> : null;
}
