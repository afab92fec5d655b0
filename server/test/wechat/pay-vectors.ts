/** The parts of `wechatpay-v3.json` that tests read. */
export interface PayVectors {
  readonly keys: {
    readonly official: { readonly private_key: string; readonly public_key: string };
    readonly skit: { readonly certificate: string; readonly public_key: string };
  };
  readonly vectors: {
    readonly aead: readonly {
      readonly id: string;
      readonly key: string;
      readonly nonce: string;
      readonly associated_data: string;
      readonly ciphertext: string;
      readonly plaintext: string;
    }[];
    readonly rsa_sign: readonly { readonly id: string; readonly message: string; readonly signature: string }[];
    readonly certificates: readonly {
      readonly apiv3_key: string;
      readonly response: unknown;
      readonly plaintext: string;
    }[];
    readonly paysign: readonly { readonly message: string; readonly signature: string }[];
    readonly response_headers: readonly {
      readonly headers: Readonly<Record<string, string>>;
      readonly body_raw: string;
    }[];
  };
}
