import type { FastifyRequest } from 'fastify';
import { parseAuthorization } from '../crypto/authorization.js';
import { signedLines, verifyText } from '../crypto/rsa.js';
import type { Platform } from '../platform.js';
import { PayError } from './pay-error.js';
import { listedCertificates } from './platform-signature.js';

const clockTolerance = 300_000;

/**
 * The whole signature check of an APIv3 request.
 * @throws PayError 401 SIGN_ERROR; 400 INVALID_REQUEST where `Wechatpay-Serial` names no key of ours
 */
export function checkRequest(platform: Platform, request: FastifyRequest): void {
  const body = typeof request.body === 'string' ? request.body : '';
  const authorization = parseAuthorization(request.headers.authorization);
  if (!authorization)
    throw new PayError(401, 'SIGN_ERROR', 'Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》');
  const { pay } = platform.accounts.merchant;
  if (authorization.mchid !== pay.mchId || authorization.serial_no !== pay.merchantSerial)
    throw new PayError(401, 'SIGN_ERROR', '商户证书序列号有误。请使用签名私钥匹配的证书序列号');
  if (!(Math.abs(platform.clock.wall() - Number(authorization.timestamp) * 1_000) <= clockTolerance))
    throw new PayError(401, 'SIGN_ERROR', 'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟');
  const message = signedLines(request.method, request.url, authorization.timestamp, authorization.nonce_str, body);
  if (!verifyText(message, authorization.signature, platform.accounts.platform.merchantPublicKeyPem))
    throw signatureMismatch(request, message);
  const wanted = request.headers['wechatpay-serial'];
  if (wanted !== undefined && !knownSerials(platform).includes(String(wanted)))
    throw new PayError(400, 'INVALID_REQUEST', '请确认Wechatpay-Serial与商户使用的微信支付公钥或平台证书一致');
}

function knownSerials(platform: Platform): readonly string[] {
  const certificates = listedCertificates(platform).map((certificate) => certificate.serial);
  return [platform.accounts.merchant.pay.publicKeyId, ...certificates];
}

function signatureMismatch(request: FastifyRequest, message: string): PayError {
  return new PayError(401, 'SIGN_ERROR', '签名错误,请检查后再试', {
    detail: { issue: 'sign not match' },
    field: 'signature',
    location: 'authorization',
    sign_information: {
      method: request.method,
      sign_message_length: Buffer.byteLength(message),
      truncated_sign_message: message.slice(0, 60),
      url: request.url,
    },
  });
}
