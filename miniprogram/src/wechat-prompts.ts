import { create } from 'zustand';
import type { SubscribeResults, SubscribeTemplate } from './wechat-port';

/** A sheet that WeChat would show over the page. */
export type WechatPrompt =
  | {
      readonly kind: 'subscribe';
      readonly templates: readonly SubscribeTemplate[];
      readonly answer: (results: SubscribeResults) => void;
    }
  | { readonly kind: 'pay'; readonly amountFen: number; readonly answer: (paid: boolean) => void };

interface PromptState {
  readonly prompt: WechatPrompt | null;
}

/** Only the H5 demo shows prompts; on WeChat they are WeChat's own. */
export const useWechatPrompt = create<PromptState>(() => ({ prompt: null }));

/** Shows a sheet until it is answered. */
export function askWechat<T>(promptOf: (answer: (given: T) => void) => WechatPrompt): Promise<T> {
  return new Promise((resolve) => {
    const answer = (given: T) => {
      useWechatPrompt.setState({ prompt: null });
      resolve(given);
    };
    useWechatPrompt.setState({ prompt: promptOf(answer) });
  });
}
