import { useQueryClient } from '@tanstack/react-query';
import { reportSubscriptions } from '../api/me';
import { sentenceOf } from '../api/sentence-of';
import { randomId } from '../random-id';
import { toast } from '../toast';
import { wechat } from '../wechat';
import type { SubscribeResults, SubscribeTemplate } from '../wechat-port';
import { keepAnswers } from './stored-refusals';
import { subscribeFailure } from './subscribe-failure';

const outcome = (results: SubscribeResults) => {
  const answers = Object.values(results);
  if (answers.includes('accept')) return '已订阅，有消息会通知你';
  return answers.includes('ban') ? '微信暂停了这种通知，现在订不了' : '没有订阅，以后可以再开';
};

/** What the subscribe button does. WeChat's popup must be the first thing the tap causes: nothing is awaited before. */
export function useSubscribe() {
  const queries = useQueryClient();
  const report = async (results: SubscribeResults) => {
    keepAnswers(results);
    await reportSubscriptions({ requestId: randomId(), results });
    toast(outcome(results));
    await Promise.all(['subscriptions', 'notices'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  };
  return (templates: readonly SubscribeTemplate[]) => {
    wechat.subscribe(templates).then(
      (results) => report(results).catch((error: unknown) => toast(sentenceOf(error))),
      (error: unknown) => toast(subscribeFailure(error)),
    );
  };
}
