import { useQuery } from '@tanstack/react-query';
import { getSubscriptions } from '../api/me';

/** The messages a member can ask for; read early, so that the tap on 订阅 can open WeChat's popup at once. */
export const useSubscriptions = () => useQuery({ queryKey: ['subscriptions'], queryFn: getSubscriptions });
