import 'reflect-metadata';
import { generateKeyPairSync, webcrypto } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';

export interface KeyPairPem {
  readonly privateKeyPem: string;
  readonly publicKeyPem: string;
}

export function createKeyPair(): KeyPairPem {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { privateKeyPem: pair.privateKey, publicKeyPem: pair.publicKey };
}

export interface CertificateRequest {
  readonly keys: KeyPairPem;
  readonly commonName: string;
  /** Upper-case hex. */
  readonly serial: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** A self-signed X.509 certificate in PEM. */
export async function createCertificate(request: CertificateRequest): Promise<string> {
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: request.serial,
    name: `CN=${request.commonName}, O=Tenpay.com, C=CN`,
    notBefore: new Date(request.notBefore),
    notAfter: new Date(request.notAfter),
    signingAlgorithm: algorithm,
    keys: {
      publicKey: await importKey('spki', request.keys.publicKeyPem, ['verify']),
      privateKey: await importKey('pkcs8', request.keys.privateKeyPem, ['sign']),
    },
  });
  return certificate.toString('pem');
}

function importKey(
  format: 'spki' | 'pkcs8',
  pem: string,
  usages: readonly ('sign' | 'verify')[],
): Promise<webcrypto.CryptoKey> {
  const bytes = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  return webcrypto.subtle.importKey(format, bytes, algorithm, true, [...usages]);
}
