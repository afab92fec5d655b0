import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The contract as OpenAPI, drawn from the same schemas that check the requests. */
export function openApi(app: INestApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle('Jieti 阶梯')
    .setDescription('会员等级、权益、券与消息。金额以分计，时间为毫秒时间戳。')
    .setVersion('0.1.0')
    .addBearerAuth()
    .build();
  return SwaggerModule.createDocument(app, settings);
}
