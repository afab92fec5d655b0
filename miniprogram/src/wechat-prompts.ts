import { create } from 'zustand';
import type { SubscribeResults, SubscribeTemplate } from './wechat-port';

/** A sheet that WeChat would show over the page. */
export type WechatPrompt =
  | {
      readonly kind: 'subscribe';
      readonly templates: readonly SubscribeTemplate[];
      readonly answer: (results: SubscribeResults) => void;
    }
  | { readonly kind: 'pay'; readonly amountFen: number; readonly answer: (paid: boolean) => void }
  | { readonly kind: 'phone'; readonly answer: (agreed: boolean) => void }
  | { readonly kind: 'privacy'; readonly answer: (agreed: boolean) => void };

interface PromptState {
  readonly prompt: WechatPrompt | null;
}

/** In the H5 demo all prompts; on WeChat they are WeChat's own, but for the privacy guide's. */
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
