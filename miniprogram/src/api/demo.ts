import type { DemoInfo } from '@jieti/shared/api/reports';
import { request } from './request';

/** Where the simulated phones of the demo shop are; refused with `not_found` outside the demo. */
export const getDemo = () => request<DemoInfo>('/demo');
