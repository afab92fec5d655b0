import { useQueryClient } from '@tanstack/react-query';
import { reportSubscriptions } from '../api/me';
import { sentenceOf } from '../api/sentence-of';
import { randomId } from '../random-id';
import { toast } from '../toast';
import { wechat } from '../wechat';
import type { SubscribeResults, SubscribeTemplate } from '../wechat-port';

const unavailable = '微信没有打开订阅窗口，请稍后再试。';

const outcome = (results: SubscribeResults) =>
  Object.values(results).includes('accept') ? '已订阅，有消息会通知你' : '没有订阅，以后可以再开';

/** What the subscribe button does. WeChat's popup must be the first thing the tap causes: nothing is awaited before. */
export function useSubscribe() {
  const queries = useQueryClient();
  return (templates: readonly SubscribeTemplate[]) => {
    wechat.subscribe(templates).then(
      (results) =>
        reportSubscriptions({ requestId: randomId(), results })
          .then(() => {
            toast(outcome(results));
            return queries.invalidateQueries({ queryKey: ['subscriptions'] });
          })
          .catch((error: unknown) => toast(sentenceOf(error))),
      () => toast(unavailable),
    );
  };
}
