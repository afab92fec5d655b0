/** What reaches a phone from a proxy whose server has fallen over. */
const fallen = { status: 502, body: '<html><body>502 Bad Gateway</body></html>' };
const unknown = { status: 401, body: { code: 'not_signed_in', message: '请先登录。', requestId: 'r' } };

/** One phone’s own way to the shop, with its own troubles; `name` is the demo member who holds the phone. */
export class ShopLine {
  #shop;
  #name;
  #revoked = new Set();
  #waiting = [];

  constructor(shop, name) {
    this.#shop = shop;
    this.#name = name;
    this.asked = [];
    this.urls = [];
    this.network = 'up';
  }

  /** `down`: nothing arrives. `broken`: the server has fallen over. `slow`: answers wait until it is over. */
  setNetwork(network) {
    this.network = network;
    if (network !== 'slow') for (const go of this.#waiting.splice(0)) go();
  }

  /** Every session of the moment is refused from now on, as when somebody closes them at the desk. */
  revoke(token) {
    this.#revoked.add(token);
  }

  /** What WeChat tells the mini-program about who holds the phone. */
  loginCode() {
    return this.#shop.loginCodeOf(this.#name);
  }

  async answer(method, url, data, header = {}) {
    const body = typeof data === 'string' ? JSON.parse(data) : data;
    this.asked.push({ route: `${method} ${url.pathname}`, body });
    this.urls.push(String(url));
    if (this.network === 'slow') await new Promise((go) => this.#waiting.push(go));
    if (this.network === 'down') return undefined;
    if (this.network === 'broken') return fallen;
    if (this.#revoked.has(header.authorization)) return unknown;
    const answer = await this.#shop.reach(method, url, data, header);
    // A session made in the same second is the same text.
    if (url.pathname.endsWith('-login')) this.#revoked.clear();
    return answer;
  }

  bodiesOf(route) {
    return this.asked.filter((asked) => asked.route === route).map((asked) => asked.body);
  }
}
