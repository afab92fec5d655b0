import { useQuery } from '@tanstack/react-query';
import { getClaims } from '../api/me';

/** What the claim centre offers this member. */
export const useClaims = () => useQuery({ queryKey: ['claims'], queryFn: getClaims });
