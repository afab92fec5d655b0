// A WeChat that takes every message, in a process of its own: counts how often each person got one. Forked by a bench.
import { createServer } from 'node:http';

const delayMs = Number(process.argv[2] ?? 0);
const people = new Map();
let msgid = 3_248_682_510_344_192_008n;

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    const reply = request.url.startsWith('/cgi-bin/message/')
      ? take(body)
      : '{"access_token":"bench","expires_in":7200}';
    const answer = () =>
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': reply.length }).end(reply);
    if (delayMs > 0) setTimeout(answer, delayMs);
    else answer();
  });
});

function take(body) {
  const from = body.indexOf('"touser":"') + 10;
  const openid = body.slice(from, body.indexOf('"', from));
  people.set(openid, (people.get(openid) ?? 0) + 1);
  msgid += 2n;
  return `{"errcode":0,"errmsg":"ok","msgid":${msgid}}`;
}

process.on('message', (word) => {
  if (word === 'stop') process.exit(0);
  const counts = [...people.values()];
  process.send({
    messages: counts.reduce((sum, n) => sum + n, 0),
    people: counts.length,
    most: Math.max(0, ...counts),
  });
  people.clear();
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
