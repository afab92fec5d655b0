import fc from 'fast-check';
import { withReferenceVectors } from '../../test/wechat/reference-vectors.js';
import { pushBody } from './push-body.js';

const xml = (inner: string) => pushBody(`<xml>${inner}</xml>`)?.fields;

test('XML and JSON of one event have the same fields, numbers as text and List at the top', () => {
  const wrapped = `<Event><![CDATA[subscribe_msg_sent_event]]></Event><CreateTime>1620963428</CreateTime>
    <SubscribeMsgSentEvent><List><TemplateId><![CDATA[t1]]></TemplateId><MsgID>3248682510344192008</MsgID></List>
    </SubscribeMsgSentEvent>`;
  const json = `{"Event":"subscribe_msg_sent_event","CreateTime":1620963428,
    "List":{"TemplateId":"t1","MsgID":3248682510344192008}}`;
  const fields = {
    Event: 'subscribe_msg_sent_event',
    CreateTime: '1620963428',
    List: [{ TemplateId: 't1', MsgID: '3248682510344192008' }],
  };
  expect(xml(wrapped)).toEqual(fields);
  expect(pushBody(json)).toEqual({ format: 'json', fields });
});

test('several Lists in XML are one array, and an empty one is no entry', () => {
  const two = '<SubscribeMsgPopupEvent><List><A>1</A></List><List><A>2</A></List></SubscribeMsgPopupEvent>';
  expect(xml(two)).toEqual({ List: [{ A: '1' }, { A: '2' }] });
  expect(xml('<List/>')).toEqual({ List: [] });
});

test('a text of a user may look like markup', () => {
  expect(xml('<Content><![CDATA[a]] > b]]]]><![CDATA[> <x> &amp;]]></Content>')).toEqual({
    Content: 'a]] > b]]> <x> &amp;',
  });
  expect(xml('<Content>1 &lt; 2 &#x4F60;&#22909;</Content>')).toEqual({ Content: '1 < 2 你好' });
});

test('numbers, nulls and truth of JSON are text as they were written', () => {
  expect(pushBody('{"a":-1.50,"b":1e3,"c":null,"d":true,"e":[1,{"f":0}],"g":"12\\"3"}')?.fields).toEqual({
    ...{ a: '-1.50', b: '1e3', c: '', d: 'true', e: ['1', { f: '0' }], g: '12"3' },
  });
});

const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

test.each([
  ['a billion laughs', `<!DOCTYPE x [<!ENTITY l0 "lol">${lol}]><xml><A>&l9;</A></xml>`],
  ['an external entity', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><xml><A>&f;</A></xml>'],
  ['an external DTD', '<!DOCTYPE xml SYSTEM "http://127.0.0.1/x.dtd"><xml><A>1</A></xml>'],
  ['an entity nobody declared', '<xml><A>&nbsp;</A></xml>'],
  ['a parameter entity', '<!DOCTYPE x [<!ENTITY % p "<!ENTITY q \'1\'>">%p;]><xml/>'],
  ['deep nesting', `<xml>${'<a>'.repeat(16)}1${'</a>'.repeat(16)}</xml>`],
  ['deep JSON', `{"a":${'['.repeat(20)}${']'.repeat(20)}}`],
  ['very deep JSON', '['.repeat(60_000)],
  ['a million attributes', `<xml ${Array.from({ length: 1_000_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`],
  ['too much', `{"a":"${'x'.repeat(65_536)}"}`],
  ['an instruction', '<?php echo 1 ?><xml><A>1</A></xml>'],
  ['text beside elements', '<xml>1<A>2</A></xml>'],
  ['no closing', '<xml><A>1</xml>'],
  ['two roots', '<xml><A>1</A></xml><xml><A>2</A></xml>'],
  ['another root', '<html><A>1</A></html>'],
  ['an empty root', '<xml></xml>'],
  ['an array', '[1,2]'],
  ['a word', 'hello'],
  ['nothing', ''],
  ['strings without end', `"${'\\"'.repeat(32_000)}`],
])('%s is refused', (_, text) => {
  expect(pushBody(text)).toBeNull();
});

test('fifteen levels below the root are still read', () => {
  expect(xml(`${'<a>'.repeat(15)}1${'</a>'.repeat(15)}`)).toBeDefined();
});

test('names like those of the language itself are plain fields', () => {
  const fields = xml('<__proto__><polluted>1</polluted></__proto__><constructor>2</constructor>');
  expect(Object.keys(fields ?? {}).sort()).toEqual(['__proto__', 'constructor']);
  expect(Object.keys(pushBody('{"__proto__":{"polluted":1}}')?.fields ?? {})).toEqual(['__proto__']);
  expect({}).not.toHaveProperty('polluted');
});

test('whatever comes is read or refused, never thrown at', () => {
  const markup = fc
    .array(fc.constantFrom('<xml>', '</xml>', '<a', '>', '/>', '<![CDATA[', ']]>', '&', ';', '<!--', '-->', '"', ' '))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json(),
        markup,
        markup.map((m) => `<xml>${m}</xml>`),
      ),
      (text) => {
        const body = pushBody(text);
        return body === null || typeof body.fields === 'object';
      },
    ),
    { numRuns: 3000 },
  );
});

test('a JSON object of text comes back as it was', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string().filter((key) => key !== 'List' && !/^SubscribeMsg/.test(key)),
        fc.string(),
      ),
      (object) => {
        expect(pushBody(JSON.stringify(object))?.fields).toEqual({ ...object });
      },
    ),
  );
});

withReferenceVectors<{ readonly samples: Readonly<Record<string, unknown>> }>(
  'reference-bodies.json',
  ({ samples }) => {
    const pushes = Object.entries(samples).filter(([name]) => name.includes('EventSamples'));
    test.each(pushes)('%s is read, in its own format, with List an array where there is one', (_, body) => {
      const read = pushBody(typeof body === 'string' ? body : JSON.stringify(body));
      expect(read?.format).toBe(typeof body === 'string' ? 'xml' : 'json');
      const { List: list = [{}] } = read?.fields ?? {};
      expect(Array.isArray(list) ? list.length : 0).toBeGreaterThan(0);
    });
  },
);
