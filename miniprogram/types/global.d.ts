/// <reference types="@tarojs/taro" />

declare module '*.module.scss' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}

declare module '*.scss';

declare module 'pngjs' {
  export const PNG: {
    readonly sync: { read(file: Buffer): { readonly data: Buffer; readonly width: number; readonly height: number } };
  };
}

declare module 'jsbarcode/bin/barcodes/CODE128/CODE128_AUTO.js' {
  export default class Code128 {
    constructor(text: string, options: object);
    encode(): { readonly data: string };
  }
}

/** Where the server is, without a trailing slash; empty on H5, where it is the same origin. */
declare const __API_BASE__: string;
