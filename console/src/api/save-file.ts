import { requestFile, type RequestOptions } from './request';

/** Fetches an export with the session's token and hands it to the browser as a download. */
export async function saveFile(path: string, options: RequestOptions = {}): Promise<void> {
  const { blob, name } = await requestFile(path, options);
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
