import { Injectable } from '@nestjs/common';
import type { ApiReply } from './read-reply.js';
import { contentFields } from './template-content.js';
import { listOf, textIn, textsIn } from './reply-parts.js';
import { templateRefusal, type TemplateRefusal } from './template-refusals.js';
import { WechatApi } from './wechat-api.js';
import type { WechatApp } from './wechat-apps.js';
import type { PlatformTemplate } from './wechat-template.js';

export type TemplateOutcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: TemplateRefusal };

/** A title of WeChat's library, to make a template from. */
export interface LibraryTitle {
  readonly tid: string;
  readonly title: string;
}

/** A keyword of a title; `rule` is the type of its value. */
export interface LibraryKeyword {
  readonly kid: number;
  readonly name: string;
  readonly example: string;
  readonly rule: string;
}

/** Templates of the shop's accounts: what there is, and for the mini-program adding from the library and removing. */
@Injectable()
export class WechatTemplates {
  constructor(private readonly api: WechatApi) {}

  async list(app: WechatApp): Promise<TemplateOutcome<readonly PlatformTemplate[]>> {
    return app === 'miniProgram'
      ? outcome(await this.api.get(app, '/wxaapi/newtmpl/gettemplate'), subscriptionTemplates)
      : outcome(await this.api.get(app, '/cgi-bin/template/get_all_private_template'), officialTemplates);
  }

  /** The service categories of the mini-program. */
  async listCategories(): Promise<TemplateOutcome<readonly { readonly id: number; readonly name: string }[]>> {
    return outcome(await this.api.get('miniProgram', '/wxaapi/newtmpl/getcategory'), (json) =>
      listOf(json, 'data').map((one) => ({ id: Number(one['id']), name: textIn(one, 'name') })),
    );
  }

  /** Titles of these categories; at most 30 a page. */
  async listTitles(
    categoryIds: readonly number[],
    page: { readonly start: number; readonly limit: number },
  ): Promise<TemplateOutcome<readonly LibraryTitle[]>> {
    const query = { ids: categoryIds.join(','), start: String(page.start), limit: String(Math.min(page.limit, 30)) };
    return outcome(await this.api.get('miniProgram', '/wxaapi/newtmpl/getpubtemplatetitles', query), (json) =>
      listOf(json, 'data').map((one) => ({ tid: textIn(one, 'tid'), title: textIn(one, 'title') })),
    );
  }

  async listKeywords(tid: string): Promise<TemplateOutcome<readonly LibraryKeyword[]>> {
    return outcome(await this.api.get('miniProgram', '/wxaapi/newtmpl/getpubtemplatekeywords', { tid }), (json) =>
      listOf(json, 'data').map((one) => ({
        kid: Number(one['kid']),
        name: textIn(one, 'name'),
        example: textIn(one, 'example'),
        rule: textIn(one, 'rule'),
      })),
    );
  }

  /** Two to five keywords in the order they are shown; the id of the new template. Not repeated: it would be two. */
  async add(tid: string, keywordIds: readonly number[], sceneDesc: string): Promise<TemplateOutcome<string>> {
    const body = { tid, kidList: keywordIds, sceneDesc };
    const reply = await this.api.post('miniProgram', '/wxaapi/newtmpl/addtemplate', body, 'ifNotDone');
    return outcome(reply, (json) => textIn(json, 'priTmplId'));
  }

  async remove(templateId: string): Promise<TemplateOutcome<null>> {
    const body = { priTmplId: templateId };
    return outcome(await this.api.post('miniProgram', '/wxaapi/newtmpl/deltemplate', body, 'freely'), () => null);
  }
}

type Json = Readonly<Record<string, unknown>>;

function outcome<T>(reply: ApiReply, read: (json: Json) => T): TemplateOutcome<T> {
  return reply.kind === 'ok'
    ? { kind: 'ok', value: read(reply.json) }
    : { kind: 'refused', refusal: templateRefusal(reply) };
}

/** The reply of `gettemplate`. */
export function subscriptionTemplates(json: Json): PlatformTemplate[] {
  return listOf(json, 'data').map((one) => {
    const enums = listOf(one, 'keywordEnumValueList').map((list): [string, readonly string[]] => [
      textIn(list, 'keywordCode').replace(/\.DATA$/, ''),
      textsIn(list, 'enumValueList'),
    ]);
    const content = textIn(one, 'content');
    return {
      templateId: textIn(one, 'priTmplId'),
      title: textIn(one, 'title'),
      content,
      fields: contentFields(content, new Map(enums)),
    };
  });
}

/** The reply of `get_all_private_template`. */
export function officialTemplates(json: Json): PlatformTemplate[] {
  return listOf(json, 'template_list').map((one) => {
    const content = textIn(one, 'content');
    const fields = contentFields(content, new Map());
    return { templateId: textIn(one, 'template_id'), title: textIn(one, 'title'), content, fields };
  });
}
