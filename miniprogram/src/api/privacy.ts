import type {
  ClosedAccount,
  ClosingPreview,
  ClosingRequest,
  GuardianWord,
  MyExport,
  MyPrivacy,
  PurposeChange,
} from '@jieti/shared/api/privacy';
import type { Purpose } from '@jieti/shared/model/purpose';
import { memberFile } from './member-file';
import { memberRequest } from './member-request';

export type ExportFormat = 'html' | 'json';

export const getPrivacy = () => memberRequest<MyPrivacy>('/me/privacy');
export const choosePurpose = (purpose: Purpose, body: PurposeChange) =>
  memberRequest<MyPrivacy>(`/me/privacy/${purpose}`, { method: 'PUT', body });
export const sayAsGuardian = (body: GuardianWord) =>
  memberRequest<MyPrivacy>('/me/privacy/guardian', { method: 'PUT', body });
export const getMyExport = () => memberRequest<MyExport>('/me/export');
export const getExportFile = (format: ExportFormat) =>
  memberFile(`/me/export.${format}`, '文件没有准备好，请再试一次。');
export const getClosing = () => memberRequest<ClosingPreview>('/me/closing');
export const closeAccount = (body: ClosingRequest) =>
  memberRequest<ClosedAccount>('/me/closing', { method: 'POST', body });
