import { useQuery } from '@tanstack/react-query';
import { getPacks } from '../api/me';

/** Packs of coupons on sale now. */
export const usePacks = () => useQuery({ queryKey: ['packs'], queryFn: getPacks });
